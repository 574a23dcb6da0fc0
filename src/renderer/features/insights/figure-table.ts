import type { TFunction } from 'i18next';
import type { CsvCell } from '#domain/csv.ts';
import { LEAST_FOR_SHARE, type Share, wilsonInterval } from '#domain/insights/small-numbers.ts';

/** One figure as it is, before it becomes words or CSV. */
export type Figure =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'count'; readonly count: number }
  /** Null with fewer values than `least`. */
  | { readonly kind: 'minutes'; readonly minutes: number | null; readonly least: number }
  | { readonly kind: 'grade'; readonly grade: number | null; readonly least: number }
  | { readonly kind: 'share'; readonly share: Share }
  /** A mean of shares, which has no count of its own. */
  | { readonly kind: 'mean'; readonly mean: number | null; readonly least: number };

export interface FigureColumn {
  readonly label: string;
  readonly kind: Figure['kind'];
}

/** A plot's numbers. The first column names the row. */
export interface FigureTable {
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly (readonly Figure[])[];
}

/** A figure as somebody reads it. */
export interface FigureText {
  readonly text: string;
  /** Stands beside it: what it is a share of. */
  readonly beside: string | null;
  /** Why it is in grey; null where it is not. */
  readonly doubt: string | null;
}

type Words = TFunction<'insights'>;

export function percentText(share: number, language: string): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

function numberText(count: number, language: string): string {
  return new Intl.NumberFormat(language).format(count);
}

/** Whole minutes in the two largest units that fit. */
export function durationText(minutes: number, t: Words): string {
  if (minutes < 60) return t('minutes', { minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return t('hours', { hours, minutes: minutes % 60 });
  return t('days', { days: Math.floor(hours / 24), hours: hours % 24 });
}

export function figureText(figure: Figure, t: Words, language: string): FigureText {
  const plain = (text: string): FigureText => ({ text, beside: null, doubt: null });
  const tooFew = (least: number): FigureText => {
    const doubt = t('fewerThan', { least });
    return { text: doubt, beside: null, doubt };
  };
  switch (figure.kind) {
    case 'name':
      return plain(figure.name);
    case 'count':
      return plain(numberText(figure.count, language));
    case 'minutes':
      return figure.minutes === null ? tooFew(figure.least) : plain(durationText(figure.minutes, t));
    case 'grade':
      return figure.grade === null ? tooFew(figure.least) : plain(figure.grade.toFixed(1));
    case 'mean':
      return figure.mean === null ? tooFew(figure.least) : plain(percentText(figure.mean, language));
    case 'share': {
      const { share } = figure;
      const interval = wilsonInterval(share);
      if (interval === null) return tooFew(1);
      return {
        text: t('shareText', {
          share: percentText(share.count / share.of, language),
          low: percentText(interval.low, language),
          high: percentText(interval.high, language),
        }),
        beside: t('shareOf', { part: numberText(share.count, language), whole: numberText(share.of, language) }),
        doubt: share.of < LEAST_FOR_SHARE ? t('fewHint', { least: LEAST_FOR_SHARE }) : null,
      };
    }
  }
}

/** The table for a spreadsheet: plain numbers, and for each share what it is made of and its interval. */
export function csvRowsOf({ columns, rows }: FigureTable, t: Words): CsvCell[][] {
  return [columns.flatMap((column) => csvLabels(column, t)), ...rows.map((row) => row.flatMap(csvCells))];
}

function csvLabels({ label, kind }: FigureColumn, t: Words): string[] {
  if (kind === 'minutes') return [t('columns.inMinutes', { label })];
  if (kind !== 'share') return [label];
  return [
    t('columns.count', { label }),
    t('columns.of', { label }),
    t('columns.share', { label }),
    t('columns.low', { label }),
    t('columns.high', { label }),
  ];
}

function csvCells(figure: Figure): CsvCell[] {
  const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
  switch (figure.kind) {
    case 'name':
      return [figure.name];
    case 'count':
      return [figure.count];
    case 'minutes':
      return [figure.minutes];
    case 'grade':
      return [figure.grade];
    case 'mean':
      return [figure.mean === null ? null : rounded(figure.mean)];
    case 'share': {
      const { count, of } = figure.share;
      const interval = wilsonInterval(figure.share);
      if (interval === null) return [count, of, null, null, null];
      return [count, of, rounded(count / of), rounded(interval.low), rounded(interval.high)];
    }
  }
}
