import { REAL_WORDS } from './real-words.ts';

/** Shorter words differ from too many others by one letter: "heat" is not "head". */
const MIN_LENGTH = 6;

/**
 * Finds the word that a misspelt one was meant to be: one letter missing, added, wrong or swapped. Looks up the word
 * with each letter left out in an index of the same, so time grows with the word's length, not with the vocabulary.
 */
export class TypoIndex {
  readonly #byDeletion = new Map<string, string[]>();

  constructor(vocabulary: readonly string[]) {
    for (const word of vocabulary) {
      if (word.length < MIN_LENGTH || !/^[a-z]+$/.test(word)) continue;
      for (const key of [word, ...deletions(word)]) {
        const list = this.#byDeletion.get(key);
        if (list === undefined) this.#byDeletion.set(key, [word]);
        else list.push(word);
      }
    }
  }

  /** The word meant, or null where nothing is near or the word is a common one of its own. */
  find(written: string): string | null {
    if (written.length < MIN_LENGTH || REAL_WORDS.has(written) || !/^[a-z]+$/.test(written)) return null;
    let best: string | null = null;
    let bestDistance = 3;
    for (const key of [written, ...deletions(written)]) {
      for (const word of this.#byDeletion.get(key) ?? []) {
        // People hardly ever get the first letter wrong; most false friends differ in it ("sleeping", "bleeping").
        if (word[0] !== written[0] && word[0] !== written[1]) continue;
        const distance = editDistance(written, word);
        const allowed = word.length >= 9 ? 2 : 1;
        if (distance <= allowed && distance < bestDistance) {
          best = word;
          bestDistance = distance;
        }
      }
    }
    return best;
  }
}

function deletions(word: string): string[] {
  const results: string[] = [];
  for (let index = 0; index < word.length; index += 1) results.push(word.slice(0, index) + word.slice(index + 1));
  return results;
}

/** Edits from one word to the other, a swap of two neighbours counting as one; 3 stands for three or more. */
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min((last[j] ?? 3) + 1, (row[j - 1] ?? 3) + 1, (last[j - 1] ?? 3) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, (beforeLast[j - 2] ?? 3) + 1);
      row.push(value);
    }
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 3, 3);
}
