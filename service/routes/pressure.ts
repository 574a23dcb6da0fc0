import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FastifyInstance } from 'fastify';
import { sendProblem, unavailable } from './problems.ts';

/** Beyond this mean delay of the event loop over a second, every answer would be late. */
const MAX_DELAY_MS = 500;
const SAMPLE_EVERY_MS = 1000;
const RESOLUTION_MS = 20;

export interface PressureOptions {
  /** Requests being answered, beyond which others are sent away: they would only wait for a database connection. */
  readonly maxRequests: number;
}

/** Sends requests away while the instance has too much to do, or is about to stop. */
export interface Pressure {
  /** From now on nothing new is begun. Resolves when all that was begun is answered, or after `withinMs`. */
  drain(withinMs: number): Promise<void>;
}

/** Streams of events are not counted: they wait most of their life. Nor is the question whether it is too much. */
export function watchPressure(http: FastifyInstance, options: PressureOptions): Pressure {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  let delayMs = 0;
  let requests = 0;
  let draining = false;
  let onIdle: () => void = () => {};
  const sampling = setInterval(() => {
    delayMs = Math.max(0, delay.mean / 1e6 - RESOLUTION_MS);
    delay.reset();
  }, SAMPLE_EVERY_MS);
  sampling.unref();

  http.addHook('onRequest', async (request, reply) => {
    if (draining) {
      // The next request of this connection belongs to another instance.
      reply.header('connection', 'close');
      return sendProblem(reply, unavailable('draining'));
    }
    if (delayMs > MAX_DELAY_MS || requests >= options.maxRequests) return sendProblem(reply, unavailable('busy'));
    if (request.url.startsWith('/v1/events') || request.url === '/health') return;
    requests += 1;
    // Also when the other side goes away, which `onResponse` does not tell.
    reply.raw.once('close', () => {
      requests -= 1;
      if (requests === 0) onIdle();
    });
  });
  http.addHook('onSend', async (_request, reply) => {
    if (draining) reply.header('connection', 'close');
  });
  http.addHook('onClose', async () => {
    clearInterval(sampling);
    delay.disable();
  });

  return {
    async drain(withinMs) {
      draining = true;
      if (requests === 0) return;
      await new Promise<void>((resolve) => {
        const impatience = setTimeout(resolve, withinMs);
        onIdle = () => {
          clearTimeout(impatience);
          resolve();
        };
      });
    },
  };
}
