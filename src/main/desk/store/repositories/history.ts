import type { HistoryFilter, HistoryRow } from '#contract/desk.ts';
import { excerptOf } from '#domain/answered-question.ts';
import type { AccountId, QuestionId, ReplyId, TemplateId } from '#domain/ids.ts';
import type { Tier } from '#domain/red-flags/rule.ts';
import { referralsOf } from '#domain/referral.ts';
import { isRetracted, type Reply } from '#domain/reply.ts';
import { plainTextOf } from '#domain/rich-text.ts';
import type { Database } from '../database.ts';
import { indexedText, searchQuery } from '../search-terms.ts';

const EXCERPT_LENGTH = 200;

/** Whose replies: everybody's with null. */
export type HistoryOf = AccountId | null;

interface EntryRow extends Omit<HistoryRow, 'hasReferral' | 'verdict'> {
  readonly hasReferral: 0 | 1;
  readonly reviewStatus: string | null;
  readonly score: HistoryRow['verdict'];
}

/** Where a reply under review stands, from what reviewers or its author were told. */
const VERDICT = (of: string) => `(
  SELECT data ->> '$.outcome.score' FROM review WHERE data ->> 'replyId' = ${of}
  UNION ALL SELECT data ->> '$.outcome.score' FROM review_feedback WHERE data ->> 'replyId' = ${of} LIMIT 1)`;
const STATUS = (of: string) => `(
  SELECT status FROM review WHERE data ->> 'replyId' = ${of}
  UNION ALL SELECT status FROM review_feedback WHERE data ->> 'replyId' = ${of} LIMIT 1)`;

/** Published replies as they are searched and filtered: latest first. */
export function createHistoryRepository(database: Database) {
  const listDue = database.prepare<[number], string>('SELECT reply_id FROM reply_entry_due LIMIT ?').pluck();
  const countDue = database.prepare<[], number>('SELECT count(*) FROM reply_entry_due').pluck();
  const settle = database.prepare('DELETE FROM reply_entry_due WHERE reply_id = ?');
  const upsert = database.prepare<Record<string, string | number | null>, { key: number }>(`
    INSERT INTO reply_entry (reply_id, question_id, author_account_id, author_name, department_id, replied_at, kind,
      version, state, tier, has_referral, overrides, excerpt)
    VALUES (:replyId, :questionId, :authorAccountId, :authorName, :departmentId, :repliedAt, :kind, :version, :state,
      :tier, :hasReferral, :overrides, :excerpt)
    ON CONFLICT (reply_id) DO UPDATE SET author_account_id = excluded.author_account_id,
      author_name = excluded.author_name, department_id = excluded.department_id, replied_at = excluded.replied_at,
      kind = excluded.kind, version = excluded.version, state = excluded.state, tier = excluded.tier,
      has_referral = excluded.has_referral, overrides = excluded.overrides, excerpt = excluded.excerpt
    RETURNING key`);
  const removeWords = database.prepare('DELETE FROM reply_fts WHERE rowid = ?');
  const addWords = database.prepare('INSERT INTO reply_fts (rowid, words) VALUES (?, ?)');
  const removeTemplates = database.prepare('DELETE FROM reply_entry_template WHERE entry_key = ?');
  const addTemplate = database.prepare('INSERT INTO reply_entry_template VALUES (?, ?) ON CONFLICT DO NOTHING');
  const listAuthors = database.prepare<[], { accountId: AccountId; name: string }>(`
    SELECT author_account_id AS accountId, max(author_name) AS name FROM reply_entry
    WHERE author_account_id IS NOT NULL GROUP BY author_account_id ORDER BY name`);
  const listTemplates = database
    .prepare<[], TemplateId>('SELECT DISTINCT template_id FROM reply_entry_template')
    .pluck();

  function conditionsOf(filter: HistoryFilter, of: HistoryOf) {
    const conditions: string[] = [];
    const values: (string | number)[] = [];
    const add = (condition: string, ...given: readonly (string | number)[]): void => {
      conditions.push(condition);
      values.push(...given);
    };
    const among = (column: string, chosen: readonly string[]): void => {
      if (chosen.length > 0) add(`${column} IN (SELECT value FROM json_each(?))`, JSON.stringify(chosen));
    };
    if (of !== null) add('author_account_id = ?', of);
    among('author_account_id', filter.authorAccountIds);
    among('department_id', filter.departmentIds);
    if (filter.from !== null) add('replied_at >= ?', filter.from);
    if (filter.before !== null) add('replied_at < ?', filter.before);
    if (filter.hasReferral !== null) add('has_referral = ?', filter.hasReferral ? 1 : 0);
    if (filter.hasRedFlag !== null) add(filter.hasRedFlag ? 'tier IS NOT NULL' : 'tier IS NULL');
    if (filter.templateIds.length > 0) {
      add(
        'key IN (SELECT entry_key FROM reply_entry_template WHERE template_id IN (SELECT value FROM json_each(?)))',
        JSON.stringify(filter.templateIds),
      );
    }
    if (filter.verdict === 'none') add(`${STATUS('reply_entry.reply_id')} IS NULL`);
    else if (filter.verdict === 'open') {
      add(`reply_id IN (SELECT data ->> 'replyId' FROM review WHERE status IN ('reading', 'arbitration'))`);
    } else if (filter.verdict !== null) {
      add(
        `reply_id IN (SELECT data ->> 'replyId' FROM review WHERE data ->> '$.outcome.score' = ?
          UNION SELECT data ->> 'replyId' FROM review_feedback WHERE data ->> '$.outcome.score' = ?)`,
        filter.verdict,
        filter.verdict,
      );
    }
    if (filter.text.trim() !== '') {
      const match = searchQuery(filter.text);
      // Signs alone find nothing.
      if (match === null) add('0');
      else add('key IN (SELECT rowid FROM reply_fts WHERE reply_fts MATCH ?)', match);
    }
    return { where: conditions.length === 0 ? '1' : conditions.join(' AND '), values };
  }

  return {
    /** How many replies wait to be read before they are found. */
    countDue(): number {
      return countDue.get() ?? 0;
    },

    listDue(limit: number): ReplyId[] {
      return listDue.all(limit) as ReplyId[];
    },

    /** Makes a reply findable as it is now; `reply` is null when it went meanwhile. */
    put(replyId: ReplyId, reply: Reply | null, questionTitle: string, tier: Tier | null): void {
      settle.run(replyId);
      if (reply === null) return;
      const { body, moreInformation } = reply;
      const text = plainTextOf(body);
      const more = moreInformation === null ? [] : [moreInformation];
      const key = upsert.get({
        replyId,
        questionId: reply.questionId,
        authorAccountId: reply.authorAccountId,
        authorName: reply.authorName,
        departmentId: reply.departmentId,
        repliedAt: reply.repliedAt,
        kind: reply.kind,
        version: reply.version,
        state: isRetracted(reply) ? 'retracted' : reply.change === null ? 'standing' : 'corrected',
        tier,
        hasReferral: referralsOf(body, ...more).length > 0 ? 1 : 0,
        overrides: reply.overrides.length,
        excerpt: excerptOf(text, EXCERPT_LENGTH),
      })?.key;
      if (key === undefined) throw new Error('the entry was not stored');
      removeWords.run(key);
      addWords.run(key, indexedText([questionTitle, text, ...more.map(plainTextOf)].join('\n')));
      removeTemplates.run(key);
      for (const { templateId } of reply.sources?.templates ?? []) addTemplate.run(templateId, key);
    },

    list(filter: HistoryFilter, of: HistoryOf, offset: number, limit: number): { total: number; rows: HistoryRow[] } {
      const { where, values } = conditionsOf(filter, of);
      const total =
        database.prepare<unknown[], number>(`SELECT count(*) FROM reply_entry WHERE ${where}`).pluck().get(values) ?? 0;
      const rows = database
        .prepare<unknown[], EntryRow>(`
          SELECT reply_id AS replyId, question_id AS questionId, author_name AS authorName,
            department_id AS departmentId, replied_at AS repliedAt, kind, version, state, tier,
            has_referral AS hasReferral, overrides, excerpt,
            coalesce((SELECT title FROM question WHERE question.id = question_id), '') AS questionTitle,
            ${VERDICT('chosen.reply_id')} AS score, ${STATUS('chosen.reply_id')} AS reviewStatus
          FROM (
            SELECT key AS chosen_key FROM reply_entry WHERE ${where} ORDER BY replied_at DESC, key DESC LIMIT ? OFFSET ?
          ) JOIN reply_entry AS chosen ON chosen.key = chosen_key ORDER BY replied_at DESC, key DESC`)
        .all([...values, limit, offset]);
      return {
        total,
        rows: rows.map(({ score, reviewStatus, hasReferral, ...row }) => ({
          ...row,
          hasReferral: hasReferral === 1,
          verdict: score ?? (reviewStatus === null ? null : 'open'),
        })),
      };
    },

    /** Which of a question's replies the filter lists first; null for none. */
    findFirstOf(questionId: QuestionId, filter: HistoryFilter, of: HistoryOf): ReplyId | null {
      const { where, values } = conditionsOf(filter, of);
      return (
        database
          .prepare<unknown[], ReplyId>(
            `SELECT reply_id FROM reply_entry WHERE question_id = ? AND ${where} ORDER BY replied_at DESC, key DESC LIMIT 1`,
          )
          .pluck()
          .get([questionId, ...values]) ?? null
      );
    },

    listAuthors: () => listAuthors.all(),
    listTemplateIds: () => listTemplates.all(),
  };
}
