const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Shortest word that is repaired: a change in a shorter one makes another word. */
const SHORTEST = 5;

/**
 * The known word at one change (a letter more, less, other, or two swapped) that stands in most records, or null. The
 * first letter is rarely wrong, so a word that keeps it is preferred.
 */
export function repairSpelling(stem: string, documentsWith: (stem: string) => number): string | null {
  if (stem.length < SHORTEST || !/^[a-z]+$/u.test(stem)) return null;
  let best: string | null = null;
  let bestDocuments = 0;
  const consider = (other: string): void => {
    const found = documentsWith(other);
    if (found === 0) return;
    const documents = other.charAt(0) === stem.charAt(0) ? found : found / 20;
    if (documents > bestDocuments || (documents === bestDocuments && best !== null && other < best)) {
      best = other;
      bestDocuments = documents;
    }
  };
  for (let at = 0; at <= stem.length; at += 1) {
    const before = stem.slice(0, at);
    const after = stem.slice(at);
    for (const letter of LETTERS) {
      consider(`${before}${letter}${after}`);
      if (after !== '') consider(`${before}${letter}${after.slice(1)}`);
    }
    if (after !== '') consider(`${before}${after.slice(1)}`);
    if (after.length > 1) consider(`${before}${after.charAt(1)}${after.charAt(0)}${after.slice(2)}`);
  }
  return best;
}
