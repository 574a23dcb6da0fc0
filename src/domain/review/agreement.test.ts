import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementOf, tableOfPairs } from './agreement.ts';

/** SAS/STAT User's Guide, "The FREQ Procedure: Agreement Study": 88 patients, two dermatologists, four scores. */
const SKIN = [
  [10, 4, 1, 0],
  [5, 10, 12, 2],
  [2, 4, 12, 5],
  [0, 2, 6, 13],
];

describe('kappa, as published', () => {
  it('is 0.3449 (0.2030 to 0.4868) for the skin condition study', () => {
    const { kappa, count } = agreementOf(SKIN, 'unweighted');
    expect(count).toBe(88);
    expect(kappa?.value).toBeCloseTo(0.3449, 4);
    expect(kappa?.standardError).toBeCloseTo(0.0724, 4);
    expect(kappa?.low).toBeCloseTo(0.203, 4);
    expect(kappa?.high).toBeCloseTo(0.4868, 4);
  });

  it('is 0.5082 (0.3798 to 0.6366) for the same study with linear weights', () => {
    const { kappa } = agreementOf(SKIN, 'linear');
    expect(kappa?.value).toBeCloseTo(0.5082, 4);
    expect(kappa?.standardError).toBeCloseTo(0.0655, 4);
    expect(kappa?.low).toBeCloseTo(0.3798, 4);
    expect(kappa?.high).toBeCloseTo(0.6366, 4);
  });

  it('is 0.68 for the diagnoses of Fleiss, Levin and Paik, table 18.1: 0.89 observed, 0.66 by chance', () => {
    const table = [
      [75, 1, 4],
      [5, 4, 1],
      [0, 0, 10],
    ];
    const { kappa, observed, expected } = agreementOf(table, 'unweighted');
    expect(observed).toBeCloseTo(0.89, 10);
    expect(expected).toBeCloseTo(0.66, 10);
    expect(kappa?.value).toBeCloseTo(0.676, 3);
  });

  it('is 0.492 and, with the author’s weights, 0.348 for the illustration of Cohen 1968', () => {
    const table = [
      [88, 10, 2],
      [14, 40, 6],
      [18, 10, 12],
    ];
    const disagreement = [
      [0, 1, 3],
      [1, 0, 6],
      [3, 6, 0],
    ];
    expect(agreementOf(table, 'unweighted').kappa?.value).toBeCloseTo(0.492, 3);
    const weights = disagreement.map((row) => row.map((weight) => 1 - weight / 6));
    expect(agreementOf(table, weights).kappa?.value).toBeCloseTo(0.348, 3);
  });
});

describe('kappa', () => {
  const tables = fc
    .integer({ min: 2, max: 5 })
    .chain((size) =>
      fc.array(fc.array(fc.nat(30), { minLength: size, maxLength: size }), { minLength: size, maxLength: size }),
    );

  it('has no value where it has no meaning', () => {
    expect(
      agreementOf(
        [
          [0, 0],
          [0, 0],
        ],
        'linear',
      ),
    ).toEqual({ count: 0, observed: 0, expected: 0, kappa: null });
    expect(
      agreementOf(
        [
          [9, 0],
          [0, 0],
        ],
        'linear',
      ).kappa,
    ).toBeNull();
    expect(
      agreementOf(
        [
          [9, 0],
          [0, 3],
        ],
        'linear',
      ).kappa,
    ).toMatchObject({ value: 1, standardError: 0, low: 1, high: 1 });
    expect(() => agreementOf([[1, 2]], 'linear')).toThrow(RangeError);
    expect(() =>
      agreementOf(
        [
          [1, -2],
          [0, 0],
        ],
        'linear',
      ),
    ).toThrow(RangeError);
  });

  it('is the same whoever is called the first reader, and with every pair counted twice, but surer', () => {
    fc.assert(
      fc.property(
        tables,
        fc.constantFrom('unweighted' as const, 'linear' as const, 'quadratic' as const),
        (table, how) => {
          const one = agreementOf(table, how);
          fc.pre(one.kappa !== null);
          const turned = agreementOf(
            table.map((_, place) => table.map((row) => row[place] ?? 0)),
            how,
          );
          const twice = agreementOf(
            table.map((row) => row.map((count) => 2 * count)),
            how,
          );
          expect(turned.kappa?.value).toBeCloseTo(one.kappa?.value ?? Number.NaN, 8);
          expect(twice.kappa?.value).toBeCloseTo(one.kappa?.value ?? Number.NaN, 8);
          expect(twice.kappa?.standardError).toBeCloseTo((one.kappa?.standardError ?? Number.NaN) / Math.SQRT2, 6);
        },
      ),
    );
  });

  it('covers the true value in about 95 of 100 studies', () => {
    // Two readers who agree by copying 60 % of the time: the true kappa is 0.6.
    let state = 12345;
    const next = (): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 32;
    };
    const score = (): number => Math.floor(next() * 3);
    let covered = 0;
    for (let study = 0; study < 1000; study += 1) {
      const pairs = Array.from({ length: 200 }, () => {
        const first = score();
        return [first, next() < 0.6 ? first : score()] as const;
      });
      const { kappa } = agreementOf(tableOfPairs(pairs, [0, 1, 2]), 'unweighted');
      if (kappa !== null && kappa.low <= 0.6 && kappa.high >= 0.6) covered += 1;
    }
    expect(covered).toBeGreaterThan(925);
    expect(covered).toBeLessThan(975);
  });

  it('counts pairs on the scale only', () => {
    expect(
      tableOfPairs(
        [
          ['agree', 'minor'],
          ['agree', 'agree'],
          ['agree', 'unknown'],
        ],
        ['agree', 'minor'],
      ),
    ).toEqual([
      [1, 1],
      [0, 0],
    ]);
  });
});
