import type { Command, ConflictReason } from '#contract/service.ts';
import type { Account } from '#domain/account.ts';
import type { QuestionState } from './history.ts';

/** The rows of "While you were away" in the protocol; a soak that never met one of them has proved nothing about it. */
export const TABLE_ROWS = [
  'claimed by another doctor',
  'answered by another',
  'changed by the patient',
  'withdrawn',
  'dismissed',
  'transferred out of my departments',
  'lease expired, nobody took it',
] as const;
export type TableRow = (typeof TABLE_ROWS)[number];

export type Verdict =
  | { readonly outcome: 'applied'; readonly row: TableRow | null }
  | { readonly outcome: 'conflict'; readonly reason: ConflictReason; readonly row: TableRow | null };

/** A lease that ends within this time may have ended or not, in milliseconds: clocks are read at different moments. */
const LEASE_SLACK_MS = 1000;

/** A command at the moment at which the service decided about it. */
export interface Meeting {
  readonly command: Command;
  readonly account: Account;
  /** The question as it was. */
  readonly state: QuestionState;
  readonly at: Date;
  /** Whether somebody had taken the handed draft up before, for `take-up-draft`. */
  readonly takenUp: boolean;
}

/**
 * What must become of a command that meets the question in this state: the protocol's table, written down a second
 * time and independently of the service. More than one verdict only where a lease ends in that very second.
 */
export function verdictsOf({ command, account, state, at, takenUp }: Meeting): Verdict[] {
  const held = (reason: ConflictReason, row: TableRow | null = null): Verdict => ({ outcome: 'conflict', reason, row });
  // A draft follows its question wherever it went: its author saw the question once.
  const visible = account.departmentIds.some((id) => id === state.departmentId) || command.kind === 'hand-over-draft';
  if (!visible) return [held('left-your-departments', 'transferred out of my departments')];
  const closed = closedVerdict(state.status);
  if (command.kind === 'release') return [APPLIED];
  if (command.kind === 'take-up-draft') return [takenUp ? held('draft-taken-up') : APPLIED];
  if (command.kind === 'hand-over-draft') return [closed === null || state.status === 'answered' ? APPLIED : closed];
  const besideAnswer =
    command.kind === 'send-reply' && command.payload.kind === 'second-opinion' && state.status === 'answered';
  if (closed !== null && !besideAnswer) return [closed];
  if (command.kind === 'ask-for-question') return [APPLIED];
  if ((command.kind === 'send-reply' || command.kind === 'dismiss') && state.textRevision > command.baseRevision) {
    return [held('question-changed', 'changed by the patient')];
  }
  if (besideAnswer) return [APPLIED];
  return holders(account, state, at).map((holder): Verdict => {
    if (holder === 'other') return held('claimed-by-other', 'claimed by another doctor');
    if (holder === 'me') return APPLIED;
    if (command.kind === 'renew') return held('lease-ended');
    const lapsed = command.kind === 'send-reply' && state.claimAccountId === account.id;
    return lapsed ? { outcome: 'applied', row: 'lease expired, nobody took it' } : APPLIED;
  });
}

const APPLIED: Verdict = { outcome: 'applied', row: null };

/** Who has the lease; both answers where it ends just now. */
function holders(account: Account, state: QuestionState, at: Date): ('nobody' | 'me' | 'other')[] {
  if (state.claimAccountId === null || state.claimExpiresAt === null) return ['nobody'];
  const holder = state.claimAccountId === account.id ? 'me' : 'other';
  const leftMs = state.claimExpiresAt.getTime() - at.getTime();
  if (Math.abs(leftMs) < LEASE_SLACK_MS) return ['nobody', holder];
  return [leftMs > 0 ? holder : 'nobody'];
}

function closedVerdict(status: string): Verdict | null {
  switch (status) {
    case 'answered':
      return { outcome: 'conflict', reason: 'answered-meanwhile', row: 'answered by another' };
    case 'withdrawn':
      return { outcome: 'conflict', reason: 'question-withdrawn', row: 'withdrawn' };
    case 'dismissed':
      return { outcome: 'conflict', reason: 'question-dismissed', row: 'dismissed' };
    default:
      return null;
  }
}
