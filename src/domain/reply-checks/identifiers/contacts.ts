import type { Span } from '../reply-text.ts';
import { spansOf } from '../reply-text.ts';

/** E-mail addresses, also written out ("name at host dot com"). */
export function emails(text: string): Span[] {
  return [
    ...spansOf(/(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+/gu, text),
    ...spansOf(
      /\b[A-Za-z0-9_]{1,64}(?:(?: dot |\.)[A-Za-z0-9_]{1,64}){0,3}\s?(?:\(at\)|\[at\]| at )\s?[A-Za-z0-9-]{1,63}\s?(?:\(dot\)|\[dot\]| dot )\s?(?:com|org|net|edu|tw|uk|info)\b/giu,
      text,
    ),
  ];
}

/** Pages of governments, the NHS, the WHO and medical libraries explain; they say nothing of the reader. */
const PUBLIC_HOST =
  /^(?:[a-z0-9-]+\.)*(?:gov|gov\.[a-z]{2}|nhs\.uk|nhs\.scot|who\.int|nice\.org\.uk|europa\.eu|cochrane\.org)$/iu;

const TOP_LEVEL = '(?:com|org|net|info|co|io|edu|gov|uk|tw|me|be|tv|app|health|example|int|eu)';
const REST = '[^\\s<>"\'，。；、：！？（）()「」\\p{Script=Han}]';
const WEB = new RegExp(
  `(?:https?:\\/\\/|www\\.)${REST}+|(?<![@\\w.-])(?:[a-z0-9][a-z0-9-]{1,62}\\.){1,6}${TOP_LEVEL}(?![\\w-])(?:\\/${REST}*)?`,
  'giu',
);

/** Web addresses, but for those of public health bodies. */
export function webAddresses(text: string): Span[] {
  return spansOf(WEB, text)
    .map(({ start, end }) => ({ start, end: start + text.slice(start, end).replace(/[.,;:!?]+$/u, '').length }))
    .filter(({ start, end }) => !isPublicPage(text.slice(start, end)));
}

/** Whether a web address is a public health body's. */
export function isPublicPage(address: string): boolean {
  return PUBLIC_HOST.test(address.replace(/^https?:\/\//iu, '').replace(/[/?#:].*$/su, ''));
}

const ACCOUNT =
  /(?<![A-Za-z])(?:LINE ?ID|LINE|IG|Instagram|WeChat|WhatsApp|Telegram|Facebook|FB|Skype|微信號?|賴)(?:帳號| account| name| ID)?\s?(?:is|是|:|：)?\s?(@?[A-Za-z0-9_][A-Za-z0-9_.]{3,})/gu;

/** Names of accounts at messengers and social media. */
export function accounts(text: string): Span[] {
  return [...text.matchAll(ACCOUNT)].flatMap((match) => {
    const handle = (match[1] ?? '').replace(/\.$/u, '');
    if (!/[\d_.@]/u.test(handle)) return [];
    const start = match.index + match[0].lastIndexOf(handle);
    return [{ start, end: start + handle.length }];
  });
}
