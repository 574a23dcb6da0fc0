import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { InterfaceLanguage } from '#domain/department.ts';
import checks from './en/checks.ts';
import compare from './en/compare.ts';
import corpora from './en/corpora.ts';
import editor from './en/editor.ts';
import frame from './en/frame.ts';
import held from './en/held.ts';
import history from './en/history.ts';
import insights from './en/insights.ts';
import keymap from './en/keymap.ts';
import outbox from './en/outbox.ts';
import question from './en/question.ts';
import queue from './en/queue.ts';
import related from './en/related.ts';
import reply from './en/reply.ts';
import review from './en/review.ts';
import sending from './en/sending.ts';
import settings from './en/settings.ts';
import signIn from './en/sign-in.ts';
import sync from './en/sync.ts';
import templates from './en/templates.ts';
import topics from './en/topics.ts';
import checksZh from './zh-Hant/checks.ts';
import compareZh from './zh-Hant/compare.ts';
import corporaZh from './zh-Hant/corpora.ts';
import editorZh from './zh-Hant/editor.ts';
import frameZh from './zh-Hant/frame.ts';
import heldZh from './zh-Hant/held.ts';
import historyZh from './zh-Hant/history.ts';
import insightsZh from './zh-Hant/insights.ts';
import keymapZh from './zh-Hant/keymap.ts';
import outboxZh from './zh-Hant/outbox.ts';
import questionZh from './zh-Hant/question.ts';
import queueZh from './zh-Hant/queue.ts';
import relatedZh from './zh-Hant/related.ts';
import replyZh from './zh-Hant/reply.ts';
import reviewZh from './zh-Hant/review.ts';
import sendingZh from './zh-Hant/sending.ts';
import settingsZh from './zh-Hant/settings.ts';
import signInZh from './zh-Hant/sign-in.ts';
import syncZh from './zh-Hant/sync.ts';
import templatesZh from './zh-Hant/templates.ts';
import topicsZh from './zh-Hant/topics.ts';

export const en = {
  checks,
  compare,
  editor,
  frame,
  held,
  history,
  insights,
  keymap,
  outbox,
  question,
  queue,
  related,
  reply,
  review,
  sending,
  corpora,
  settings,
  topics,
  signIn,
  sync,
  templates,
};
export const zhHant = {
  checks: checksZh,
  compare: compareZh,
  editor: editorZh,
  frame: frameZh,
  held: heldZh,
  history: historyZh,
  insights: insightsZh,
  keymap: keymapZh,
  outbox: outboxZh,
  question: questionZh,
  queue: queueZh,
  related: relatedZh,
  reply: replyZh,
  review: reviewZh,
  sending: sendingZh,
  corpora: corporaZh,
  settings: settingsZh,
  topics: topicsZh,
  signIn: signInZh,
  sync: syncZh,
  templates: templatesZh,
};

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'frame';
    resources: typeof en;
  }
}

/** Both languages are part of the app, so a change takes effect at once and offline. */
export async function startI18n(language: InterfaceLanguage): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'frame',
    resources: { en, 'zh-Hant': zhHant },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
  });
  applyToDocument(language);
}

export async function changeLanguage(language: InterfaceLanguage): Promise<void> {
  await i18next.changeLanguage(language);
  applyToDocument(language);
}

function applyToDocument(language: InterfaceLanguage): void {
  document.documentElement.lang = language;
}
