import { Agent, createServer, type IncomingMessage, request as openRequest, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { toInstant } from '#domain/time.ts';
import { createRandom, type Random } from '#service/practice/random.ts';

/** What can happen to one request. `-after` means: the service has done what was asked, and nobody hears of it. */
export const FAULTS = [
  'latency',
  'reset-before',
  'reset-after',
  'truncated',
  'cut-short',
  'duplicate',
  'late-duplicate',
  'black-hole',
  'half-open',
  'bad-gateway',
  'gateway-timeout-after',
  'unavailable',
  'too-many-requests',
  'captive-portal',
  'captive-redirect',
  'drip',
] as const;
export type Fault = (typeof FAULTS)[number];

export interface FaultProxy {
  /** What the workstation takes for the service. */
  readonly url: string;
  /** Which share of the requests something happens to, and what; an empty list makes the line healthy. */
  setFaults(share: number, faults: readonly Fault[]): void;
  /** A line that is down refuses connections; those that are open break. */
  setUp(up: boolean): Promise<void>;
  /** How often each fault happened. */
  readonly happened: ReadonlyMap<Fault | 'line-down', number>;
  /** Whether something that was sent twice or late is still under way to the service. */
  isQuiet(): boolean;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

const LONGEST_LATENCY_MS = 40;
const LATE_MS = 120;
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'host']);

/**
 * A bad line between one workstation and the service. Which fault meets which request follows from the random numbers
 * alone: the n-th request of a path has the same fate in every run of a seed, as long as the steps leave it the same share.
 */
export async function startFaultProxy(
  targetUrl: string,
  { random, now }: { readonly random: Random; readonly now: () => number },
): Promise<FaultProxy> {
  let share = 0;
  let faults: readonly Fault[] = [];
  let up = true;
  let underWay = 0;
  const happened = new Map<Fault | 'line-down', number>();
  const sockets = new Set<Socket>();
  const agent = new Agent({ keepAlive: true });
  const count = (what: Fault | 'line-down'): void => void happened.set(what, (happened.get(what) ?? 0) + 1);

  // The machine's time runs fast, so the service's word on the time has to as well; nothing else is touched.
  const inFastTime = (body: Buffer): Buffer =>
    Buffer.from(
      body.toString('latin1').replace(/"serverTime":"[^"]*"/g, () => `"serverTime":"${toInstant(now())}"`),
      'latin1',
    );
  const fates = new Map<string, Random>();
  const base = random.below(2 ** 31);

  function draw(path: string): Fault | null {
    // Each path has its own numbers, and every request takes two: how often others poll changes nobody's fate.
    const fate = fates.get(path) ?? createRandom(base ^ (path.length ** 7));
    fates.set(path, fate);
    const [meets, which] = [fate.next(), fate.next()];
    if (meets >= share || faults.length === 0) return null;
    const fault = faults[Math.floor(which * faults.length)] ?? 'latency';
    // A refresh token that is used twice ends the session, as it should; no line delivers it twice by itself.
    if (fault.endsWith('duplicate') && path !== '/v1/commands' && path !== '/v1/changes') return 'latency';
    return fault;
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    const body = Buffer.concat(pieces);
    const path = request.url?.split('?')[0] ?? '/';
    const fault = draw(path);
    if (fault !== null) count(fault);
    if (path === '/v1/events') {
      if (fault === 'black-hole') return;
      if (fault !== null && fault !== 'latency' && fault !== 'half-open') return void request.socket.destroy();
      await passStream(request, response, fault === 'half-open');
      return;
    }
    const delayMs = fault === null ? 0 : Math.floor(random.next() * LONGEST_LATENCY_MS);
    const forward = (): Promise<Answer> => ask(request, body);
    switch (fault) {
      case null:
        return send(response, await forward());
      case 'latency':
        await sleep(delayMs);
        return send(response, await forward());
      case 'reset-before':
        return void request.socket.destroy();
      case 'reset-after':
        await forward();
        return void request.socket.destroy();
      case 'truncated': {
        const answer = await forward();
        response.writeHead(answer.status, { ...answer.headers, 'content-length': String(answer.body.byteLength) });
        response.write(answer.body.subarray(0, Math.floor(answer.body.byteLength / 2)), () => response.destroy());
        return;
      }
      case 'cut-short': {
        const answer = await forward();
        return send(response, { ...answer, body: answer.body.subarray(0, Math.floor(answer.body.byteLength / 2)) });
      }
      case 'duplicate': {
        const [, second] = await Promise.all([forward(), forward()]);
        return send(response, second);
      }
      case 'late-duplicate': {
        const answer = await forward();
        underWay += 1;
        void sleep(LATE_MS)
          .then(forward)
          .catch(() => undefined)
          .finally(() => {
            underWay -= 1;
          });
        return send(response, answer);
      }
      case 'black-hole':
        return;
      case 'half-open':
        await forward();
        return;
      case 'bad-gateway':
        return send(response, page(502, '<html><body>Bad gateway</body></html>'));
      case 'gateway-timeout-after':
        await forward();
        return send(response, page(504, '<html><body>Gateway timeout</body></html>'));
      case 'unavailable':
        return send(response, { ...page(503, ''), headers: { 'retry-after': String(1 + (delayMs % 8)) } });
      case 'too-many-requests':
        return send(response, {
          status: 429,
          headers: { 'content-type': 'application/problem+json', 'retry-after': '2' },
          body: Buffer.from(
            JSON.stringify({ type: 'about:blank', title: 'Slow down.', status: 429, code: 'TOO_MANY_REQUESTS' }),
          ),
        });
      case 'captive-portal':
        return send(response, page(200, '<html><body>Welcome to the hotel</body></html>'));
      case 'captive-redirect':
        return send(response, { ...page(302, ''), headers: { location: 'http://login.hotel.test/' } });
      case 'drip': {
        const answer = await forward();
        response.writeHead(answer.status, answer.headers);
        const size = Math.max(1, Math.ceil(answer.body.byteLength / 5));
        for (let start = 0; start < answer.body.byteLength; start += size) {
          response.write(answer.body.subarray(start, start + size));
          await sleep(5);
        }
        response.end();
        return;
      }
    }
  }

  /** Delivers a request to the service and brings the whole answer. */
  async function ask(request: IncomingMessage, body: Buffer): Promise<Answer> {
    underWay += 1;
    try {
      return await new Promise<Answer>((resolve, reject) => {
        const outgoing = openRequest(
          new URL(request.url ?? '/', targetUrl),
          { method: request.method, headers: headersOf(request, body), agent },
          (incoming) => {
            const pieces: Buffer[] = [];
            incoming.on('data', (piece: Buffer) => pieces.push(piece));
            incoming.on('error', reject);
            incoming.on('end', () =>
              resolve({
                status: incoming.statusCode ?? 502,
                headers: plainHeaders(incoming),
                body: inFastTime(Buffer.concat(pieces)),
              }),
            );
          },
        );
        outgoing.on('error', reject);
        outgoing.end(body);
      });
    } finally {
      underWay -= 1;
    }
  }

  /** A stream of events goes through piece by piece; a half-open one stays open and says nothing more. */
  async function passStream(request: IncomingMessage, response: ServerResponse, goesSilent: boolean): Promise<void> {
    await new Promise<void>((resolve) => {
      const outgoing = openRequest(
        new URL(request.url ?? '/', targetUrl),
        { method: request.method, headers: headersOf(request, Buffer.alloc(0)) },
        (incoming) => {
          response.writeHead(incoming.statusCode ?? 502, plainHeaders(incoming));
          incoming.on('data', (piece: Buffer) => {
            if (!goesSilent) response.write(inFastTime(piece));
          });
          incoming.on('error', () => response.destroy());
          incoming.on('end', () => response.end());
        },
      );
      outgoing.on('error', () => response.destroy());
      response.on('close', () => {
        outgoing.destroy();
        resolve();
      });
      outgoing.end();
    });
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => request.socket.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  });
  const listen = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.removeListener('error', reject);
        resolve();
      });
    });
  const goDown = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    happened,
    setFaults(newShare, newFaults) {
      share = newShare;
      faults = newFaults;
    },
    async setUp(wanted) {
      if (wanted === up) return;
      up = wanted;
      if (up) await listen(port);
      else {
        count('line-down');
        await goDown();
      }
    },
    isQuiet: () => underWay === 0,
    async close() {
      agent.destroy();
      if (up) await goDown();
    },
  };
}

function page(status: number, text: string): Answer {
  return { status, headers: { 'content-type': 'text/html' }, body: Buffer.from(text) };
}

function send(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, { ...answer.headers, 'content-length': String(answer.body.byteLength) });
  response.end(answer.body);
}

function plainHeaders(incoming: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(incoming.headers).flatMap(([name, value]) =>
      HOP_BY_HOP.has(name) || value === undefined ? [] : [[name, String(value)]],
    ),
  );
}

function headersOf(request: IncomingMessage, body: Buffer): Record<string, string> {
  const headers = plainHeaders(request);
  return body.byteLength === 0 ? headers : { ...headers, 'content-length': String(body.byteLength) };
}
