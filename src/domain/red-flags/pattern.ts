import { canonicalWord, SPLIT_WORDS } from './spelling.ts';

/**
 * A pattern as a tree. How patterns are written:
 *
 * | written          | matches                                                          |
 * | ---------------- | ---------------------------------------------------------------- |
 * | `chest pain`     | these words one after the other                                  |
 * | `vomit^`         | the word and its inflections (vomits, vomited, vomiting)         |
 * | `thrombo*`       | every word that begins so                                        |
 * | `(arm\|leg)`     | either                                                           |
 * | `my? arm`        | the word before the mark may be missing                          |
 * | `@joint`         | any wording of the lexicon's entry                               |
 * | `arm .. weak`    | up to 3 words between; `..5` up to 5; never across a sentence    |
 * | `fever <>8 neck` | both in either order, up to 8 words apart, within a sentence     |
 *
 * Chinese is written without spaces; each character is a word of its own.
 */
export type PatternNode =
  | { readonly kind: 'word'; readonly word: string; readonly form: 'exact' | 'inflected' | 'prefix' }
  | { readonly kind: 'entry'; readonly name: string }
  | { readonly kind: 'either'; readonly options: readonly PatternNode[] }
  | { readonly kind: 'sequence'; readonly steps: readonly PatternStep[] }
  | { readonly kind: 'near'; readonly left: PatternNode; readonly right: PatternNode; readonly gap: number };

/** One step of a sequence; `gap` is how many words may stand between it and the step before. */
export interface PatternStep {
  readonly node: PatternNode;
  readonly gap: number;
  readonly optional: boolean;
}

/** A rule or lexicon entry is written wrongly; the message names the pattern. */
export class PatternError extends Error {}

const DEFAULT_GAP = 3;
const DEFAULT_NEAR = 6;
const SYMBOLS = /\s+|[()|?]|\.\.\d*|<>\d*|@[\w.-]+|[^\s()|?.<>@]+/gu;

/** Reads a pattern; throws `PatternError` where it is written wrongly. */
export function parsePattern(source: string): PatternNode {
  const symbols = source.match(SYMBOLS) ?? [];
  if (symbols.join('').length !== source.length) throw new PatternError(`Unreadable pattern: ${source}`);
  const queue = symbols.filter((symbol) => symbol.trim() !== '');
  const node = readEither(queue, source);
  if (queue.length > 0) throw new PatternError(`Unexpected "${queue[0]}" in pattern: ${source}`);
  return node;
}

function readEither(queue: string[], source: string): PatternNode {
  const options = [readNear(queue, source)];
  while (queue[0] === '|') {
    queue.shift();
    options.push(readNear(queue, source));
  }
  return options.length === 1 && options[0] !== undefined ? options[0] : { kind: 'either', options };
}

function readNear(queue: string[], source: string): PatternNode {
  let left = readSequence(queue, source);
  while (queue[0]?.startsWith('<>')) {
    const gap = Number(queue.shift()?.slice(2) || DEFAULT_NEAR);
    left = { kind: 'near', left, right: readSequence(queue, source), gap };
  }
  return left;
}

function readSequence(queue: string[], source: string): PatternNode {
  const steps: PatternStep[] = [];
  let gap = 0;
  for (;;) {
    const symbol = queue[0];
    if (symbol === undefined || symbol === ')' || symbol === '|' || symbol.startsWith('<>')) break;
    queue.shift();
    if (symbol.startsWith('..')) {
      gap = Number(symbol.slice(2) || DEFAULT_GAP);
      continue;
    }
    const nodes = readAtom(symbol, queue, source);
    const optional = queue[0] === '?';
    if (optional) queue.shift();
    nodes.forEach((node, position) => {
      steps.push({ node, gap: position === 0 ? gap : 0, optional });
    });
    gap = 0;
  }
  if (steps.length === 0 || gap !== 0 || steps.every((step) => step.optional))
    throw new PatternError(`Empty part or dangling ".." in pattern: ${source}`);
  const only = steps[0];
  return steps.length === 1 && only !== undefined ? only.node : { kind: 'sequence', steps };
}

function readAtom(symbol: string, queue: string[], source: string): PatternNode[] {
  if (symbol === '(') {
    const node = readEither(queue, source);
    if (queue.shift() !== ')') throw new PatternError(`Missing ")" in pattern: ${source}`);
    return [node];
  }
  if (symbol === '?') throw new PatternError(`Nothing before "?" in pattern: ${source}`);
  if (symbol.startsWith('@')) return [{ kind: 'entry', name: symbol.slice(1) }];
  if (/\p{Script=Han}/u.test(symbol))
    return [...symbol].map((word) => ({ kind: 'word', word: canonicalWord(word), form: 'exact' }));
  if (symbol.endsWith('^')) return [{ kind: 'word', word: canonicalWord(symbol.slice(0, -1)), form: 'inflected' }];
  if (symbol.endsWith('*')) return [{ kind: 'word', word: canonicalWord(symbol.slice(0, -1)), form: 'prefix' }];
  if (!/^[a-z0-9.]+$/u.test(symbol)) throw new PatternError(`Unreadable word "${symbol}" in pattern: ${source}`);
  return (SPLIT_WORDS.get(symbol) ?? [canonicalWord(symbol)]).map((word) => ({ kind: 'word', word, form: 'exact' }));
}

/** The regular inflections of an English verb, noun or adjective; irregular forms are written out in the lexicon. */
export function inflect(word: string): string[] {
  const forms = new Set([word, `${word}s`]);
  if (/(?:s|x|z|ch|sh)$/.test(word)) forms.add(`${word}es`);
  if (/[^aeiou]y$/.test(word)) {
    for (const ending of ['ies', 'ied', 'ier', 'iest', 'ily']) forms.add(word.slice(0, -1) + ending);
    forms.add(`${word}ing`);
  } else if (word.endsWith('e')) {
    const stem = word.slice(0, -1);
    for (const ending of ['ed', 'ing', 'er', 'y']) forms.add(stem + ending);
  } else {
    for (const ending of ['ed', 'ing']) forms.add(word + ending);
    if (/[^aeiou][aeiou][bdgklmnprt]$/.test(word)) {
      const doubled = word + word.slice(-1);
      for (const ending of ['ed', 'ing', 'y']) forms.add(doubled + ending);
    }
    forms.add(`${word}y`);
    // A stem that lost its e: "cav", "dribbl", "chang". What this makes of whole words ("arme") nobody writes.
    if (/(?:[bcdfgklmprstvz]|th)$/.test(word)) for (const ending of ['e', 'es', 'er']) forms.add(word + ending);
  }
  return [...forms];
}
