import { randomUUID } from 'node:crypto';
import { Agent, get, request } from 'node:http';
import { join } from 'node:path';
import postgres from 'postgres';
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '#contract/service.ts';
import { projectRoot } from '#tools/build-app.ts';
import { type ReadyProcess, startReadyProcess } from '#tools/child-process.ts';

/** Starts an instance of the service, in a process of its own, on a practice database. */
export function startInstance(databaseUrl: string): Promise<ReadyProcess> {
  return startReadyProcess({
    name: 'the service',
    arguments: [
      join(projectRoot, 'service/main.ts'),
      ...['--port', '0', '--seed', 'practice', '--database-url', databaseUrl],
    ],
    patienceMs: 60_000,
  });
}

/** A database connection without the service's time limits, for filling tables. */
export function openDatabase(databaseUrl: string): postgres.Sql {
  return postgres(databaseUrl, { max: 2, onnotice: () => {} });
}

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly elapsedMs: number;
}

/** A client that costs as little as possible, so that what is measured is the service. */
export interface NullClient {
  get(path: string): Promise<Answer>;
  post(path: string, body: object): Promise<Answer>;
  readonly headers: Readonly<Record<string, string>>;
  close(): void;
}

/** With the bearer token; connections are kept. */
export function nullClient(url: string, token: string): NullClient {
  const agent = new Agent({ keepAlive: true });
  const headers = { authorization: `Bearer ${token}`, [PROTOCOL_HEADER]: String(PROTOCOL_VERSION) };
  const send = (method: string, path: string, body: string | null): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const startedMs = performance.now();
      const outgoing = request(
        `${url}${path}`,
        { method, agent, headers: body === null ? headers : { ...headers, 'content-type': 'application/json' } },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.once('error', reject);
          incoming.once('end', () =>
            resolve({
              status: incoming.statusCode ?? 0,
              body: Buffer.concat(chunks).toString('utf8'),
              elapsedMs: performance.now() - startedMs,
            }),
          );
        },
      );
      outgoing.once('error', reject);
      outgoing.end(body ?? undefined);
    });
  return {
    headers,
    get: (path) => send('GET', path, null),
    post: (path, body) => send('POST', path, JSON.stringify(body)),
    close: () => agent.destroy(),
  };
}

/** Opens a stream of events and tells their types; resolves once it is open. */
export function readStream(
  url: string,
  headers: Readonly<Record<string, string>>,
  onEvent: (type: string) => void,
): Promise<{ close(): void }> {
  return new Promise((resolve, reject) => {
    const outgoing = get(`${url}/v1/events`, { headers, agent: false }, (incoming) => {
      if (incoming.statusCode !== 200) return reject(new Error(`a stream was answered with ${incoming.statusCode}`));
      incoming.setEncoding('utf8');
      incoming.on('data', (text: string) => {
        for (const [, type] of text.matchAll(/"type":"(\w+)"/g)) onEvent(type ?? '');
      });
      incoming.on('error', () => {});
      resolve({ close: () => outgoing.destroy() });
    });
    outgoing.once('error', reject);
  });
}

/** Signs in and gives the access token. */
export async function signIn(url: string, email: string): Promise<string> {
  const response = await fetch(`${url}/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: 'practice-only', deviceId: randomUUID() }),
  });
  if (!response.ok) throw new Error(`signing in failed with ${response.status}`);
  return String(((await response.json()) as { accessToken: unknown }).accessToken);
}

/**
 * Adds questions by SQL alone, made from those of the practice data: rows and feed entries, spread over as many
 * transactions as a long history has.
 */
export async function addHistory(sql: postgres.Sql, count: number, departmentId: string): Promise<void> {
  const chunk = 20_000;
  for (let done = 0; done < count; done += chunk) {
    await sql`
      WITH model AS (
        SELECT row_number() OVER () AS n, data, count(*) OVER () AS models FROM feed_entry
        WHERE kind = 'question' AND NOT deleted AND data->>'departmentId' = ${departmentId} LIMIT 200
      ), made AS (
        SELECT gen_random_uuid() AS id, model.data FROM generate_series(1, ${Math.min(chunk, count - done)}::integer) AS series (i)
        JOIN model ON model.n = 1 + series.i % model.models
      )
      INSERT INTO feed_entry (scope, kind, id, revision, deleted, data)
      SELECT ${`department:${departmentId}`}, 'question', made.id::text, 1, false, replace(made.data::text, made.data->>'id', made.id::text)::json
      FROM made`;
  }
  await sql.unsafe('VACUUM ANALYZE feed_entry');
}

/** Pulls page after page and discards it: everything, or so many pages. */
export async function pullEverything(
  client: NullClient,
  limit = 500,
  pages = Number.POSITIVE_INFINITY,
  from = '',
): Promise<{ rows: number; bytes: number; elapsedMs: number; cursor: string }> {
  let rows = 0;
  let bytes = 0;
  let cursor = from;
  const startedMs = performance.now();
  for (let page = 1; ; page += 1) {
    const { status, body } = await client.get(
      `/v1/changes?limit=${limit}${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    if (status !== 200) throw new Error(`a page was answered with ${status}`);
    bytes += body.length;
    rows += body.split('"deleted":').length - 1;
    // The records are not parsed: only the end of the page is looked at.
    const end = /"nextCursor":"([^"]+)".*?"more":(true|false)/s.exec(body.slice(-9000));
    if (end?.[1] === undefined) throw new Error('a page without a cursor');
    cursor = end[1];
    if (end[2] === 'false' || page >= pages) return { rows, bytes, elapsedMs: performance.now() - startedMs, cursor };
  }
}
