import type { NotificationKind, NotificationSettings } from '#contract/shell.ts';
import type { DeskNotice } from '#contract/worker.ts';

/** At most one notification of a kind within this, in milliseconds; what comes meanwhile is told together afterwards. */
const GAP_MS = 60_000;

export interface NotifierOptions {
  readonly settings: () => NotificationSettings;
  readonly show: (kind: NotificationKind, count: number) => void;
  readonly setBadge: (count: number) => void;
  /** A doctor who looks at the window sees it there. */
  readonly isLookedAt: () => boolean;
  readonly nowMs: () => number;
  /** Runs it after a while; returns how to forget it. */
  readonly schedule: (delayMs: number, run: () => void) => () => void;
}

export interface Notifier {
  /** What the desk told. */
  take(notice: DeskNotice): void;
  stop(): void;
}

/** Decides what of the desk's notices becomes a notification: seldom, not in quiet hours, and only what was asked for. */
export function createNotifier({ settings, show, setBadge, isLookedAt, nowMs, schedule }: NotifierOptions): Notifier {
  const lastShownMs = new Map<NotificationKind, number>();
  const waiting = new Map<NotificationKind, { count: number; readonly forget: () => void }>();

  function tell(kind: NotificationKind, count: number): void {
    const { kinds, quietHours } = settings();
    if (!kinds[kind] || isLookedAt() || (quietHours !== null && isQuiet(quietHours, new Date(nowMs())))) return;
    lastShownMs.set(kind, nowMs());
    show(kind, count);
  }

  return {
    take(notice) {
      if (notice.type === 'badge') {
        setBadge(notice.count);
        return;
      }
      const { kind, count } = notice;
      const held = waiting.get(kind);
      if (held !== undefined) {
        held.count += count;
        return;
      }
      const sinceMs = nowMs() - (lastShownMs.get(kind) ?? Number.NEGATIVE_INFINITY);
      if (sinceMs >= GAP_MS) {
        tell(kind, count);
        return;
      }
      const forget = schedule(GAP_MS - sinceMs, () => {
        const together = waiting.get(kind)?.count ?? 0;
        waiting.delete(kind);
        tell(kind, together);
      });
      waiting.set(kind, { count, forget });
    },
    stop() {
      for (const { forget } of waiting.values()) forget();
      waiting.clear();
    },
  };
}

/** Whether a moment lies in the quiet hours, by the machine's own clock and time zone; they may go over midnight. */
export function isQuiet({ from, until }: { readonly from: string; readonly until: string }, moment: Date): boolean {
  const now = `${String(moment.getHours()).padStart(2, '0')}:${String(moment.getMinutes()).padStart(2, '0')}`;
  return from <= until ? from <= now && now < until : now >= from || now < until;
}
