import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksOfPastedText, readableSigns } from './pasted-text.ts';
import { plainTextOf, richTextSchema } from './rich-text.ts';

const pasted = (text: string): string => plainTextOf({ format: 1, blocks: blocksOfPastedText(text) });

describe('pasted plain text', () => {
  it('joins the lines of a page', () => {
    expect(
      pasted(
        'Neck pain that comes on slowly is most often due to the muscles and joints of\n' +
          'the neck. It usually gets better within a few weeks without special treat-\n' +
          'ment. Keep moving as far as the pain allows.',
      ),
    ).toBe(
      'Neck pain that comes on slowly is most often due to the muscles and joints of the neck. It usually gets better ' +
        'within a few weeks without special treatment. Keep moving as far as the pain allows.',
    );
  });

  it('joins Chinese lines without a space', () => {
    expect(
      pasted(
        '頸部疼痛大多數與肌肉及關節有關，通常在幾個星期內就會逐漸好轉，請保\n持活動，若出現手腳無力或麻木，請立即前往急診。',
      ),
    ).toBe(
      '頸部疼痛大多數與肌肉及關節有關，通常在幾個星期內就會逐漸好轉，請保持活動，若出現手腳無力或麻木，請立即前往急診。',
    );
  });

  it('leaves lines alone that may be a list of medicines, an address or a verse', () => {
    const medicines =
      'Paracetamol 500 mg tablets: one tablet every six hours\nIbuprofen 200 mg tablets: one tablet every eight hours';
    expect(pasted(medicines)).toBe(medicines);
    const address = 'Neurology clinic\nBuilding 3, second floor\nTaipei';
    expect(pasted(address)).toBe(address);
  });

  it('keeps the hyphen of a word that has one and of a range', () => {
    expect(
      pasted('Please make an appointment with your own doctor for a follow-\nup in two weeks, and rest until then.'),
    ).toContain('a follow-up in');
    expect(
      pasted(
        'You may take the tablets three times a day, each time 2-\n3 of them, with some food and a glass of water.',
      ),
    ).toContain('2-3 of them');
  });

  it('makes lists of bullets and numbers', () => {
    expect(
      blocksOfPastedText('Bring:\n• your card\n• the letter\n\n1. Rest\n2. Drink').map(({ type }) => type),
    ).toEqual(['paragraph', 'list', 'list']);
    expect(pasted('1) Rest\n2) Drink')).toBe('1. Rest\n2. Drink');
  });

  it('reads ligatures, and drops what turns the direction or has no width', () => {
    expect(pasted('signi\ufb01cant \u202Ereversed\u202C and\u200B hid\u00ADden\u0000')).toBe(
      'significant reversed and hidden',
    );
  });

  it('is a document that can be stored, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(richTextSchema.safeParse({ format: 1, blocks: blocksOfPastedText(text) }).success).toBe(true);
      }),
    );
  });
});

describe('letters of a font that shows other signs', () => {
  it('are read as what they show, above all the micro sign', () => {
    expect(readableSigns('m', 'symbol')).toBe('μ');
    expect(readableSigns('\uf06d', 'symbol')).toBe('μ');
    expect(readableSigns('100 \uf06dg', null)).toBe('100 μg');
    expect(readableSigns('\uf0b7 \uf0a3', 'symbol')).toBe('• ≤');
    expect(readableSigns('à', 'wingdings')).toBe('→');
  });

  it('are marked where nobody can tell', () => {
    expect(readableSigns('\ue123', null)).toBe('\uFFFD');
    expect(readableSigns('Q', 'wingdings')).toBe('\uFFFD');
  });
});
