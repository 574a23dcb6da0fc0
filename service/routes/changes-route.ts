import { Readable } from 'node:stream';
import { call } from '@orpc/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sendProblem, toProblem } from './problems.ts';
import { type RequestContext, router } from './router.ts';

/**
 * `GET /v1/changes` by hand. The procedure runs as for any other: protocol, session, limits and input as the contract
 * has them. Only the answer is put together here, around records that PostgreSQL has written already.
 */
export function serveChanges(
  http: FastifyInstance,
  contextOf: (request: FastifyRequest) => RequestContext,
  onInternalError: (error: unknown) => void,
): void {
  http.get<{ Querystring: { cursor?: string; limit?: number } }>('/v1/changes', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    try {
      const { records, ...rest } = await call(router.sync.changes, request.query, { context: contextOf(request) });
      const after = Buffer.from(`],${JSON.stringify(rest).slice(1)}`);
      const length = RECORDS_BEFORE.length + records.length + after.length;
      // In pieces, because putting them together would copy megabytes.
      return await reply
        .type('application/json')
        .header('content-length', length)
        .send(Readable.from([RECORDS_BEFORE, records, after], { objectMode: false }));
    } catch (error) {
      return sendProblem(reply, toProblem(error, onInternalError));
    }
  });
}

const RECORDS_BEFORE = Buffer.from('{"records":[');
