import type { TFunction } from 'i18next';
import type { QueueRow } from '#contract/desk.ts';
import type { Instant } from '#domain/time.ts';
import { momentOf } from '../../lib/moments.ts';

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** A span in its largest unit, rounded down: "2 h". Less than a minute is "1 min". */
export function spanText(spanMs: number, t: TFunction<'queue'>): string {
  const [unit, unitMs] = UNITS.find(([, ms]) => spanMs >= ms) ?? UNITS[2];
  return t(`span.${unit}`, { count: Math.max(1, Math.floor(spanMs / unitMs)) });
}

/** When the answer is due or since when it is overdue; null for a question that waits no more. */
export function dueText(
  row: Pick<QueueRow, 'status' | 'deadlineAt'>,
  nowMs: number,
  t: TFunction<'queue'>,
): { readonly text: string; readonly isOverdue: boolean } | null {
  if (row.status !== 'pending') return null;
  const leftMs = Date.parse(row.deadlineAt) - nowMs;
  const span = spanText(Math.abs(leftMs), t);
  return leftMs < 0
    ? { text: t('overdueBy', { span }), isOverdue: true }
    : { text: t('dueIn', { span }), isOverdue: false };
}

/** How long it has waited, or when it was asked once that is over. */
export function waitText(askedAt: Instant, nowMs: number, t: TFunction<'queue'>): string {
  return spanText(Math.max(0, nowMs - Date.parse(askedAt)), t);
}

/** The exact moments behind the short words. */
export function momentsHint(
  row: Pick<QueueRow, 'askedAt' | 'deadlineAt' | 'status'>,
  language: string,
  t: TFunction<'queue'>,
): string {
  const asked = t('askedAt', { time: momentOf(row.askedAt, language) });
  return row.status === 'pending' ? `${asked}\n${t('dueAt', { time: momentOf(row.deadlineAt, language) })}` : asked;
}
