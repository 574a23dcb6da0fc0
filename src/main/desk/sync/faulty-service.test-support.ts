import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as the faulty service saw it. */
export interface Exchange {
  readonly path: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

export type Answer = (exchange: Exchange) => void;

/** A real HTTP server on a free port that answers, or fails to, exactly as a test tells it. */
export interface FaultyService {
  readonly url: string;
  readonly seen: Exchange[];
  /** Answers for the next requests of a path, one each; after them `always` holds. */
  next(path: string, ...answers: Answer[]): void;
  always(path: string, answer: Answer): void;
  /** Requests that have no answer yet. */
  pending(): number;
  close(): Promise<void>;
}

export async function startFaultyService(): Promise<FaultyService> {
  const queued = new Map<string, Answer[]>();
  const standing = new Map<string, Answer>();
  const seen: Exchange[] = [];
  let pending = 0;

  const server = createServer(async (request, response) => {
    pending += 1;
    response.on('close', () => {
      pending -= 1;
    });
    const url = new URL(request.url ?? '/', 'http://faulty.test');
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    const text = Buffer.concat(pieces).toString('utf8');
    const body: unknown = text === '' ? null : JSON.parse(text);
    const exchange = { path: url.pathname, url, headers: request.headers, body, request, response };
    seen.push(exchange);
    const answer = queued.get(url.pathname)?.shift() ?? standing.get(url.pathname) ?? problem(404, 'NOT_FOUND');
    answer(exchange);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    next(path, ...answers) {
      queued.set(path, [...(queued.get(path) ?? []), ...answers]);
    },
    always(path, answer) {
      standing.set(path, answer);
    },
    pending: () => pending,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  return ({ response }) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
}

export function problem(status: number, code: string, headers: Record<string, string> = {}): Answer {
  return json({ type: 'about:blank', title: code, status, code }, status, {
    'content-type': 'application/problem+json',
    ...headers,
  });
}

/** What a captive portal or a stray proxy says. */
export function html(status = 200): Answer {
  return ({ response }) => {
    response.writeHead(status, { 'content-type': 'text/html' });
    response.end('<html><body>Welcome to the airport</body></html>');
  };
}

/** What a network says that wants a sign-in first. */
export function redirect(location: string): Answer {
  return ({ response }) => {
    response.writeHead(302, { location });
    response.end();
  };
}

/** The connection breaks before any answer. */
export const reset: Answer = ({ request }) => request.socket.destroy();

/** The connection breaks in the middle of the answer. */
export function truncated(body: unknown): Answer {
  return ({ response }) => {
    const text = JSON.stringify(body);
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) });
    response.write(text.slice(0, Math.floor(text.length / 2)), () => response.destroy());
  };
}

/** An answer of blanks without an end. */
export const endless: Answer = ({ response }) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const blanks = Buffer.alloc(1024 * 1024, ' ');
  const write = (error?: Error | null) => {
    if (!error && !response.destroyed) response.write(blanks, write);
  };
  write();
};

/** No answer ever. */
export const silence: Answer = () => {};
