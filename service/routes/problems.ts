import { ORPCError } from '@orpc/server';
import type { FastifyReply } from 'fastify';
import { encodeProblem, PROBLEM_MEDIA_TYPE } from '#contract/problem.ts';

/** Why this instance does not serve now. */
export type UnavailableReason = 'busy' | 'draining' | 'database';

/** Shortest and longest wait that is asked for; between them at random, so that not everybody comes back at once. */
const RETRY_SECONDS = { busy: [2, 10], draining: [1, 3], database: [2, 10] } as const;

/** The problem that asks to come back later. */
export function unavailable(reason: UnavailableReason): ORPCError<string, unknown> {
  const [shortest, longest] = RETRY_SECONDS[reason];
  const retryAfterSeconds = shortest + Math.floor(Math.random() * (longest - shortest + 1));
  return new ORPCError('UNAVAILABLE', {
    status: 503,
    defined: true,
    message: 'This instance cannot serve just now. Try again shortly.',
    data: { reason, retryAfterSeconds },
  });
}

/** SQLSTATEs and driver codes of a database that is away, starting, stopping, full or too slow. */
const DATABASE_AWAY =
  /^(08\w{3}|53\w{3}|57\w{3}|CONNECTION_(CLOSED|ENDED|DESTROYED)|CONNECT_TIMEOUT|ECONNREFUSED|ECONNRESET|EPIPE|25P03)$/;

/**
 * The problem to answer with. Whatever nobody foresaw is told to `onInternalError` and answered without a word of it:
 * its message may quote what a patient wrote.
 */
export function toProblem(error: unknown, onInternalError: (error: unknown) => void): ORPCError<string, unknown> {
  if (error instanceof ORPCError) return error;
  if (error instanceof Error && 'code' in error && DATABASE_AWAY.test(String(error.code)))
    return unavailable('database');
  onInternalError(error);
  return new ORPCError('INTERNAL_SERVER_ERROR', {
    status: 500,
    message: 'Something went wrong here. Try again later.',
  });
}

/** Answers with an RFC 9457 problem document. */
export function sendProblem(reply: FastifyReply, problem: ORPCError<string, unknown>): FastifyReply {
  return reply
    .status(problem.status)
    .type(PROBLEM_MEDIA_TYPE)
    .send(JSON.stringify(encodeProblem(problem)));
}

/** The wait that a problem document asks for, for the header; null when it asks for none. */
export function retryAfterOf(payload: unknown): string | null {
  return typeof payload === 'string' ? (/"retryAfterSeconds":(\d{1,6})\b/.exec(payload)?.[1] ?? null) : null;
}
