import type { TFunction } from 'i18next';
import type { SyncStatus } from '#contract/desk.ts';

/** Where the workstation stands, what waits, and what needs the doctor; begins with Online or Offline. */
export function syncText(status: SyncStatus, t: TFunction<'sync'>): string {
  const parts = [connectionText(status, t)];
  if (status.repliesWaiting > 0) parts.push(t('repliesWaiting', { count: status.repliesWaiting }));
  if (status.held > 0) parts.push(t('held', { count: status.held }));
  return parts.join(' · ');
}

function connectionText(status: SyncStatus, t: TFunction<'sync'>): string {
  if (status.connection === 'connecting') return t('connecting');
  if (status.connection === 'offline') return t(`offline.${status.offlineReason ?? 'no-connection'}`);
  const others = status.waiting - status.repliesWaiting;
  return others > 0 ? t('onlineWaiting', { count: others }) : t('online');
}

/** What that means and what to do, in a sentence or two. */
export function connectionHint(status: SyncStatus, t: TFunction<'sync'>): string {
  if (status.connection !== 'offline') return t(`todo.${status.connection}`);
  return t(`todo.${status.offlineReason ?? 'no-connection'}`);
}

/** What waits to be sent and what needs the doctor, each by itself; empty when there is nothing. */
export function waitingTexts(status: SyncStatus, t: TFunction<'sync'>): string[] {
  const others = Math.max(0, status.waiting - status.repliesWaiting);
  return [
    ...(status.repliesWaiting > 0 ? [t('repliesWaiting', { count: status.repliesWaiting })] : []),
    ...(others > 0 ? [t('othersWaiting', { count: others })] : []),
    ...(status.held > 0 ? [t('held', { count: status.held })] : []),
  ];
}

/** How far the first copy is, how fast it comes, and how long it still takes. */
export function firstSyncText(
  progress: NonNullable<SyncStatus['firstSync']>,
  language: string,
  t: TFunction<'sync'>,
): string {
  const { received, total, perSecond, secondsLeft } = progress;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const parts: string[] = [
    total === null
      ? t('firstSyncUnknown', { received: number.format(received) })
      : t('firstSync', { received: number.format(received), total: number.format(total) }),
  ];
  if (perSecond !== null) parts.push(t('rate', { rate: number.format(perSecond) }));
  if (secondsLeft !== null) {
    parts.push(
      secondsLeft < 90
        ? t('secondsLeft', { count: secondsLeft })
        : t('minutesLeft', { count: Math.round(secondsLeft / 60) }),
    );
  }
  return parts.join(' · ');
}
