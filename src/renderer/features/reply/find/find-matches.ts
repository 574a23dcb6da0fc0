/** Most places that are marked; whoever finds more looks for a longer word. */
export const MOST_MATCHES = 1000;

/** Places of a word in a text, as [start, end) in UTF-16 code units. Case does not matter; spaces are any white space. */
export function findMatches(text: string, sought: string): (readonly [number, number])[] {
  const words = sought.trim();
  if (words === '') return [];
  const pattern = words
    .split(/\s+/u)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&'))
    .join('\\s+');
  const matches: (readonly [number, number])[] = [];
  for (const match of text.matchAll(new RegExp(pattern, 'giu'))) {
    matches.push([match.index, match.index + match[0].length]);
    if (matches.length === MOST_MATCHES) break;
  }
  return matches;
}
