import type { InterfaceLanguage } from '#domain/department.ts';

/** The interface language for a chosen one, or for the system's where none was chosen. */
export function resolveLanguage(chosen: InterfaceLanguage | 'system', systemLocale: string): InterfaceLanguage {
  if (chosen !== 'system') return chosen;
  return /^zh\b/i.test(systemLocale) ? 'zh-Hant' : 'en';
}
