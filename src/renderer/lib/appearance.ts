import { useSyncExternalStore } from 'react';
import { DEFAULT_APPEARANCE } from '#contract/default-appearance.ts';
import { resolveLanguage } from '#contract/resolve-language.ts';
import type { Appearance } from '#contract/shell.ts';
import { changeLanguage } from '../i18n/index.ts';
import { shellClient } from './clients.ts';

let appearance: Appearance = DEFAULT_APPEARANCE;
let systemLocale = 'en';
const listeners = new Set<() => void>();

/** How the window looks. */
export function useAppearance(): Appearance {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => appearance,
  );
}

/** Reads it before the first paint. */
export async function loadAppearance(): Promise<Appearance & { resolvedLanguage: 'en' | 'zh-Hant' }> {
  const [about, stored] = await Promise.all([shellClient.about(), shellClient.appearance.get()]);
  systemLocale = about.systemLocale;
  take(stored);
  return { ...stored, resolvedLanguage: resolveLanguage(stored.language, systemLocale) };
}

/** Shows a changed appearance, from this window or another. */
export function showAppearance(changed: Appearance): void {
  take(changed);
  void changeLanguage(resolveLanguage(changed.language, systemLocale));
}

/** Changes and keeps it. */
export async function changeAppearance(patch: Partial<Appearance>): Promise<void> {
  showAppearance(await shellClient.appearance.set(patch));
}

function take(changed: Appearance): void {
  appearance = changed;
  document.documentElement.style.setProperty('--text-scale', String(changed.textScale));
  for (const listener of listeners) listener();
}
