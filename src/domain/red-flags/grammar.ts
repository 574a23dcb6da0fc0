import { inflect, PatternError, type PatternNode, type PatternStep, parsePattern } from './pattern.ts';
import { BREAK, type Tokens } from './tokens.ts';
import { TypoIndex } from './typos.ts';

/** Tokens `start` to `end` (exclusive) that a pattern matched; `skipped` are tokens in its gaps, which it did not read. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly skipped: readonly number[];
}

/** Entries that are computed from numbers and the asker's facts, not from words, by name. */
export type ComputedMentions = ReadonlyMap<string, readonly Mention[]>;

const NONE: readonly Mention[] = [];
/** A writer needs no more; hostile text would make more only to slow the engine down. */
const MAX_MENTIONS_PER_START = 4;
/** Nobody reads a thousand highlights of one pattern; the first ones decide the tier. */
const MAX_MENTIONS_PER_ENTRY = 1000;
const MAX_CACHED_WORDS = 20_000;
const WINDOW_TOKENS = 4000;
const NO_TOKENS: readonly number[] = [];

interface Alternative {
  readonly ids: readonly number[];
  readonly gaps: readonly number[];
}

interface Entry {
  readonly words: Set<string>;
  readonly prefixes: Set<string>;
  readonly alternatives: Alternative[];
}

/**
 * Patterns compiled to numbered entries, each built only from entries before it. Matching fills the entries in that
 * order, so every entry is matched once a message whatever number of rules use it, and time grows linearly with the
 * message. There are no regular expressions to backtrack.
 */
export class Grammar {
  readonly #lexicon: Readonly<Record<string, string>>;
  readonly #computedNames: ReadonlySet<string>;
  readonly #entries: Entry[] = [];
  readonly #ids = new Map<string, number>();
  readonly #namedIds = new Map<string, number>();
  readonly #open = new Set<string>();
  readonly #roots = new Set<number>();
  readonly #uncapped = new Set<number>();
  /** By entry: the entries with an alternative that begins with it. */
  readonly #dependents: number[][] = [];
  readonly #exact = new Map<string, number[]>();
  readonly #prefix = new Map<string, number[]>();
  #typos: TypoIndex | null = null;
  #cache = new Map<string, readonly number[]>();

  constructor(lexicon: Readonly<Record<string, string>>, computedNames: readonly string[]) {
    this.#lexicon = lexicon;
    this.#computedNames = new Set(computedNames);
  }

  /**
   * Compiles a pattern and returns the number of its entry; throws `PatternError`. Of a pattern that is not `complete`
   * a very long text keeps only the first mentions.
   */
  compile(source: string, kept: 'first' | 'complete' = 'first'): number {
    const id = this.#intern(parsePattern(source), source);
    this.#roots.add(id);
    if (kept === 'complete') this.#uncapped.add(id);
    return id;
  }

  /**
   * The mentions in a text of the entries that `compile` returned. A long text is matched window by window, cut at
   * the ends of sentences, so that memory stays small.
   */
  match(tokens: Tokens, computed: ComputedMentions): Mentions {
    const all = new Map<number, Mention[]>();
    for (let from = 0; from < tokens.words.length; ) {
      const to = endOfWindow(tokens, from);
      const found = this.#matchWindow(tokens, computed, from, to);
      for (const id of this.#roots) {
        const list = found[id];
        if (list === undefined) continue;
        const known = all.get(id);
        if (known === undefined) all.set(id, list);
        else if (known.length < MAX_MENTIONS_PER_ENTRY || this.#uncapped.has(id))
          for (const mention of list) known.push(mention);
      }
      from = to;
    }
    return new Mentions(all);
  }

  #matchWindow(tokens: Tokens, computed: ComputedMentions, from: number, to: number): (Mention[] | undefined)[] {
    const found = new Array<Mention[] | undefined>(this.#entries.length);
    /** 1 where an entry may match because the first part of one of its alternatives did. */
    const awake = new Uint8Array(this.#entries.length);
    const wake = (id: number): void => {
      for (const dependent of this.#dependents[id] ?? NO_TOKENS) awake[dependent] = 1;
    };
    for (const [name, mentions] of computed) {
      const id = this.#namedIds.get(name);
      if (id === undefined) continue;
      const here = mentions
        .slice(firstFrom(mentions, from), firstFrom(mentions, to))
        .filter((mention) => mention.end <= to);
      if (here.length === 0) continue;
      found[id] = here;
      wake(id);
    }
    for (let token = from; token < to; token += 1) {
      const ids = this.#entriesOfWord(tokens.words[token] ?? '');
      if (ids.length === 0) continue;
      const mention = { start: token, end: token + 1, skipped: NO_TOKENS };
      for (const id of ids) {
        const list = found[id];
        if (list === undefined) {
          found[id] = [mention];
          wake(id);
        } else list.push(mention);
      }
    }
    // Parts have lower numbers than what is built from them, so one ascending pass completes everything.
    for (let id = 0; id < awake.length; id += 1) {
      if (awake[id] === 0) continue;
      const list = this.#complete(tokens, id, found);
      if (list === undefined) continue;
      found[id] = list;
      wake(id);
    }
    return found;
  }

  #complete(tokens: Tokens, id: number, found: readonly (Mention[] | undefined)[]): Mention[] | undefined {
    let list = found[id];
    let isMerged = false;
    for (const { ids, gaps } of this.#entries[id]?.alternatives ?? []) {
      let isPossible = true;
      for (const part of ids) if (found[part] === undefined) isPossible = false;
      if (!isPossible) continue;
      const more = ids.length === 1 ? found[ids[0] ?? 0] : joinSequence(tokens, ids, gaps, found);
      if (more === undefined || more.length === 0) continue;
      isMerged ||= list !== undefined;
      list = list === undefined ? [...more] : list.concat(more);
    }
    return list !== undefined && isMerged ? sortedUnique(list) : list;
  }

  #entriesOfWord(word: string): readonly number[] {
    const cached = this.#cache.get(word);
    if (cached !== undefined) return cached;
    const ids = this.#lookUp(word);
    if (this.#cache.size >= MAX_CACHED_WORDS) this.#cache = new Map();
    this.#cache.set(word, ids);
    return ids;
  }

  #lookUp(word: string): readonly number[] {
    let ids = this.#lookUpExactly(word);
    if (ids.length === 0 && /(.)\1\1/u.test(word)) {
      ids = this.#lookUpExactly(word.replace(/(.)\1{2,}/gu, '$1$1'));
      if (ids.length === 0) ids = this.#lookUpExactly(word.replace(/(.)\1{2,}/gu, '$1'));
    }
    if (ids.length > 0) return ids;
    this.#typos ??= new TypoIndex([...this.#exact.keys()]);
    const meant = this.#typos.find(word);
    return meant === null ? [] : this.#lookUpExactly(meant);
  }

  #lookUpExactly(word: string): readonly number[] {
    const ids = new Set(this.#exact.get(word) ?? []);
    for (let length = 3; length <= word.length; length += 1)
      for (const id of this.#prefix.get(word.slice(0, length)) ?? []) ids.add(id);
    return [...ids];
  }

  #intern(node: PatternNode, source: string): number {
    const key = JSON.stringify(node);
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = node.kind === 'entry' ? this.#internNamed(node.name, source) : this.#internUnnamed(node, source);
    this.#ids.set(key, id);
    return id;
  }

  #internNamed(name: string, source: string): number {
    const known = this.#namedIds.get(name);
    if (known !== undefined) return known;
    if (this.#computedNames.has(name)) {
      const id = this.#add({ words: new Set(), prefixes: new Set(), alternatives: [] });
      this.#namedIds.set(name, id);
      return id;
    }
    const definition = this.#lexicon[name];
    if (definition === undefined) throw new PatternError(`Unknown entry @${name} in pattern: ${source}`);
    if (this.#open.has(name)) throw new PatternError(`Entry @${name} contains itself`);
    this.#open.add(name);
    const id = this.#internUnnamed(parsePattern(definition), `@${name}`);
    this.#open.delete(name);
    this.#namedIds.set(name, id);
    return id;
  }

  #internUnnamed(node: PatternNode, source: string): number {
    const entry: Entry = { words: new Set(), prefixes: new Set(), alternatives: [] };
    this.#fill(entry, node, source);
    return this.#add(entry);
  }

  #fill(entry: Entry, node: PatternNode, source: string): void {
    switch (node.kind) {
      case 'word':
        if (node.form === 'prefix') entry.prefixes.add(node.word);
        else for (const word of node.form === 'inflected' ? inflect(node.word) : [node.word]) entry.words.add(word);
        return;
      case 'entry':
        entry.alternatives.push({ ids: [this.#intern(node, source)], gaps: [0] });
        return;
      case 'either':
        for (const option of node.options) this.#fill(entry, option, source);
        return;
      case 'sequence':
        for (const steps of withoutOptional(node.steps)) {
          entry.alternatives.push({
            ids: steps.map((step) => this.#intern(step.node, source)),
            gaps: steps.map((step) => step.gap),
          });
        }
        return;
      case 'near': {
        const left = this.#intern(node.left, source);
        const right = this.#intern(node.right, source);
        entry.alternatives.push({ ids: [left, right], gaps: [0, node.gap] });
        entry.alternatives.push({ ids: [right, left], gaps: [0, node.gap] });
        return;
      }
    }
  }

  #add(entry: Entry): number {
    const id = this.#entries.push(entry) - 1;
    for (const { ids } of entry.alternatives) {
      const first = ids[0];
      if (first === undefined) continue;
      this.#dependents[first] ??= [];
      this.#dependents[first].push(id);
    }
    for (const word of entry.words) append(this.#exact, word, id);
    for (const prefix of entry.prefixes) append(this.#prefix, prefix, id);
    return id;
  }
}

/** What a grammar found in one text. */
export class Mentions {
  readonly #found: ReadonlyMap<number, readonly Mention[]>;

  constructor(found: ReadonlyMap<number, readonly Mention[]>) {
    this.#found = found;
  }

  /** The mentions of an entry, by start; empty where there are none. */
  list(entryId: number): readonly Mention[] {
    return this.#found.get(entryId) ?? NONE;
  }
}

/** Where in a list ordered by start the mentions from `token` on begin. */
export function firstFrom(mentions: readonly Mention[], token: number): number {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle]?.start ?? 0) < token) low = middle + 1;
    else high = middle;
  }
  return low;
}

function endOfWindow(tokens: Tokens, from: number): number {
  const limit = Math.min(from + WINDOW_TOKENS, tokens.words.length);
  if (limit === tokens.words.length) return limit;
  for (let token = limit; token > from + WINDOW_TOKENS / 2; token -= 1)
    if ((tokens.breaks[token] ?? 0) === BREAK.sentence) return token;
  return limit;
}

function append(map: Map<string, number[]>, key: string, id: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [id]);
  else list.push(id);
}

/** Every way to leave optional steps out. A gap before a step that is left out passes to the next. */
function withoutOptional(steps: readonly PatternStep[]): PatternStep[][] {
  let variants: { steps: PatternStep[]; carried: number }[] = [{ steps: [], carried: 0 }];
  for (const step of steps) {
    variants = variants.flatMap(({ steps: before, carried }) => {
      const gap = Math.max(step.gap, carried);
      const taken = { steps: [...before, { node: step.node, gap, optional: false }], carried: 0 };
      return step.optional ? [taken, { steps: before, carried: gap }] : [taken];
    });
  }
  return variants.map((variant) => variant.steps).filter((variant) => variant.length > 0);
}

function joinSequence(
  tokens: Tokens,
  ids: readonly number[],
  gaps: readonly number[],
  found: readonly (readonly Mention[] | undefined)[],
): Mention[] {
  const results: Mention[] = [];
  const positions = ids.map(() => 0);
  for (const first of found[ids[0] ?? 0] ?? NONE) {
    let frontier: Mention[] = [first];
    for (let step = 1; step < ids.length && frontier.length > 0; step += 1) {
      const nexts = found[ids[step] ?? 0] ?? NONE;
      const gap = gaps[step] ?? 0;
      // Starts only grow, so what lies before this start is never looked at again.
      let from = positions[step] ?? 0;
      while (from < nexts.length && (nexts[from]?.start ?? 0) < first.end) from += 1;
      positions[step] = from;
      frontier = extend(tokens, frontier, nexts, from, gap);
    }
    for (const mention of frontier.slice(0, MAX_MENTIONS_PER_START)) results.push(mention);
  }
  return results;
}

function extend(
  tokens: Tokens,
  frontier: readonly Mention[],
  nexts: readonly Mention[],
  from: number,
  gap: number,
): Mention[] {
  const extended: Mention[] = [];
  for (const mention of frontier) {
    const limit = reach(tokens, mention.end, gap);
    for (let index = from; index < nexts.length; index += 1) {
      const next = nexts[index];
      if (next === undefined || next.start > limit) break;
      if (next.start < mention.end || extended.some((known) => known.end === next.end)) continue;
      const skipped = [...mention.skipped, ...next.skipped];
      for (let token = mention.end; token < next.start; token += 1) skipped.push(token);
      extended.push({ start: mention.start, end: next.end, skipped });
      if (extended.length >= MAX_MENTIONS_PER_START * 2) return extended;
    }
  }
  return extended;
}

/** The last token at which the next step may start: `gap` words on, but never beyond the sentence. */
function reach(tokens: Tokens, end: number, gap: number): number {
  const strongest = gap === 0 ? BREAK.comma : BREAK.clause;
  for (let token = end; token <= end + gap; token += 1)
    if (token >= tokens.words.length || (tokens.breaks[token] ?? 0) > strongest) return token - 1;
  return end + gap;
}

function sortedUnique(mentions: Mention[]): Mention[] {
  mentions.sort((a, b) => a.start - b.start || a.end - b.end || a.skipped.length - b.skipped.length);
  return mentions.filter((mention, index) => {
    const before = mentions[index - 1];
    return before === undefined || before.start !== mention.start || before.end !== mention.end;
  });
}
