import { z } from 'zod';
import { ResponseTooLargeError, ServiceProblemError, ServiceUnreachableError } from './service-errors.ts';
import { routeToService } from './service-route.ts';
import { systemTimers, type Timers } from './timers.ts';

/**
 * Largest answer that is taken in one piece, in bytes. One question may be 10 million characters, which JSON can
 * write as six bytes each.
 */
export const MAX_RESPONSE_BYTES = 64 * 1024 * 1024;

/** A stream of events says little; one that brings more than this is ended and opened anew. In bytes. */
const MAX_STREAM_BYTES = 16 * 1024 * 1024;

/** Longest that a whole answer may take, however steadily it drips, in milliseconds. */
const MAX_TOTAL_MS = 5 * 60_000;

/** Longest time to be left alone that is believed, in milliseconds. */
const MAX_RETRY_AFTER_MS = 10 * 60_000;

export interface FetchLimits {
  /** Longest wait for the answer to begin or to go on, in milliseconds. */
  readonly idleMs: number;
  /** Told for every piece of an event stream; null when the answer must be a JSON document. */
  readonly onStreamBytes: (() => void) | null;
  readonly maxBytes?: number;
  /**
   * Ends the request or the stream. Given apart because signals derived from others (`Request.signal`,
   * `AbortSignal.any`) may be garbage-collected while a body is read, and then nothing ends it any more.
   */
  readonly signal?: AbortSignal | undefined;
  readonly timers?: Timers;
}

/** Both oRPC's error document and RFC 9457 carry the code at the top. */
const problemSchema = z.object({
  code: z.string().regex(/^[A-Z][A-Z_]{0,59}$/),
  retryAfterSeconds: z.number().nonnegative().optional(),
  data: z.object({ retryAfterSeconds: z.number().nonnegative().optional() }).nullish().catch(undefined),
});

/**
 * Fetches like `fetch`, and turns everything that is not a proper answer of the service into a typed error that
 * carries no text of it: no redirects, no HTML of a captive portal, no endless or oversized body.
 *
 * @throws {ServiceUnreachableError} no usable answer.
 * @throws {ServiceProblemError} a 4xx with a problem document.
 * @throws {ResponseTooLargeError} more than `maxBytes`.
 * @throws the abort reason of the signal.
 */
export async function guardedFetch(request: Request, limits: FetchLimits): Promise<Response> {
  const caller = limits.signal ?? request.signal;
  caller.throwIfAborted();
  const gaveUp = new AbortController();
  const giveUp = () => gaveUp.abort();
  caller.addEventListener('abort', giveUp);
  const { timers = systemTimers } = limits;
  let cancelIdle = timers.schedule(limits.idleMs, giveUp);
  const heard = () => {
    cancelIdle();
    cancelIdle = timers.schedule(limits.idleMs, giveUp);
  };
  const cancelTotal = timers.schedule(MAX_TOTAL_MS, giveUp);
  let route: Awaited<ReturnType<typeof routeToService>>;
  let streaming = false;
  try {
    route = await routeToService();
    const response = await fetch(request, {
      redirect: 'manual',
      signal: gaveUp.signal,
      ...(route !== undefined && { dispatcher: route }),
    } as RequestInit);
    heard();
    const type = response.headers.get('content-type') ?? '';
    if (response.status === 200 && limits.onStreamBytes !== null && type.startsWith('text/event-stream')) {
      streaming = true;
      return countedStream(response, limits.onStreamBytes, gaveUp.signal);
    }
    refuseForeign(response, type);
    const text = await readText(response, limits.maxBytes ?? MAX_RESPONSE_BYTES, heard, gaveUp.signal);
    if (response.status >= 400) throw problemOf(response, text);
    return readResponse(text, response.status);
  } catch (error) {
    if (caller.aborted) throw caller.reason;
    if (gaveUp.signal.aborted) throw new ServiceUnreachableError('timeout');
    if (
      error instanceof ServiceUnreachableError ||
      error instanceof ServiceProblemError ||
      error instanceof ResponseTooLargeError
    ) {
      throw error;
    }
    throw unreachable(networkCodeOf(error), route !== undefined);
  } finally {
    cancelIdle();
    cancelTotal();
    if (!streaming) {
      caller.removeEventListener('abort', giveUp);
      // Frees the socket when the body was given up half-way.
      giveUp();
    }
  }
}

/**
 * An answer whose text was read already and is handed on as it is. Retyped because oRPC hands out anything but plain
 * JSON as a file. Not a class of its own: deriving one would read Node's whole `fetch` when the desk starts.
 */
function readResponse(text: string, status: number): Response {
  const response = new Response(null, { status, headers: { 'content-type': 'application/json' } });
  return Object.assign(response, {
    text: async (): Promise<string> => text,
    json: async (): Promise<unknown> => JSON.parse(text),
  });
}

/** Throws where the answer cannot be the service's. */
function refuseForeign(response: Response, type: string): void {
  const { status } = response;
  if (status === 407) throw new ServiceUnreachableError('proxy');
  // A network that wants a sign-in first answers with its own page, or sends the caller to one.
  const isPage = /^(text\/html|application\/xhtml\+xml)\b/i.test(type);
  if (status === 511 || (isPage && status < 500) || (status >= 300 && status < 400)) {
    throw new ServiceUnreachableError('captive-portal');
  }
  if (status === 503) throw new ServiceUnreachableError('busy', { retryAfterMs: retryAfterMsOf(response) });
  if (status >= 500) throw new ServiceUnreachableError('server-error', { retryAfterMs: retryAfterMsOf(response) });
  const isJson = /^application\/(problem\+)?json\b/i.test(type);
  const hasBody = status === 200 || status === 201 || status >= 400;
  if (!isJson || !hasBody) throw new ServiceUnreachableError('not-replydesk');
}

function problemOf(response: Response, text: string): Error {
  let problem: z.infer<typeof problemSchema>;
  try {
    problem = problemSchema.parse(JSON.parse(text));
  } catch {
    return new ServiceUnreachableError('not-replydesk');
  }
  const seconds = problem.data?.retryAfterSeconds ?? problem.retryAfterSeconds;
  const fromBody = seconds === undefined ? null : Math.min(seconds * 1000, MAX_RETRY_AFTER_MS);
  return new ServiceProblemError(response.status, problem.code, retryAfterMsOf(response) ?? fromBody);
}

/** Reads Retry-After as seconds, or as a date measured against the service's own Date header. */
function retryAfterMsOf(response: Response): number | null {
  const written = response.headers.get('retry-after');
  if (written === null) return null;
  const date = response.headers.get('date');
  const delayMs = /^\d+$/.test(written)
    ? Number(written) * 1000
    : date === null
      ? Number.NaN
      : Date.parse(written) - Date.parse(date);
  return Number.isNaN(delayMs) ? null : Math.min(Math.max(delayMs, 0), MAX_RETRY_AFTER_MS);
}

async function readText(response: Response, maxBytes: number, heard: () => void, signal: AbortSignal): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return '';
  const cancel = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', cancel);
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  let bytes = 0;
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    heard();
    bytes += piece.value.byteLength;
    if (bytes > maxBytes) throw new ResponseTooLargeError('the answer is too large');
    pieces.push(decoder.decode(piece.value, { stream: true }));
  }
  // A cancelled body ends like a whole one.
  signal.throwIfAborted();
  pieces.push(decoder.decode());
  return pieces.join('');
}

function countedStream(response: Response, onBytes: () => void, signal: AbortSignal): Response {
  let bytes = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, controller) {
      bytes += piece.byteLength;
      if (bytes > MAX_STREAM_BYTES) throw new ResponseTooLargeError('the event stream is too large');
      onBytes();
      controller.enqueue(piece);
    },
  });
  return new Response(response.body?.pipeThrough(counter, { signal }) ?? null, {
    status: 200,
    headers: { 'content-type': 'text/event-stream' },
  });
}

const TLS_CODES =
  /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(GET|VERIFY|DECRYPT|DECODE)|HOSTNAME_MISMATCH|EPROTO$)/;

/** No connection came about, so nothing of the request went out. */
const NEVER_CONNECTED = /^(ECONNREFUSED|ENOTFOUND|EAI_|ENETUNREACH|EHOSTUNREACH|ENETDOWN|UND_ERR_CONNECT_TIMEOUT)/;

/** What the network's error code means for the person at the desk. */
function unreachable(code: string, throughProxy: boolean): ServiceUnreachableError {
  // The proxy could not be reached, or refused to pass the request on: nothing of it got further.
  if (throughProxy && (NEVER_CONNECTED.test(code) || code === 'UND_ERR_ABORTED')) {
    return new ServiceUnreachableError('proxy', { mayHaveArrived: false });
  }
  if (TLS_CODES.test(code)) return new ServiceUnreachableError('tls', { mayHaveArrived: false });
  const mayHaveArrived = !NEVER_CONNECTED.test(code);
  if (code === 'ETIMEDOUT' || /^UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT$/.test(code)) {
    return new ServiceUnreachableError('timeout', { mayHaveArrived });
  }
  // Something answered that does not speak HTTP.
  if (code.startsWith('HPE_') || code === 'HTTPParserError') return new ServiceUnreachableError('not-replydesk');
  return new ServiceUnreachableError('no-connection', { mayHaveArrived });
}

function networkCodeOf(error: unknown): string {
  let current: unknown = error;
  for (let depth = 0; depth < 5 && current instanceof Error; depth += 1) {
    if ('code' in current && typeof current.code === 'string') return current.code;
    // The one error of undici that comes without a code.
    if (current.name === 'HTTPParserError') return current.name;
    current = current instanceof AggregateError ? current.errors[0] : current.cause;
  }
  return '';
}
