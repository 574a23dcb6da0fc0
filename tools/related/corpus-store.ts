import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '#desk/store/store.ts';
import type { AnsweredQuestion } from '#domain/answered-question.ts';
import type { CorpusRecord } from './data.ts';

const RECORDS_PER_TRANSACTION = 2000;

/** An encrypted store of its own with a corpus in it, as a workstation has one; gone after `close`. */
export interface CorpusStore {
  readonly store: Store;
  readonly folder: string;
  add(records: Iterable<CorpusRecord>): void;
  close(): void;
}

export function openCorpusStore(): CorpusStore {
  const folder = mkdtempSync(join(tmpdir(), 'replydesk-corpus-'));
  const store = openStore({ folder, key: new Uint8Array(32).fill(5) });
  return {
    store,
    folder,
    add(records) {
      let page: CorpusRecord[] = [];
      const flush = (): void => {
        store.transaction(() => {
          for (const record of page) store.answeredQuestions.upsert(toAnsweredQuestion(record), 1);
        });
        page = [];
      };
      for (const record of records) {
        page.push(record);
        if (page.length === RECORDS_PER_TRANSACTION) flush();
      }
      flush();
    },
    close() {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The focus joins the question where the question does not name it. */
function toAnsweredQuestion({ id, q, focus, a }: CorpusRecord): AnsweredQuestion {
  const namesFocus = focus === undefined || q.toLowerCase().includes(focus.toLowerCase());
  return {
    id: id as AnsweredQuestion['id'],
    origin: 'import',
    questionId: null,
    title: q,
    questionText: namesFocus ? q : `${q}\n${focus}`,
    doctorName: null,
    departmentId: 'corpus' as AnsweredQuestion['departmentId'],
    replyText: a ?? '',
    excerpted: false,
    answeredOn: null,
    reviewState: 'not-reviewed',
    language: 'und',
  };
}
