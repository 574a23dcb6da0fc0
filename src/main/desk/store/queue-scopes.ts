import type { QueueScope } from '#contract/desk.ts';
import type { AccountId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';
import type { ListedStatus, QueueEntry } from './queue-index.ts';

/** Who looks at the queue, and when: leases and snoozes run out by the clock. */
export interface QueueViewer {
  readonly accountId: AccountId;
  readonly now: Instant;
}

/** What the scopes rest on at one moment. */
export interface Moment extends QueueViewer {
  readonly asleep: ReadonlyMap<number, Instant | null>;
  readonly worked: ReadonlySet<string>;
}

/** Whether a question belongs somewhere at a moment. */
export type Condition = (entry: QueueEntry, moment: Moment) => boolean;

/** Neither snoozed nor a repetition of another. */
export const isShown: Condition = ({ key, duplicateOf }, { asleep }) => duplicateOf === null && !asleep.has(key);
/** Somebody's claim runs. */
export const isClaimed: Condition = ({ claimExpiresAt }, { now }) => claimExpiresAt !== null && claimExpiresAt > now;

/** The scopes of the queue. */
export const SCOPES: Readonly<Record<QueueScope, { readonly status: ListedStatus; readonly holds: Condition }>> = {
  open: { status: 'pending', holds: isShown },
  urgent: { status: 'pending', holds: (entry, moment) => entry.rank < 3 && isShown(entry, moment) },
  mine: {
    status: 'pending',
    holds: (entry, moment) =>
      ((entry.claimAccountId === moment.accountId && isClaimed(entry, moment)) || moment.worked.has(entry.id)) &&
      isShown(entry, moment),
  },
  overdue: { status: 'pending', holds: (entry, moment) => entry.deadlineAt <= moment.now && isShown(entry, moment) },
  unclaimed: { status: 'pending', holds: (entry, moment) => !isClaimed(entry, moment) && isShown(entry, moment) },
  snoozed: { status: 'pending', holds: ({ key }, { asleep }) => asleep.has(key) },
  duplicates: { status: 'pending', holds: ({ duplicateOf }) => duplicateOf !== null },
  answered: { status: 'answered', holds: () => true },
  dismissed: { status: 'dismissed', holds: () => true },
};
