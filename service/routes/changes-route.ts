import { call } from '@orpc/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { JsonText } from '../feed/read-page.ts';
import { sendProblem, toProblem } from './problems.ts';
import { type RequestContext, router } from './router.ts';

/**
 * `GET /v1/changes` by hand, the one path of the contract that is. The procedure runs as for any other: protocol,
 * session, limits, input and output as the contract has them. Only the answer is put together here, because each
 * record's data is JSON already, and parsing it to write it again was most of a page's cost.
 */
export function serveChanges(
  http: FastifyInstance,
  contextOf: (request: FastifyRequest) => RequestContext,
  onInternalError: (error: unknown) => void,
): void {
  http.get<{ Querystring: { cursor?: string; limit?: number } }>('/v1/changes', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    try {
      const page = await call(router.sync.changes, request.query, { context: contextOf(request) });
      return await reply.type('application/json').send(writePage(page));
    } catch (error) {
      return sendProblem(reply, toProblem(error, onInternalError));
    }
  });
}

type Page = Awaited<ReturnType<typeof callChanges>>;
const callChanges = (context: RequestContext) => call(router.sync.changes, {}, { context });

function writePage({ records, ...rest }: Page): string {
  const written = records.map(
    ({ kind, id, revision, deleted, data }) =>
      `{"kind":${JSON.stringify(kind)},"id":${JSON.stringify(id)},"revision":${revision},"deleted":${deleted},"data":${
        data instanceof JsonText ? data.text : 'null'
      }}`,
  );
  return `{"records":[${written.join(',')}],${JSON.stringify(rest).slice(1)}`;
}
