import nspell from 'nspell';
import { FIELD_WORDS } from './field-words.ts';

/** Most suggestions that are shown. */
const MOST_SUGGESTIONS = 5;
/** Longer words are no words; looking for what they were meant to be would take seconds. */
const LONGEST_WORD = 40;

export interface SpellChecker {
  isRight(word: string): boolean;
  suggest(word: string): readonly string[];
}

/** A checker of a Hunspell dictionary's two files. Making one takes some tenths of a second. */
export function createSpellChecker(aff: string, dic: string): SpellChecker {
  const hunspell = nspell(aff, dic);
  for (const word of FIELD_WORDS) hunspell.add(word);
  const isRight = (word: string): boolean => word.length > LONGEST_WORD || hunspell.correct(word);
  return {
    isRight: (word) => {
      const plain = word.replaceAll('’', "'");
      return isRight(plain) || (plain.endsWith("'s") && isRight(plain.slice(0, -2)));
    },
    suggest: (word) =>
      word.length > LONGEST_WORD ? [] : hunspell.suggest(word.replaceAll('’', "'")).slice(0, MOST_SUGGESTIONS),
  };
}
