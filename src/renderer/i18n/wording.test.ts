import { describe, expect, it } from 'vitest';
import { resolveLanguage } from '#contract/resolve-language.ts';
import { en, zhHant } from './index.ts';

/** Every text by its path, with the blanks that are filled into it. */
function blanksByKey(wording: object, path = ''): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [key, value] of Object.entries(wording)) {
    if (typeof value === 'string') {
      found.set(`${path}${key}`, [...value.matchAll(/\{\{(\w+)\}\}/gu)].map(([, name]) => name ?? '').sort());
    } else {
      for (const [inner, blanks] of blanksByKey(value, `${path}${key}.`)) found.set(inner, blanks);
    }
  }
  return found;
}

describe('the wording', () => {
  it('fills the same blanks in both languages', () => {
    expect(blanksByKey(zhHant)).toEqual(blanksByKey(en));
  });

  it('leaves nothing in English in the Chinese texts but names', () => {
    const untranslated = [...blanksByKey(en).keys()].filter((path) => {
      const read = (wording: object): unknown =>
        path.split('.').reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], wording);
      return read(en) === read(zhHant) && /[a-z]{3}/i.test(String(read(en)).replace(/\{\{\w+\}\}/gu, ''));
    });
    expect(untranslated).toEqual(['frame.product', 'settings.runtimes.electron']);
  });
});

describe('resolveLanguage', () => {
  it.each([
    ['system', 'zh-TW', 'zh-Hant'],
    ['system', 'de-DE', 'en'],
    ['en', 'zh-TW', 'en'],
    ['zh-Hant', 'en-US', 'zh-Hant'],
  ] as const)('%s on %s is %s', (chosen, system, expected) => expect(resolveLanguage(chosen, system)).toBe(expected));
});
