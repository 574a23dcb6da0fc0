import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BREAK, tokenise } from './tokens.ts';

const words = (text: string): readonly string[] => tokenise(text).words;
const quoted = (text: string): string[] => {
  const { words: all, starts, ends } = tokenise(text);
  return all.map((_, index) => text.slice(starts[index], ends[index]));
};

describe('tokenise', () => {
  it('reads contractions with, without and with odd apostrophes alike', () => {
    for (const written of ["can't", 'can’t', 'can`t', 'can´t', 'cant', 'can＇t', 'cannot'])
      expect(words(written)).toEqual(['cant']);
    expect(words("she's gone")).toEqual(words('shes gone'));
    expect(words("I'm ill")).toEqual(['i', 'am', 'ill']);
    expect(words("I'll wait")).toEqual(['i', 'will', 'wait']);
    expect(words('won t wake')).toEqual(['wont', 'wake']);
  });

  it('folds width, case, accents and British spelling', () => {
    expect(words('ＤＩＡＲＲＨＯＥＡ')).toEqual(['diarrhea']);
    expect(words('Haemorrhage')).toEqual(['hemorrhage']);
    expect(words('naïve')).toEqual(['naive']);
    expect(words('３８．５度')).toEqual(['38.5', '度']);
  });

  it('looks through invisible characters and gives places in the original text', () => {
    const text = 'che\u200Bst\u202E \u2066pain\u2069';
    expect(words(text)).toEqual(['chest', 'pain']);
    expect(quoted(text)).toEqual(['che\u200Bst', 'pain']);
  });

  it('tells commas, clauses and sentences apart, but not the point in a number or "Dr."', () => {
    const { words: all, breaks } = tokenise('Temp 38.5, hot. Dr. Lee said; wait');
    const before = (word: string): number | undefined => breaks[all.indexOf(word)];
    expect(all).toContain('38.5');
    expect(before('hot')).toBe(BREAK.comma);
    expect(before('dr')).toBe(BREAK.sentence);
    expect(before('lee')).toBe(BREAK.none);
    expect(before('wait')).toBe(BREAK.clause);
  });

  it('keeps every token inside the text, in order, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const { starts, ends, words: all } = tokenise(text);
        all.forEach((_, index) => {
          const start = starts[index] ?? -1;
          const end = ends[index] ?? -1;
          expect(start).toBeGreaterThanOrEqual(index === 0 ? 0 : (starts[index - 1] ?? 0));
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('takes lone surrogates', () => {
    expect(words('pain \ud800 here')).toEqual(['pain', 'here']);
  });
});
