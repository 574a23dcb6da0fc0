import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_APPEARANCE } from '#contract/default-appearance.ts';
import {
  type Appearance,
  appearanceSchema,
  type NotificationSettings,
  notificationSettingsSchema,
} from '#contract/shell.ts';
import { replaceFile } from './replace-file.ts';

type Patch<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** How the app looks and what it tells on this machine, kept in `settings.json`. */
export interface Settings {
  appearance(): Appearance;
  notifications(): NotificationSettings;
  /** Changes what the patch names and keeps it. */
  setAppearance(patch: Patch<Appearance>): Appearance;
  setNotifications(patch: Patch<NotificationSettings>): NotificationSettings;
}

const DEFAULT_NOTIFICATIONS: NotificationSettings = {
  kinds: { 'urgent-question': true, 'lease-ending': true, 'reply-held': true },
  quietHours: null,
};

/** The appearance stands at the top, where it was before there was anything else. */
const fileSchema = appearanceSchema.extend({
  notifications: notificationSettingsSchema.default(DEFAULT_NOTIFICATIONS),
});
type SettingsFile = ReturnType<typeof fileSchema.parse>;
const DEFAULT_SETTINGS: SettingsFile = { ...DEFAULT_APPEARANCE, notifications: DEFAULT_NOTIFICATIONS };

/** Reads the settings; a file that cannot be read is put aside as `.broken`, and the usual ones are taken. */
export function createSettings(userDataDir: string): Settings {
  const file = join(userDataDir, 'settings.json');
  let settings = read(file);
  const keep = (next: SettingsFile): void => {
    settings = fileSchema.parse(next);
    replaceFile(file, JSON.stringify(settings, null, 2));
  };
  const appearance = (): Appearance => appearanceSchema.parse(settings);
  return {
    appearance,
    notifications: () => settings.notifications,
    setAppearance(patch) {
      keep({ ...settings, ...given(patch) });
      return appearance();
    },
    setNotifications(patch) {
      keep({ ...settings, notifications: { ...settings.notifications, ...given(patch) } });
      return settings.notifications;
    },
  };
}

function given<T extends object>(patch: Patch<T>): Partial<T> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function read(file: string): SettingsFile {
  if (!existsSync(file)) return DEFAULT_SETTINGS;
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    try {
      renameSync(file, `${file}.broken`);
    } catch {
      // It stays where it is and will be replaced by the next change.
    }
    return DEFAULT_SETTINGS;
  }
}
