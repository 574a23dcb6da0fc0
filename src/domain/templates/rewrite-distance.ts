import { type Block, inlinesOf, mapInlines, plainTextOf, RICH_TEXT_FORMAT, type RichText } from '../rich-text.ts';

/** Above this share of changed words an inserted text counts as taken out again rather than as rewritten. */
const GONE_ABOVE = 0.85;
/** Words of either text beyond which only the beginning is compared; bounds the work. */
const MOST_WORDS = 2000;

/** Words as they are counted here: a run of letters or digits, and every Chinese character by itself. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{Script=Han}|[^\P{L}\p{Script=Han}]+|\p{N}+/gu) ?? []
  );
}

/**
 * How much of an inserted snippet its doctor changed before sending: the edit distance by words between the snippet, with
 * its blanks filled as they were sent, and the stretch of the reply that is nearest to it, divided by the snippet's
 * words; 0 is untouched, 1 all of it. Filling blanks is no rewriting. Null when hardly anything of it is left, and when it
 * has no words.
 */
export function rewriteDistance(inserted: readonly Block[], sent: readonly RichText[]): number | null {
  const snippet = wordsOf(plainTextOf(withSentValues(inserted, sent))).slice(0, MOST_WORDS);
  if (snippet.length === 0) return null;
  const best = Math.min(
    ...sent.map((document) => nearestStretch(snippet, wordsOf(plainTextOf(document)).slice(0, MOST_WORDS))),
  );
  const share = best / snippet.length;
  return share > GONE_ABOVE ? null : share;
}

/** The snippet as it would have been sent without any rewriting. */
function withSentValues(inserted: readonly Block[], sent: readonly RichText[]): RichText {
  const values = new Map<string, string | null>();
  for (const document of sent) {
    for (const inline of inlinesOf(document)) {
      if (inline.type === 'slot') values.set(`${inline.instanceId} ${inline.name}`, inline.value);
    }
  }
  const blocks = mapInlines(inserted, (children) =>
    children.map((inline) => {
      if (inline.type !== 'slot' || inline.kind === 'fixed') return inline;
      return { ...inline, value: values.get(`${inline.instanceId} ${inline.name}`) ?? null };
    }),
  );
  return { format: RICH_TEXT_FORMAT, blocks };
}

/** Fewest words to insert, leave out or replace to make the snippet out of any stretch of the text (Sellers 1980). */
function nearestStretch(snippet: readonly string[], text: readonly string[]): number {
  let above = new Array<number>(text.length + 1).fill(0);
  for (const [row, word] of snippet.entries()) {
    const here = [row + 1];
    for (let column = 1; column <= text.length; column += 1) {
      const replaced = (above[column - 1] ?? 0) + (word === text[column - 1] ? 0 : 1);
      here.push(Math.min(replaced, (above[column] ?? 0) + 1, (here[column - 1] ?? 0) + 1));
    }
    above = here;
  }
  return Math.min(...above);
}
