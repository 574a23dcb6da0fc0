import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CSV_BYTE_ORDER_MARK, csvLine, csvOf } from './csv.ts';

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
    ' =cmd',
    '\u200b=1',
    '+886',
    '%x',
    '|x',
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

  it('makes a file with one byte order mark and numbers as they are', () => {
    expect(
      csvOf([
        ['Department', 'n'],
        ['骨科', -2.5],
        [null, 0.5],
      ]),
    ).toBe('\uFEFF"Department","n"\r\n"骨科",-2.5\r\n,0.5\r\n');
  });
});
