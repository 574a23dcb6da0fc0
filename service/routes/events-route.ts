import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { call } from '@orpc/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { LiveEvent } from '#contract/service.ts';
import { sendProblem, toProblem } from './problems.ts';
import { type RequestContext, router } from './router.ts';

/**
 * `GET /v1/events` by hand: the procedure runs as any other, but its events go straight into the socket. oRPC's own way
 * costs each stream a chain of web streams, a timer for every event and a write every five seconds.
 */
export function serveEvents(
  http: FastifyInstance,
  contextOf: (request: FastifyRequest) => RequestContext,
  onInternalError: (error: unknown) => void,
): void {
  http.get('/v1/events', async (request, reply) => {
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    try {
      const events = await call(router.sync.events, undefined, { context: contextOf(request), signal: gone.signal });
      reply.hijack();
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        // A proxy that gathers what it passes on would keep events until there are many.
        'x-accel-buffering': 'no',
      });
      await writeEvents(reply.raw, events, gone.signal);
      reply.raw.end('event: done\n\n');
    } catch (error) {
      if (reply.sent) {
        if (!gone.signal.aborted) onInternalError(error);
        reply.raw.destroy();
        return reply;
      }
      return sendProblem(reply, toProblem(error, onInternalError));
    }
  });
}

/**
 * A workstation that is slow to read is waited for; what it is told meanwhile is gathered by its stream. What is told in
 * one go leaves in one go: a write of its own is the dearest part of an event.
 */
async function writeEvents(raw: ServerResponse, events: AsyncIterable<LiveEvent>, gone: AbortSignal): Promise<void> {
  let corked = false;
  for await (const event of events) {
    if (gone.aborted) return;
    if (!corked) {
      corked = true;
      raw.cork();
      setImmediate(() => {
        corked = false;
        raw.uncork();
      });
    }
    if (!raw.write(`event: message\ndata: ${JSON.stringify(event)}\n\n`)) await once(raw, 'drain', { signal: gone });
  }
}
