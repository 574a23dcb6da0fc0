import type { TFunction } from 'i18next';
import type { SyncStatus } from '#contract/desk.ts';

/** Where the workstation stands, what waits, and what needs the doctor; begins with Online or Offline. */
export function syncText(status: SyncStatus, t: TFunction<'frame'>): string {
  const parts = [connectionText(status, t)];
  if (status.repliesWaiting > 0) parts.push(t('repliesWaiting', { count: status.repliesWaiting }));
  if (status.held > 0) parts.push(t('held', { count: status.held }));
  return parts.join(' · ');
}

function connectionText(status: SyncStatus, t: TFunction<'frame'>): string {
  if (status.connection === 'online') {
    const others = status.waiting - status.repliesWaiting;
    return others > 0 ? t('onlineWaiting', { count: others }) : t('online');
  }
  if (status.connection === 'connecting') return t('offlineConnecting');
  switch (status.offlineReason) {
    case 'work-offline':
      return t('offlineByChoice');
    case 'timeout':
      return t('offlineTimeout');
    case 'tls':
      return t('offlineTls');
    case 'not-replydesk':
      return t('offlineNotReplydesk');
    case 'server-error':
      return t('offlineServerError');
    case 'signed-out-by-service':
      return t('offlineSignedOut');
    case 'update-required':
      return t('offlineUpdate');
    case 'no-connection':
    case null:
      return t('offlineNoConnection');
  }
}
