import { OpenAPIGenerator } from '@orpc/openapi';
import { OpenAPIHandler } from '@orpc/openapi/fastify';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { z } from 'zod';
import { encodeProblem, PROBLEM_MEDIA_TYPE } from '#contract/problem.ts';
import { serviceContract } from '#contract/service.ts';
import { PAGE_CSS } from '#domain/publish/page-style.ts';
import { answerPageHtml, noticePageHtml, pageLanguage, questionPageHtml } from '#domain/publish/question-page.ts';
import type { Pool } from '../database/connection.ts';
import type { LiveHub } from '../live/live-hub.ts';
import { findQuestionPage } from '../pages/load-page.ts';
import { listAnsweredQuestions, listDepartments } from '../questions/corpus-rows.ts';
import { readStorableJson } from './request-body.ts';
import { type RequestContext, router } from './router.ts';

/** A question of the longest allowed body, in UTF-8, with room for the rest of its request. */
const BODY_LIMIT_BYTES = 48 * 2 ** 20;

export interface HttpOptions {
  readonly pool: Pool;
  readonly live: LiveHub;
  readonly version: string;
  /** Told what went wrong inside, without any part of a request. */
  readonly onInternalError: (error: unknown) => void;
}

/** The service's HTTP face: the contract under `/v1`, its description, and the published pages. */
export async function buildHttp(options: HttpOptions): Promise<FastifyInstance> {
  const http = Fastify({ logger: false, bodyLimit: BODY_LIMIT_BYTES, trustProxy: false, forceCloseConnections: true });
  readStorableJson(http);
  const specification = await describeContract(options.version);
  const handler = new OpenAPIHandler<RequestContext>(router, {
    customErrorResponseBodyEncoder: encodeProblem,
    interceptors: [
      async ({ next }) => {
        try {
          return await next();
        } catch (error) {
          if (!(error instanceof Error && 'code' in error && 'status' in error)) options.onInternalError(error);
          throw error;
        }
      },
    ],
  });

  http.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'no-referrer');
    if (reply.statusCode >= 400 && String(reply.getHeader('content-type')).startsWith('application/json')) {
      reply.type(PROBLEM_MEDIA_TYPE);
    }
  });
  http.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) options.onInternalError(error);
    return sendProblem(
      reply,
      status,
      status >= 500 ? 'INTERNAL_SERVER_ERROR' : 'BAD_REQUEST',
      status >= 500 ? 'Something went wrong here. Try again later.' : error.message,
    );
  });
  http.setNotFoundHandler((_request, reply) => sendProblem(reply, 404, 'NOT_FOUND', 'There is no such address.'));

  const serveContract = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    reply.header('cache-control', 'no-store');
    const { matched } = await handler.handle(request, reply, {
      context: {
        pool: options.pool,
        live: options.live,
        version: options.version,
        headers: request.headers,
        remoteAddress: request.ip,
      },
    });
    if (!matched) sendProblem(reply, 404, 'NOT_FOUND', 'There is no such address.');
  };
  http.all('/v1/*', serveContract);
  http.get('/health', serveContract);
  http.get('/openapi.json', (_request, reply) => reply.type('application/json').send(specification));
  http.get('/page.css', (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(PAGE_CSS),
  );

  http.get<{ Params: { id: string } }>('/q/:id', async (request, reply) => {
    const page = await findQuestionPage(options.pool, uuidOrNil(request.params.id));
    if (page === null) return sendPage(reply, 404, noticePageHtml('en', 'notFound'));
    if (page.question.status === 'withdrawn') {
      return sendPage(reply, 410, noticePageHtml(pageLanguage(page.question.language), 'withdrawn'));
    }
    // What was dismissed, as spam for one, is not shown on and on as waiting for a reply.
    if (page.question.status === 'dismissed') {
      return sendPage(reply, 410, noticePageHtml(pageLanguage(page.question.language), 'closed'));
    }
    return sendPage(reply, 200, questionPageHtml(page));
  });
  http.get<{ Params: { id: string } }>('/a/:id', async (request, reply) => {
    const [answer] = await listAnsweredQuestions(options.pool, [uuidOrNil(request.params.id)]);
    if (answer === undefined) return sendPage(reply, 404, noticePageHtml('en', 'notFound'));
    return sendPage(reply, 200, answerPageHtml(answer, await listDepartments(options.pool)));
  });
  return http;
}

function describeContract(version: string): Promise<object> {
  return new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] }).generate(serviceContract, {
    info: { title: 'Replydesk service', version },
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    security: [{ bearer: [] }],
  });
}

function sendPage(reply: FastifyReply, status: number, page: string): FastifyReply {
  return reply
    .status(status)
    .type('text/html; charset=utf-8')
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
    .header('cache-control', 'no-cache')
    .send(page);
}

function sendProblem(reply: FastifyReply, status: number, code: string, title: string): FastifyReply {
  return reply
    .status(status)
    .type(PROBLEM_MEDIA_TYPE)
    .send(JSON.stringify({ type: 'about:blank', title, status, code, defined: false, message: title }));
}

const NIL_UUID = '00000000-0000-0000-0000-000000000000';

/** Anything that is no id finds nothing, instead of an error from the database. */
function uuidOrNil(written: string): string {
  return z.uuid().safeParse(written).success ? written : NIL_UUID;
}
