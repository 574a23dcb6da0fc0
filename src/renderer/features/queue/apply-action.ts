import type { QueueAction, QueueRow } from '#contract/desk.ts';
import type { Account } from '#domain/account.ts';
import { toInstant } from '#domain/time.ts';

/** Shown for a claim until the desk says how long it lasts. */
const SHOWN_LEASE_MS = 30 * 60_000;

/** The parts of a row that decide what can be done with it. */
export type Subject = Pick<
  QueueRow,
  | 'id'
  | 'title'
  | 'status'
  | 'claim'
  | 'claimedByMe'
  | 'departmentId'
  | 'isSnoozed'
  | 'duplicateOf'
  | 'urgency'
  | 'urgencyIsOverridden'
>;

/** Whether a question lets an action be done to it. A colleague's claim keeps it from being given away or closed. */
export function allows(subject: Subject, kind: QueueAction['kind']): boolean {
  const isPending = subject.status === 'pending';
  const isFreeOrMine = subject.claim === null || subject.claimedByMe;
  switch (kind) {
    case 'claim':
      return isPending && subject.claim === null;
    case 'release':
      return isPending && subject.claimedByMe;
    case 'transfer':
    case 'dismiss':
      return isPending && isFreeOrMine;
    case 'mark-duplicate':
      return isPending && (isFreeOrMine || subject.duplicateOf !== null);
    case 'reopen':
      return subject.status === 'dismissed';
    case 'override-urgency':
      return isPending;
    case 'snooze':
      return isPending && !subject.isSnoozed;
    case 'wake':
      return subject.isSnoozed;
  }
}

/** A row as it will be after an action; null when it leaves the account's view. */
export function applyAction(row: QueueRow, action: QueueAction, account: Account, nowMs: number): QueueRow | null {
  switch (action.kind) {
    case 'claim': {
      const claim = {
        accountId: account.id,
        displayName: account.displayName,
        claimedAt: toInstant(nowMs),
        expiresAt: toInstant(nowMs + SHOWN_LEASE_MS),
      };
      return { ...row, claim, claimedByMe: true };
    }
    case 'release':
      return { ...row, claim: null, claimedByMe: false };
    case 'transfer': {
      const { departmentIds } = account;
      const staysInView = departmentIds.length === 0 || departmentIds.includes(action.toDepartmentId);
      return staysInView ? { ...row, departmentId: action.toDepartmentId, claim: null, claimedByMe: false } : null;
    }
    case 'dismiss':
      return { ...row, status: 'dismissed', claim: null, claimedByMe: false };
    case 'reopen':
      return { ...row, status: 'pending' };
    case 'mark-duplicate':
      return { ...row, duplicateOf: action.ofQuestionId };
    case 'override-urgency':
      return action.override.action === 'set'
        ? { ...row, urgency: action.override.urgency, urgencyIsOverridden: true }
        : { ...row, urgencyIsOverridden: false };
    case 'snooze':
      return { ...row, isSnoozed: true, snoozedUntil: action.until };
    case 'wake':
      return { ...row, isSnoozed: false, snoozedUntil: null };
  }
}
