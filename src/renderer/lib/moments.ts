import { type Instant, toInstant } from '#domain/time.ts';

const STEPS: readonly { readonly unit: Intl.RelativeTimeFormatUnit; readonly ms: number }[] = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
];

/** Making a formatter takes as long as a hundred uses of it, and a list uses it for every row. */
function kept<T>(make: (language: string) => T): (language: string) => T {
  const byLanguage = new Map<string, T>();
  return (language) => {
    const known = byLanguage.get(language);
    if (known !== undefined) return known;
    const made = make(language);
    byLanguage.set(language, made);
    return made;
  };
}

const relativeFormat = kept((language) => new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' }));
const dateFormat = kept((language) => new Intl.DateTimeFormat(language, { dateStyle: 'medium' }));
const dayFormat = kept((language) => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }));
const momentFormat = kept((language) => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }));
const timeFormat = kept((language) => new Intl.DateTimeFormat(language, { timeStyle: 'short' }));

/** How long ago, in the largest unit that fits: "5 min. ago", "yesterday". Beyond 30 days the date. */
export function relativeTime(instant: Instant, nowMs: number, language: string): string {
  const elapsedMs = Date.parse(instant) - nowMs;
  if (Math.abs(elapsedMs) > 30 * 86_400_000) return dateOf(instant, language);
  const step = STEPS.find(({ ms }) => Math.abs(elapsedMs) >= ms);
  const format = relativeFormat(language);
  return step === undefined ? format.format(0, 'minute') : format.format(Math.trunc(elapsedMs / step.ms), step.unit);
}

/** The date in the local time zone, with the month as a word so that it cannot be misread. */
export function dateOf(instant: Instant, language: string): string {
  return dateFormat(language).format(new Date(instant));
}

/** A calendar day, which has no time zone. */
export function dayOf(day: string, language: string): string {
  return dayFormat(language).format(new Date(`${day}T00:00:00Z`));
}

/** Date and time in the local time zone. */
export function momentOf(instant: Instant, language: string): string {
  return momentFormat(language).format(new Date(instant));
}

/** The time of day in the local time zone. */
export function timeOf(instant: Instant, language: string): string {
  return timeFormat(language).format(new Date(instant));
}

/** The calendar day of a moment in the local time zone as date fields have it, shifted by some days. */
export function dayOfInstant(instant: Instant, shiftDays = 0): string {
  const date = new Date(instant);
  date.setDate(date.getDate() + shiftDays);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** When a day of a date field begins in the local time zone; null for an empty or unfinished one. */
export function startOfDay(day: string): Instant | null {
  return startOf(day, 0);
}

/** When the day after that of a date field begins; null for an empty or unfinished one. */
export function dayAfter(day: string): Instant | null {
  return startOf(day, 1);
}

function startOf(day: string, shiftDays: number): Instant | null {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  if (year === undefined || Number(year) < 1000) return null;
  return toInstant(new Date(Number(year), Number(month) - 1, Number(date) + shiftDays).getTime());
}
