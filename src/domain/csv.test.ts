import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvOf } from './csv.ts';

describe('csvOf', () => {
  it('begins with a byte order mark and ends every line with CRLF', () => {
    expect(
      csvOf([
        ['Department', 'n'],
        ['骨科', 3],
        [null, 0.5],
      ]),
    ).toBe('\ufeffDepartment,n\r\n骨科,3\r\n,0.5\r\n');
  });

  it.each(['=1+1', '+886', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =cmd', '＝1', '\u200b=1', '%x', '|x'])(
    'lets %j run nowhere',
    (text) => {
      const [row] = Papa.parse<string[]>(csvOf([[text]]).slice(1)).data;
      expect(row?.[0]).toBe(`'${text}`);
    },
  );

  it('writes a negative number as a number, and no number as nothing', () => {
    expect(csvOf([[-2.5, Number.NaN]]).slice(1)).toBe('-2.5,\r\n');
  });

  it('gives back every text that is no formula, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 4 }), (cells) => {
        const [row] = Papa.parse<string[]>(csvOf([cells]).slice(1), { newline: '\r\n', delimiter: ',' }).data;
        expect(row?.map((cell, index) => (cell === `'${cells[index]}` ? cells[index] : cell))).toEqual(cells);
      }),
    );
  });
});
