import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CSV_BYTE_ORDER_MARK, csvLine } from './csv.ts';

/** Reads CSV as RFC 4180 says, written apart from what is tested. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let place = 0; place < text.length; place += 1) {
    const character = text.charAt(place);
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text.charAt(place + 1) === '"') {
        cell += '"';
        place += 1;
      } else isQuoted = false;
    } else if (character === '"') isQuoted = true;
    else if (character === ',') {
      row.push(cell);
      cell = '';
    } else if (character === '\r' && text.charAt(place + 1) === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      place += 1;
    } else cell += character;
  }
  return rows;
}

describe('a line of CSV', () => {
  it('is read back as it was written, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 4 })), (rows) => {
        const read = readCsv(rows.map((row) => csvLine(row)).join(''));
        const withoutGuard = read.map((row, y) =>
          row.map((cell, x) => (cell === `'${rows[y]?.[x]}` ? rows[y]?.[x] : cell)),
        );
        expect(withoutGuard).toEqual(rows);
      }),
    );
  });

  it.each([
    '=1+1',
    '=HYPERLINK("http://evil.test";"click")',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '  =cmd|calc',
    '"=1',
    "'=1",
    '＝1+1',
    '＠SUM(A1)',
  ])('is no formula: %j', (text) => {
    expect(csvLine([text])).toBe(`"'${text.replaceAll('"', '""')}"\r\n`);
  });

  it('leaves everything else alone', () => {
    expect(csvLine(['a, "b"\r\nc', '痛 = 不好', '1-2 weeks', '', null, -5, 0.5, true])).toBe(
      '"a, ""b""\r\nc","痛 = 不好","1-2 weeks","",,-5,0.5,true\r\n',
    );
    expect(() => csvLine([Number.NaN])).toThrow(RangeError);
    expect(CSV_BYTE_ORDER_MARK + csvLine(['膝'])).toBe('\uFEFF"膝"\r\n');
    expect([...Buffer.from(CSV_BYTE_ORDER_MARK)]).toEqual([0xef, 0xbb, 0xbf]);
  });
});
