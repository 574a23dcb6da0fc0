import type { Account } from '#domain/account.ts';
import { type AnsweredQuestion, answeredQuestionSchema, faqTopicSchema } from '#domain/answered-question.ts';
import { type Question, questionSchema } from '#domain/question.ts';
import { type Reply, replySchema } from '#domain/reply.ts';
import { richTextFromPlain } from '#domain/rich-text.ts';
import { toInstant } from '#domain/time.ts';
import type { PracticeData } from '../practice-data-type.ts';
import { addAskers } from './askers.ts';
import { type Complaint, FILLERS } from './complaints/complaint.ts';
import { NEUROLOGY } from './complaints/neurology.ts';
import { ORTHOPEDICS } from './complaints/orthopedics.ts';
import { OTHERS } from './complaints/others.ts';
import { FAQ_TOPICS } from './faq-topics.ts';
import { buildAccounts, DEPARTMENTS } from './people.ts';
import { createRandom, practiceId, type Random } from './random.ts';
import { readStarterLibrary } from './starter-library.ts';

const COMPLAINTS: readonly Complaint[] = [...ORTHOPEDICS, ...NEUROLOGY, ...OTHERS];
const HOUR_MS = 3_600_000;
const ALIASES = [
  'Ang',
  'Mei',
  'Jun',
  'Hana',
  'Leo',
  'Iris',
  'Tom',
  'Wen',
  'Ruby',
  'Kai',
  'Nora',
  'Ben',
  '小安',
  '阿明',
  '小惠',
  '阿德',
];

/** How many of each grammar are asked: the departments of the practice doctors get more. */
function shareOf({ departmentId }: Complaint): { pending: number; answered: number; imported: number } {
  if (departmentId === 'orthopedics') return { pending: 9, answered: 8, imported: 4 };
  if (departmentId === 'neurology') return { pending: 8, answered: 7, imported: 5 };
  return { pending: 8, answered: 6, imported: 4 };
}

/** Questions, answers, people and templates for practice; the same at every call but for the dates. */
export function buildPracticeData(now: Date): PracticeData {
  const random = createRandom(20_261_124);
  const accounts = buildAccounts();
  const titles = new Set<string>();
  const questions: Question[] = [];
  const replies: Reply[] = [];
  const answeredQuestions: AnsweredQuestion[] = [];
  for (const [place, complaint] of COMPLAINTS.entries()) {
    const share = shareOf(complaint);
    for (let index = 0; index < share.pending; index += 1) {
      questions.push(ask(complaint, random, titles, `pending ${place} ${index}`, recently(random, now), 'pending'));
    }
    for (let index = 0; index < share.answered; index += 1) {
      const askedMs = now.getTime() - (14 + random.next() * 500) * 24 * HOUR_MS;
      const question = ask(complaint, random, titles, `answered ${place} ${index}`, askedMs, 'answered');
      const reply = answer(
        question,
        complaint,
        random,
        doctorOf(accounts, complaint, random),
        askedMs + (2 + random.next() * 40) * HOUR_MS,
      );
      questions.push(question);
      replies.push(reply);
      answeredQuestions.push(corpusEntry(question, reply, random));
    }
    for (let index = 0; index < share.imported; index += 1) {
      answeredQuestions.push(
        importedEntry(
          complaint,
          random,
          titles,
          `imported ${place} ${index}`,
          doctorOf(accounts, complaint, random),
          now,
        ),
      );
    }
  }
  return {
    departments: DEPARTMENTS,
    accounts,
    questions: addAskers(questions, now),
    replies,
    answeredQuestions,
    templates: readStarterLibrary(),
    faqTopics: Object.entries(FAQ_TOPICS).flatMap(([departmentId, topics]) =>
      topics.map((topic) =>
        faqTopicSchema.parse({ id: practiceId('faq-topic', departmentId, topic), topic, departmentId }),
      ),
    ),
  };
}

/** Within the last twelve days, mostly by day and in the evening. */
function recently(random: Random, now: Date): number {
  const hour = random.chance(0.8) ? 8 + random.below(15) : random.below(24);
  const daysAgo = random.below(12);
  const day = new Date(now.getTime() - daysAgo * 24 * HOUR_MS);
  day.setUTCHours(hour, random.below(60), random.below(60), random.below(1000));
  return Math.min(day.getTime(), now.getTime() - (5 + random.below(180)) * 60_000);
}

function ask(
  complaint: Complaint,
  random: Random,
  titles: Set<string>,
  key: string,
  askedMs: number,
  status: 'pending' | 'answered',
): Question {
  const { title, body } = phrase(complaint, random, titles);
  const decade = random.below(8);
  return questionSchema.parse({
    id: practiceId('question', key),
    revision: status === 'pending' ? 1 : 2,
    textRevision: 1,
    departmentId: complaint.departmentId,
    subject: null,
    title,
    body,
    alias: random.chance(0.9) ? random.pick(ALIASES) : null,
    ageBand: random.chance(0.93) ? `${decade * 10}-${decade * 10 + 9}` : null,
    sex: random.pick(['female', 'male', 'female', 'male', 'unknown']),
    language: complaint.language,
    askedAt: toInstant(askedMs),
    status,
    claim: null,
    followUps: [],
    transfer: null,
    askedForBy: [],
    linkedAnswerIds: [],
    linkedTopicIds: [],
  });
}

/** One phrase of each part; a title that was used already is told apart by how long it lasts. */
function phrase(complaint: Complaint, random: Random, titles: Set<string>): { title: string; body: string } {
  const zh = complaint.language === 'zh-Hant';
  const fillers = FILLERS[complaint.language];
  const values = {
    side: random.pick(fillers.side),
    span: random.pick(fillers.span),
    job: random.pick(fillers.job),
    relative: random.pick(fillers.relative),
  };
  const fill = (text: string): string =>
    text.replace(/\{(side|span|job|relative)\}/gu, (_blank, name: keyof typeof values) => values[name]);
  let title = fill(random.pick(complaint.titles));
  const tails = zh
    ? ['，請教醫師', '，該怎麼辦？', '，很擔心', `（已經${values.span}）`, '，需要看醫生嗎？']
    : [
        ', what should I do?',
        ' - please help',
        `, for ${values.span}`,
        ', should I worry?',
        ' again',
        ', second question',
        ` (${values.job.replace(/^I (am )?/u, '').toLowerCase()})`,
      ];
  for (let tries = 0; titles.has(title) && tries < 12; tries += 1)
    title = `${fill(random.pick(complaint.titles))}${random.pick(tails)}`;
  titles.add(title);
  const parts = [complaint.onset, complaint.course, complaint.context, complaint.asks].map((choices) =>
    sentenceCase(fill(random.pick(choices))),
  );
  if (random.chance(0.5)) parts.splice(2, 0, sentenceCase(fill(random.pick(complaint.course))));
  const greeting = zh
    ? random.pick(['醫師您好，', '您好：', ''])
    : random.pick(['Hello doctor. ', 'Hi, ', 'Dear doctor, ', '']);
  const thanks = zh
    ? random.pick(['謝謝醫師。', '感謝。', ''])
    : random.pick([' Thank you!', ' thanks', '', ' Thank you for your time.']);
  return { title, body: `${greeting}${[...new Set(parts)].join(zh ? '' : ' ')}${thanks}`.trim() };
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function doctorOf(accounts: readonly Account[], { departmentId }: Complaint, random: Random): Account {
  return random.pick(accounts.filter((account) => account.departmentIds.some((id) => id === departmentId)));
}

function answer(question: Question, complaint: Complaint, random: Random, doctor: Account, repliedMs: number): Reply {
  const zh = complaint.language === 'zh-Hant';
  const hello = zh ? random.pick(['您好：', '']) : random.pick(['Hello,\n\n', 'Thank you for your question.\n\n', '']);
  const more = zh
    ? '文字說明無法取代當面檢查。請記下症狀何時發生、什麼會使它加重或減輕，並在就診時告訴醫師。'
    : 'A written answer cannot replace an examination. It helps if you note when it happens, what makes it better or worse, and which medicines you take, and bring that to the appointment.';
  return replySchema.parse({
    id: practiceId('reply', question.id),
    questionId: question.id,
    kind: 'answer',
    version: 1,
    authorAccountId: doctor.id,
    authorName: doctor.displayName,
    departmentId: question.departmentId,
    body: richTextFromPlain(`${hello}${random.pick(complaint.answers)}`),
    moreInformation: random.chance(0.3) ? richTextFromPlain(more) : null,
    citedAnswerIds: [],
    citedTopicIds: [],
    repliedAt: toInstant(repliedMs),
  });
}

function corpusEntry(question: Question, reply: Reply, random: Random): AnsweredQuestion {
  return answeredQuestionSchema.parse({
    id: reply.id,
    origin: 'service',
    questionId: question.id,
    title: question.title,
    questionText: question.body,
    doctorName: reply.authorName,
    departmentId: reply.departmentId,
    replyText: reply.body.blocks
      .map((block) =>
        block.type === 'paragraph'
          ? block.children.map((child) => (child.type === 'text' ? child.text : ' ')).join('')
          : '',
      )
      .join('\n\n'),
    excerpted: false,
    answeredOn: reply.repliedAt.slice(0, 10),
    reviewState: random.chance(0.25) ? 'approved' : 'not-reviewed',
    language: question.language,
  });
}

function importedEntry(
  complaint: Complaint,
  random: Random,
  titles: Set<string>,
  key: string,
  doctor: Account,
  now: Date,
): AnsweredQuestion {
  const { title, body } = phrase(complaint, random, titles);
  return answeredQuestionSchema.parse({
    id: practiceId('answer', key),
    origin: 'import',
    questionId: null,
    title,
    questionText: body,
    doctorName: doctor.displayName,
    departmentId: complaint.departmentId,
    replyText: random.pick(complaint.answers),
    excerpted: false,
    answeredOn: toInstant(now.getTime() - (600 + random.below(1500)) * 24 * HOUR_MS).slice(0, 10),
    reviewState: 'not-reviewed',
    language: complaint.language,
  });
}
