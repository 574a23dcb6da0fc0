import type { Corpus } from '#contract/desk.ts';
import type { CorpusProblem } from '#domain/corpus-import/corpus-record.ts';
import type { Instant } from '#domain/time.ts';
import type { Database } from '../database.ts';
import { KEYS_OF_A_CORPUS } from './related-index.ts';

/** Most problems of an import that are kept; the rest is only counted. */
const MAX_KEPT_PROBLEMS = 200;

interface CorpusRow {
  number: number;
  id: string;
  name: string;
  licence: string;
  source: string;
  is_on: 0 | 1;
  begun_at: Instant;
  read_records: number;
  added: number;
  repeated: number;
  failed: number;
  is_complete: 0 | 1;
}

/** A corpus with the number that its records' keys begin with. */
export type NumberedCorpus = Corpus & { readonly number: number };

/** How much of a step of an import became what. */
export interface ImportedStep {
  readonly read: number;
  readonly added: number;
  readonly repeated: number;
  readonly problems: readonly { readonly record: number; readonly problem: CorpusProblem }[];
}

/** Corpora that were imported on this machine. There are few, so they are remembered. */
export function createCorpusRepository(database: Database) {
  const listAll = database.prepare<[], CorpusRow>('SELECT * FROM corpus ORDER BY name, number');
  const insert = database.prepare(`
    INSERT INTO corpus (number, id, name, licence, source, begun_at)
    VALUES ((SELECT coalesce(max(number), 0) + 1 FROM corpus), :id, :name, :licence, :source, :begunAt)`);
  const setOn = database.prepare('UPDATE corpus SET is_on = ? WHERE id = ?');
  const count = database.prepare(`
    UPDATE corpus SET read_records = read_records + :read, added = added + :added, repeated = repeated + :repeated,
      failed = failed + :failed
    WHERE id = :id`);
  const complete = database.prepare('UPDATE corpus SET is_complete = 1 WHERE id = ?');
  const remove = database.prepare('DELETE FROM corpus WHERE id = ?');
  const insertProblem = database.prepare(`
    INSERT INTO corpus_problem (corpus_number, record, problem)
    SELECT :number, :record, :problem
    WHERE (SELECT count(*) FROM corpus_problem WHERE corpus_number = :number) < ${MAX_KEPT_PROBLEMS}
    ON CONFLICT DO NOTHING`);
  const listProblems = database.prepare<[number], { record: number; problem: CorpusProblem }>(
    'SELECT record, problem FROM corpus_problem WHERE corpus_number = ? ORDER BY record',
  );
  let known: NumberedCorpus[] | null = null;

  function list(): readonly NumberedCorpus[] {
    known ??= listAll.all().map(toCorpus);
    return known;
  }

  const repository = {
    /** By name. */
    list,

    find(id: string): NumberedCorpus | null {
      return list().find((corpus) => corpus.id === id) ?? null;
    },

    /** The corpus that a record's key lies in; null for what the service sent. */
    findOfKey(key: number): Pick<Corpus, 'name' | 'licence' | 'source'> | null {
      const number = Math.floor(key / KEYS_OF_A_CORPUS);
      if (number === 0) return null;
      const corpus = list().find((other) => other.number === number);
      return corpus === undefined ? null : { name: corpus.name, licence: corpus.licence, source: corpus.source };
    },

    begin(corpus: Pick<Corpus, 'id' | 'name' | 'licence' | 'source'>, begunAt: Instant): void {
      insert.run({ ...corpus, begunAt });
      known = null;
    },

    setOn(id: string, isOn: boolean): void {
      setOn.run(isOn ? 1 : 0, id);
      known = null;
    },

    /** Part of the transaction that stored the step's records, so that a kill between two steps loses nothing. */
    countStep({ id, number }: NumberedCorpus, { read, added, repeated, problems }: ImportedStep): void {
      count.run({ id, read, added, repeated, failed: problems.length });
      for (const { record, problem } of problems) insertProblem.run({ number, record, problem });
      known = null;
    },

    complete(id: string): void {
      complete.run(id);
      known = null;
    },

    /** Only the corpus itself; its records are removed before. */
    remove(id: string): void {
      remove.run(id);
      known = null;
    },

    /** The first problems of its import, at most 200, without any of the file's text. */
    listProblems({ number }: NumberedCorpus): { record: number; problem: CorpusProblem }[] {
      return listProblems.all(number);
    },

    /** Call it when a transaction was rolled back. */
    forget(): void {
      known = null;
    },
  };
  return repository;
}

function toCorpus(row: CorpusRow): NumberedCorpus {
  const { is_on: isOn, begun_at: begunAt, read_records: read, is_complete: isComplete, ...rest } = row;
  return { ...rest, isOn: isOn === 1, begunAt, read, isComplete: isComplete === 1 };
}
