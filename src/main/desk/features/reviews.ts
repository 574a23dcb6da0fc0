import { uuidv7 } from 'uuidv7';
import type { ReviewRow, ReviewScope } from '#contract/desk.ts';
import {
  answerReviewPayloadSchema,
  type Command,
  type ConflictReason,
  conflictReasonSchema,
  type RejectionCode,
  rejectionCodeSchema,
  submitVerdictPayloadSchema,
} from '#contract/service.ts';
import { type CommandId, commandIdSchema, type QuestionId, type ReviewId, verdictIdSchema } from '#domain/ids.ts';
import {
  mayJudge,
  type Review,
  type ReviewAnswer,
  type ReviewStatus,
  type VerdictContent,
} from '#domain/review/review.ts';
import { toInstant } from '#domain/time.ts';
import type { UnsentWord } from '../store/repositories/reviews.ts';
import type { ChangeHub } from './changes.ts';
import type { OpenSession } from './session.ts';

const STATUS_OF: Readonly<Record<ReviewScope, ReviewStatus>> = {
  'to-read': 'reading',
  'to-arbitrate': 'arbitration',
  'with-author': 'with-author',
  closed: 'closed',
};

/** Reviews of one kind, with what the list shows of each. */
export function listReviews(
  session: OpenSession,
  { scope, offset, limit }: { readonly scope: ReviewScope; readonly offset: number; readonly limit: number },
): { total: number; rows: ReviewRow[] } {
  const { reviews } = session.store;
  const status = STATUS_OF[scope];
  return {
    total: reviews.count(status),
    rows: reviews.list(status, limit, offset).map((review) => rowOf(session, review)),
  };
}

/** A review with what it is about; null when it is not here. */
export function findReviewDetails(session: OpenSession, reviewId: ReviewId) {
  const { store } = session;
  const review = store.reviews.find(reviewId);
  if (review === null) return null;
  return {
    ...rowOf(session, review),
    question: store.questions.find(review.questionId),
    reply: store.replies.listOfQuestion(review.questionId).find(({ id }) => id === review.replyId) ?? null,
    scorecard: store.scorecards.find(),
    unsent: toUnsent(
      store.reviews.findUnsent(reviewId, 'submit-verdict'),
      (payload) => submitVerdictPayloadSchema.parse(payload).verdict,
    ),
  };
}

/** Puts a verdict into the outbox; null when the review takes none of mine. */
export function submitVerdict(
  session: OpenSession,
  changes: ChangeHub,
  reviewId: ReviewId,
  verdict: VerdictContent,
): CommandId | null {
  const { store } = session;
  const review = store.reviews.find(reviewId);
  if (review === null || !rowOf(session, review).isMineToJudge) return null;
  const payload = { reviewId, verdictId: verdictIdSchema.parse(crypto.randomUUID()), verdict };
  return give(session, changes, review.questionId, { kind: 'submit-verdict', payload }, { reviewId });
}

/** What came of reviews of my replies. */
export function listFeedback({ store }: OpenSession) {
  return store.reviewFeedback.list().map((feedback) => ({
    feedback,
    questionTitle: titleOf(store, feedback.questionId),
    reply: store.replies.find(feedback.replyId),
    scorecard: store.scorecards.find(),
    unsent: toUnsent(
      store.reviews.findUnsent(feedback.id, 'answer-review'),
      (payload) => answerReviewPayloadSchema.parse(payload).answer,
    ),
  }));
}

/** Puts my answer into the outbox; null when the review is closed, not mine, or an answer is on its way. */
export function answerReview(
  session: OpenSession,
  changes: ChangeHub,
  reviewId: ReviewId,
  answer: Omit<ReviewAnswer, 'answeredAt'>,
): CommandId | null {
  const { store } = session;
  const feedback = store.reviewFeedback.find(reviewId);
  if (feedback === null || feedback.status === 'closed') return null;
  if (store.reviews.findUnsent(reviewId, 'answer-review')?.state === 'waiting') return null;
  const payload = { reviewId, answer };
  return give(session, changes, feedback.questionId, { kind: 'answer-review', payload }, { reviewId });
}

function rowOf({ store, account }: OpenSession, review: Review): ReviewRow {
  const isOnItsWay = store.reviews.findUnsent(review.id, 'submit-verdict')?.state === 'waiting';
  return {
    review,
    questionTitle: titleOf(store, review.questionId),
    isMineToJudge: account.roles.includes('reviewer') && !isOnItsWay && mayJudge(review, account.id),
    isOnItsWay,
  };
}

type Word =
  | Pick<Extract<Command, { kind: 'submit-verdict' }>, 'kind' | 'payload'>
  | Pick<Extract<Command, { kind: 'answer-review' }>, 'kind' | 'payload'>;

function give(
  { store, account, engine, clock }: OpenSession,
  changes: ChangeHub,
  questionId: QuestionId,
  word: Word,
  details: Readonly<Record<string, string>>,
): CommandId {
  const now = toInstant(clock.now());
  const commandId = commandIdSchema.parse(uuidv7());
  // Neither depends on what the question says by now; the author may no longer see it at all.
  const baseRevision = store.questions.findRevision(questionId) ?? 1;
  store.transaction(() => {
    engine.give({ ...word, commandId, subjectId: questionId, baseRevision, occurredAt: now }, now);
    store.auditEvents.append({
      occurredAt: now,
      accountId: account.id,
      act: word.kind,
      subjectId: questionId,
      details: { commandId, ...details },
      texts: { word: JSON.stringify(word.payload) },
    });
  });
  engine.outboxChanged();
  changes.tell(['review', 'sync'], [questionId]);
  return commandId;
}

function toUnsent<T>(word: UnsentWord | null, read: (payload: unknown) => T) {
  if (word === null) return null;
  return { state: word.state, reason: reasonOf(word.reason), content: read(word.payload) };
}

function reasonOf(reason: string | null): ConflictReason | RejectionCode | null {
  return conflictReasonSchema.safeParse(reason).data ?? rejectionCodeSchema.safeParse(reason).data ?? null;
}

function titleOf(store: OpenSession['store'], questionId: QuestionId): string {
  return store.questions.findTitle(questionId) ?? '';
}
