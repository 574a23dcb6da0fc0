import { z } from 'zod';
import { redFlagMarkSchema } from '#contract/desk.ts';
import type { QuestionFlags } from '#domain/question-flags.ts';
import { type Tier, tierSchema } from '#domain/red-flags/rule.ts';
import { deadlineOf, rankOf, urgencyOf, urgencyOverrideSchema } from '#domain/triage.ts';
import type { Database } from '../database.ts';

/** What the rules found in a question when it was evaluated last. */
export interface StoredFlags {
  /** Null when it is to be evaluated again. */
  readonly rulesVersion: string | null;
  readonly tier: Tier | null;
  readonly topRuleId: string | null;
  readonly marks: z.infer<typeof redFlagMarkSchema>[];
}

/** A question that waits to be evaluated. */
export interface DueQuestion {
  readonly key: number;
  readonly id: string;
  readonly textRevision: number;
}

const marksSchema = z.array(redFlagMarkSchema);

/** What red-flag rules found, by question, and what waits to be looked at. */
export function createQuestionFlagRepository(database: Database) {
  const find = database.prepare<
    [string],
    { rules_version: string | null; tier: string | null; top_rule_id: string | null; marks: string }
  >(`SELECT rules_version, tier, top_rule_id, marks FROM question_flags
     WHERE question_key = (SELECT key FROM question WHERE id = ?)`);
  const listDue = database.prepare<[number], { key: number; id: string; text_revision: number }>(`
    SELECT key, id, text_revision FROM question_flags JOIN question ON key = question_key
    WHERE rules_version IS NULL AND status = 'pending' ORDER BY question_flags.asked_at DESC LIMIT ?`);
  const isDue = database.prepare<[], unknown>(`
    SELECT 1 FROM question_flags JOIN question ON key = question_key
    WHERE rules_version IS NULL AND status = 'pending' LIMIT 1`);
  // Those that were answered meanwhile need no look any more.
  const forgetSettled = database.prepare(`
    DELETE FROM question_flags WHERE rules_version IS NULL
      AND question_key IN (SELECT question_key FROM question_flags LEFT JOIN question ON key = question_key
        WHERE rules_version IS NULL AND status IS NOT 'pending')`);
  const expire = database.prepare(`
    UPDATE question_flags SET rules_version = NULL
    WHERE rules_version <> ? AND question_key IN (SELECT key FROM question WHERE status = 'pending')`);
  const findKey = database.prepare<
    [string],
    { key: number; asked_at: string; urgency_override: string | null; text_revision: number; urgency_rank: number }
  >('SELECT key, asked_at, urgency_override, text_revision, urgency_rank FROM question WHERE id = ?');
  const put = database.prepare(`
    INSERT INTO question_flags (question_key, asked_at, rules_version, tier, top_rule_id, marks)
    VALUES (:key, :askedAt, :rulesVersion, :tier, :topRuleId, :marks)
    ON CONFLICT (question_key) DO UPDATE SET rules_version = excluded.rules_version, tier = excluded.tier,
      top_rule_id = excluded.top_rule_id, marks = excluded.marks`);
  const rank = database.prepare('UPDATE question SET urgency_rank = ?, deadline_at = ? WHERE key = ?');

  return {
    /** Null for a question that was never pending here. */
    find(questionId: string): StoredFlags | null {
      const row = find.get(questionId);
      return row === undefined
        ? null
        : {
            rulesVersion: row.rules_version,
            tier: tierSchema.nullable().parse(row.tier),
            topRuleId: row.top_rule_id,
            marks: marksSchema.parse(JSON.parse(row.marks)),
          };
    },

    /** Pending questions that wait to be evaluated, the latest asked first. */
    listDue(limit: number): DueQuestion[] {
      return listDue.all(limit).map(({ key, id, text_revision }) => ({ key, id, textRevision: text_revision }));
    },

    isAnythingDue(): boolean {
      return isDue.get() !== undefined;
    },

    /** Makes everything pending that other rules evaluated wait for a new look; what they found stays until then. */
    expireOtherThan(rulesVersion: string): void {
      expire.run(rulesVersion);
      forgetSettled.run();
    },

    /**
     * Keeps what the rules found in the words of a text revision, and puts the question in its place of the queue. True
     * when that place changed; nothing is kept when the words changed meanwhile or the question went.
     */
    put(questionId: string, textRevision: number, flags: QuestionFlags): boolean {
      const question = findKey.get(questionId);
      if (question === undefined || question.text_revision !== textRevision) return false;
      put.run({
        key: question.key,
        askedAt: question.asked_at,
        rulesVersion: flags.rulesVersion,
        tier: flags.tier,
        topRuleId: flags.topRuleId,
        marks: flags.marks.length === 0 ? '[]' : JSON.stringify(flags.marks),
      });
      const override =
        question.urgency_override === null ? null : urgencyOverrideSchema.parse(JSON.parse(question.urgency_override));
      const urgency = urgencyOf(override, flags.tier, textRevision);
      if (question.urgency_rank === rankOf(urgency)) return false;
      rank.run(rankOf(urgency), deadlineOf(question.asked_at, urgency), question.key);
      return true;
    },
  };
}
