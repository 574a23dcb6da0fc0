import type { Database } from './database.ts';
import { termsOf } from './search-terms.ts';

/** [start, end) offsets into a text. */
export type Span = [start: number, end: number];

/** Most of a text that is searched for a passage, in UTF-16 units. */
export const MAX_PASSAGE_SOURCE = 20_000;
const EXCERPT_LENGTH = 160;
/** How much of the passage stands before the first word that was found. */
const LEAD_LENGTH = 50;

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Words whose stems are remembered. */
const MAX_REMEMBERED = 20_000;

/** Says where in a text the words of a search stand, as the full-text index found them. */
export interface WordFinder {
  marksIn(text: string): Span[];
  /** The first that is found; null when nothing is. */
  firstIn(text: string): Span | null;
}

/**
 * Makes finders of words: English in any form of the word, which the index's own tokenizer decides, and Chinese as
 * written, within a run too.
 */
export function createWordFinders(database: Database) {
  database.exec(`
    CREATE VIRTUAL TABLE temp.word_probe USING fts5 (word, tokenize = 'porter unicode61 remove_diacritics 2');
    CREATE VIRTUAL TABLE temp.word_probe_terms USING fts5vocab (temp, word_probe, instance);`);
  const clear = database.prepare('DELETE FROM temp.word_probe');
  const probe = database.prepare('INSERT INTO temp.word_probe (rowid, word) VALUES (1, ?)');
  const stemOfProbe = database.prepare<[], { term: string }>('SELECT term FROM temp.word_probe_terms LIMIT 1');
  const stems = new Map<string, string>();

  function stemOf(word: string): string {
    const known = stems.get(word);
    if (known !== undefined) return known;
    clear.run();
    probe.run(word);
    const stem = stemOfProbe.get()?.term ?? word;
    if (stems.size >= MAX_REMEMBERED) stems.clear();
    stems.set(word, stem);
    return stem;
  }

  return function finderOf(typed: string): WordFinder {
    const terms = termsOf(typed);
    const runs = terms.filter(({ isHan }) => isHan).map(({ text }) => text);
    const words = terms.flatMap(({ text, isHan }, index) =>
      isHan ? [] : [{ stem: stemOf(text), isUnfinished: index === terms.length - 1 && text.length > 1 }],
    );
    // A stem keeps the first two letters of its word, so most words of a text need no tokenizer.
    const beginnings = new Set(words.map(({ stem }) => stem.slice(0, 2)));

    function isFound(word: string): boolean {
      // Most words of a text are settled by their first two letters, and most letters need no folding.
      const head = word.slice(0, 2).toLowerCase();
      if (/^[a-z]{1,2}$/u.test(head) && !beginnings.has(head)) return false;
      const folded = fold(word);
      if (!beginnings.has(folded.slice(0, 2))) return false;
      const stem = stemOf(folded);
      return words.some((term) => (term.isUnfinished ? stem.startsWith(term.stem) : stem === term.stem));
    }

    function* wordSpans(text: string): Generator<Span> {
      for (const { 0: run, index } of text.matchAll(WORD)) {
        if (!HAN.test(run) && isFound(run)) yield [index, index + run.length];
      }
    }

    return {
      firstIn(text) {
        const starts = runs.map((run): Span => [text.indexOf(run), text.indexOf(run) + run.length]);
        const first = words.length === 0 ? undefined : wordSpans(text).next().value;
        const spans = starts.filter(([start]) => start >= 0);
        if (first !== undefined) spans.push(first);
        return spans.sort((left, right) => left[0] - right[0])[0] ?? null;
      },
      marksIn(text) {
        const spans = words.length === 0 ? [] : [...wordSpans(text)];
        for (const run of runs) {
          for (let at = text.indexOf(run); at >= 0; at = text.indexOf(run, at + run.length)) {
            spans.push([at, at + run.length]);
          }
        }
        return joined(spans);
      },
    };
  };
}

/** The beginning of a text in one line. */
export function beginningOf(text: string): string {
  return flat(text).slice(0, EXCERPT_LENGTH).toWellFormed();
}

/** The passage around the first word that was found, with what was found in it; null when nothing was. */
export function passageOf(text: string, finder: WordFinder): { excerpt: string; marks: Span[] } | null {
  const line = flat(text.slice(0, MAX_PASSAGE_SOURCE));
  const first = finder.firstIn(line);
  if (first === null) return null;
  let excerpt = line.slice(0, EXCERPT_LENGTH);
  if (first[1] > EXCERPT_LENGTH * 0.8) {
    const space = line.indexOf(' ', first[0] - LEAD_LENGTH);
    const start = space >= 0 && space < first[0] ? space + 1 : Math.max(0, first[0] - LEAD_LENGTH / 2);
    excerpt = `… ${line.slice(start, start + EXCERPT_LENGTH - 2)}`;
  }
  excerpt = excerpt.toWellFormed();
  return { excerpt, marks: finder.marksIn(excerpt) };
}

function flat(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function fold(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function joined(spans: Span[]): Span[] {
  const all: Span[] = [];
  for (const [start, end] of spans.sort((left, right) => left[0] - right[0] || left[1] - right[1])) {
    const last = all.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else all.push([start, end]);
  }
  return all;
}
