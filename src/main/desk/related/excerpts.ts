import { excerptOf } from '#domain/answered-question.ts';
import { termsOf } from '../text/terms.ts';

const EXCERPT_LENGTH = 240;

/** Text of which excerpts are made, in UTF-16 units; a word further in is not looked for. */
const SEARCHED_LENGTH = 20_000;

export interface MarkedExcerpt {
  readonly text: string;
  /** Found words as [start, end) offsets into `text`, in order and apart. */
  readonly marks: [number, number][];
}

/** The beginning of a text, or a stretch around the first found word where that lies far in. */
export function markedExcerpt(
  text: string,
  found: ReadonlySet<string>,
  { around }: { readonly around: boolean },
): MarkedExcerpt {
  const flat = text.slice(0, SEARCHED_LENGTH).replace(/\s+/gu, ' ').trim();
  const first = around ? termsOf(flat).find(({ stem }) => found.has(stem))?.start : undefined;
  let excerpt = excerptOf(text, EXCERPT_LENGTH);
  if (first !== undefined && first >= EXCERPT_LENGTH * 0.8) {
    const start = flat.lastIndexOf(' ', first - 60);
    excerpt = `… ${excerptOf(flat.slice(start < 0 ? first : start + 1), EXCERPT_LENGTH - 2)}`;
  }
  return { text: excerpt, marks: marksIn(excerpt, found) };
}

/** The whole text, as far as it is searched, with the found words. */
export function wholeMarked(text: string, found: ReadonlySet<string>): MarkedExcerpt {
  const searched = text.slice(0, SEARCHED_LENGTH);
  return { text: searched, marks: marksIn(searched, found) };
}

function marksIn(text: string, found: ReadonlySet<string>): [number, number][] {
  const marks: [number, number][] = [];
  for (const { stem, start, end } of termsOf(text)) {
    if (!found.has(stem)) continue;
    const last = marks.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else marks.push([start, end]);
  }
  return marks;
}
