import { type QuestionText, questionTextSchema } from '#contract/desk.ts';
import type { AccountId, QuestionId } from '#domain/ids.ts';
import { type Claim, claimSchema, type Question } from '#domain/question.ts';
import type { Tier } from '#domain/red-flags/rule.ts';
import type { Instant } from '#domain/time.ts';
import { type UrgencyOverride, urgencyOverrideSchema } from '#domain/triage.ts';
import type { Database } from '../database.ts';
import { indexedText } from '../search-terms.ts';
import { REPLY_KINDS } from './outbox.ts';
import { type ClaimColumns, COLUMNS, claimOf, columnValues, type QuestionRow, toQuestion } from './question-columns.ts';

const UNSETTLED = `('waiting', 'sending', 'held', 'refused')`;
/** What the patient added is found like what they asked. */
function allWords({ body, followUps }: Question): string {
  return followUps.length === 0 ? body : [body, ...followUps.map(({ text }) => text)].join('\n\n');
}

/** A question that another may repeat. Higher bm25 is nearer. */
export interface OriginalCandidate extends Pick<Question, 'id' | 'title' | 'askedAt' | 'status'> {
  /** Its beginning. */
  readonly body: string;
  readonly bm25: number;
}

/** Questions of the account's view; the queue made of them is in queue.ts. */
export function createQuestionRepository(database: Database) {
  const find = database.prepare<[string], QuestionRow>('SELECT * FROM question WHERE id = ?');
  const findKey = database.prepare<
    [string],
    { key: number; revision: number; text_revision: number; tier: Tier | null; has_flags: 0 | 1 }
  >(`
    SELECT key, revision, text_revision, tier, question_key IS NOT NULL AS has_flags
    FROM question LEFT JOIN question_flags ON question_key = key WHERE id = ?`);
  const letEvaluate = database.prepare(`
    INSERT INTO question_flags (question_key, asked_at) VALUES (?, ?)
    ON CONFLICT (question_key) DO UPDATE SET rules_version = NULL, marks = '[]'`);
  const removeFlags = database.prepare('DELETE FROM question_flags WHERE question_key = ?');
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
    UNION ALL SELECT 1 FROM outbox_command WHERE subject_id = :id AND kind IN ${REPLY_KINDS} AND state IN ${UNSETTLED}`);
  const forgetTexts = database.prepare(`
    DELETE FROM question_text
    WHERE question_id NOT IN (SELECT id FROM question) AND question_id NOT IN (SELECT question_id FROM draft)
      AND question_id NOT IN (
        SELECT subject_id FROM outbox_command WHERE kind IN ${REPLY_KINDS} AND state IN ${UNSETTLED})`);
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
  const listClaimEnds = database.prepare<[string, string], { id: QuestionId; at: Instant }>(`
    SELECT id, claim_expires_at AS at FROM question
    WHERE claim_account_id = ? AND status = 'pending' AND claim_expires_at > ? ORDER BY claim_expires_at`);
  const findOverride = database
    .prepare<[string], string | null>('SELECT urgency_override FROM question WHERE id = ?')
    .pluck();
  const remove = database.prepare('DELETE FROM question WHERE id = ?');
  const insertTerms = database.prepare('INSERT INTO question_fts (rowid, title, body, alias) VALUES (?, ?, ?, ?)');
  const removeTerms = database.prepare('DELETE FROM question_fts WHERE rowid = ?');

  const listEarlier = database.prepare<
    { id: string },
    { id: QuestionId; title: string; asked_at: Instant; status: Question['status'] }
  >(`
    SELECT other.id, other.title, other.asked_at, other.status FROM question AS mine
    JOIN question AS other ON other.asker_key = mine.asker_key AND other.id <> mine.id
    WHERE mine.id = :id AND mine.asker_key IS NOT NULL ORDER BY other.asked_at DESC LIMIT 20`);
  const countDuplicates = database
    .prepare<[string], number>(`SELECT count(*) FROM question WHERE duplicate_of = ? AND status = 'pending'`)
    .pluck();
  const findTitle = database.prepare<[string], string>('SELECT title FROM question WHERE id = ?').pluck();
  const countWith = database
    .prepare<[string, number], number>(
      'SELECT count(*) FROM (SELECT 1 FROM question_fts WHERE question_fts MATCH ? LIMIT ?)',
    )
    .pluck();
  const listLatestOf = database.prepare<[string, number], { title: string; body: string }>(`
    SELECT title, substr(body, 1, 400) AS body FROM question
    WHERE department_id = ? AND status IN ('pending', 'answered') ORDER BY asked_at DESC, id LIMIT ?`);
  // What is a duplicate itself cannot be an original.
  const listOriginalsLike = database.prepare<{ match: string; exceptId: string; limit: number }, OriginalCandidate>(`
    SELECT question.id, question.title, substr(question.body, 1, 600) AS body, question.asked_at AS askedAt,
      question.status, -question_fts.rank AS bm25
    FROM question_fts JOIN question ON question.key = question_fts.rowid
    WHERE question_fts MATCH :match AND question.status IN ('pending', 'answered') AND question.duplicate_of IS NULL
      AND question.id <> :exceptId
    ORDER BY question_fts.rank, question.id LIMIT :limit`);

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
      const known = isNew ? undefined : findKey.get(question.id);
      const values = columnValues(question, revision, known?.tier ?? null);
      let key = known?.key;
      if (known === undefined || key === undefined) {
        key = Number(insert.run(question.id, ...values).lastInsertRowid);
      } else {
        keepText.run({ id: question.id, textRevision: question.textRevision });
        update.run(...values, question.id);
        removeTerms.run(key);
      }
      // The rules have not read these words; where they stand is not where the earlier ones stood.
      const isRead = known?.has_flags === 1 && known.text_revision === question.textRevision;
      if (!isRead && question.status === 'pending') {
        letEvaluate.run(key, question.askedAt);
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

    /** Running claims of an account and when they end, the next first. */
    listClaimEnds(accountId: AccountId, now: Instant): { id: QuestionId; expiresAt: Instant }[] {
      return listClaimEnds.all(accountId, now).map(({ id, at }) => ({ id, expiresAt: at }));
    },

    /** A doctor's word on the urgency; null where the rules' stands. */
    findUrgencyOverride(id: QuestionId): UrgencyOverride | null {
      const override = findOverride.get(id) ?? null;
      return override === null ? null : urgencyOverrideSchema.parse(JSON.parse(override));
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
      removeFlags.run(known.key);
      remove.run(id);
    },

    /** How many questions fit an FTS5 query, counted up to a limit. */
    countWith(match: string, limit: number): number {
      return countWith.get(match, limit) ?? 0;
    },

    /** Title and beginning of the body of a department's latest questions, whether answered or not. */
    listLatestOf(departmentId: Question['departmentId'], limit: number): { title: string; body: string }[] {
      return listLatestOf.all(departmentId, limit);
    },

    /**
     * Questions that another may repeat and that fit an FTS5 query, nearest first: neither withdrawn nor dismissed, no
     * duplicates themselves, and never the given one.
     */
    listOriginalsLike(match: string, exceptId: QuestionId, limit: number): OriginalCandidate[] {
      return listOriginalsLike.all({ match, exceptId, limit });
    },

    /** Other questions of the same asker, latest first; at most 20. */
    listOfSameAsker(id: QuestionId): { id: QuestionId; title: string; askedAt: Instant; status: Question['status'] }[] {
      return listEarlier.all({ id }).map(({ asked_at: askedAt, ...other }) => ({ ...other, askedAt }));
    },

    /** How many pending questions repeat this one. */
    countDuplicates(id: QuestionId): number {
      return countDuplicates.get(id) ?? 0;
    },

    /** Null when the account does not see it. */
    findTitle(id: QuestionId): string | null {
      return findTitle.get(id) ?? null;
    },
  };
}
