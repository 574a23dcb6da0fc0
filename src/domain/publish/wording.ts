import type { InterfaceLanguage } from '../department.ts';
import type { Sex } from '../question.ts';
import type { ReplyKind } from '../reply.ts';

interface PageWording {
  readonly siteName: string;
  readonly sex: Readonly<Record<Sex, string>>;
  readonly asker: (alias: string | null, ageBand: string | null, sex: Sex) => string;
  readonly asked: string;
  readonly replied: string;
  readonly replyHeading: (doctor: string) => string;
  readonly kinds: Readonly<Record<Exclude<ReplyKind, 'answer'>, string>>;
  readonly correctedOn: string;
  readonly retractedOn: string;
  readonly doNotFollow: string;
  readonly reason: string;
  readonly earlierVersions: string;
  readonly versionOf: string;
  readonly noLongerValid: string;
  readonly doctor: (name: string) => string;
  readonly referral: string;
  readonly referralFields: Readonly<
    Record<'toDepartment' | 'fromDepartment' | 'urgency' | 'timeFrame' | 'reason' | 'whatToBring' | 'ifWorse', string>
  >;
  readonly moreInformation: string;
  readonly similar: string;
  readonly relatedFaq: string;
  readonly readMore: string;
  readonly awaiting: string;
  readonly awaitingAsker: string;
  readonly awaitingAgain: string;
  readonly withdrawn: string;
  readonly closed: string;
  readonly notFound: string;
  readonly notAdvice: string;
  readonly question: string;
  readonly followUp: string;
  readonly added: string;
}

/** The words of the published page. */
export const PAGE_WORDING: Readonly<Record<InterfaceLanguage, PageWording>> = {
  en: {
    siteName: 'Medical questions and answers',
    sex: { female: 'female', male: 'male', other: 'other', unknown: '' },
    asker: (alias, ageBand, sex) =>
      [
        alias ?? 'Anonymous',
        [ageBand === null ? '' : `${ageBand.replace('-', '–')} year old`, PAGE_WORDING.en.sex[sex]]
          .filter((part) => part !== '')
          .join(' '),
      ]
        .filter((part) => part !== '')
        .join(', '),
    asked: 'Ask date',
    replied: 'Reply date',
    replyHeading: (doctor) => `Dr. ${doctor} reply`,
    kinds: { 'second-opinion': 'Second opinion', 'ask-back': 'Question to the asker' },
    correctedOn: 'Corrected on',
    retractedOn: 'The doctor retracted this reply on',
    doNotFollow: 'Please do not follow it.',
    reason: 'Reason',
    earlierVersions: 'Earlier version',
    versionOf: 'Version of',
    noLongerValid: 'no longer valid',
    doctor: (name) => `Dr. ${name}`,
    referral: 'Referral',
    referralFields: {
      toDepartment: 'Please see',
      fromDepartment: 'Referred from',
      urgency: 'Urgency',
      timeFrame: 'When',
      reason: 'Why',
      whatToBring: 'What to bring',
      ifWorse: 'If it gets worse',
    },
    moreInformation: 'More Info',
    similar: 'Similar Q&A',
    relatedFaq: 'Related FAQ',
    readMore: 'Read more',
    awaiting: 'This question is waiting for a doctor’s reply.',
    awaitingAsker: 'A doctor needs to know more before answering. Please add it to your question.',
    awaitingAgain: 'This question is waiting for another reply. If you are worried, see a doctor in person.',
    withdrawn: 'This question was withdrawn.',
    closed: 'This question was closed without a published reply. If you are worried, see a doctor in person.',
    notFound: 'There is no such page.',
    notAdvice: 'A written reply cannot replace an examination. In an emergency call your local emergency number.',
    question: 'Question',
    followUp: 'Added by the asker',
    added: 'Added',
  },
  'zh-Hant': {
    siteName: '醫療問答',
    sex: { female: '女性', male: '男性', other: '其他', unknown: '' },
    asker: (alias, ageBand, sex) =>
      [
        alias ?? '匿名',
        `${ageBand === null ? '' : `${ageBand.replace('-', '–')} 歲`}${PAGE_WORDING['zh-Hant'].sex[sex]}`,
      ]
        .filter((part) => part !== '')
        .join('，'),
    asked: '提問日期',
    replied: '回覆日期',
    replyHeading: (doctor) => `${doctor}醫師回覆`,
    kinds: { 'second-opinion': '第二意見', 'ask-back': '向提問者詢問' },
    correctedOn: '更正日期',
    retractedOn: '醫師已撤回此回覆，日期',
    doNotFollow: '請勿依其內容行事。',
    reason: '原因',
    earlierVersions: '先前版本',
    versionOf: '版本日期',
    noLongerValid: '已不適用',
    doctor: (name) => `${name}醫師`,
    referral: '轉診建議',
    referralFields: {
      toDepartment: '請就診',
      fromDepartment: '轉出科別',
      urgency: '緊急程度',
      timeFrame: '時間',
      reason: '原因',
      whatToBring: '請攜帶',
      ifWorse: '若症狀惡化',
    },
    moreInformation: '更多資訊',
    similar: '相似問答',
    relatedFaq: '相關常見問題',
    readMore: '閱讀全文',
    awaiting: '此問題尚待醫師回覆。',
    awaitingAsker: '醫師需要先了解更多情況才能回覆，請將說明補充在您的問題中。',
    awaitingAgain: '此問題尚待重新回覆。若您感到擔心，請親自就醫。',
    withdrawn: '此問題已撤回。',
    closed: '此問題已結案，未刊登回覆。若您感到擔心，請親自就醫。',
    notFound: '找不到此頁面。',
    notAdvice: '文字回覆無法取代當面診察。若有緊急狀況，請立即撥打當地急救電話。',
    question: '問題',
    followUp: '提問者補充',
    added: '補充日期',
  },
};
