import { z } from 'zod';

/** A moment in UTC, ISO 8601 with milliseconds, for example `2026-11-24T08:30:00.000Z`; sorts as text. */
export const instantSchema = z.iso.datetime({ precision: 3 });
export type Instant = z.infer<typeof instantSchema>;

/** A calendar day without a time zone, `YYYY-MM-DD`, as a published page shows it. */
export const calendarDaySchema = z.iso.date();
export type CalendarDay = z.infer<typeof calendarDaySchema>;

/** The moment of a `Date` (or of epoch milliseconds) in the one form that all tables and messages use. */
export function toInstant(moment: Date | number): Instant {
  return new Date(moment).toISOString();
}
