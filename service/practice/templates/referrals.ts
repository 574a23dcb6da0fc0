import type { Template } from '#domain/template.ts';
import { type Blank, buildTemplate } from './template-builder.ts';

const WHEN = ['today', 'within a few days', 'within a week', 'within two weeks', 'at the next opportunity'];
const URGENCY = ['routine', 'soon', 'urgent', 'emergency'];
const WHEN_ZH = ['今天', '這幾天內', '一週內', '兩週內', '方便時'];
const URGENCY_ZH = ['常規', '儘早', '緊急', '危急'];

interface ReferralText {
  readonly from?: { readonly id: string; readonly name: string };
  readonly to: string;
  readonly keywords: readonly string[];
  readonly worse: string;
  readonly urgency?: string;
  readonly when?: string;
}

function blanks(
  to: string,
  worse: string,
  zh: boolean,
  defaults: { urgency?: string | undefined; when?: string | undefined },
): Blank[] {
  return [
    {
      name: 'department',
      label: zh ? '轉出科別' : 'From department',
      fromQuestion: true,
      optional: true,
      binds: 'from-department',
    },
    { name: 'to', label: zh ? '轉入科別' : 'Department', options: [to], value: to, binds: 'to-department' },
    {
      name: 'urgency',
      label: zh ? '緊急程度' : 'Urgency',
      options: zh ? URGENCY_ZH : URGENCY,
      binds: 'urgency',
      ...(defaults.urgency === undefined ? {} : { value: defaults.urgency }),
    },
    {
      name: 'when',
      label: zh ? '時間' : 'Time frame',
      options: zh ? WHEN_ZH : WHEN,
      binds: 'time-frame',
      ...(defaults.when === undefined ? {} : { value: defaults.when }),
    },
    { name: 'reason', label: zh ? '原因' : 'Reason', binds: 'reason' },
    { name: 'bring', label: zh ? '請攜帶' : 'What to bring', optional: true, binds: 'what-to-bring' },
    { name: 'worse', label: zh ? '若惡化' : 'If it gets worse', value: worse, binds: 'if-worse' },
  ];
}

function english({ from, to, keywords, worse, urgency, when }: ReferralText): Template {
  return buildTemplate({
    title: from === undefined ? `Referral: to ${to}` : `Referral: ${from.name} to ${to}`,
    kind: 'referral',
    language: 'en',
    ...(from === undefined ? {} : { departmentId: from.id }),
    keywords,
    text: [
      'From {department}, I recommend that you see {to} {when} (urgency: {urgency}). The reason: {reason}. {bring}',
      '{worse}',
    ],
    blanks: blanks(to, worse, false, { urgency, when }),
  });
}

function chinese({ from, to, keywords, worse, urgency, when }: ReferralText): Template {
  return buildTemplate({
    title: from === undefined ? `轉診：至${to}` : `轉診：${from.name}至${to}`,
    kind: 'referral',
    language: 'zh-Hant',
    ...(from === undefined ? {} : { departmentId: from.id }),
    keywords,
    text: ['{department}建議您{when}至{to}就診（緊急程度：{urgency}）。原因：{reason}。{bring}', '{worse}'],
    blanks: blanks(to, worse, true, { urgency, when }),
  });
}

const ORTHOPEDICS = { id: 'orthopedics', name: 'Orthopedics' };
const ORTHOPEDICS_ZH = { id: 'orthopedics', name: '骨科' };

/** Referral snippets: data for reviewers, sentences for patients. Starting texts, to be reviewed before use. */
export const REFERRALS: readonly Template[] = [
  english({
    from: ORTHOPEDICS,
    to: 'Neurology',
    keywords: ['neuro', 'nerve', 'face'],
    worse:
      'Go to an emergency department at once if one side of your face or body becomes weak, your speech changes, or you have a sudden severe headache.',
  }),
  english({
    from: ORTHOPEDICS,
    to: 'Rehabilitation',
    keywords: ['rehab', 'physio'],
    worse: 'Please come back earlier if the pain wakes you at night, or an arm or leg becomes weak or numb.',
  }),
  english({
    from: { id: 'neurology', name: 'Neurology' },
    to: 'Orthopedics',
    keywords: ['ortho', 'bone'],
    worse: 'Seek help the same day if you cannot hold your urine, or both legs become weak or numb.',
  }),
  english({
    to: 'Emergency Medicine',
    keywords: ['er', 'now', 'urgent'],
    urgency: 'emergency',
    when: 'today',
    worse: 'Do not drive yourself. Call your local emergency number if you feel worse on the way.',
  }),
  english({
    to: 'Ophthalmology',
    keywords: ['eye', 'vision'],
    worse:
      'Seek help the same day if your sight gets worse, the eye becomes very painful, or you see flashes or a curtain.',
  }),
  english({
    to: 'Otolaryngology',
    keywords: ['ent', 'ear', 'throat'],
    worse: 'Seek help at once if breathing or swallowing becomes hard.',
  }),
  english({
    to: 'Cardiology',
    keywords: ['heart', 'chest'],
    worse:
      'Call your local emergency number if you have chest pain that does not go away, faint, or become short of breath at rest.',
  }),
  english({
    to: 'Psychiatry',
    keywords: ['crisis', 'mood', 'suicide'],
    worse:
      'If you think of harming yourself, please do not stay alone: call your local crisis line or emergency number now, or go to the nearest emergency department. A person will listen to you.',
  }),
  english({
    to: 'Pediatrics',
    keywords: ['child', 'baby'],
    worse:
      'Seek help at once if your child is hard to wake, breathes fast, drinks very little, or has a rash that does not fade when pressed.',
  }),
  english({
    to: 'Dermatology',
    keywords: ['skin', 'rash', 'mole'],
    worse: 'Please be seen sooner if it spreads quickly, bleeds, or comes with fever.',
  }),
  english({
    to: 'Gastroenterology',
    keywords: ['stomach', 'gut', 'liver'],
    worse: 'Seek help at once if you vomit blood, your stools turn black, or the pain becomes severe.',
  }),
  english({
    to: 'Obstetrics and Gynecology',
    keywords: ['obgyn', 'pregnancy'],
    worse: 'Seek help at once if you bleed heavily, have strong pain on one side, or feel faint.',
  }),
  english({
    to: 'Urology',
    keywords: ['urine', 'kidney'],
    worse: 'Seek help the same day if you cannot pass urine, or have fever with pain in your side.',
  }),
  english({
    to: 'Family Medicine',
    keywords: ['gp', 'general'],
    worse: 'Please be seen earlier if new symptoms come or it gets worse.',
  }),
  chinese({
    from: ORTHOPEDICS_ZH,
    to: '神經內科',
    keywords: ['神經', 'neuro'],
    worse: '若出現單側臉部或肢體無力、說話不清，或突然劇烈頭痛，請立即到急診就醫。',
  }),
  chinese({
    from: ORTHOPEDICS_ZH,
    to: '復健科',
    keywords: ['復健', 'rehab'],
    worse: '若夜間痛醒，或手腳無力、麻木，請提早回診。',
  }),
  chinese({
    to: '急診',
    keywords: ['急診', 'er'],
    urgency: '危急',
    when: '今天',
    worse: '請勿自行開車；途中若惡化，請撥打當地急救電話。',
  }),
  chinese({ to: '眼科', keywords: ['眼睛'], worse: '若視力變差、眼睛劇痛，或看到閃光、黑影遮蔽，請當天就醫。' }),
  chinese({
    to: '心臟內科',
    keywords: ['心臟', '胸痛'],
    worse: '若胸痛不緩解、昏倒，或休息時也喘，請撥打當地急救電話。',
  }),
  chinese({
    to: '身心科',
    keywords: ['情緒', '自殺'],
    worse: '若有傷害自己的念頭，請不要獨處，立即撥打當地的協助專線或急救電話，或到最近的急診；會有人陪您談。',
  }),
  chinese({
    to: '小兒科',
    keywords: ['小孩', '嬰兒'],
    worse: '若孩子叫不醒、呼吸急促、幾乎不喝，或出現按壓不退的疹子，請立即就醫。',
  }),
];
