import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { csvOf } from '#domain/csv.ts';
import { en } from '../../i18n/index.ts';
import { csvRowsOf, durationText, type FigureTable, figureText } from './figure-table.ts';

beforeAll(() => i18next.init({ lng: 'en', resources: { en }, interpolation: { escapeValue: false } }));
const t = () => i18next.getFixedT('en', 'insights');

const table: FigureTable = {
  columns: [
    { label: 'Department', kind: 'name' },
    { label: 'Median', kind: 'minutes' },
    { label: 'Late', kind: 'share' },
  ],
  rows: [
    [
      { kind: 'name', name: '=Orthopedics' },
      { kind: 'minutes', minutes: 90, least: 10 },
      { kind: 'share', share: { count: 1, of: 29 } },
    ],
    [
      { kind: 'name', name: 'Neurology' },
      { kind: 'minutes', minutes: null, least: 10 },
      { kind: 'share', share: { count: 0, of: 0 } },
    ],
  ],
};

describe('the numbers of a plot', () => {
  it('are plain numbers in CSV, empty where nothing is told, and no formula', () => {
    expect(csvOf(csvRowsOf(table, t()))).toBe(
      '\ufeff"Department","Median (minutes)","Late: count","Late: of","Late: share","Late: 95 % from","Late: 95 % to"\r\n' +
        `"'=Orthopedics",90,1,29,0.0345,0.0061,0.1718\r\n` +
        '"Neurology",,0,0,,,\r\n',
    );
  });

  it('say why something is not told or in doubt', () => {
    const read = (figure: FigureTable['rows'][number][number]) => figureText(figure, t(), 'en');
    expect(read({ kind: 'minutes', minutes: null, least: 10 })).toEqual({
      text: 'fewer than 10',
      beside: null,
      doubt: 'fewer than 10',
    });
    expect(read({ kind: 'share', share: { count: 1, of: 4 } })).toEqual({
      text: '25% (5% to 70%)',
      beside: '1 of 4',
      doubt: 'From fewer than 10: the interval says more than the share.',
    });
    expect(read({ kind: 'share', share: { count: 10, of: 40 } }).doubt).toBeNull();
  });

  it.each([
    [0, '0 min'],
    [59, '59 min'],
    [60, '1 h 0 min'],
    [47 * 60 + 59, '47 h 59 min'],
    [48 * 60, '2 d 0 h'],
  ])('%i minutes are %s', (minutes, text) => expect(durationText(minutes, t())).toBe(text));
});
