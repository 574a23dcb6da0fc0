import type { InsightsFilter } from '#contract/desk.ts';
import type { Account } from '#domain/account.ts';
import { type FactSelection, SLOT_MS } from '../store/repositories/insights.ts';

/** Whether somebody sees figures of everybody: reviewers and admins. */
export function seesEverybody({ roles }: Pick<Account, 'roles'>): boolean {
  return roles.includes('reviewer') || roles.includes('admin');
}

/**
 * What an account may have counted of what it asks for; null when it asks for more than it may see. Doctors see their own
 * replies, and their departments as a whole.
 */
export function selectionFor(account: Account, filter: InsightsFilter): FactSelection | null {
  const limited = !seesEverybody(account);
  if (limited && filter.doctorId !== null && filter.doctorId !== account.id) return null;
  if (limited && filter.departmentId !== null && !account.departmentIds.includes(filter.departmentId)) return null;
  return {
    limitedTo: limited ? { accountId: account.id, departmentIds: account.departmentIds } : null,
    departmentId: filter.departmentId,
    authorAccountId: filter.doctorId,
    language: filter.language,
    since: filter.from === null ? null : slotOfMidnight(filter.from, 0),
    until: filter.to === null ? null : slotOfMidnight(filter.to, 1),
  };
}

/** When a calendar day of this machine's time zone begins, or one so many days later. */
function slotOfMidnight(day: string, daysLater: number): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return Math.floor(new Date(year, month - 1, date + daysLater).getTime() / SLOT_MS);
}
