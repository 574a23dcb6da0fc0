import { describe, expect, it } from 'vitest';
import { missingFactSchema } from '#contract/desk.ts';
import { askBack } from './ask-back.ts';
import { plainTextOf, richTextSchema } from './rich-text.ts';

describe('askBack', () => {
  it.each(['en', 'zh-TW', 'zh-Hant', 'de'])(
    'asks for every fact in %s, each once, as a document that can be stored',
    (language) => {
      const document = askBack(missingFactSchema.options, language);
      expect(richTextSchema.parse(document)).toEqual(document);
      const [, list] = document.blocks;
      expect(list).toMatchObject({ type: 'list' });
      expect(list?.type === 'list' && list.items).toHaveLength(missingFactSchema.options.length);
      expect(/[\p{Script=Han}]/u.test(plainTextOf(document))).toBe(language.startsWith('zh'));
    },
  );

  it('asks for what was chosen and nothing else, and always says what to do when it gets worse', () => {
    const text = plainTextOf(askBack(['allergies', 'age'], 'en'));
    expect(text).toContain('How old');
    expect(text).toContain('allergy');
    expect(text).not.toContain('medicines does');
    expect(text).toContain('do not wait');
    expect(text.indexOf('How old')).toBeLessThan(text.indexOf('allergy'));
  });
});
