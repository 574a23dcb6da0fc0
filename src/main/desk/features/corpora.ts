import { createHash, randomUUID } from 'node:crypto';
import type { Corpus } from '#contract/desk.ts';
import { type AnsweredQuestion, answeredQuestionSchema } from '#domain/answered-question.ts';
import type { CorpusReading, CorpusRecord } from '#domain/corpus-import/corpus-record.ts';
import type { Department } from '#domain/department.ts';
import { toInstant } from '#domain/time.ts';
import type { ImportedStep, NumberedCorpus } from '../store/repositories/corpora.ts';
import type { OpenSession } from './session.ts';

/** Records that are removed in one transaction; some milliseconds, so that a keystroke's save never waits. */
const REMOVED_AT_ONCE = 100;

export function presentCorpus({ number: _number, ...corpus }: NumberedCorpus): Corpus {
  return corpus;
}

function getCorpus({ store }: Pick<OpenSession, 'store'>, id: string): Corpus {
  const corpus = store.corpora.find(id);
  if (corpus === null) throw new Error('the corpus has gone');
  return presentCorpus(corpus);
}

/** A corpus without records yet. */
export function beginCorpus(
  session: Pick<OpenSession, 'store' | 'clock'>,
  described: Pick<Corpus, 'name' | 'licence' | 'source'>,
): Corpus {
  const id = randomUUID();
  session.store.transaction(() => session.store.corpora.begin({ id, ...described }, toInstant(session.clock.now())));
  return getCorpus(session, id);
}

/**
 * Stores the next records of a corpus' file with how far it was read, so that a kill between two steps loses nothing and
 * repeats nothing. What is here already, from any corpus or the service, is not stored twice.
 */
export function addToCorpus(
  session: Pick<OpenSession, 'store'>,
  corpus: NumberedCorpus,
  step: { readonly departmentId: Department['id']; readonly readings: readonly CorpusReading[] },
): Corpus {
  const { store } = session;
  const departments = store.directory.listDepartments();
  store.transaction(() => {
    let added = 0;
    let repeated = 0;
    const problems: ImportedStep['problems'][number][] = [];
    step.readings.forEach((reading, index) => {
      if ('problem' in reading) {
        problems.push({ record: corpus.read + index + 1, problem: reading.problem });
        return;
      }
      const answer = toAnsweredQuestion(reading.record, departments, step.departmentId);
      if (store.answeredQuestions.findKey(answer.id) !== null) {
        repeated += 1;
        return;
      }
      store.answeredQuestions.upsert(answer, 1, corpus.number);
      added += 1;
    });
    store.corpora.countStep(corpus, { read: step.readings.length, added, repeated, problems });
  });
  return getCorpus(session, corpus.id);
}

/** Takes a corpus away. It is off at once; a kill on the way leaves the rest to be removed again. */
export async function removeCorpus({ store }: Pick<OpenSession, 'store'>, corpus: NumberedCorpus): Promise<void> {
  store.corpora.setOn(corpus.id, false);
  while (
    store.transaction(() => store.answeredQuestions.removeSomeOfCorpus(corpus.number, REMOVED_AT_ONCE)) ===
    REMOVED_AT_ONCE
  )
    await new Promise((resolve) => setImmediate(resolve));
  store.corpora.remove(corpus.id);
}

function toAnsweredQuestion(
  { department, ...record }: CorpusRecord,
  departments: readonly Department[],
  fallback: Department['id'],
): AnsweredQuestion {
  const named = department?.toLowerCase();
  const known = departments.find(
    ({ id, names }) =>
      named !== undefined && [id, names.en, names['zh-Hant']].some((name) => name.toLowerCase() === named),
  );
  return answeredQuestionSchema.parse({
    id: idOf(record),
    origin: 'import',
    questionId: null,
    ...record,
    departmentId: known?.id ?? fallback,
    reviewState: 'not-reviewed',
  });
}

/** The same as the service gives to an answer that is imported there, so that one that is in both is shown once. */
function idOf({ title, questionText, replyText }: Omit<CorpusRecord, 'department'>): string {
  const bytes = createHash('sha256')
    .update(JSON.stringify(['answer', title, questionText, replyText]))
    .digest()
    .subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
