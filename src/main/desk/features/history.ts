import type { HistoryFilter } from '#contract/desk.ts';
import type { ReplyId, TemplateId } from '#domain/ids.ts';
import { flagQuestion } from '#domain/question-flags.ts';
import type { HistoryOf } from '../store/repositories/history.ts';
import type { OpenSession } from './session.ts';
import { recordViewing } from './viewed-replies.ts';

/** How long replies are read for the history before others have their turn, in milliseconds. */
const SLICE_MS = 25;
const BATCH = 20;

const reading = new WeakSet<OpenSession>();

/** Whose replies the account may look through. */
export function historyOf({ account }: OpenSession): HistoryOf {
  return account.roles.includes('reviewer') || account.roles.includes('admin') ? null : account.id;
}

/** A page of the history. What it has not read yet is read from now on, and `due` says how much that is. */
export function listHistory(session: OpenSession, filter: HistoryFilter, offset: number, limit: number) {
  const { history } = session.store;
  if (history.countDue() > 0) readSlice(session);
  const due = history.countDue();
  if (due > 0) readOn(session);
  const { total, rows } = history.list(filter, historyOf(session), offset, limit);
  return { total, rows: rows.map((row) => (isBlinded(session, row.replyId) ? { ...row, authorName: '' } : row)), due };
}

/** Whether the reply is being reviewed without its author's name. */
function isBlinded({ store }: OpenSession, replyId: ReplyId): boolean {
  const review = store.reviews.findOfReply(replyId);
  return review?.isBlinded === true && (review.status === 'reading' || review.status === 'arbitration');
}

function readOn(session: OpenSession): void {
  if (reading.has(session)) return;
  reading.add(session);
  const step = (): void => {
    // The account may have been closed meanwhile.
    if (!session.store.database.open || session.store.history.countDue() === 0) {
      reading.delete(session);
      return;
    }
    readSlice(session);
    setTimeout(step, SLICE_MS);
  };
  setTimeout(step, SLICE_MS);
}

function readSlice({ store }: OpenSession): void {
  const untilMs = performance.now() + SLICE_MS;
  while (performance.now() < untilMs) {
    const due = store.history.listDue(BATCH);
    if (due.length === 0) return;
    store.transaction(() => {
      for (const replyId of due) {
        const reply = store.replies.find(replyId);
        const question = reply === null ? null : store.questions.find(reply.questionId);
        const tier = question === null ? null : flagQuestion(question).tier;
        store.history.put(replyId, reply, question?.title ?? '', tier);
      }
    });
  }
}

/** A reply of the history with what led to it; null when the account may not look at it. */
export function findHistoryDetails(session: OpenSession, replyId: ReplyId) {
  const { store } = session;
  const reply = store.replies.find(replyId);
  const of = historyOf(session);
  if (reply === null || (of !== null && reply.authorAccountId !== of)) return null;
  recordViewing(session, reply.questionId, [reply]);
  const titles = templateTitles(session);
  const cited = reply.citedAnswerIds.map((answerId) => ({ answerId, how: 'cited' as const }));
  return {
    reply,
    isBlinded: isBlinded(session, replyId),
    question: store.questions.find(reply.questionId),
    templates: (reply.sources?.templates ?? []).map((use) => ({
      ...use,
      title: titles.get(use.templateId) ?? null,
    })),
    answers: [...cited, ...(reply.sources?.answers ?? [])].map((use) => ({
      ...use,
      title: store.answeredQuestions.find(use.answerId)?.title ?? null,
    })),
    review: store.reviews.findOfReply(replyId) ?? store.reviewFeedback.findOfReply(replyId),
  };
}

/** What can be chosen in the filters of the history. */
export function historyFacets(session: OpenSession) {
  const { store } = session;
  const titles = templateTitles(session);
  return {
    authors: store.history.listAuthors(),
    templates: store.history
      .listTemplateIds()
      .flatMap((templateId) => {
        const title = titles.get(templateId);
        return title === undefined ? [] : [{ templateId, title }];
      })
      .sort((left, right) => left.title.localeCompare(right.title)),
  };
}

/** What the templates that are here are called. */
function templateTitles({ store }: OpenSession): ReadonlyMap<TemplateId, string> {
  return new Map(store.templates.list().map(({ id, title }) => [id, title]));
}
