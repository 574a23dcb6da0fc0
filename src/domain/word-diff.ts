import { diffArrays } from 'diff';

/** A stretch of text that both have, or only the one from before, or only the one from now. */
export interface DiffPart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

export interface WordDiff {
  /** In reading order; `same` and `removed` make the text from before, `same` and `added` the one from now. */
  readonly parts: readonly DiffPart[];
  /** False where the texts are too long or too different: what differs then stands whole, once as each of them. */
  readonly byWord: boolean;
}

/** Longest stretch that is compared word by word, in UTF-16 code units; what both ends have in common does not count. */
const LONGEST_COMPARED = 100_000;
/** Most words that may differ before both texts are shown whole. Bounds the work: it grows with this number's square. */
const MOST_EDITS = 1500;
/** How far a common beginning or end is shortened to reach a space, in UTF-16 code units. */
const LONGEST_WORD = 200;

/**
 * One word, one space, one sign. Chinese and Japanese are compared by character, because words are not marked there and
 * a dictionary may part the same characters differently in two texts. Everything else is a word of letters and digits,
 * an emoji with all that belongs to it, or a single sign with its accents.
 */
const TOKEN =
  /\s+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]\p{M}*|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}]\p{M}*)+(?:['’](?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}]\p{M}*)+)*|\p{RGI_Emoji}|[\s\S]\p{M}*/gv;

/**
 * What was changed between two texts, word by word. The work is bounded for any input: it is linear in the length, and
 * texts that differ in more than can be read as a comparison come back whole.
 */
export function diffWords(before: string, now: string): WordDiff {
  if (before === now) return { parts: partsOf([['same', now]]), byWord: true };
  const isLong = before.length > LONGEST_COMPARED || now.length > LONGEST_COMPARED;
  const start = isLong ? commonStart(before, now) : 0;
  const end = isLong ? commonEnd(before, now, start) : 0;
  const oldMiddle = before.slice(start, before.length - end);
  const newMiddle = now.slice(start, now.length - end);
  const changes =
    oldMiddle.length > LONGEST_COMPARED || newMiddle.length > LONGEST_COMPARED
      ? undefined
      : diffArrays(tokensOf(oldMiddle), tokensOf(newMiddle), { maxEditLength: MOST_EDITS });
  const middle: Piece[] =
    changes === undefined
      ? [
          ['removed', oldMiddle],
          ['added', newMiddle],
        ]
      : changes.map(({ added, removed, value }) => [added ? 'added' : removed ? 'removed' : 'same', value.join('')]);
  return {
    parts: partsOf([['same', now.slice(0, start)], ...middle, ['same', now.slice(now.length - end)]]),
    byWord: changes !== undefined,
  };
}

type Piece = readonly [kind: DiffPart['kind'], text: string];

function tokensOf(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

/** Joins neighbours, and takes a lone space between two changes into them: "left arm → right leg", not word by word. */
function partsOf(pieces: readonly Piece[]): DiffPart[] {
  const parts: DiffPart[] = [];
  let removed = '';
  let added = '';
  const flush = (): void => {
    if (removed !== '') parts.push({ kind: 'removed', text: removed });
    if (added !== '') parts.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  pieces.forEach(([kind, text], index) => {
    if (text === '') return;
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else if (removed !== '' && added !== '' && /^[^\S\n]+$/u.test(text) && pieces[index + 1]?.[0] === 'removed') {
      removed += text;
      added += text;
    } else {
      flush();
      const last = parts.at(-1);
      if (last?.kind === 'same') parts[parts.length - 1] = { kind: 'same', text: last.text + text };
      else parts.push({ kind: 'same', text });
    }
  });
  flush();
  return parts;
}

/** Length of the beginning that both texts have, ended where a word ends. */
function commonStart(before: string, now: string): number {
  const most = Math.min(before.length, now.length);
  let length = 0;
  while (length < most && before.charCodeAt(length) === now.charCodeAt(length)) length += 1;
  for (let back = length; back > 0 && length - back < LONGEST_WORD; back -= 1) {
    if (isSpace(now.charCodeAt(back - 1))) return back;
  }
  return splitsPair(now, length) ? length - 1 : length;
}

/** Length of the end that both texts have behind their common beginning, begun where a word begins. */
function commonEnd(before: string, now: string, start: number): number {
  const most = Math.min(before.length, now.length) - start;
  let length = 0;
  while (length < most && before.charCodeAt(before.length - 1 - length) === now.charCodeAt(now.length - 1 - length))
    length += 1;
  for (let back = length; back > 0 && length - back < LONGEST_WORD; back -= 1) {
    if (isSpace(now.charCodeAt(now.length - back))) return back;
  }
  return splitsPair(now, now.length - length) ? length - 1 : length;
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x09 || unit === 0x0d || unit === 0x3000;
}

/** Whether a cut there would part the two halves of one character. */
function splitsPair(text: string, place: number): boolean {
  return (
    place > 0 &&
    place < text.length &&
    (text.charCodeAt(place - 1) & 0xfc00) === 0xd800 &&
    (text.charCodeAt(place) & 0xfc00) === 0xdc00
  );
}
