import { ContractProcedure } from '@orpc/contract';
import { implement, ORPCError } from '@orpc/server';
import { z } from 'zod';
import { PROTOCOL_HEADER, PROTOCOL_VERSION, serviceContract } from '#contract/service.ts';
import { toInstant } from '#domain/time.ts';
import type { AuditTrail } from '../audit/audit-trail.ts';
import { keepDeviceEntries } from '../audit/device-trails.ts';
import { listTimeline } from '../audit/timeline.ts';
import { applyCommands } from '../commands/apply-commands.ts';
import type { Pool } from '../database/connection.ts';
import { MalformedCursorError } from '../feed/cursor.ts';
import { readPage } from '../feed/read-page.ts';
import {
  askQuestion,
  importAnswers,
  importPage,
  UnknownDepartmentError,
  UnreadableFieldError,
} from '../intake/intake.ts';
import {
  addFollowUp,
  ClosedQuestionError,
  NoSuchQuestionError,
  reviseQuestion,
  withdrawQuestion,
} from '../intake/patient-changes.ts';
import type { LiveHub } from '../live/live-hub.ts';
import { notePresence, PRESENCE_SECONDS } from '../live/presence-rows.ts';
import { describePractice } from '../practice-seed.ts';
import { listAnswerUses } from '../questions/answer-uses.ts';
import { audit } from '../questions/change-question.ts';
import { addTopic, withdrawTopic } from '../questions/topics.ts';
import { listRecalls, measureAgreement } from '../review/findings.ts';
import { drawReviewSample, EmptyPeriodError, findSample, flagForReview } from '../review/samples.ts';
import { readPlan, savePlan, saveScorecard } from '../review/scorecards.ts';
import { findSession, isIntakeKey, refresh, signIn, signOut } from '../sessions/sessions.ts';
import { applyTemplateCommands } from '../templates/apply-template-commands.ts';
import type { Limits } from './rate-limiter.ts';

/** What a request brings besides its input. */
export interface RequestContext {
  readonly pool: Pool;
  readonly live: LiveHub;
  readonly trail: AuditTrail;
  readonly limits: Limits;
  readonly version: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly remoteAddress: string;
}

/**
 * The oldest protocol that this service still speaks. Raise it when the code that answers older workstations goes; until
 * then services are upgraded before workstations are.
 */
const OLDEST_PROTOCOL_VERSION = 3;

/**
 * The contract but for the records of a page, which are bytes already when they come from the database.
 * `changes-route.ts` writes the answer; a test holds it against the contract itself.
 */
const changes = serviceContract.sync.changes['~orpc'];
if (changes.outputSchema === undefined) throw new Error('the contract does not say what a page is');
const servedContract = {
  ...serviceContract,
  sync: {
    ...serviceContract.sync,
    changes: new ContractProcedure({
      ...changes,
      outputSchema: changes.outputSchema.extend({ records: z.instanceof(Buffer) }),
    }),
  },
};

const service = implement(servedContract).$context<RequestContext>();

/** A workstation too old to understand this service is told so instead of being served half. */
const known = service.use(({ context, next, errors }) => {
  const version = context.headers[PROTOCOL_HEADER];
  if (version !== undefined && !speaks(version)) {
    throw errors.UPGRADE_REQUIRED({ data: { oldest: OLDEST_PROTOCOL_VERSION, newest: PROTOCOL_VERSION } });
  }
  return next();
});

function speaks(version: string | string[]): boolean {
  if (typeof version !== 'string' || !/^\d{1,6}$/.test(version)) return false;
  return Number(version) >= OLDEST_PROTOCOL_VERSION && Number(version) <= PROTOCOL_VERSION;
}

/** For everything that is asked before anybody is known. */
const stranger = known.use(({ context, next, errors }) => {
  const retryAfterSeconds = context.limits.stranger.take(context.remoteAddress);
  if (retryAfterSeconds > 0) throw errors.TOO_MANY_REQUESTS({ data: { retryAfterSeconds } });
  return next();
});

const signedIn = known.use(async ({ context, next, errors }) => {
  const token = bearerToken(context);
  const session = token === null ? null : await findSession(context.pool, token);
  // Those who are known are counted by account: a whole clinic may share one address.
  const retryAfterSeconds =
    session === null
      ? context.limits.stranger.take(context.remoteAddress)
      : context.limits.account.take(session.account.id);
  if (retryAfterSeconds > 0) throw errors.TOO_MANY_REQUESTS({ data: { retryAfterSeconds } });
  if (session === null) throw errors.UNAUTHORIZED();
  return next({ context: session });
});

/** For whoever judges replies or keeps the service: reviewers and admins. */
const overseer = signedIn.use(({ context, next, errors }) => {
  const { roles } = context.account;
  if (!roles.includes('reviewer') && !roles.includes('admin')) throw errors.FORBIDDEN();
  return next();
});

const admin = signedIn.use(({ context, next, errors }) => {
  if (!context.account.roles.includes('admin')) throw errors.FORBIDDEN();
  return next();
});

const withIntakeKey = known.use(async ({ context, next, errors }) => {
  const key = bearerToken(context);
  const known = key !== null && (await isIntakeKey(context.pool, key));
  const retryAfterSeconds = known
    ? context.limits.intake.take(key)
    : context.limits.stranger.take(context.remoteAddress);
  if (retryAfterSeconds > 0) throw errors.TOO_MANY_REQUESTS({ data: { retryAfterSeconds } });
  if (!known) throw errors.UNAUTHORIZED();
  return next();
});

/** Every procedure of the contract; one without a handler does not compile. */
export const router = service.router({
  session: {
    signIn: stranger.session.signIn.handler(async ({ input, context, errors }) => {
      const outcome = await signIn(context.pool, input, context.remoteAddress);
      switch (outcome.result) {
        case 'signed-in':
          return outcome.session;
        case 'wrong-password':
          throw errors.WRONG_PASSWORD();
        case 'disabled':
          throw errors.ACCOUNT_DISABLED();
        case 'too-many-attempts':
          throw errors.TOO_MANY_REQUESTS({ data: { retryAfterSeconds: outcome.retryAfterSeconds } });
      }
    }),
    refresh: stranger.session.refresh.handler(async ({ input, context, errors }) => {
      const session = await refresh(context.pool, input.refreshToken);
      if (session === null) throw errors.UNAUTHORIZED();
      return session;
    }),
    signOut: stranger.session.signOut.handler(async ({ input, context }) => {
      await signOut(context.pool, input.refreshToken);
      return { ended: true };
    }),
  },
  sync: {
    changes: signedIn.sync.changes.handler(async ({ input, context }) => {
      try {
        const page = await readPage(context.pool, context.account, input.cursor ?? null, input.limit);
        return { ...page, serverTime: toInstant(Date.now()) };
      } catch (error) {
        if (error instanceof MalformedCursorError) throw new ORPCError('BAD_REQUEST', { message: error.message });
        throw error;
      }
    }),
    events: signedIn.sync.events.handler(({ context, signal }) =>
      context.live.stream(context.account, context.familyId, signal ?? new AbortController().signal),
    ),
    presence: signedIn.sync.presence.handler(async ({ input, context }) => {
      await notePresence(context.pool, context.account, input);
      return { expiresInSeconds: PRESENCE_SECONDS };
    }),
    commands: signedIn.sync.commands.handler(async ({ input, context }) => ({
      outcomes: await applyCommands(context.pool, context, input.commands),
      serverTime: toInstant(Date.now()),
    })),
    templateCommands: signedIn.sync.templateCommands.handler(async ({ input, context }) => ({
      outcomes: await applyTemplateCommands(context.pool, context.account, input.commands),
      serverTime: toInstant(Date.now()),
    })),
  },
  audit: {
    uploadDeviceEntries: signedIn.audit.uploadDeviceEntries.handler(({ input, context }) =>
      keepDeviceEntries(context.pool, context.account, input.deviceId, input.entries),
    ),
    exportTrail: overseer.audit.exportTrail.handler(async ({ input, context }) => {
      if (input.after === 0) await audit(context.pool, context.account.id, 'trail-exported', null);
      return context.trail.readPage(input.after, input.limit);
    }),
    timeline: overseer.audit.timeline.handler(async ({ input, context }) => {
      await audit(context.pool, context.account.id, 'timeline-viewed', input.questionId);
      return { events: await listTimeline(context.pool, input.questionId) };
    }),
  },
  review: {
    drawSample: overseer.review.drawSample.handler(async ({ input, context, errors }) => {
      try {
        return await drawReviewSample(context.pool, context.account, input);
      } catch (error) {
        if (error instanceof EmptyPeriodError) throw errors.EMPTY_PERIOD();
        throw error;
      }
    }),
    getSample: overseer.review.getSample.handler(async ({ input, context, errors }) => {
      const sample = await findSample(context.pool, input.sampleId);
      if (sample === null) throw errors.NOT_FOUND();
      return sample;
    }),
    flagReply: overseer.review.flagReply.handler(async ({ input, context, errors }) => {
      if (!context.account.roles.includes('reviewer')) throw errors.FORBIDDEN();
      const reviewId = await flagForReview(context.pool, context.account, input.replyId);
      if (reviewId === null) throw errors.NOT_FOUND();
      return { reviewId };
    }),
    getPlan: overseer.review.getPlan.handler(({ context }) => readPlan(context.pool)),
    savePlan: admin.review.savePlan.handler(({ input, context }) => savePlan(context.pool, context.account, input)),
    saveScorecard: admin.review.saveScorecard.handler(({ input, context }) =>
      saveScorecard(context.pool, context.account, input.items),
    ),
    recallList: overseer.review.recallList.handler(({ context }) => listRecalls(context.pool)),
    agreement: overseer.review.agreement.handler(({ context }) => measureAgreement(context.pool)),
  },
  intake: {
    askQuestion: withIntakeKey.intake.askQuestion.handler(async ({ input, context, errors }) => {
      const question = await askQuestion(context.pool, input).catch(rethrowIntake(errors));
      return { id: question.id };
    }),
    reviseQuestion: withIntakeKey.intake.reviseQuestion.handler(({ input: { id, ...words }, context, errors }) =>
      reviseQuestion(context.pool, id, words).catch(rethrowPatient(errors)),
    ),
    addFollowUp: withIntakeKey.intake.addFollowUp.handler(({ input: { id, followUpId, text }, context, errors }) =>
      addFollowUp(context.pool, id, { id: followUpId, text }).catch(rethrowPatient(errors)),
    ),
    withdrawQuestion: withIntakeKey.intake.withdrawQuestion.handler(({ input, context, errors }) =>
      withdrawQuestion(context.pool, input.id).catch(rethrowPatient(errors)),
    ),
    importPage: withIntakeKey.intake.importPage.handler(({ input, context, errors }) =>
      importPage(context.pool, input).catch(rethrowIntake(errors)),
    ),
    importAnswers: withIntakeKey.intake.importAnswers.handler(({ input, context, errors }) =>
      importAnswers(context.pool, input.answers).catch(rethrowIntake(errors)),
    ),
  },
  answers: {
    listUses: overseer.answers.listUses.handler(async ({ input, context }) => {
      return { uses: await listAnswerUses(context.pool, input.id) };
    }),
  },
  topics: {
    add: overseer.topics.add.handler(async ({ input, context, errors }) => {
      const topic = await addTopic(context.pool, context.account.id, input);
      if (topic === null) throw errors.NOT_FOUND();
      return topic;
    }),
    withdraw: overseer.topics.withdraw.handler(async ({ input, context, errors }) => {
      if (!(await withdrawTopic(context.pool, context.account.id, input.id))) throw errors.NOT_FOUND();
      return { withdrawn: true as const };
    }),
  },
  practice: stranger.practice.handler(({ context }) => describePractice(context.pool)),
  health: service.health.handler(async ({ context }) => {
    await context.pool`SELECT 1`;
    return { status: 'ok', protocol: PROTOCOL_VERSION, version: context.version, serverTime: toInstant(Date.now()) };
  }),
});

interface IntakeErrors {
  UNKNOWN_DEPARTMENT(options: { data: { known: string[] } }): Error;
  UNREADABLE_FIELD(options: { data: { field: string; expected: string } }): Error;
}

function rethrowIntake(errors: IntakeErrors): (error: unknown) => never {
  return (error) => {
    if (error instanceof UnknownDepartmentError) throw errors.UNKNOWN_DEPARTMENT({ data: { known: error.known } });
    if (error instanceof UnreadableFieldError) {
      throw errors.UNREADABLE_FIELD({ data: { field: error.field, expected: error.expected } });
    }
    throw error;
  };
}

function rethrowPatient(errors: { NOT_FOUND(): Error; CLOSED(): Error }): (error: unknown) => never {
  return (error) => {
    if (error instanceof NoSuchQuestionError) throw errors.NOT_FOUND();
    if (error instanceof ClosedQuestionError) throw errors.CLOSED();
    throw error;
  };
}

function bearerToken(context: RequestContext): string | null {
  const header = context.headers.authorization;
  return typeof header === 'string' ? (/^Bearer ([\w.~+/=-]{1,400})$/i.exec(header)?.[1] ?? null) : null;
}
