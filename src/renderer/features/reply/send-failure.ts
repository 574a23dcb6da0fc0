import type { TFunction } from 'i18next';
import { DeskRestartedError } from '../../lib/clients.ts';
import { codeOf } from '../../lib/desk-errors.ts';

/** Why writing to disk did not work, in words. */
export function saveFailureReason(error: unknown, t: TFunction<'reply'>): string {
  if (error instanceof DeskRestartedError) return t('reasons.restarted');
  switch (reasonOf(error)) {
    case 'disk-full':
      return t('reasons.diskFull');
    case 'read-only':
      return t('reasons.readOnly');
    case 'locked':
      return t('reasons.locked');
    default:
      return t('reasons.unknown');
  }
}

/** Why a reply could not be queued, and that it is kept. */
export function sendFailureText(error: unknown, t: TFunction<'reply'>): string {
  if (codeOf(error) === 'ALREADY_QUEUED') return t('alreadyQueued');
  return t('sendFailed', { reason: saveFailureReason(error, t) });
}

function reasonOf(error: unknown): unknown {
  if (!(error instanceof Error) || !('data' in error)) return null;
  const { data } = error;
  return typeof data === 'object' && data !== null && 'reason' in data ? data.reason : null;
}
