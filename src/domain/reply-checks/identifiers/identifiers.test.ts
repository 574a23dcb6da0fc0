import { describe, expect, it } from 'vitest';
import { findIdentifiers } from './find-identifiers.ts';
import { isRealName } from './names.ts';
import { isChinaId, isNhsNumber, isSocialSecurityNumber, isTaiwanId } from './national-ids.ts';

const found = (text: string, alias: string | null = null): string[] =>
  findIdentifiers(text, alias).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);

describe('check digits', () => {
  it('of Taiwan, for citizens and old and new residents', () => {
    for (const valid of ['A123456789', 'f228461901', 'A900112235', 'AC01234567', 'GD98765435']) {
      expect(isTaiwanId(valid), valid).toBe(true);
      const digit = (Number(valid.at(-1)) + 1) % 10;
      expect(isTaiwanId(`${valid.slice(0, -1)}${digit}`), valid).toBe(false);
    }
    expect(isTaiwanId('A323456789')).toBe(false);
  });

  it('of the NHS, and what no social security number can be', () => {
    expect(isNhsNumber('9434765919')).toBe(true);
    expect(isNhsNumber('9434765918')).toBe(false);
    expect(isSocialSecurityNumber('219099999')).toBe(true);
    for (const never of ['000123456', '666123456', '900123456', '123004567', '123450000'])
      expect(isSocialSecurityNumber(never), never).toBe(false);
  });

  it('of the mainland', () => {
    expect(isChinaId('11010519491231002X')).toBe(true);
    expect(isChinaId('110105194912310021')).toBe(false);
  });
});

describe('what points to a person', () => {
  it('has the surer kind where two overlap, and keeps the text’s own places', () => {
    expect(found('Write to amy@x-ray.example.com or ring ０９１２－３４５－６７８.')).toEqual([
      'email: amy@x-ray.example.com',
      'phone: ０９１２－３４５－６７８',
    ]);
  });

  it('leaves the public’s lines and pages, doctors and eponyms alone', () => {
    expect(
      found(
        'Call 119, 911, 1925 or 0800-024-365. See https://www.nhs.uk/x and Dr. David Lin. Thomas Smith disease is rare. Give your son Paracetamol.',
      ),
    ).toEqual([]);
  });

  it('knows the asker by a full name only', () => {
    expect(isRealName('Mary Johnson')).toBe(true);
    expect(isRealName('Lin Yating')).toBe(true);
    expect(isRealName('王小明')).toBe(true);
    expect(isRealName('歐陽娜娜')).toBe(true);
    for (const alias of ['Ang', '小花', 'worried mum', 'Tired Runner', '高血壓', 'mary', '快樂的人'])
      expect(isRealName(alias), alias).toBe(false);
    expect(found('Thank you, Mary.', 'Mary Johnson')).toEqual(['name: Mary']);
    expect(found('Hello Ang, rest.', 'Ang')).toEqual([]);
  });

  it('is quick on hostile text', () => {
    const nasty = [
      'a'.repeat(60_000),
      '1-'.repeat(30_000),
      '路'.repeat(60_000),
      'Aa '.repeat(20_000),
      '@.'.repeat(30_000),
    ];
    const startedMs = performance.now();
    for (const text of nasty) findIdentifiers(text, 'Mary Johnson');
    expect(performance.now() - startedMs).toBeLessThan(3000);
  });
});
