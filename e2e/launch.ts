import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, test as base, chromium, type Page } from '@playwright/test';
import postgres from 'postgres';
import { hashPassword } from '#service/sessions/passwords.ts';
import { projectRoot } from '#tools/build-app.ts';
import { type ReadyProcess, startReadyProcess } from '#tools/child-process.ts';

/** The practice service on a fresh database. */
export interface TestedService {
  readonly url: string;
  stop(): Promise<void>;
  /** The same database and address again. */
  start(): Promise<void>;
  /** It goes on listening and says nothing, until `thaw`. */
  freeze(): void;
  thaw(): void;
  /** Gives an account another password. */
  changePassword(email: string, password: string): Promise<void>;
  disable(email: string): Promise<void>;
  /** Takes in a question and returns its id. */
  ask(question: Readonly<Record<string, string>>): Promise<string>;
  /** The patient writes the question anew, adds to it, or takes it back. */
  revise(id: string, words: { readonly title?: string; readonly body?: string }): Promise<void>;
  addFollowUp(id: string, text: string): Promise<void>;
  withdraw(id: string): Promise<void>;
  /** The published page of a question. */
  pageOf(id: string): Promise<string>;
  /** The department that a question is in by now. */
  departmentOf(id: string): Promise<string>;
  /** What the author of a question's reply overrode, as the service keeps it. */
  overridesOf(id: string): Promise<readonly { readonly code: string; readonly reason: string }[]>;
}

/** A workstation with a folder of its own. */
export interface Workstation {
  /** The present window; another one after a restart. */
  page(): Page;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again over the same folder. */
  start(): Promise<void>;
  /** Sends a signal to the main process. */
  signal(signal: NodeJS.Signals): void;
  /** What the desktop was told to show, in order. */
  told(): readonly DesktopWord[];
  readonly userDataDir: string;
  /** Where files that are saved go. */
  readonly downloadDir: string;
  stop(): Promise<void>;
}

/** A notification, or a number for the icon. */
export type DesktopWord =
  | { readonly type: 'notification'; readonly title: string; readonly body: string }
  | { readonly type: 'badge'; readonly count: number };

/** Starts a practice service on a database of its own in the run's PostgreSQL. */
export async function startService(): Promise<TestedService> {
  const databaseUrl = await createDatabase();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let running: ReadyProcess | null = null;
  const start = async (): Promise<void> => {
    running = await startReadyProcess({
      name: 'the service',
      arguments: [
        join(projectRoot, 'service/main.ts'),
        '--port',
        String(port),
        '--seed',
        'practice',
        '--database-url',
        databaseUrl,
      ],
      patienceMs: 60_000,
    });
  };
  await start();
  const intake = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${url}/v1/questions${path}`, {
      method,
      headers: {
        authorization: 'Bearer practice-intake',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`the intake answered ${answer.status} to ${method} ${path}`);
    return answer.json();
  };
  return {
    url,
    start,
    async stop() {
      // A frozen process cannot end itself.
      running?.child.kill('SIGCONT');
      await running?.stop();
    },
    freeze: () => void running?.child.kill('SIGSTOP'),
    thaw: () => void running?.child.kill('SIGCONT'),
    async changePassword(email, password) {
      const hash = await hashPassword(password);
      await inDatabase(databaseUrl, (sql) => sql`UPDATE account SET password_hash = ${hash} WHERE email = ${email}`);
    },
    disable: (email) =>
      inDatabase(databaseUrl, (sql) => sql`UPDATE account SET disabled = true WHERE email = ${email}`),
    async ask(question) {
      const { id } = (await intake('POST', '', {
        department: 'Orthopedics',
        alias: 'Mei',
        ageBand: '30-39',
        sex: 'female',
        language: 'en',
        ...question,
      })) as { id: string };
      return id;
    },
    async revise(id, words) {
      await intake('PATCH', `/${id}`, words);
    },
    async addFollowUp(id, text) {
      await intake('POST', `/${id}/follow-ups`, { followUpId: randomUUID(), text });
    },
    async withdraw(id) {
      await intake('DELETE', `/${id}`);
    },
    pageOf: async (id) => (await fetch(`${url}/q/${id}`)).text(),
    async departmentOf(id) {
      const sql = postgres(databaseUrl, { max: 1 });
      const [row] = await sql<{ department_id: string }[]>`SELECT department_id FROM question WHERE id = ${id}`;
      await sql.end();
      return row?.department_id ?? '';
    },
    async overridesOf(id) {
      const sql = postgres(databaseUrl, { max: 1 });
      const rows = await sql<{ overrides: { code: string; reason: string }[] }[]>`
        SELECT content->'overrides' AS overrides FROM reply WHERE question_id = ${id}`;
      await sql.end();
      return rows.flatMap(({ overrides }) => overrides);
    },
  };
}

/** Starts the built app headless on an installed Chromium and connects to its window. */
export async function startWorkstation(serviceUrl: string, givenFolder?: string): Promise<Workstation> {
  const userDataDir = givenFolder ?? mkdtempSync(join(tmpdir(), 'replydesk-workstation-'));
  const recordFile = join(userDataDir, 'told.jsonl');
  const downloadDir = join(userDataDir, 'downloads');
  let host: ReadyProcess | null = null;
  let browser: Browser | null = null;
  let page: Page | null = null;
  const start = async (): Promise<void> => {
    const cdpPort = await freePort();
    host = await startReadyProcess({
      name: 'the workstation',
      arguments: [
        join(projectRoot, 'chromium-host/run.ts'),
        '--headless',
        '--cdp-port',
        String(cdpPort),
        '--',
        `--service=${serviceUrl}`,
        `--user-data=${userDataDir}`,
      ],
      env: { REPLYDESK_TEST_HOOKS: '1', REPLYDESK_HOST_RECORD: recordFile, XDG_DOWNLOAD_DIR: downloadDir },
      patienceMs: 60_000,
    });
    browser = await chromium.connectOverCDP(`http://127.0.0.1:${cdpPort}`);
    page = browser.contexts()[0]?.pages()[0] ?? null;
    await page?.setViewportSize({ width: 1280, height: 800 });
  };
  await start();
  return {
    userDataDir,
    downloadDir,
    start,
    page() {
      if (page === null) throw new Error('the workstation has no window');
      return page;
    },
    signal: (signal) => void host?.child.kill(signal),
    told: () =>
      existsSync(recordFile)
        ? readFileSync(recordFile, 'utf8')
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line) as DesktopWord)
        : [],
    async kill() {
      const exited = new Promise((resolve) => host?.child.once('exit', resolve));
      host?.child.kill('SIGKILL');
      await exited;
      await browser?.close().catch(() => undefined);
    },
    async stop() {
      await browser?.close().catch(() => undefined);
      await host?.stop();
      if (givenFolder === undefined) rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function inDatabase(url: string, work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}

async function createDatabase(): Promise<string> {
  const serverUrl = process.env.REPLYDESK_E2E_POSTGRES;
  if (serverUrl === undefined) throw new Error('the run has no PostgreSQL');
  const name = `e2e_${randomUUID().replaceAll('-', '')}`;
  const admin = postgres(serverUrl, { max: 1, onnotice: () => {} });
  await admin.unsafe(`CREATE DATABASE ${name}`);
  await admin.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** A port that nobody uses at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no free port')),
      );
    });
  });
}

/** A test with a service and a workstation of its own, both taken down afterwards. */
export const test = base.extend<{ service: TestedService; workstation: Workstation }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern.
  service: async ({}, use) => {
    const service = await startService();
    await use(service);
    await service.stop();
  },
  workstation: async ({ service }, use) => {
    const workstation = await startWorkstation(service.url);
    await use(workstation);
    await workstation.stop();
  },
});

export { expect } from '@playwright/test';
