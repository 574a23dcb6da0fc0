import type { TFunction } from 'i18next';
import type { OutboxItem, SyncStatus } from '#contract/desk.ts';
import { timeOf } from '../../lib/moments.ts';

/** Where a reply is, in plain words. */
export function outboxStateText(
  item: OutboxItem,
  status: SyncStatus | undefined,
  nowMs: number,
  language: string,
  t: TFunction<'outbox'>,
): string {
  switch (item.state) {
    case 'undoable':
      return t('state.undoable', { count: Math.max(0, Math.ceil((Date.parse(item.undoUntil ?? '') - nowMs) / 1000)) });
    case 'waiting':
      if (status !== undefined && status.connection !== 'online') return t('state.waitingOffline');
      return item.attempts > 0 ? t('state.retrying', { count: item.attempts }) : t('state.waiting');
    case 'sending':
      return t('state.sending');
    case 'sent':
      return t('state.sent', { time: item.sentAt === null ? '' : timeOf(item.sentAt, language) });
    case 'held':
      return item.waitsForClaim ? t('held.waits') : heldText(item, t);
    case 'refused':
      return refusedText(item, t);
  }
}

/** Why a reply was held. */
export function heldText(item: OutboxItem, t: TFunction<'outbox'>): string {
  const name = item.heldBy;
  switch (item.heldReason) {
    case 'answered-meanwhile':
      return name === null ? t('held.answeredUnknown') : t('held.answered', { name });
    case 'claimed-by-other':
      return name === null ? t('held.claimedUnknown') : t('held.claimed', { name });
    case 'question-changed':
      return t('held.changed');
    case 'question-withdrawn':
      return t('held.withdrawn');
    case 'question-dismissed':
      return t('held.dismissed');
    case 'left-your-departments':
      return t('held.left');
    case 'reply-corrected':
      return t('held.corrected');
    case 'reply-retracted':
      return t('held.retracted');
    case 'lease-ended':
    case 'draft-taken-up':
    case 'review-complete':
      return t('held.other');
    case null:
      return t('held.free');
  }
}

/** Why the service will never take it. */
export function refusedText(item: OutboxItem, t: TFunction<'outbox'>): string {
  switch (item.refusedCode) {
    case 'not-found':
      return t('refused.notFound');
    case 'malformed':
      return t('refused.malformed');
    case 'reply-not-finished':
      return t('refused.notFinished');
    case 'unknown-citation':
      return t('refused.citation');
    case 'reply-id-taken':
      return t('refused.idTaken');
    case 'not-allowed':
    case 'unknown-department':
    case 'unknown-colleague':
    case 'unsuitable-original':
    case 'scorecard-mismatch':
    case null:
      return t('refused.notAllowed');
  }
}
