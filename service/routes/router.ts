import { implement, ORPCError } from '@orpc/server';
import { PROTOCOL_HEADER, PROTOCOL_VERSION, serviceContract } from '#contract/service.ts';
import type { Account } from '#domain/account.ts';
import { toInstant } from '#domain/time.ts';
import { applyCommands } from '../commands/apply-commands.ts';
import type { Pool } from '../database/connection.ts';
import { MalformedCursorError } from '../feed/cursor.ts';
import { readPage, scopesOf } from '../feed/feed.ts';
import type { WakeUps } from '../feed/wake-ups.ts';
import {
  askQuestion,
  importAnswers,
  importPage,
  UnknownDepartmentError,
  UnreadableFieldError,
} from '../intake/intake.ts';
import { describePractice } from '../practice-seed.ts';
import { findAccountByAccessToken, isIntakeKey, refresh, signIn, signOut } from '../sessions/sessions.ts';

/** What a request brings besides its input. */
export interface RequestContext {
  readonly pool: Pool;
  readonly wakeUps: WakeUps;
  readonly version: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly remoteAddress: string;
}

const service = implement(serviceContract).$context<RequestContext>();

/** A workstation too old to understand this service is told so instead of being served half. */
const known = service.use(({ context, next, errors }) => {
  const version = context.headers[PROTOCOL_HEADER];
  if (version !== undefined && version !== String(PROTOCOL_VERSION)) {
    throw errors.UPGRADE_REQUIRED({ data: { supported: PROTOCOL_VERSION } });
  }
  return next();
});

const signedIn = known.use(async ({ context, next, errors }) => {
  const token = bearerToken(context);
  const account: Account | null = token === null ? null : await findAccountByAccessToken(context.pool, token);
  if (account === null) throw errors.UNAUTHORIZED();
  return next({ context: { account } });
});

const withIntakeKey = known.use(async ({ context, next, errors }) => {
  const key = bearerToken(context);
  if (key === null || !(await isIntakeKey(context.pool, key))) throw errors.UNAUTHORIZED();
  return next();
});

/** Every procedure of the contract; one without a handler does not compile. */
export const router = service.router({
  session: {
    signIn: known.session.signIn.handler(async ({ input, context, errors }) => {
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
    refresh: known.session.refresh.handler(async ({ input, context, errors }) => {
      const session = await refresh(context.pool, input.refreshToken);
      if (session === null) throw errors.UNAUTHORIZED();
      return session;
    }),
    signOut: known.session.signOut.handler(async ({ input, context }) => {
      await signOut(context.pool, input.refreshToken);
      return { ended: true };
    }),
  },
  sync: {
    changes: signedIn.sync.changes.handler(async ({ input, context }) => {
      try {
        const scopes = await scopesOf(context.pool, context.account);
        const page = await readPage(context.pool, scopes, input.cursor ?? null, input.limit);
        return { ...page, serverTime: toInstant(Date.now()) };
      } catch (error) {
        if (error instanceof MalformedCursorError) throw new ORPCError('BAD_REQUEST', { message: error.message });
        throw error;
      }
    }),
    events: signedIn.sync.events.handler(async function* ({ context, signal }) {
      for await (const type of context.wakeUps.stream(signal ?? new AbortController().signal)) {
        yield { type, serverTime: toInstant(Date.now()) };
      }
    }),
    commands: signedIn.sync.commands.handler(async ({ input, context }) => ({
      outcomes: await applyCommands(context.pool, context.account, input.commands),
      serverTime: toInstant(Date.now()),
    })),
  },
  intake: {
    askQuestion: withIntakeKey.intake.askQuestion.handler(async ({ input, context, errors }) => {
      const question = await askQuestion(context.pool, input).catch(rethrowIntake(errors));
      return { id: question.id };
    }),
    importPage: withIntakeKey.intake.importPage.handler(({ input, context, errors }) =>
      importPage(context.pool, input).catch(rethrowIntake(errors)),
    ),
    importAnswers: withIntakeKey.intake.importAnswers.handler(({ input, context, errors }) =>
      importAnswers(context.pool, input.answers).catch(rethrowIntake(errors)),
    ),
  },
  practice: service.practice.handler(({ context }) => describePractice(context.pool)),
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

function bearerToken(context: RequestContext): string | null {
  const header = context.headers.authorization;
  return typeof header === 'string' ? (/^Bearer ([\w.~+/=-]{1,400})$/i.exec(header)?.[1] ?? null) : null;
}
