import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type InsightsFilter, insightsFilterSchema } from '#contract/desk.ts';
import {
  answerFigures,
  backlogFigures,
  hourFigures,
  readingFigures,
  templateFigures,
  waitFigures,
} from '#desk/insights/figures.ts';
import { selectionFor } from '#desk/insights/selection.ts';
import type { FactSelection } from '#desk/store/repositories/insights.ts';
import { openStore, type Store } from '#desk/store/store.ts';
import { type Account, accountSchema } from '#domain/account.ts';
import { departmentIdSchema, questionIdSchema } from '#domain/ids.ts';
import { primaryLanguageOf, type ReplyFact, replyFactsOf } from '#domain/insights/reply-facts.ts';
import { questionSchema } from '#domain/question.ts';
import { type Reply, replySchema } from '#domain/reply.ts';
import { richTextFromPlain } from '#domain/rich-text.ts';
import { toInstant } from '#domain/time.ts';
import { buildPracticeData } from '#service/practice/practice-data.ts';
import { type BenchResult, percentile } from './report.ts';

const ANSWERS = 200_000;
/** Beside them; every tenth answer of a workstation's life. */
const WAITING = 20_000;
/** Facts that are made from question and reply as the product makes them, to tell what they cost. */
const MADE = 2000;
const ROUNDS = 20;
/** What a plot may take, in milliseconds. */
const LIMIT_MS = 300;
const NOW = Date.parse('2026-11-24T08:00:00.000Z');
/** Three years of answers. */
const SPAN_MS = 3 * 365 * 24 * 3_600_000;

const DEPARTMENTS = [
  'orthopedics',
  'neurology',
  'cardiology',
  'dermatology',
  'pediatrics',
  'psychiatry',
  'urology',
  'ent',
];
const AUTHORS = Array.from({ length: 40 }, () => randomUUID());

const FILTERS: readonly Readonly<Record<string, string>>[] = [
  {},
  { departmentId: 'cardiology' },
  { doctorId: AUTHORS[3] ?? '' },
  { from: '2026-01-01', to: '2026-06-30' },
  { language: 'zh', from: '2025-01-01' },
];

/**
 * Each plot of Insights over 200,000 answers, without filters and with each kind, of a reviewer who sees all and of a
 * doctor with two departments. Before every look a reply is counted anew, as when one has just come. Against what a plot
 * may take.
 */
export async function benchInsights(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'replydesk-bench-insights-'));
  const store = openStore({ folder, key: new Uint8Array(32).fill(7) });
  try {
    const perFactMs = fill(store);
    const viewers = [account(['reviewer']), account(['doctor'])];
    const plots: Readonly<Record<string, (selection: FactSelection) => unknown>> = {
      backlog: (selection) => backlogFigures(store, selection, toInstant(NOW)),
      waits: (selection) => waitFigures(store, selection),
      hours: (selection) => hourFigures(store, selection),
      reading: (selection) => readingFigures(store, selection),
      answers: (selection) => answerFigures(store, selection),
      templates: (selection) => templateFigures(store, selection),
    };
    const byPlot = new Map<string, number[]>();
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const given of FILTERS) {
        for (const viewer of viewers) {
          const filter: InsightsFilter = insightsFilterSchema.parse(given);
          const selection = selectionFor(viewer, filter);
          if (selection === null) continue;
          for (const [name, plot] of Object.entries(plots)) {
            store.database.prepare('UPDATE reply_fact SET grade = grade WHERE question_key = ?').run(round * 100 + 1);
            const beganMs = performance.now();
            plot(selection);
            byPlot.set(name, [...(byPlot.get(name) ?? []), performance.now() - beganMs]);
          }
        }
      }
    }
    for (const [name, samples] of byPlot) {
      const ms = (share: number): string => percentile(samples, share).toFixed(1);
      console.log(`  ${name.padEnd(10)} median ${ms(0.5).padStart(6)} ms, p95 ${ms(0.95)} ms, longest ${ms(1)} ms`);
    }
    console.log(`  making the facts of a question with its reply ${perFactMs.toFixed(2)} ms, in the background`);
    const ours = Math.max(...[...byPlot.values()].map((samples) => percentile(samples, 0.95)));
    return {
      name: `the slowest plot over ${ANSWERS.toLocaleString('en')} answers, p95`,
      peer: 'what a plot may take',
      unit: 'ms',
      ours,
      theirs: LIMIT_MS,
      ratio: ours / LIMIT_MS,
      ratioMeans: 'ours / limit',
      goal: { atMost: 1 },
      samples: [...byPlot.values()].reduce((sum, samples) => sum + samples.length, 0),
    };
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function account(roles: Account['roles']): Account {
  return accountSchema.parse({
    id: AUTHORS[3],
    email: 'bench@example.org',
    displayName: 'Bench',
    roles,
    departmentIds: roles.includes('doctor') ? ['orthopedics', 'cardiology'] : [],
  });
}

/** Whole questions and replies for what is timed by itself, and their facts alone for the rest. */
function fill(store: Store): number {
  const models = buildPracticeData(new Date(NOW)).questions;
  const texts = models.map(({ body }) => `${body} If it gets worse, please see a doctor.`);
  const pending = (index: number, status: 'pending' | 'answered') => {
    const model = models[index % models.length];
    return questionSchema.parse({
      ...model,
      id: randomUUID(),
      status,
      claim: null,
      departmentId: DEPARTMENTS[index % DEPARTMENTS.length],
      askedAt: toInstant(NOW - ((index * 7919) % 2_592_000) * 1000),
    });
  };
  const replyOf = (question: ReturnType<typeof pending>, index: number): Reply =>
    replySchema.parse({
      id: randomUUID(),
      questionId: question.id,
      kind: 'answer',
      version: 1,
      authorAccountId: AUTHORS[index % AUTHORS.length],
      authorName: `Author ${index % AUTHORS.length}`,
      departmentId: question.departmentId,
      body: richTextFromPlain(texts[index % texts.length] ?? ''),
      moreInformation: null,
      citedAnswerIds: [],
      citedTopicIds: [],
      repliedAt: toInstant(NOW),
    });
  for (let start = 0; start < WAITING; start += 2000) {
    store.transaction(() => {
      for (let index = start; index < start + 2000; index += 1) {
        const question = pending(index, 'pending');
        store.questions.upsert(question, 1, true);
        if (index < MADE) store.replies.upsert(replyOf(question, index), 1);
      }
    });
  }
  let madeMs = 0;
  const made: ReplyFact[] = [];
  store.transaction(() => {
    for (const { key, id } of store.insights.listDue(MADE)) {
      const beganMs = performance.now();
      const questionId = questionIdSchema.parse(id);
      const question = store.questions.find(questionId);
      if (question === null) throw new Error('it was just stored');
      const facts = replyFactsOf(question, store.replies.listOfQuestion(questionId));
      store.insights.put(key, { ...question, language: primaryLanguageOf(question.language) }, facts);
      madeMs += performance.now() - beganMs;
      made.push(...facts);
    }
  });
  for (let start = 0; start < ANSWERS; start += 5000) {
    store.transaction(() => {
      for (let index = start; index < start + 5000; index += 1) putFact(store, made, index);
    });
  }
  store.tidyUp();
  return madeMs / MADE;
}

/** Waits from minutes to two weeks, days and hours of three years, in three of five in English. */
function putFact(store: Store, models: readonly ReplyFact[], index: number): void {
  const model = models[index % models.length];
  if (model === undefined) throw new Error('no facts were made');
  const repliedAtMs = NOW - ((index * 104_729) % (SPAN_MS / 60_000)) * 60_000;
  const waitMinutes = Math.floor(((index * 48_271) % 20_160) * (((index * 16_807) % 1000) / 1000));
  const departmentId = departmentIdSchema.parse(DEPARTMENTS[index % DEPARTMENTS.length]);
  store.insights.put(
    WAITING + 1 + index,
    { departmentId, language: index % 5 < 3 ? 'en' : 'zh', askedAt: toInstant(repliedAtMs - waitMinutes * 60_000) },
    [
      {
        ...model,
        departmentId,
        authorAccountId: (AUTHORS[(index * 31) % AUTHORS.length] ?? null) as ReplyFact['authorAccountId'],
        repliedAt: toInstant(repliedAtMs),
        waitMinutes,
        isLate: waitMinutes > 120 * 60,
      },
    ],
  );
}
