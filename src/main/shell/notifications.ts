import { app, BrowserWindow, Notification } from 'electron';
import { resolveLanguage } from '#contract/resolve-language.ts';
import type { NotificationKind } from '#contract/shell.ts';
import { notificationText } from './notification-words.ts';
import { createNotifier, type Notifier } from './notifier.ts';
import type { Settings } from './settings.ts';

/** Tells by the operating system's own notifications and badge; a click leads to the window and says which it was. */
export function createDesktopNotifier(settings: Settings, onOpened: (kind: NotificationKind) => void): Notifier {
  // Held here, because one that is collected no longer hears its click.
  const shown = new Map<NotificationKind, Notification>();
  return createNotifier({
    settings: () => settings.notifications(),
    setBadge: (count) => void app.setBadgeCount(count),
    isLookedAt: () => BrowserWindow.getFocusedWindow() !== null,
    nowMs: Date.now,
    schedule(delayMs, run) {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
    show(kind, count) {
      if (!Notification.isSupported()) return;
      const language = resolveLanguage(settings.appearance().language, app.getLocale());
      const notification = new Notification({ title: 'Replydesk', body: notificationText(kind, count, language) });
      notification.on('click', () => {
        const [window] = BrowserWindow.getAllWindows();
        if (window?.isMinimized()) window.restore();
        window?.show();
        window?.focus();
        onOpened(kind);
      });
      notification.show();
      shown.set(kind, notification);
    },
  });
}
