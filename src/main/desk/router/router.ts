import { implement, ORPCError } from '@orpc/server';
import { deskContract } from '#contract/desk.ts';
import { sessionErrors, storeErrors } from '#contract/errors.ts';
import { plainTextOf } from '#domain/rich-text.ts';
import { toInstant } from '#domain/time.ts';
import type { Desk } from '../desk.ts';
import { claimQuestion, releaseQuestion } from '../features/claims.ts';
import { OutboxRefusal } from '../features/outbox.ts';
import { relatedTopics } from '../related/related-topics.ts';
import { StoreNotWritableError } from '../store/store-errors.ts';
import { safeError, signInErrorOf } from './errors.ts';

const desk = implement(deskContract).$context<{ desk: Desk }>();

/** Nothing unexpected leaves the worker with its own message. */
const guarded = desk.use(async ({ next }) => {
  try {
    return await next();
  } catch (error) {
    throw safeError(error);
  }
});

/** Procedures that need an open account. Codes and statuses are those of the contract's `signedIn` errors. */
const open = guarded.use(async ({ context, next }) => {
  const session = context.desk.sessions.current();
  if (session === null) throw new ORPCError('SIGNED_OUT', { status: sessionErrors.SIGNED_OUT.status });
  try {
    return await next({ context: { session } });
  } catch (error) {
    if (!(error instanceof StoreNotWritableError)) throw error;
    const { status } = storeErrors.STORE_NOT_WRITABLE;
    throw new ORPCError('STORE_NOT_WRITABLE', { status, data: { reason: error.reason } });
  }
});

interface OutboxErrors {
  NOT_FOUND(): Error;
  ALREADY_SENT(): Error;
  ALREADY_QUEUED?(): Error;
  NOT_READY(options: {
    data: {
      problems: { kind: 'empty' | 'open-slot'; field: 'body' | 'more-information' | null; label: string | null }[];
    };
  }): Error;
}

/** Runs a step of the outbox and names its refusal as the contract does. */
function outboxStep<T>(errors: OutboxErrors, step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof OutboxRefusal)) throw error;
    if (error.code === 'NOT_READY') {
      throw errors.NOT_READY({
        data: {
          problems: error.problems.map((problem) =>
            problem.kind === 'empty' ? { kind: 'empty', field: null, label: null } : { ...problem },
          ),
        },
      });
    }
    throw errors[error.code]?.() ?? error;
  }
}

/** Every procedure of the contract; one without a handler does not compile. */
export const router = desk.router({
  session: {
    state: guarded.session.state.handler(({ context }) => context.desk.sessions.state()),
    signIn: desk.session.signIn.handler(async ({ input, context, errors }) => {
      try {
        return await context.desk.sessions.signIn(input);
      } catch (error) {
        throw signInErrorOf(error, errors);
      }
    }),
    signOut: guarded.session.signOut.handler(async ({ context }) => {
      await context.desk.sessions.signOut();
      return { signedOut: true };
    }),
    practiceAccounts: guarded.session.practiceAccounts.handler(({ context }) => context.desk.practiceAccounts()),
  },
  sync: {
    status: open.sync.status.handler(({ context }) => context.session.engine.status()),
    setWorkOffline: open.sync.setWorkOffline.handler(({ input, context }) => {
      context.session.engine.setWorkOffline(input.workOffline);
      return context.session.engine.status();
    }),
    syncNow: open.sync.syncNow.handler(({ context }) => {
      context.session.engine.syncNow();
      return { asked: true };
    }),
  },
  queue: {
    list: open.queue.list.handler(
      ({
        input,
        context: {
          session,
          desk: { clock },
        },
      }) => session.store.questions.list(input, { accountId: session.account.id, now: toInstant(clock.now()) }),
    ),
    counts: open.queue.counts.handler(
      ({
        context: {
          session,
          desk: { clock },
        },
      }) => session.store.questions.counts({ accountId: session.account.id, now: toInstant(clock.now()) }),
    ),
    claim: open.queue.claim.handler(({ input, context, errors }) => {
      const commandId = claimQuestion(context.session, context.desk, input.questionId);
      if (commandId === null) throw errors.NOT_FOUND();
      return { commandId };
    }),
    release: open.queue.release.handler(({ input, context, errors }) => {
      const commandId = releaseQuestion(context.session, context.desk, input.questionId);
      if (commandId === null) throw errors.NOT_FOUND();
      return { commandId };
    }),
  },
  question: {
    get: open.question.get.handler(
      ({
        input,
        context: {
          session,
          desk: { clock },
        },
        errors,
      }) => {
        const question = session.store.questions.find(input.questionId);
        if (question === null) throw errors.NOT_FOUND();
        const running = question.claim !== null && question.claim.expiresAt > toInstant(clock.now());
        return {
          question: running ? question : { ...question, claim: null },
          replies: session.store.replies.listOfQuestion(input.questionId),
          claimedByMe: running && question.claim?.accountId === session.account.id,
        };
      },
    ),
  },
  directory: {
    departments: open.directory.departments.handler(({ context }) => context.session.store.directory.listDepartments()),
  },
  draft: {
    find: open.draft.find.handler(({ input, context }) => context.session.store.drafts.find(input.questionId)),
    save: open.draft.save.handler(
      ({
        input,
        context: {
          session,
          desk: { clock, changes },
        },
      }) => {
        const isFirst = session.store.drafts.find(input.questionId) === null;
        const { saveCount, savedAt } = session.store.transaction(() =>
          session.store.drafts.save(input.questionId, input.content, input.questionRevision, clock.now()),
        );
        // The queue shows only whether there is a draft, so most saves change nothing that a window lists.
        if (isFirst) changes.tell(['queue'], [input.questionId]);
        return { saveCount, savedAt };
      },
    ),
    listRevisions: open.draft.listRevisions.handler(({ input, context }) =>
      context.session.store.drafts.listRevisions(input.questionId).map(({ revisionId, savedAt, content }) => {
        const plainText = plainTextOf(content.body);
        return { revisionId, savedAt, plainText, words: countWords(plainText) };
      }),
    ),
    restore: open.draft.restore.handler(
      ({
        input,
        context: {
          session,
          desk: { clock, changes },
        },
        errors,
      }) => {
        const { store } = session;
        const revision = store.drafts
          .listRevisions(input.questionId)
          .find(({ revisionId }) => revisionId === input.revisionId);
        if (revision === undefined) throw errors.NOT_FOUND();
        const restored = store.transaction(() => {
          store.drafts.keepPresent(input.questionId);
          return store.drafts.save(input.questionId, revision.content, revision.questionRevision, clock.now());
        });
        changes.tell(['draft', 'queue'], [input.questionId]);
        return restored;
      },
    ),
  },
  template: {
    list: open.template.list.handler(({ context: { session } }) => {
      const mine = new Set<string>(session.account.departmentIds);
      // A stable sort: most used first stays the order within each group.
      return session.store.templates
        .list()
        .sort((left, right) => Number(mine.has(right.departmentId ?? '')) - Number(mine.has(left.departmentId ?? '')));
    }),
    recordUse: open.template.recordUse.handler(
      ({
        input,
        context: {
          session,
          desk: { clock },
        },
      }) => ({
        uses: session.store.templates.recordUse(input.templateId, toInstant(clock.now())),
      }),
    ),
  },
  related: {
    similar: open.related.similar.handler(({ input, context, errors }) => {
      const question = context.session.store.questions.find(input.questionId);
      if (question === null) throw errors.NOT_FOUND();
      return context.desk.relatedEngineOf(context.session).similar(question, input, input.limit);
    }),
    topics: open.related.topics.handler(({ input, context, errors }) => {
      const question = context.session.store.questions.find(input.questionId);
      if (question === null) throw errors.NOT_FOUND();
      return relatedTopics(context.session.store, question, input.limit);
    }),
    get: open.related.get.handler(({ input, context, errors }) => {
      const answer = context.session.store.answeredQuestions.find(input.answerId);
      if (answer === null) throw errors.NOT_FOUND();
      return answer;
    }),
    citations: open.related.citations.handler(({ input, context: { session } }) => ({
      answers: input.answerIds.flatMap((id) => session.store.answeredQuestions.find(id) ?? []),
      topics: input.topicIds.flatMap((id) => session.store.faqTopics.find(id) ?? []),
    })),
  },
  outbox: {
    list: open.outbox.list.handler(({ context }) => context.desk.outbox.list(context.session)),
    send: open.outbox.send.handler(({ input, context, errors }) =>
      outboxStep(errors, () => context.desk.outbox.send(context.session, input.questionId, input.questionRevision)),
    ),
    takeBack: open.outbox.takeBack.handler(({ input, context, errors }) =>
      outboxStep(errors, () => context.desk.outbox.takeBack(context.session, input.commandId)),
    ),
    cancel: open.outbox.cancel.handler(({ input, context, errors }) =>
      outboxStep(errors, () => context.desk.outbox.cancel(context.session, input.commandId)),
    ),
    sendAsSecondOpinion: open.outbox.sendAsSecondOpinion.handler(({ input, context, errors }) =>
      outboxStep(errors, () => context.desk.outbox.sendAsSecondOpinion(context.session, input.commandId)),
    ),
    discard: open.outbox.discard.handler(({ input, context, errors }) =>
      outboxStep(errors, () => context.desk.outbox.discard(context.session, input.commandId)),
    ),
  },
  changes: desk.changes.handler(({ context, signal }) =>
    context.desk.changes.stream(signal ?? new AbortController().signal),
  ),
});

/** Words of a text; every Chinese character counts as one. */
function countWords(text: string): number {
  return text.match(/\p{Script=Han}|[^\s\p{Script=Han}]+/gu)?.length ?? 0;
}
