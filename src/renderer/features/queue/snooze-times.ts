import { type Instant, toInstant } from '#domain/time.ts';

export type SnoozePreset = 'two-hours' | 'tonight' | 'tomorrow' | 'monday';

const EVENING_HOUR = 19;
const MORNING_HOUR = 8;

/** The usual moments to come back to a question, in the local time zone; one that is over or nearly so is left out. */
export function snoozePresets(nowMs: number): { readonly preset: SnoozePreset; readonly until: Instant }[] {
  const at = (days: number, hour: number): number => {
    const moment = new Date(nowMs);
    moment.setDate(moment.getDate() + days);
    return moment.setHours(hour, 0, 0, 0);
  };
  const today = new Date(nowMs).getDay();
  const daysToMonday = (8 - today) % 7 || 7;
  const tonightMs = at(0, EVENING_HOUR);
  return [
    { preset: 'two-hours' as const, until: toInstant(nowMs + 2 * 3_600_000) },
    ...(tonightMs - nowMs > 30 * 60_000 ? [{ preset: 'tonight' as const, until: toInstant(tonightMs) }] : []),
    { preset: 'tomorrow' as const, until: toInstant(at(1, MORNING_HOUR)) },
    // On Sunday Monday is tomorrow.
    ...(daysToMonday > 1 ? [{ preset: 'monday' as const, until: toInstant(at(daysToMonday, MORNING_HOUR)) }] : []),
  ];
}
