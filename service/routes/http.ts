import { OpenAPIGenerator } from '@orpc/openapi';
import { OpenAPIHandler } from '@orpc/openapi/fastify';
import { ORPCError } from '@orpc/server';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { encodeProblem, PROBLEM_MEDIA_TYPE } from '#contract/problem.ts';
import { serviceContract } from '#contract/service.ts';
import type { AuditTrail } from '../audit/audit-trail.ts';
import type { Pool } from '../database/connection.ts';
import type { LiveHub } from '../live/live-hub.ts';
import { serveChanges } from './changes-route.ts';
import { serveEvents } from './events-route.ts';
import { servePages } from './page-routes.ts';
import { watchPressure } from './pressure.ts';
import { retryAfterOf, sendProblem, toProblem } from './problems.ts';
import { createLimits, type Rates, USUAL_RATES } from './rate-limiter.ts';
import { readStorableJson } from './request-body.ts';
import { type RequestContext, router } from './router.ts';

/** A question of the longest allowed body, in UTF-8, with room for the rest of its request. */
const LARGE_BODY_BYTES = 48 * 2 ** 20;
const SMALL_BODY_BYTES = 16 * 2 ** 10;
/** Paths whose requests are always small. */
const SMALL_PATHS = ['/v1/sign-in', '/v1/refresh', '/v1/sign-out', '/v1/presence'];

/** A request that has not arrived by then is given up, so that slow senders cannot hold connections for nothing. */
const REQUEST_TIMEOUT_MS = 60_000;
const HEADERS_TIMEOUT_MS = 20_000;
/** Longer than the usual minute of a proxy before it, which must be the one to close first. */
const KEEP_ALIVE_MS = 72_000;

/** How long requests that were begun may take once the instance is told to stop. */
const DRAIN_MS = 8000;
/** Streams that end each second meanwhile. */
const STREAMS_ENDED_PER_SECOND = 500;

export interface HttpOptions {
  readonly pool: Pool;
  readonly live: LiveHub;
  readonly trail: AuditTrail;
  readonly version: string;
  /** Addresses and networks of the proxies whose word on the client's address counts; false for none. */
  readonly trustProxy?: string | false;
  readonly rates?: Rates;
  /** Requests answered at once; beyond it the others are asked to come back. */
  readonly maxRequests?: number;
  /** Told what went wrong inside, without any part of a request. */
  readonly onInternalError: (error: unknown) => void;
}

/** The service's HTTP face: the contract under `/v1`, its description, and the published pages. */
export async function buildHttp(options: HttpOptions): Promise<FastifyInstance> {
  const { pool, live, trail, version, onInternalError } = options;
  const http = Fastify({
    logger: false,
    bodyLimit: LARGE_BODY_BYTES,
    trustProxy: options.trustProxy ?? false,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    forceCloseConnections: true,
    return503OnClosing: false,
  });
  http.server.headersTimeout = HEADERS_TIMEOUT_MS;
  readStorableJson(http);
  const specification = await describeContract(version);
  const limits = createLimits(options.rates ?? USUAL_RATES);
  const handler = new OpenAPIHandler<RequestContext>(router, {
    customErrorResponseBodyEncoder: encodeProblem,
    clientInterceptors: [
      async ({ next }) => {
        try {
          return await next();
        } catch (error) {
          throw toProblem(error, onInternalError);
        }
      },
    ],
  });

  const pressure = watchPressure(http, { maxRequests: options.maxRequests ?? 400 });
  http.addHook('preClose', async () => {
    // Connections are still taken, and told to go elsewhere: a refused one would look like a service that is gone.
    await Promise.all([
      pressure.drain(DRAIN_MS),
      live.drain(Math.min(DRAIN_MS, (live.streamCount / STREAMS_ENDED_PER_SECOND) * 1000)),
    ]);
  });
  http.addHook('onSend', async (_request, reply, payload) => {
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'no-referrer');
    if (reply.statusCode < 400) return;
    if (String(reply.getHeader('content-type')).startsWith('application/json')) reply.type(PROBLEM_MEDIA_TYPE);
    const retryAfter = retryAfterOf(payload);
    if (retryAfter !== null) reply.header('retry-after', retryAfter);
  });
  http.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) =>
    sendProblem(
      reply,
      error.statusCode === undefined || error.statusCode >= 500
        ? toProblem(error, onInternalError)
        : new ORPCError('BAD_REQUEST', { status: error.statusCode, message: error.message }),
    ),
  );
  http.setNotFoundHandler((_request, reply) => sendProblem(reply, noSuchAddress()));

  const contextOf = (request: FastifyRequest): RequestContext => ({
    pool,
    live,
    trail,
    limits,
    version,
    headers: request.headers,
    remoteAddress: request.ip,
  });
  const serveContract = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    reply.header('cache-control', 'no-store');
    const { matched } = await handler.handle(request, reply, { context: contextOf(request) });
    if (!matched) sendProblem(reply, noSuchAddress());
  };
  serveChanges(http, contextOf, onInternalError);
  serveEvents(http, contextOf, onInternalError);
  for (const path of SMALL_PATHS) http.post(path, { bodyLimit: SMALL_BODY_BYTES }, serveContract);
  http.all('/v1/*', serveContract);
  http.get('/health', serveContract);
  http.get('/openapi.json', (_request, reply) => reply.type('application/json').send(specification));
  servePages(http, pool, limits.reader);
  return http;
}

function describeContract(version: string): Promise<object> {
  return new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] }).generate(serviceContract, {
    info: { title: 'Replydesk service', version },
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    security: [{ bearer: [] }],
  });
}

function noSuchAddress(): ORPCError<string, unknown> {
  return new ORPCError('NOT_FOUND', { status: 404, message: 'There is no such address.' });
}
