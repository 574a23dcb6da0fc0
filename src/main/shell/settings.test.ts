import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSettings } from './settings.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'replydesk-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = () => join(folder, 'settings.json');

it('reads a file from before there were notifications', () => {
  writeFileSync(file(), JSON.stringify({ language: 'zh-Hant', theme: 'dark', textScale: 1.15 }));
  const settings = createSettings(folder);
  expect(settings.appearance()).toEqual({ language: 'zh-Hant', theme: 'dark', textScale: 1.15 });
  expect(settings.notifications()).toEqual({
    kinds: { 'urgent-question': true, 'lease-ending': true, 'reply-held': true },
    quietHours: null,
  });
});

it('keeps appearance and notifications side by side over a restart', () => {
  const quietHours = { from: '20:00', until: '07:00' };
  const first = createSettings(folder);
  first.setNotifications({ quietHours });
  expect(first.setAppearance({ theme: 'dark' })).not.toHaveProperty('notifications');
  const second = createSettings(folder);
  expect(second.notifications().quietHours).toEqual(quietHours);
  expect(second.appearance().theme).toBe('dark');
});

it('puts a file aside that it cannot read, and refuses times that are none', () => {
  writeFileSync(file(), '{"language":');
  const settings = createSettings(folder);
  expect(settings.appearance().theme).toBe('system');
  expect(existsSync(`${file()}.broken`)).toBe(true);
  expect(() => settings.setNotifications({ quietHours: { from: '25:00', until: '07:00' } })).toThrow();
  expect(settings.notifications().quietHours).toBeNull();
  settings.setAppearance({ theme: 'light' });
  expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({
    theme: 'light',
    notifications: { quietHours: null },
  });
});
