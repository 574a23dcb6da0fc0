import type { NotificationKind } from '#contract/shell.ts';
import type { InterfaceLanguage } from '#domain/department.ts';

/** Everything that a notification can say. Never a word, a name or a number of a patient: a screen may face a hallway. */
const WORDS: Readonly<Record<InterfaceLanguage, Readonly<Record<NotificationKind, (count: number) => string>>>> = {
  en: {
    'urgent-question': (count) => (count === 1 ? 'An urgent question waits.' : `${count} urgent questions wait.`),
    'lease-ending': (count) =>
      count === 1 ? 'A claim of yours ends within five minutes.' : `${count} of your claims end within five minutes.`,
    'reply-held': (count) =>
      count === 1 ? 'A reply needs your word before it goes.' : `${count} replies need your word before they go.`,
  },
  'zh-Hant': {
    'urgent-question': (count) => `有 ${count} 個緊急問題待處理。`,
    'lease-ending': (count) => `您認領的 ${count} 個問題將在五分鐘內釋出。`,
    'reply-held': (count) => `有 ${count} 則回覆需要您確認才能送出。`,
  },
};

/** The sentence of a notification. */
export function notificationText(kind: NotificationKind, count: number, language: InterfaceLanguage): string {
  return WORDS[language][kind](count);
}
