/**
 * Text as the full-text tables see it. FTS5's tokenizer takes a run of Chinese for one word, so the application writes
 * such a run as its overlapping pairs, with the last character once more by itself: 頸部疼痛 becomes
 * 頸部 部疼 疼痛 痛. Words of other scripts are left to the tokenizer, which folds accents and English word forms.
 */
const HAN_RUN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;
const WORD = /[\p{L}\p{N}]+/gu;

/** Longest text that is indexed of one field, in UTF-16 units; a longer one is found by its beginning. */
const MAX_INDEXED_LENGTH = 200_000;

/** Most terms that one query looks for. */
const MAX_QUERY_TERMS = 24;

function fold(text: string): string {
  return text.toWellFormed().normalize('NFKC').toLowerCase();
}

/** What is stored in the full-text table for a text. */
export function indexedText(text: string | null): string {
  if (text === null) return '';
  return fold(text.slice(0, MAX_INDEXED_LENGTH)).replace(
    HAN_RUN,
    (run) => ` ${pairsOf(run).join(' ')} ${lastOf(run)} `,
  );
}

function pairsOf(run: string): string[] {
  const characters = [...run];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

function lastOf(run: string): string {
  return [...run].at(-1) ?? '';
}

/** A word, or a run of Chinese, of a text. */
export interface Term {
  readonly text: string;
  readonly isHan: boolean;
}

/** The words and runs of a text in order, folded, apart at every change of script. */
export function termsOf(text: string): Term[] {
  return [...fold(text).matchAll(WORD)].flatMap(([word]) =>
    [
      ...word.matchAll(
        /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu,
      ),
    ].map(([part]) => ({ text: part, isHan: new RegExp(HAN_RUN.source, 'u').test(part) })),
  );
}

/** A term of one's own making as FTS5 syntax; quoting leaves no operator in what a person typed. */
export function quoteTerm(term: string): string {
  return `"${term.replaceAll('"', '""')}"`;
}

/**
 * What a person typed as an FTS5 query that finds texts with all of it; the last word may be unfinished. Null when
 * there is nothing to look for.
 */
export function searchQuery(typed: string): string | null {
  const terms = termsOf(typed).slice(0, MAX_QUERY_TERMS);
  if (terms.length === 0) return null;
  return terms
    .map((term, index) => {
      // One letter begins too many words to be of help.
      if (!term.isHan)
        return index === terms.length - 1 && term.text.length > 1 ? `${quoteTerm(term.text)}*` : quoteTerm(term.text);
      const pairs = pairsOf(term.text);
      return pairs.length === 0 ? `${quoteTerm(term.text)}*` : quoteTerm(pairs.join(' '));
    })
    .join(' AND ');
}

/** The pieces of a text that a full-text table knows: words, and the pairs of Chinese runs. */
export function indexedPieces(text: string): string[] {
  return termsOf(text).flatMap((term) => {
    if (!term.isHan) return [term.text];
    const pairs = pairsOf(term.text);
    return pairs.length === 0 ? [term.text] : pairs;
  });
}
