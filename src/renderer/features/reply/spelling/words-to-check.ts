/** A word of a text with its place in UTF-16 code units. */
export interface WordPlace {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const TOKEN = /[^\s]+/gu;
const WORD = /[a-z\u00c0-\u024f]+(?:['’][a-z\u00c0-\u024f]+)*/giu;

/**
 * The words that a dictionary can judge: in Latin letters, and neither an abbreviation in capitals nor a part of an
 * address, of a number with its unit or of a name with signs in it.
 */
export function wordsToCheck(text: string): WordPlace[] {
  const places: WordPlace[] = [];
  for (const token of text.matchAll(TOKEN)) {
    if (/[@\d_\\]|:\/\/|\w\.\w/u.test(token[0])) continue;
    for (const match of token[0].matchAll(WORD)) {
      const [word] = match;
      if (word.length < 2 || word === word.toUpperCase()) continue;
      const start = token.index + match.index;
      places.push({ word, start, end: start + word.length });
    }
  }
  return places;
}
