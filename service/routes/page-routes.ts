import { ORPCError } from '@orpc/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PAGE_CSS } from '#domain/publish/page-style.ts';
import { answerPageHtml, noticePageHtml, pageLanguage, questionPageHtml } from '#domain/publish/question-page.ts';
import type { Pool } from '../database/connection.ts';
import { findQuestionPage } from '../pages/load-page.ts';
import { listAnsweredQuestions, listDepartments } from '../questions/corpus-rows.ts';
import { sendProblem } from './problems.ts';
import type { RateLimiter } from './rate-limiter.ts';

/** What the public reads. */
export function servePages(http: FastifyInstance, pool: Pool, readers: RateLimiter): void {
  http.get('/page.css', (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(PAGE_CSS),
  );

  const preHandler = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const retryAfterSeconds = readers.take(request.ip);
    if (retryAfterSeconds === 0) return;
    await sendProblem(
      reply,
      new ORPCError('TOO_MANY_REQUESTS', { status: 429, message: 'Slow down.', data: { retryAfterSeconds } }),
    );
  };

  http.get<{ Params: { id: string } }>('/q/:id', { preHandler }, async (request, reply) => {
    const page = await findQuestionPage(pool, uuidOrNil(request.params.id));
    if (page === null) return sendPage(reply, 404, noticePageHtml('en', 'notFound'));
    const language = pageLanguage(page.question.language);
    if (page.question.status === 'withdrawn') return sendPage(reply, 410, noticePageHtml(language, 'withdrawn'));
    // What was dismissed, as spam for one, is not shown on and on as waiting for a reply.
    if (page.question.status === 'dismissed') return sendPage(reply, 410, noticePageHtml(language, 'closed'));
    return sendPage(reply, 200, questionPageHtml(page));
  });
  http.get<{ Params: { id: string } }>('/a/:id', { preHandler }, async (request, reply) => {
    const [answer] = await listAnsweredQuestions(pool, [uuidOrNil(request.params.id)]);
    if (answer === undefined) return sendPage(reply, 404, noticePageHtml('en', 'notFound'));
    return sendPage(reply, 200, answerPageHtml(answer, await listDepartments(pool)));
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

const NIL_UUID = '00000000-0000-0000-0000-000000000000';

/** Anything that is no id finds nothing, instead of an error from the database. */
function uuidOrNil(written: string): string {
  return z.uuid().safeParse(written).success ? written : NIL_UUID;
}
