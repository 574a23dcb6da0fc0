import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { connect, createServer, type Server } from 'node:net';
import type postgres from 'postgres';
import { uuidv7 } from 'uuidv7';
import type { ReadyProcess } from '#tools/child-process.ts';
import { cpuMs, databaseCpuMs, postmasterOf, residentKb } from './processor-time.ts';
import { machineLine, percentile } from './report.ts';
import { type Answer, type NullClient, nullClient, openDatabase, readStream, startInstance } from './service-world.ts';
import { withDatabase } from './workloads.ts';

export interface ServiceLoadOptions {
  readonly workstations: number;
  /** With more than one, connections go to them in turn. */
  readonly instances: number;
  /** Measured time, after everybody has signed in, pulled everything and opened a stream. */
  readonly seconds: number;
  readonly questionsPerSecond: number;
  readonly commandsPerSecond: number;
  readonly pollEveryMs: number;
  /** Over how many departments they are spread; null for all. */
  readonly departments: number | null;
  /** Whether workstations pull when they are told that there is something, as real ones do, or poll only. */
  readonly pullWhenTold: boolean;
}

/** A working day in small: what one instance on this machine should carry with ease. */
export const USUAL_LOAD: ServiceLoadOptions = {
  workstations: 300,
  instances: 1,
  seconds: 90,
  questionsPerSecond: 5,
  commandsPerSecond: 3,
  pollEveryMs: 30_000,
  departments: null,
  pullWhenTold: true,
};

/** Short enough to run with the tests; shows that it works, not how fast it is. */
export const SHORT_LOAD: ServiceLoadOptions = { ...USUAL_LOAD, workstations: 40, seconds: 10, pollEveryMs: 5000 };

const PRESENCE_EVERY_MS = 30_000;

export interface RouteFigures {
  readonly count: number;
  readonly failures: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

export interface ServiceLoadResult {
  readonly options: ServiceLoadOptions;
  readonly routes: Readonly<Record<string, RouteFigures>>;
  /** Events that the streams brought while it was measured. */
  readonly events: number;
  /** Of one processor, over all instances. */
  readonly serviceCpu: number;
  readonly databaseCpu: number;
  /** Of all instances, at the end. */
  readonly residentMb: number;
  /** Growth of resident memory by each stream that was opened. */
  readonly streamKb: number;
  /** The driver's own event loop was late by at most so much; beyond a few ms the figures above are worse than true. */
  readonly driverDelayMs: number;
}

/** One PostgreSQL, instances in processes of their own, and this process as all the workstations. */
export function runServiceLoad(options: ServiceLoadOptions): Promise<ServiceLoadResult> {
  return withDatabase(async (databaseUrl, folder) => {
    const instances: ReadyProcess[] = [];
    for (let index = 0; index < options.instances; index += 1) instances.push(await startInstance(databaseUrl));
    const urls = instances.map(({ ready }) => String(ready.url));
    const front = options.instances > 1 ? await roundRobin(urls) : null;
    const sql = openDatabase(databaseUrl);
    try {
      const stations = await addWorkstations(sql, options.workstations, options.departments);
      return await drive(options, {
        url: front?.url ?? urls[0] ?? '',
        stations,
        sql,
        servicePids: instances.map(({ child }) => child.pid ?? 0),
        postmasterPid: postmasterOf(folder),
      });
    } finally {
      front?.server.close();
      await sql.end();
      for (const instance of instances) await instance.stop();
    }
  });
}

interface Station {
  readonly token: string;
  readonly departmentId: string;
}

interface World {
  readonly url: string;
  readonly stations: readonly Station[];
  readonly sql: postgres.Sql;
  readonly servicePids: readonly number[];
  readonly postmasterPid: number;
}

async function drive(options: ServiceLoadOptions, world: World): Promise<ServiceLoadResult> {
  const samples = new Map<string, { elapsedMs: number[]; failures: number }>();
  let measuring = false;
  let events = 0;
  const timers = new Set<NodeJS.Timeout>();
  const streams: { close(): void }[] = [];
  const clients: NullClient[] = [];

  const note = async (route: string, call: Promise<Answer>): Promise<string | null> => {
    const answer = await call.catch(() => null);
    const of = samples.get(route) ?? { elapsedMs: [], failures: 0 };
    samples.set(route, of);
    const good = answer !== null && answer.status < 300;
    if (measuring && good) of.elapsedMs.push(answer.elapsedMs);
    if (measuring && !good) of.failures += 1;
    return good ? answer.body : null;
  };
  const every = (ms: number, work: () => void): void => {
    const again = (): void => {
      work();
      schedule(ms * (0.75 + Math.random() * 0.5));
    };
    const schedule = (inMs: number): void => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        again();
      }, inMs);
      timers.add(timer);
    };
    schedule(Math.random() * ms);
  };

  // What happened before they came: everybody pulls it all once.
  const stationClients = world.stations.map(({ token }) => nullClient(world.url, token));
  clients.push(...stationClients);
  const cursors: string[] = [];
  for (const [index, client] of stationClients.entries()) {
    let more = true;
    let cursor = '';
    while (more) {
      const body = (await client.get(changesPath(cursor, 2000))).body;
      cursor = cursorIn(body) ?? '';
      more = body.includes('"more":true', body.length - 300);
    }
    cursors[index] = cursor;
  }
  const memoryBeforeKb = sum(world.servicePids, residentKb);
  const pulling = new Set<number>();
  const pull = async (index: number): Promise<void> => {
    const client = stationClients[index];
    if (pulling.has(index) || client === undefined) return;
    pulling.add(index);
    const body = await note('changes', client.get(changesPath(cursors[index] ?? '', 500)));
    pulling.delete(index);
    if (body !== null) cursors[index] = cursorIn(body) ?? cursors[index] ?? '';
  };
  for (const client of stationClients) {
    const index = streams.length;
    streams.push(
      await readStream(world.url, client.headers, (type) => {
        if (measuring) events += 1;
        if (type === 'changed' && options.pullWhenTold) void pull(index);
      }),
    );
  }
  const streamKb = (sum(world.servicePids, residentKb) - memoryBeforeKb) / world.stations.length;

  const questionIds = new Map<string, string[]>();
  for (const { id, department_id } of await world.sql<{ id: string; department_id: string }[]>`
    SELECT id, department_id FROM question WHERE status = 'pending'`) {
    questionIds.set(department_id, [...(questionIds.get(department_id) ?? []), id]);
  }
  const questionOf = ({ departmentId }: Station): string | null => {
    const ids = questionIds.get(departmentId) ?? [];
    return ids[Math.floor(Math.random() * ids.length)] ?? null;
  };
  for (const [index, station] of world.stations.entries()) {
    const client = stationClients[index];
    if (client === undefined) continue;
    const deviceId = randomUUID();
    let questionId = questionOf(station);
    every(options.pollEveryMs, () => void pull(index));
    every(PRESENCE_EVERY_MS, () => {
      if (Math.random() < 0.3) questionId = questionOf(station);
      void note('presence', client.post('/v1/presence', { deviceId, questionId, activity: 'viewing' }));
    });
  }
  const intake = nullClient(world.url, 'practice-intake');
  clients.push(intake);
  every(1000 / options.questionsPerSecond, () => {
    const station = world.stations[Math.floor(Math.random() * world.stations.length)];
    const question = { department: station?.departmentId, title: 'Pain in my knee', body: 'It hurts. '.repeat(60) };
    void note('questions', intake.post('/v1/questions', question));
  });
  every(1000 / options.commandsPerSecond, () => {
    const index = Math.floor(Math.random() * world.stations.length);
    const station = world.stations[index];
    const subjectId = station === undefined ? null : questionOf(station);
    const common = { subjectId, baseRevision: 1, payload: {}, occurredAt: new Date().toISOString() };
    const commands = ['claim', 'release'].map((kind) => ({ commandId: uuidv7(), kind, ...common }));
    const client = stationClients[index];
    if (client !== undefined) void note('commands', client.post('/v1/commands', { commands }));
  });

  await pause(3000);
  const cpuBefore = [sum(world.servicePids, cpuMs), databaseCpuMs(world.postmasterPid)] as const;
  const startedMs = performance.now();
  measuring = true;
  const driverDelayMs = await lateness(options.seconds * 1000);
  measuring = false;
  const elapsedMs = performance.now() - startedMs;
  const result: ServiceLoadResult = {
    options,
    routes: Object.fromEntries([...samples].map(([route, of]) => [route, figures(of)])),
    events,
    serviceCpu: (sum(world.servicePids, cpuMs) - cpuBefore[0]) / elapsedMs,
    databaseCpu: (databaseCpuMs(world.postmasterPid) - cpuBefore[1]) / elapsedMs,
    residentMb: sum(world.servicePids, residentKb) / 1024,
    streamKb,
    driverDelayMs,
  };
  for (const timer of timers) clearTimeout(timer);
  for (const stream of streams) stream.close();
  for (const client of clients) client.close();
  return result;
}

/** Accounts that are signed in already, one a workstation, spread over the departments. */
async function addWorkstations(sql: postgres.Sql, count: number, spreadOver: number | null): Promise<Station[]> {
  const departments = await sql<{ id: string }[]>`SELECT id FROM department ORDER BY id LIMIT ${spreadOver}`;
  const stations = Array.from({ length: count }, (_, index) => ({
    accountId: randomUUID(),
    familyId: randomUUID(),
    token: randomBytes(32).toString('base64url'),
    departmentId: departments[index % departments.length]?.id ?? '',
  }));
  for (let start = 0; start < count; start += 500) {
    const part = stations.slice(start, start + 500);
    await sql`INSERT INTO account ${sql(
      part.map(({ accountId, departmentId }) => ({
        id: accountId,
        email: `${accountId}@practice.test`,
        display_name: 'Load Test',
        roles: ['doctor'],
        department_ids: [departmentId],
        password_hash: '',
        is_practice: true,
      })),
    )}`;
    await sql`INSERT INTO session_family ${sql(part.map(({ familyId, accountId }) => ({ id: familyId, account_id: accountId, device_id: randomUUID() })))}`;
    await sql`INSERT INTO access_token ${sql(
      part.map(({ token, familyId }) => ({
        token_hash: createHash('sha256').update(token).digest(),
        family_id: familyId,
        expires_at: new Date(Date.now() + 3 * 3_600_000),
      })),
    )}`;
  }
  return stations;
}

const changesPath = (cursor: string, limit: number): string =>
  `/v1/changes?limit=${limit}${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;

function cursorIn(body: string): string | null {
  return /"nextCursor":"([^"]+)"/.exec(body.slice(-9000))?.[1] ?? null;
}

function figures({ elapsedMs, failures }: { elapsedMs: number[]; failures: number }): RouteFigures {
  const at = (share: number): number => (elapsedMs.length === 0 ? Number.NaN : percentile(elapsedMs, share));
  return { count: elapsedMs.length, failures, p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), maxMs: at(1) };
}

const sum = (pids: readonly number[], of: (pid: number) => number): number =>
  pids.reduce((all, pid) => all + of(pid), 0);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The most that a timer of this process was late within the time. */
async function lateness(ms: number): Promise<number> {
  const untilMs = performance.now() + ms;
  let most = 0;
  while (performance.now() < untilMs) {
    const dueMs = performance.now() + 20;
    await pause(20);
    most = Math.max(most, performance.now() - dueMs);
  }
  return most;
}

/** The simplest thing that can stand before several instances: each connection goes to the next one. */
function roundRobin(urls: readonly string[]): Promise<{ url: string; server: Server }> {
  let next = 0;
  const server = createServer((incoming) => {
    const { hostname, port } = new URL(urls[next % urls.length] ?? '');
    next += 1;
    const outgoing = connect(Number(port), hostname);
    incoming.pipe(outgoing).pipe(incoming);
    for (const socket of [incoming, outgoing]) {
      socket.setNoDelay(true);
      socket.on('error', () => {
        incoming.destroy();
        outgoing.destroy();
      });
    }
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve({ url: `http://127.0.0.1:${port}`, server });
    });
  });
}

/** A table for people. */
export function formatServiceLoad(result: ServiceLoadResult): string {
  const { options } = result;
  const ms = (value: number): string => (Number.isNaN(value) ? '–' : value.toFixed(1)).padStart(8);
  const rows = Object.entries(result.routes).map(
    ([route, of]) =>
      `  ${route.padEnd(10)} ${String(of.count).padStart(7)} ${String(of.failures).padStart(8)} ${ms(of.p50Ms)} ${ms(of.p95Ms)} ${ms(of.p99Ms)} ${ms(of.maxMs)}`,
  );
  return [
    `${options.workstations} workstations, ${options.instances} instance(s), ${options.seconds} s, ` +
      `${options.questionsPerSecond} questions/s, poll every ${options.pollEveryMs / 1000} s${options.pullWhenTold ? ' and when told' : ' only'}`,
    '  route        count failures   p50 ms   p95 ms   p99 ms   max ms',
    ...rows,
    `  events ${result.events} · service ${(result.serviceCpu * 100).toFixed(0)} % and database ${(result.databaseCpu * 100).toFixed(0)} % of a processor · ` +
      `${result.residentMb.toFixed(0)} MB resident, ${result.streamKb.toFixed(0)} KB a stream · driver late by ${result.driverDelayMs.toFixed(0)} ms at most`,
  ].join('\n');
}

if (import.meta.main) {
  const [workstations, instances, seconds, told, departments] = process.argv.slice(2);
  console.log(machineLine());
  const result = await runServiceLoad({
    ...USUAL_LOAD,
    ...(workstations === undefined ? {} : { workstations: Number(workstations) }),
    ...(instances === undefined ? {} : { instances: Number(instances) }),
    ...(seconds === undefined ? {} : { seconds: Number(seconds) }),
    pullWhenTold: told !== 'poll-only',
    ...(departments === undefined ? {} : { departments: Number(departments) }),
  });
  console.log(formatServiceLoad(result));
}
