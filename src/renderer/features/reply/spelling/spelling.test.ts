import dictionary from 'dictionary-en';
import { beforeAll, describe, expect, it } from 'vitest';
import { createSpellChecker, type SpellChecker } from './spell-checker.ts';
import { wordsToCheck } from './words-to-check.ts';

describe('the spell check', () => {
  let checker: SpellChecker;
  beforeAll(() => {
    checker = createSpellChecker(new TextDecoder().decode(dictionary.aff), new TextDecoder().decode(dictionary.dic));
  });

  it('knows English words, their forms and the words of the field', () => {
    for (const word of ['Please', 'tablets', 'don’t', 'patient’s', 'paracetamol', 'oesophagus', 'Physiotherapy'])
      expect(checker.isRight(word), word).toBe(true);
    for (const word of ['plaese', 'recieve', 'neccessary', 'shoud']) expect(checker.isRight(word), word).toBe(false);
  });

  it('says what was perhaps meant', () => {
    expect(checker.suggest('recieve')).toContain('receive');
    expect(checker.suggest('headahce')).toContain('headache');
    expect(checker.suggest('x'.repeat(500))).toEqual([]);
  });
});

describe('what is checked', () => {
  const words = (text: string): string[] => wordsToCheck(text).map(({ word }) => word);

  it('is words, with their places', () => {
    expect(wordsToCheck('Hello, wrold.')).toEqual([
      { word: 'Hello', start: 0, end: 5 },
      { word: 'wrold', start: 7, end: 12 },
    ]);
    expect(words('a well-known (small) risk/benefit')).toEqual(['well', 'known', 'small', 'risk', 'benefit']);
  });

  it('is no address, dose, abbreviation or Chinese', () => {
    expect(words('see https://exmaple.org or mail clinc@exmaple.org')).toEqual(['see', 'or', 'mail']);
    expect(words('MRI of 5mg B12 www.exmaple.org 頸部疼痛')).toEqual(['of']);
  });
});
