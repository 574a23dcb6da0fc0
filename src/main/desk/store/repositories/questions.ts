import { type QuestionText, type QueueFilter, type QueueRow, questionTextSchema } from '#contract/desk.ts';
import type { AccountId, QuestionId } from '#domain/ids.ts';
import { type Claim, claimSchema, type Question, questionSchema } from '#domain/question.ts';
import type { Instant } from '#domain/time.ts';
import type { Database } from '../database.ts';
import { indexedText, searchQuery } from '../search-terms.ts';

interface QuestionRow {
  id: string;
  revision: number;
  department_id: string;
  subject: string | null;
  title: string;
  body: string;
  alias: string | null;
  age_band: string | null;
  sex: string;
  language: string;
  asked_at: string;
  status: string;
  claim_account_id: string | null;
  claim_display_name: string | null;
  claim_claimed_at: string | null;
  claim_expires_at: string | null;
  linked_answer_ids: string;
  linked_topic_ids: string;
  text_revision: number;
  follow_ups: string;
  transfer: string | null;
  asked_for_by: string;
}

interface ListedRow {
  id: QuestionId;
  title: string;
  excerpt: string;
  alias: string | null;
  age_band: string | null;
  sex: QueueRow['sex'];
  department_id: QueueRow['departmentId'];
  language: string;
  asked_at: string;
  status: QueueRow['status'];
  claim_account_id: AccountId | null;
  claim_display_name: string | null;
  claim_claimed_at: string | null;
  claim_expires_at: string | null;
  has_draft: 0 | 1;
  outbox_state: QueueRow['outboxState'];
}

/** A row of the queue as far as the store knows it; who is there now is known to the live events. */
export type StoredQueueRow = Omit<QueueRow, 'present'>;

/** Who looks at the queue, and when: leases run out by the clock. */
export interface QueueViewer {
  readonly accountId: AccountId;
  readonly now: Instant;
}

export interface QueueWindow {
  readonly filter: QueueFilter;
  readonly offset: number;
  readonly limit: number;
}

const UNSETTLED = `('waiting', 'sending', 'held', 'refused')`;
const CLAIM_RUNS = 'question.claim_expires_at IS NOT NULL AND question.claim_expires_at > :now';
const SCOPES: Readonly<Record<QueueFilter['scope'], string>> = {
  open: `question.status = 'pending'`,
  mine: `question.status = 'pending' AND (
      (question.claim_account_id = :accountId AND ${CLAIM_RUNS})
      OR question.id IN (SELECT question_id FROM draft)
      OR question.id IN (SELECT subject_id FROM outbox_command WHERE kind = 'send-reply' AND state IN ${UNSETTLED}))`,
  unclaimed: `question.status = 'pending' AND NOT coalesce(${CLAIM_RUNS}, 0)`,
  answered: `question.status = 'answered'`,
};

/** Everything of a question but its id, in the order of `columnValues`. */
const COLUMNS = [
  'revision',
  'department_id',
  'subject',
  'title',
  'alias',
  'age_band',
  'sex',
  'language',
  'asked_at',
  'status',
  'claim_account_id',
  'claim_display_name',
  'claim_claimed_at',
  'claim_expires_at',
  'linked_answer_ids',
  'linked_topic_ids',
  'body',
  'text_revision',
  'follow_ups',
  'transfer',
  'asked_for_by',
] as const;

function columnValues(question: Question, revision: number): (string | number | null)[] {
  const { claim } = question;
  return [
    revision,
    question.departmentId,
    question.subject,
    question.title,
    question.alias,
    question.ageBand,
    question.sex,
    question.language,
    question.askedAt,
    question.status,
    claim?.accountId ?? null,
    claim?.displayName ?? null,
    claim?.claimedAt ?? null,
    claim?.expiresAt ?? null,
    listText(question.linkedAnswerIds),
    listText(question.linkedTopicIds),
    question.body,
    question.textRevision,
    listText(question.followUps),
    question.transfer === null ? null : JSON.stringify(question.transfer),
    listText(question.askedForBy),
  ];
}

function listText(list: readonly unknown[]): string {
  return list.length === 0 ? '[]' : JSON.stringify(list);
}

/** What the patient added is found like what they asked. */
function allWords({ body, followUps }: Question): string {
  return followUps.length === 0 ? body : [body, ...followUps.map(({ text }) => text)].join('\n\n');
}

/** Questions of the account's view, and the queue made of them. */
export function createQuestionRepository(database: Database) {
  const find = database.prepare<[string], QuestionRow>('SELECT * FROM question WHERE id = ?');
  const findKey = database.prepare<[string], { key: number; revision: number }>(
    'SELECT key, revision FROM question WHERE id = ?',
  );
  // Bound by position: a first sync writes thousands of rows, and looking names up is a good part of its price.
  const insert = database.prepare(
    `INSERT INTO question (id, ${COLUMNS.join(', ')}) VALUES (?, ${COLUMNS.map(() => '?').join(', ')})`,
  );
  const update = database.prepare(
    `UPDATE question SET ${COLUMNS.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`,
  );
  const keepText = database.prepare(`
    INSERT INTO question_text (question_id, text_revision, title, body, follow_ups)
    SELECT id, text_revision, title, body, follow_ups FROM question WHERE id = :id AND text_revision <> :textRevision
    ON CONFLICT DO NOTHING`);
  const isWrittenFor = database.prepare<{ id: string }, unknown>(`
    SELECT 1 FROM draft WHERE question_id = :id
    UNION ALL SELECT 1 FROM outbox_command WHERE subject_id = :id AND kind = 'send-reply' AND state IN ${UNSETTLED}`);
  const forgetTexts = database.prepare(`
    DELETE FROM question_text
    WHERE question_id NOT IN (SELECT id FROM question) AND question_id NOT IN (SELECT question_id FROM draft)
      AND question_id NOT IN (
        SELECT subject_id FROM outbox_command WHERE kind = 'send-reply' AND state IN ${UNSETTLED})`);
  const findEarlierText = database.prepare<
    { id: string; revision: number },
    { text_revision: number; title: string; body: string; follow_ups: string }
  >(`
    SELECT text_revision, title, body, follow_ups FROM (
      SELECT id, text_revision, title, body, follow_ups FROM question
      UNION ALL SELECT question_id, text_revision, title, body, follow_ups FROM question_text)
    WHERE id = :id AND text_revision <= :revision ORDER BY text_revision DESC LIMIT 1`);
  const findTextRevision = database.prepare<[string], { text_revision: number }>(
    'SELECT text_revision FROM question WHERE id = ?',
  );
  const findClaim = database.prepare<[string], ClaimColumns>(
    'SELECT claim_account_id, claim_display_name, claim_claimed_at, claim_expires_at FROM question WHERE id = ?',
  );
  const nextClaimEnd = database.prepare<[string], { at: string | null }>(
    'SELECT min(claim_expires_at) AS at FROM question WHERE claim_expires_at > ?',
  );
  const remove = database.prepare('DELETE FROM question WHERE id = ?');
  const insertTerms = database.prepare('INSERT INTO question_fts (rowid, title, body, alias) VALUES (?, ?, ?, ?)');
  const removeTerms = database.prepare('DELETE FROM question_fts WHERE rowid = ?');

  const statements = new Map<string, ReturnType<Database['prepare']>>();
  const prepared = (sql: string) => {
    const known = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, known);
    return known;
  };

  function conditionOf(filter: QueueFilter): { sql: string; parameters: Record<string, string> } | null {
    const conditions = [SCOPES[filter.scope]];
    const parameters: Record<string, string> = {};
    if (filter.departmentId !== null) {
      conditions.push('question.department_id = :departmentId');
      parameters.departmentId = filter.departmentId;
    }
    if (filter.search.trim() !== '') {
      const match = searchQuery(filter.search);
      if (match === null) return null;
      conditions.push('question.key IN (SELECT rowid FROM question_fts WHERE question_fts MATCH :match)');
      parameters.match = match;
    }
    return { sql: conditions.join(' AND '), parameters };
  }

  return {
    /** Null when the account does not see it (any more). */
    find(id: QuestionId): Question | null {
      const row = find.get(id);
      return row === undefined ? null : toQuestion(row);
    },

    /** The revision that is stored, or null. */
    findRevision(id: QuestionId): number | null {
      return findKey.get(id)?.revision ?? null;
    },

    /**
     * Stores the question as it is now; part of the caller's transaction. With `isNew` the caller knows that there is
     * no row of it yet, which saves a look.
     */
    upsert(question: Question, revision: number, isNew = false): void {
      const values = columnValues(question, revision);
      let key = isNew ? undefined : findKey.get(question.id)?.key;
      if (key === undefined) {
        key = Number(insert.run(question.id, ...values).lastInsertRowid);
      } else {
        keepText.run({ id: question.id, textRevision: question.textRevision });
        update.run(...values, question.id);
        removeTerms.run(key);
      }
      insertTerms.run(key, indexedText(question.title), indexedText(allWords(question)), indexedText(question.alias));
    },

    /**
     * The patient's words as somebody saw them at a revision: the latest that are not newer. Null when this machine
     * never had them, or no longer has the question and its earlier words.
     */
    findText(id: QuestionId, revision: number): QuestionText | null {
      const row = findEarlierText.get({ id, revision });
      return row === undefined
        ? null
        : questionTextSchema.parse({
            textRevision: row.text_revision,
            title: row.title,
            body: row.body,
            followUps: JSON.parse(row.follow_ups),
          });
    },

    /** Forgets the words of questions that left the view and that nothing is written for any more. */
    forgetTextsOfTheGone(): void {
      forgetTexts.run();
    },

    /** The revision at which the patient's words last changed; null when the question is not here. */
    findTextRevision(id: QuestionId): number | null {
      return findTextRevision.get(id)?.text_revision ?? null;
    },

    /** The claim that is stored, running or not; null without one, or without the question. */
    findClaim(id: QuestionId): Claim | null {
      const row = findClaim.get(id);
      return row === undefined ? null : claimSchema.nullable().parse(claimOf(row));
    },

    /** When the next running claim ends, by the given time; null when none runs. */
    nextClaimEnd(now: Instant): Instant | null {
      return nextClaimEnd.get(now)?.at ?? null;
    },

    /**
     * Forgets a question that left the account's view. Its draft and outbox entries stay, and as long as there is one,
     * the words that it was written for.
     */
    remove(id: QuestionId): void {
      const known = findKey.get(id);
      if (known === undefined) return;
      if (isWrittenFor.get({ id }) !== undefined) keepText.run({ id, textRevision: 0 });
      removeTerms.run(known.key);
      remove.run(id);
    },

    /** A window onto the queue and how long the whole is. Oldest first; answered ones latest first. */
    list({ filter, offset, limit }: QueueWindow, viewer: QueueViewer): { total: number; rows: StoredQueueRow[] } {
      const condition = conditionOf(filter);
      if (condition === null) return { total: 0, rows: [] };
      const direction = filter.scope === 'answered' ? 'DESC' : 'ASC';
      const parameters = { ...condition.parameters, ...viewer, offset, limit };
      const { total } = prepared(`SELECT count(*) AS total FROM question WHERE ${condition.sql}`).get(parameters) as {
        total: number;
      };
      const rows = prepared(`
        SELECT id, title, substr(body, 1, 320) AS excerpt, alias, age_band, sex, department_id, language, asked_at, status,
          claim_account_id, claim_display_name, claim_claimed_at, claim_expires_at,
          EXISTS (SELECT 1 FROM draft WHERE draft.question_id = question.id) AS has_draft,
          (SELECT state FROM outbox_command
            WHERE subject_id = question.id AND kind = 'send-reply' AND state IN ${UNSETTLED}
            ORDER BY sequence DESC LIMIT 1) AS outbox_state
        FROM question WHERE ${condition.sql}
        ORDER BY asked_at ${direction}, id ${direction} LIMIT :limit OFFSET :offset`).all(parameters) as ListedRow[];
      return { total, rows: rows.map((row) => toQueueRow(row, viewer)) };
    },

    /** How many questions each scope holds. */
    counts(viewer: QueueViewer): Record<QueueFilter['scope'], number> {
      const count = (scope: QueueFilter['scope']): number =>
        (prepared(`SELECT count(*) AS n FROM question WHERE ${SCOPES[scope]}`).get(viewer) as { n: number }).n;
      return { open: count('open'), mine: count('mine'), unclaimed: count('unclaimed'), answered: count('answered') };
    },
  };
}

export type QuestionRepository = ReturnType<typeof createQuestionRepository>;

type ClaimColumns = Pick<QuestionRow, `claim_${string}` & keyof QuestionRow>;

function claimOf(row: ClaimColumns): unknown {
  return row.claim_account_id === null
    ? null
    : {
        accountId: row.claim_account_id,
        displayName: row.claim_display_name ?? '',
        claimedAt: row.claim_claimed_at,
        expiresAt: row.claim_expires_at,
      };
}

function toQuestion(row: QuestionRow): Question {
  return questionSchema.parse({
    id: row.id,
    revision: row.revision,
    departmentId: row.department_id,
    subject: row.subject,
    title: row.title,
    body: row.body,
    alias: row.alias,
    ageBand: row.age_band,
    sex: row.sex,
    language: row.language,
    askedAt: row.asked_at,
    status: row.status,
    claim: claimOf(row),
    linkedAnswerIds: JSON.parse(row.linked_answer_ids),
    linkedTopicIds: JSON.parse(row.linked_topic_ids),
    textRevision: row.text_revision,
    followUps: JSON.parse(row.follow_ups),
    transfer: row.transfer === null ? null : JSON.parse(row.transfer),
    askedForBy: JSON.parse(row.asked_for_by),
  });
}

function toQueueRow(row: ListedRow, viewer: QueueViewer): StoredQueueRow {
  const claim = claimOf(row) as Claim | null;
  const running = claim !== null && claim.expiresAt > viewer.now ? claim : null;
  return {
    id: row.id,
    title: row.title,
    excerpt: row.excerpt.replace(/\s+/gu, ' ').trim().slice(0, 160).toWellFormed(),
    alias: row.alias,
    ageBand: row.age_band,
    sex: row.sex,
    departmentId: row.department_id,
    language: row.language,
    askedAt: row.asked_at,
    status: row.status,
    claim: running,
    claimedByMe: running?.accountId === viewer.accountId,
    hasDraft: row.has_draft === 1,
    outboxState: row.outbox_state,
  };
}
