import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { systemClock } from '#desk/clock.ts';
import { createDesk } from '#desk/desk.ts';
import { indexedText } from '#desk/store/search-terms.ts';
import { openStore } from '#desk/store/store.ts';
import { type Question, questionSchema } from '#domain/question.ts';
import { connect } from '#service/database/connection.ts';
import { publish } from '#service/feed/feed.ts';
import { buildPracticeData } from '#service/practice/practice-data.ts';
import { insertQuestions, questionEntry } from '#service/questions/question-rows.ts';
import { projectRoot } from '#tools/build-app.ts';
import { startReadyProcess } from '#tools/child-process.ts';
import { type BenchResult, percentile } from './report.ts';
import { withDatabase } from './workloads.ts';

const QUESTIONS = 10_000;
const ROUNDS = 3;
/** As many as a page of a first sync has. */
const PAGE = 2000;

/**
 * A first sync of 10,000 questions from the service on PostgreSQL, over HTTP into the encrypted store, against plain
 * inserts of the very same rows into the same schema, in transactions of the same size.
 */
export async function benchFirstSync(): Promise<BenchResult> {
  return withDatabase(async (databaseUrl, folder) => {
    const service = await startReadyProcess({
      name: 'the service',
      arguments: [
        join(projectRoot, 'service/main.ts'),
        '--port',
        '0',
        '--seed',
        'practice',
        '--database-url',
        databaseUrl,
      ],
      patienceMs: 60_000,
    });
    try {
      const questions = await addQuestions(databaseUrl);
      const ours: number[] = [];
      const theirs: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        theirs.push(insertRaw(join(folder, `raw-${round}`), questions));
        ours.push(await syncOnce(join(folder, `sync-${round}`), String(service.ready.url)));
      }
      const mine = percentile(ours, 0.5);
      const peer = percentile(theirs, 0.5);
      return {
        name: `first sync of ${QUESTIONS.toLocaleString('en')} questions`,
        peer: 'raw inserts of the same rows into the same schema',
        unit: 'rows/s',
        ours: mine,
        theirs: peer,
        ratio: mine / peer,
        ratioMeans: 'speed of ours / speed of raw inserts',
        goal: { atLeast: 0.6 },
        samples: ROUNDS,
      };
    } finally {
      await service.stop();
    }
  });
}

async function addQuestions(databaseUrl: string): Promise<Question[]> {
  const models = buildPracticeData(new Date()).questions.filter(
    ({ departmentId, status }) => departmentId === 'orthopedics' && status === 'pending',
  );
  const questions = Array.from({ length: QUESTIONS }, (_, index) =>
    questionSchema.parse({
      ...models[index % models.length],
      id: randomUUID(),
      title: `${models[index % models.length]?.title} ${index}`,
    }),
  );
  const pool = connect(databaseUrl, { maxConnections: 2 });
  await pool.begin(async (transaction) => {
    await insertQuestions(transaction, questions);
    await publish(transaction, questions.map(questionEntry));
  });
  // The same rows on both sides: nothing but questions, and only these.
  await pool`DELETE FROM feed_entry WHERE NOT (kind = 'question' AND id = ANY(${questions.map(({ id }) => id as string)}))`;
  await pool.unsafe('VACUUM ANALYZE feed_entry');
  await pool.end();
  return questions;
}

/** Rows a second. The statements are those of the schema and nothing else is done. */
function insertRaw(folder: string, questions: readonly Question[]): number {
  const store = openStore({ folder, key: new Uint8Array(32).fill(7) });
  const insert = store.database.prepare(`
    INSERT INTO question (id, revision, department_id, subject, title, alias, age_band, sex, language, asked_at, status,
      linked_answer_ids, linked_topic_ids, body)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const insertTerms = store.database.prepare(
    'INSERT INTO question_fts (rowid, title, body, alias) VALUES (?, ?, ?, ?)',
  );
  const rows = questions.map((question) => ({
    values: [
      question.id,
      question.revision,
      question.departmentId,
      question.subject,
      question.title,
      question.alias,
      question.ageBand,
      question.sex,
      question.language,
      question.askedAt,
      question.status,
      '[]',
      '[]',
      question.body,
    ],
    terms: [indexedText(question.title), indexedText(question.body), indexedText(question.alias)],
  }));
  const startedMs = performance.now();
  for (let start = 0; start < rows.length; start += PAGE) {
    store.transaction(() => {
      for (const { values, terms } of rows.slice(start, start + PAGE)) {
        insertTerms.run(insert.run(...values).lastInsertRowid, ...terms);
      }
    });
  }
  const elapsedMs = performance.now() - startedMs;
  store.close();
  return (questions.length / elapsedMs) * 1000;
}

/** Rows a second, from the moment that the account is open until the first sync is complete. */
async function syncOnce(userDataDir: string, serviceUrl: string): Promise<number> {
  const desk = createDesk({
    userDataDir,
    serviceUrl,
    appVersion: 'bench',
    clock: systemClock,
    keyring: { wrap: async () => null, unwrap: async () => null },
  });
  const { account: _account } = await desk.sessions.signIn({
    email: 'doctor@practice.test',
    password: 'practice-only',
  });
  const startedMs = performance.now();
  const session = desk.sessions.current();
  if (session === null) throw new Error('nobody is signed in');
  while (session.store.syncState.get().firstSyncCompletedAt === null)
    await new Promise((resolve) => setTimeout(resolve, 5));
  const elapsedMs = performance.now() - startedMs;
  const { n } = session.store.database.prepare('SELECT count(*) AS n FROM question').get() as { n: number };
  await desk.close();
  if (n < QUESTIONS) throw new Error(`only ${n} questions arrived`);
  return (n / elapsedMs) * 1000;
}
