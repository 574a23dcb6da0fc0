import type { CheckedReply, ReplyFinding } from './finding.ts';
import { folded, type ReplyBlock, sentencesOf } from './reply-text.ts';

const CONDITION =
  /\b(?:if|unless|in case|as soon as|means|any (?:sudden|new)|a sudden|should (?:it|you|this|these|that|the|there|any|your|a|new))\b|\b(?:when|once|whenever)\b[^.!?]{0,40}\b(?:worse\w*|new|spread\w*|fever)\b|如果|若|萬一|一旦|倘|要是|假如|如有|如出現|出現.{1,30}時|惡化|沒有?改善|未改善|加重|變嚴重/iu;
const CHANGE =
  /\b(?:worse\w*|persist\w*|last(?:s|ing)?|continu\w+|improv\w+|better|spread\w*|return(?:s|ing)?|come(?:s)? back|new|develop\w*|appear\w*|notice|fever|bleed\w*|pain(?:s|ful)?|numb\w*|weak\w*|breath\w*|swell\w*|swollen|vomit\w*|faint\w*|rash|symptoms?|signs?|red(?:ness)?|dizz\w+|severe|changes?|hurts?|happens?|stays?|feel|gets?|becomes?|still|these|following)\b|惡化|加重|加劇|嚴重|改善|好轉|持續|反覆|復發|出現|發燒|高燒|出血|流血|疼痛|更痛|麻木|無力|呼吸|喘|腫|嘔吐|昏|紅疹|症狀|不適|不舒服|退燒|消退|變化|沒有?好/iu;
const ACTION =
  /\b(?:see|consult|visit|call|phone|ring|dial|contact|seek|go|come back|return to|be (?:seen|examined|checked|assessed|reviewed)|get (?:help|checked|medical|it|seen|examined)|have (?:it|this|yourself|him|her|them) (?:checked|seen|examined|looked)|emergency|hospital|ambulance|A&E|urgent care|doctor|clinic|write (?:to (?:me|us) )?again|ask again|let (?:me|us) know|tell (?:me|us|your|a))\b|就醫|就診|回診|急診|門診|看醫|找醫師|送醫|醫院|救護車|119|聯絡|再提問|再問|告訴醫師|通知醫師/iu;
/** Politeness at the end is no safety net. */
const COURTESY =
  /\b(?:questions?|concerns?|queries|wish|prefer|you like)\b|(?:問題|疑問|疑慮)[^。]{0,8}(?:歡迎|可以|請)/iu;

/** Whether a sentence tells what to do should it change: a condition, a change for the worse, and somewhere to go. */
export function isSafetyNet(sentence: string): boolean {
  const plain = folded(sentence);
  if (!CONDITION.test(plain) || !ACTION.test(plain)) return false;
  return CHANGE.test(plain.replace(ACTION_WORDS, ' ')) && !(COURTESY.test(plain) && !WORSE.test(plain));
}

/** "Get help" and "come back" are what to do, not what changed. */
const ACTION_WORDS = /\b(?:get (?:help|checked|medical|seen|examined)|come back to|return to)\b/giu;
const WORSE = /\b(?:worse\w*|persist\w*|fever|bleed\w*|severe|new symptoms?)\b|惡化|加重|持續|發燒|嚴重/iu;

/** A reply that asks back promises no answer; every other one says what to do if it gets worse. */
export function checkSafetyNet({ blocks, isAskBack }: CheckedReply): ReplyFinding[] {
  if (isAskBack || hasSafetyNet(blocks)) return [];
  return [{ code: 'no-safety-net', severity: 'warns', place: null, fix: null }];
}

/** Whether a reply says anywhere what to do if it gets worse, in a sentence or in the blank of a referral. */
export function hasSafetyNet(blocks: readonly Pick<ReplyBlock, 'text' | 'slots'>[]): boolean {
  return blocks.some(
    ({ text, slots }) =>
      slots.some(({ slot }) => slot.binding === 'if-worse' && slot.value !== null) || blockHasNet(text),
  );
}

/** Also where condition and advice are two sentences: "Watch for fever. If it comes, call us." */
function blockHasNet(text: string): boolean {
  const sentences = sentencesOf(text).map(({ start, end }) => text.slice(start, end));
  return (
    sentences.some(isSafetyNet) ||
    sentences.some(
      (sentence, index) => index > 0 && isSafetyNet(`${sentences[index - 1]} ${sentence}`.replace(/[.。]/gu, ',')),
    )
  );
}
