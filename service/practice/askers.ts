import { createHash } from 'node:crypto';
import { type FollowUp, type Question, questionSchema } from '#domain/question.ts';
import { toInstant } from '#domain/time.ts';
import { createRandom, practiceId, type Random } from './random.ts';

const HOUR_MS = 3_600_000;

/** Things that people add when nobody has answered yet. A few of them change how urgent it is. */
const ADDITIONS = {
  en: [
    'I forgot to say: I take a blood pressure tablet every morning.',
    'Since yesterday it is a little better, but it has not gone.',
    'I am allergic to penicillin, if that matters.',
    'I called the clinic, the next appointment is in three weeks. Can it wait that long?',
    'Today it is worse than when I wrote. Is there anything I can do until somebody answers?',
    'It is for my father, he is 71 and does not use a computer.',
  ],
  'zh-Hant': [
    '補充：我每天早上吃一顆血壓藥。',
    '從昨天開始好一點了，但還沒有完全好。',
    '我對盤尼西林過敏，不知道有沒有關係。',
    '我打電話去掛號，最快要三個星期後，可以等那麼久嗎？',
    '今天比我發問那天更不舒服，在等回覆的時候可以先做什麼？',
  ],
} as const;
const WORSENED = {
  en: [
    'Since this morning my chest feels tight and I am short of breath.',
    'Now I cannot feel my foot and I could not hold my urine last night.',
    'A short while ago my speech became slurred and my right arm went weak.',
  ],
  'zh-Hant': ['今天早上開始胸口很悶，喘不過氣來。', '剛才突然說話不清楚，右手也沒有力氣。'],
} as const;

/** How somebody begins who is not sure that the first question arrived. */
const AGAIN = {
  en: [
    'I am not sure that my question went through, so I ask again. ',
    'I asked this before and found no answer. ',
    '',
  ],
  'zh-Hant': ['不確定上次有沒有送出，再問一次。', '之前問過但沒看到回覆。', ''],
} as const;
const AGAIN_TITLES = { en: ['Again: ', 'Second try: ', ''], 'zh-Hant': ['再次請教：', '', ''] } as const;

/**
 * Gives the questions askers, some of whom asked more than once or wrote again, and adds questions that somebody is
 * likely to take for the same as another. Everything else about the questions stays as it was.
 */
export function addAskers(questions: readonly Question[], now: Date): Question[] {
  const random = createRandom(20_261_125);
  const withKeys = questions.map((question) => ({ ...question, askerKey: askerKey(question.id) }));
  const pending = withKeys.filter(({ status }) => status === 'pending');
  for (const question of pending) {
    if (random.chance(0.12)) joinWithEarlier(question, withKeys, random);
  }
  const repeated = pending.filter(() => random.chance(0.07)).map((question) => repeat(question, random, now));
  for (const question of pending) {
    if (random.chance(0.1)) addFollowUp(question, random, now);
  }
  return [...withKeys, ...repeated].map((question) => questionSchema.parse(question));
}

function askerKey(of: string): string {
  return createHash('sha256').update(`practice asker ${of}`).digest('base64url').slice(0, 32);
}

/** Makes one or two earlier questions of the department, in the same language, the same person's. */
function joinWithEarlier(question: Question, all: readonly Question[], random: Random): void {
  const earlier = all.filter(
    (other) =>
      other.departmentId === question.departmentId &&
      other.language === question.language &&
      other.askedAt < question.askedAt &&
      other.askerKey === askerKey(other.id),
  );
  for (let count = random.chance(0.3) ? 2 : 1; count > 0 && earlier.length > 0; count -= 1) {
    const [other] = earlier.splice(random.below(earlier.length), 1);
    if (other === undefined) return;
    other.askerKey = question.askerKey;
    other.alias = question.alias;
    other.ageBand = question.ageBand;
    other.sex = question.sex;
  }
}

/** The same question in slightly other words: by the same person who grew impatient, or from another account. */
function repeat(question: Question, random: Random, now: Date): Question {
  const language = languageOf(question);
  const sentences = question.body.match(language === 'en' ? /[^.!?]+[.!?]*\s*/gu : /[^。！？]+[。！？]*/gu) ?? [];
  const dropped = sentences.length > 3 ? 1 + random.below(sentences.length - 2) : -1;
  const said = sentences.filter((_sentence, index) => index !== dropped).join('');
  const id = practiceId('question', 'repeat', question.id);
  const samePerson = random.chance(0.6);
  return {
    ...question,
    id: questionSchema.shape.id.parse(id),
    title: `${random.pick(AGAIN_TITLES[language])}${question.title}`.slice(0, 500),
    body: `${samePerson ? random.pick(AGAIN[language]) : ''}${said}`.trim(),
    alias: samePerson ? question.alias : null,
    askerKey: samePerson ? question.askerKey : askerKey(id),
    askedAt: between(question.askedAt, random.next(), now),
  };
}

function addFollowUp(question: Question, random: Random, now: Date): void {
  const language = languageOf(question);
  const text = random.pick(random.chance(0.15) ? WORSENED[language] : ADDITIONS[language]);
  const followUp: FollowUp = {
    id: practiceId('follow-up', question.id),
    text,
    writtenAt: between(question.askedAt, random.next(), now),
  };
  question.followUps = [followUp];
  question.revision += 1;
  question.textRevision = question.revision;
}

/** Some time after it was asked, within two days, and before now. */
function between(askedAt: string, share: number, now: Date): string {
  const askedMs = Date.parse(askedAt);
  return toInstant(askedMs + share * Math.min(48 * HOUR_MS, now.getTime() - askedMs));
}

function languageOf({ language }: Question): 'en' | 'zh-Hant' {
  return language === 'zh-Hant' ? 'zh-Hant' : 'en';
}
