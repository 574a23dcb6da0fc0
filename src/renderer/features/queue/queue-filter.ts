import type { QueueFilter, QueueRow, QueueScope } from '#contract/desk.ts';
import { type Instant, toInstant } from '#domain/time.ts';

/** Everything that waits. */
export const FIRST_FILTER: QueueFilter = {
  search: '',
  scope: 'open',
  departmentIds: [],
  urgencies: [],
  ageBands: [],
  sexes: [],
  languages: [],
  askedSince: null,
};

/** The lists of a filter that a doctor chooses values for. */
export const FILTER_FIELDS = ['departmentIds', 'urgencies', 'ageBands', 'sexes', 'languages'] as const;
export type FilterField = (typeof FILTER_FIELDS)[number];

/** One thing that narrows the list. */
export type FilterChoice = {
  readonly [F in FilterField]: { readonly field: F; readonly value: QueueFilter[F][number] };
}[FilterField];
export type FilterChip = FilterChoice | { readonly field: 'askedSince' };

/** What narrows the list, in the order in which it is shown. */
export function chipsOf(filter: QueueFilter): FilterChip[] {
  const choices = FILTER_FIELDS.flatMap((field) => filter[field].map((value) => ({ field, value }) as FilterChoice));
  return filter.askedSince === null ? choices : [...choices, { field: 'askedSince' }];
}

/** With the choice when it was not there, else without it. */
export function withChoice(filter: QueueFilter, { field, value }: FilterChoice): QueueFilter {
  const values = filter[field] as readonly unknown[];
  const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  return { ...filter, [field]: next };
}

export function withoutChip(filter: QueueFilter, chip: FilterChip): QueueFilter {
  return chip.field === 'askedSince' ? { ...filter, askedSince: null } : withChoice(filter, chip);
}

/** Without what narrows the list; scope and search stay. */
export function withoutChips({ scope, search }: QueueFilter): QueueFilter {
  return { ...FIRST_FILTER, scope, search };
}

/** The last Friday 18:00 of the local time zone. */
export function weekendStart(nowMs: number): Instant {
  const start = new Date(nowMs);
  start.setHours(18, 0, 0, 0);
  while (start.getDay() !== 5 || start.getTime() > nowMs) start.setDate(start.getDate() - 1);
  return toInstant(start);
}

/** A kept filter as it is meant now: "since the weekend began" means the last weekend, whenever it was kept. */
export function renewed(filter: QueueFilter, nowMs: number): QueueFilter {
  return filter.askedSince === null ? filter : { ...filter, askedSince: weekendStart(nowMs) };
}

/** Whether a row stands in a scope; what the desk will say, known before it says so. */
export function belongsTo(row: QueueRow, scope: QueueScope, now: Instant): boolean {
  if (scope === 'answered' || scope === 'dismissed') return row.status === scope;
  if (row.status !== 'pending') return false;
  if (scope === 'duplicates') return row.duplicateOf !== null;
  if (scope === 'snoozed') return row.isSnoozed;
  if (row.isSnoozed || row.duplicateOf !== null) return false;
  switch (scope) {
    case 'open':
      return true;
    case 'urgent':
      return row.urgency !== null;
    case 'mine':
      return row.claimedByMe || row.hasDraft;
    case 'overdue':
      return row.deadlineAt < now;
    case 'unclaimed':
      return row.claim === null;
  }
}
