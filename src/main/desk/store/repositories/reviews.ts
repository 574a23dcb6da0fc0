import type { ReplyId, ReviewId } from '#domain/ids.ts';
import {
  type Review,
  type ReviewFeedback,
  type ReviewStatus,
  reviewFeedbackSchema,
  reviewSchema,
  type Scorecard,
  scorecardSchema,
} from '#domain/review/review.ts';
import type { Database } from '../database.ts';

/** The one scorecard that verdicts are given by now. */
export function createScorecardRepository(database: Database) {
  const get = database.prepare<[], { data: string }>('SELECT data FROM scorecard');
  const findRevision = database.prepare<[string], { revision: number }>('SELECT revision FROM scorecard WHERE id = ?');
  const upsert = database.prepare(`
    INSERT INTO scorecard (id, revision, data) VALUES (?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, data = excluded.data`);
  const remove = database.prepare('DELETE FROM scorecard WHERE id = ?');
  return {
    /** Null until the feed brought it. */
    find(): Scorecard | null {
      const row = get.get();
      return row === undefined ? null : scorecardSchema.parse(JSON.parse(row.data));
    },
    findRevision(id: Scorecard['id']): number | null {
      return findRevision.get(id)?.revision ?? null;
    },
    upsert(scorecard: Scorecard, revision: number): void {
      upsert.run(scorecard.id, revision, JSON.stringify(scorecard));
    },
    remove(id: Scorecard['id']): void {
      remove.run(id);
    },
  };
}

/** What somebody here said to a review and the service has not granted. */
export interface UnsentWord {
  readonly state: 'waiting' | 'not-granted';
  /** Null while it waits. */
  readonly reason: string | null;
  readonly payload: unknown;
}

/** Reviews as reviewers and admins see them. */
export function createReviewRepository(database: Database) {
  const find = database.prepare<[string], { data: string }>('SELECT data FROM review WHERE id = ?');
  const findOfReply = database.prepare<[string], { data: string }>(
    `SELECT data FROM review WHERE data ->> 'replyId' = ? ORDER BY rowid DESC LIMIT 1`,
  );
  // The gravest reasons first, so that whoever has little time reads what matters.
  const list = database.prepare<[string, number, number], { data: string }>(`
    SELECT data FROM review WHERE status = ?
    ORDER BY data ->> 'by' = 'flag' DESC, json_array_length(data, '$.factors') DESC, id LIMIT ? OFFSET ?`);
  const count = database.prepare<[string], { n: number }>('SELECT count(*) AS n FROM review WHERE status = ?');
  const findRevision = database.prepare<[string], { revision: number }>('SELECT revision FROM review WHERE id = ?');
  const upsert = database.prepare(`
    INSERT INTO review (id, revision, status, question_id, author_account_id, data)
    VALUES (:id, :revision, :status, :questionId, :authorAccountId, :data)
    ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, status = excluded.status, data = excluded.data`);
  const remove = database.prepare('DELETE FROM review WHERE id = ?');
  const lastWord = database.prepare<
    [string, string],
    { state: string; payload: string; held_reason: string | null; refused_code: string | null }
  >(`
    SELECT state, payload, held_reason, refused_code FROM outbox_command
    WHERE kind IN ('submit-verdict', 'answer-review') AND payload ->> 'reviewId' = ? AND kind = ?
    ORDER BY sequence DESC LIMIT 1`);
  return {
    find(id: ReviewId): Review | null {
      const row = find.get(id);
      return row === undefined ? null : reviewSchema.parse(JSON.parse(row.data));
    },
    /** How the review of a reply stands; null for none. */
    findOfReply(replyId: ReplyId): Review | null {
      const row = findOfReply.get(replyId);
      return row === undefined ? null : reviewSchema.parse(JSON.parse(row.data));
    },
    list(status: ReviewStatus, limit: number, offset: number): Review[] {
      return list.all(status, limit, offset).map(({ data }) => reviewSchema.parse(JSON.parse(data)));
    },
    count(status: ReviewStatus): number {
      return count.get(status)?.n ?? 0;
    },
    findRevision(id: ReviewId): number | null {
      return findRevision.get(id)?.revision ?? null;
    },
    upsert(review: Review, revision: number): void {
      const { id, status, questionId, authorAccountId } = review;
      upsert.run({ id, revision, status, questionId, authorAccountId, data: JSON.stringify(review) });
    },
    remove(id: ReviewId): void {
      remove.run(id);
    },
    /** The last word given here to the review, unless the service has taken it; null for none. */
    findUnsent(id: ReviewId, kind: 'submit-verdict' | 'answer-review'): UnsentWord | null {
      const row = lastWord.get(id, kind);
      if (row === undefined || row.state === 'applied') return null;
      const waits = row.state === 'waiting' || row.state === 'sending';
      return {
        state: waits ? 'waiting' : 'not-granted',
        reason: waits ? null : (row.refused_code ?? row.held_reason),
        payload: JSON.parse(row.payload),
      };
    },
  };
}

/** What came of reviews of this account's own replies. */
export function createReviewFeedbackRepository(database: Database) {
  const find = database.prepare<[string], { data: string }>('SELECT data FROM review_feedback WHERE id = ?');
  const findOfReply = database.prepare<[string], { data: string }>(
    `SELECT data FROM review_feedback WHERE data ->> 'replyId' = ? ORDER BY rowid DESC LIMIT 1`,
  );
  const list = database.prepare<[], { data: string }>(`
    SELECT data FROM review_feedback
    ORDER BY status = 'closed', data ->> '$.verdicts[#-1].givenAt' DESC, id LIMIT 500`);
  const findRevision = database.prepare<[string], { revision: number }>(
    'SELECT revision FROM review_feedback WHERE id = ?',
  );
  const upsert = database.prepare(`
    INSERT INTO review_feedback (id, revision, status, question_id, data) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, status = excluded.status, data = excluded.data`);
  const remove = database.prepare('DELETE FROM review_feedback WHERE id = ?');
  return {
    find(id: ReviewId): ReviewFeedback | null {
      const row = find.get(id);
      return row === undefined ? null : reviewFeedbackSchema.parse(JSON.parse(row.data));
    },
    findOfReply(replyId: ReplyId): ReviewFeedback | null {
      const row = findOfReply.get(replyId);
      return row === undefined ? null : reviewFeedbackSchema.parse(JSON.parse(row.data));
    },
    /** Unanswered first, then latest first; at most 500. */
    list(): ReviewFeedback[] {
      return list.all().map(({ data }) => reviewFeedbackSchema.parse(JSON.parse(data)));
    },
    findRevision(id: ReviewId): number | null {
      return findRevision.get(id)?.revision ?? null;
    },
    upsert(feedback: ReviewFeedback, revision: number): void {
      upsert.run(feedback.id, revision, feedback.status, feedback.questionId, JSON.stringify(feedback));
    },
    remove(id: ReviewId): void {
      remove.run(id);
    },
  };
}
