import type { Template } from '#domain/template.ts';
import { buildTemplate } from './template-builder.ts';

/** Snippets besides referrals. Starting texts, to be reviewed before use. */
export const GENERAL_TEMPLATES: readonly Template[] = [
  buildTemplate({
    title: 'Ask back: missing information',
    kind: 'ask-back',
    language: 'en',
    keywords: ['ask', 'more'],
    text: [
      'To answer you well I need to know a little more: {what}. Please write again with this; do not wait for my answer if it gets worse.',
    ],
    blanks: [
      {
        name: 'what',
        label: 'What is missing',
        options: [
          'how long it has lasted and how it began',
          'which medicines you take and whether you have allergies',
          'whether you are or could be pregnant',
          'whether you have fever, weakness or numbness',
        ],
      },
    ],
  }),
  buildTemplate({
    title: 'Ask back: about whom',
    kind: 'ask-back',
    language: 'en',
    keywords: ['who'],
    text: [
      'Are you writing about yourself or somebody else? Please tell me the person’s age and whether they can be examined soon.',
    ],
  }),
  buildTemplate({
    title: 'Self-care for a strained muscle or joint',
    kind: 'self-care',
    language: 'en',
    keywords: ['strain', 'rest'],
    text: [
      'For now, keep moving within what does not hurt, avoid what brought it on, and use warmth or cold as it does you good. Increase what you do step by step over {span}.',
      'Please be examined if it is not clearly better by then, or earlier if there is swelling, fever, numbness or weakness.',
    ],
    blanks: [{ name: 'span', label: 'How long', options: ['a few days', 'one to two weeks', 'two to four weeks'] }],
  }),
  buildTemplate({
    title: 'Self-care for a mild infection',
    kind: 'self-care',
    language: 'en',
    keywords: ['cold', 'fever'],
    text: [
      'Rest, drink enough and stay at home while you have fever. Most people feel better within {span}.',
      'Please be seen if the fever lasts, breathing becomes hard, or you feel clearly worse.',
    ],
    blanks: [{ name: 'span', label: 'How long', options: ['three days', 'a week', 'ten days'] }],
  }),
  buildTemplate({
    title: 'Medication caution',
    kind: 'medication',
    language: 'en',
    keywords: ['medicine', 'drug'],
    text: [
      'Please do not start, stop or change {medicine} on the strength of a written answer. Ask the doctor or pharmacist who knows your other medicines, and bring the package with you.',
    ],
    blanks: [{ name: 'medicine', label: 'Medicine' }],
  }),
  buildTemplate({
    title: 'Reassurance with safety-net',
    kind: 'reassurance',
    language: 'en',
    keywords: ['fine', 'worry'],
    text: [
      'What you describe is common and most often harmless, although I cannot examine you here. Please be seen within {span} if it has not settled, and at once if {alarm}.',
    ],
    blanks: [
      { name: 'span', label: 'Time frame', options: ['a week', 'two weeks', 'a month'] },
      { name: 'alarm', label: 'Alarm sign' },
    ],
  }),
  buildTemplate({
    title: 'An examination is needed',
    kind: 'other',
    language: 'en',
    keywords: ['exam'],
    text: [
      'This cannot be judged in writing. Please have it examined in person {when}; bring earlier results and a list of your medicines.',
    ],
    blanks: [{ name: 'when', label: 'Time frame', options: ['today', 'within a few days', 'within two weeks'] }],
  }),
  buildTemplate({
    title: 'Closing',
    kind: 'closing',
    language: 'en',
    keywords: ['bye', 'thanks'],
    text: ['Thank you for your question. I wish you a good recovery.'],
  }),
  buildTemplate({
    title: 'Closing with an invitation to write again',
    kind: 'closing',
    language: 'en',
    keywords: ['again'],
    text: ['Thank you for writing. Please tell us how it went, or write again if something is unclear.'],
  }),
  buildTemplate({
    title: '補充詢問：缺少的資訊',
    kind: 'ask-back',
    language: 'zh-Hant',
    keywords: ['補充'],
    text: ['為了更準確地回答，請再告訴我：{what}。若症狀惡化，請不要等待回覆，直接就醫。'],
    blanks: [
      {
        name: 'what',
        label: '缺少的資訊',
        options: ['症狀持續多久、如何開始', '目前使用的藥物與過敏史', '是否懷孕或可能懷孕', '是否發燒、無力或麻木'],
      },
    ],
  }),
  buildTemplate({
    title: '肌肉關節拉傷的自我照護',
    kind: 'self-care',
    language: 'zh-Hant',
    keywords: ['拉傷', '休息'],
    text: [
      '目前請在不痛的範圍內活動，避開引起疼痛的動作，熱敷或冰敷擇舒服者。活動量可在{span}內逐步增加。',
      '若屆時沒有明顯改善，或出現腫脹、發燒、麻木、無力，請就醫檢查。',
    ],
    blanks: [{ name: 'span', label: '時間', options: ['幾天', '一到兩週', '兩到四週'] }],
  }),
  buildTemplate({
    title: '安心說明與警訊',
    kind: 'reassurance',
    language: 'zh-Hant',
    keywords: ['安心'],
    text: ['您描述的情況常見，多半無大礙，但我無法在此檢查。若{span}後仍未好轉請就診；若出現{alarm}，請立即就醫。'],
    blanks: [
      { name: 'span', label: '時間', options: ['一週', '兩週', '一個月'] },
      { name: 'alarm', label: '警訊' },
    ],
  }),
  buildTemplate({
    title: '用藥提醒',
    kind: 'medication',
    language: 'zh-Hant',
    keywords: ['藥'],
    text: ['請勿僅憑文字回覆自行開始、停止或更改{medicine}。請洽了解您用藥的醫師或藥師，並攜帶藥袋。'],
    blanks: [{ name: 'medicine', label: '藥物' }],
  }),
  buildTemplate({
    title: '需要當面檢查',
    kind: 'other',
    language: 'zh-Hant',
    keywords: ['檢查'],
    text: ['這無法僅憑文字判斷，請於{when}當面就診，並攜帶先前的檢查結果與用藥清單。'],
    blanks: [{ name: 'when', label: '時間', options: ['今天', '這幾天', '兩週內'] }],
  }),
  buildTemplate({
    title: '結語',
    kind: 'closing',
    language: 'zh-Hant',
    keywords: ['謝謝'],
    text: ['謝謝您的提問，祝您早日康復。'],
  }),
];
