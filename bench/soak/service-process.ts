import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { CHILD_ENVIRONMENT } from './folders.ts';
import type { ServiceNews, ServiceOrder } from './service-child.ts';
import { holdsSomebodysWords } from './watched-output.ts';

/** The service as a process of its own that is started again when it ends, as a supervisor does. */
export interface ServiceProcess {
  /** The same after every restart. */
  readonly url: string;
  /** How often it ended without being told to. */
  crashes(): number;
  /** What it said when it ended, each once. */
  readonly lastWords: ReadonlySet<string>;
  /** Ends it, without any warning when `hard`, and starts it again; resolves when it serves. */
  restart(hard: boolean): Promise<void>;
  close(): Promise<void>;
}

const CHILD = fileURLToPath(new URL('./service-child.ts', import.meta.url));

export async function startServiceProcess(
  databaseUrl: string,
  onInternalError: (name: string) => void,
): Promise<ServiceProcess> {
  const lastWords = new Set<string>();
  const hear = (words: string): void => {
    // Written on, so that whoever watches this process's output finds it.
    if (holdsSomebodysWords(words)) process.stderr.write(words);
    for (const line of words.split('\n')) if (/^\w*(Error|\[)/.test(line)) lastWords.add(line);
  };
  let standby: ReturnType<typeof prepare> | null = null;
  let current: ChildProcess | null = null;
  let crashes = 0;
  let closing = false;
  let url = '';
  let starting: Promise<void> = Promise.resolve();

  /** Starts it, again and again where it ends before it serves: the database may be away. */
  async function start(port: number): Promise<void> {
    for (let attempt = 1; !closing; attempt += 1) {
      if (await startOnce(port)) return;
      crashes += 1;
      if (attempt === 20) throw new Error('the service does not start');
    }
  }

  async function startOnce(port: number): Promise<boolean> {
    const { child, ready } = standby ?? prepare(hear);
    // The first start needs no haste, and many a world never sees a second.
    standby = port === 0 ? null : prepare(hear);
    await ready;
    current = child;
    return new Promise<boolean>((resolve) => {
      child.on('message', (news: ServiceNews) => {
        if (news.type === 'internal-error') onInternalError(news.name);
        if (news.type !== 'serving') return;
        url = news.url;
        child.removeListener('exit', failed);
        child.once('exit', () => {
          if (current !== child || closing) return;
          crashes += 1;
          starting = start(port === 0 ? Number(new URL(url).port) : port);
        });
        resolve(true);
      });
      const failed = (): void => resolve(false);
      child.once('exit', failed);
      child.send({ databaseUrl, port } satisfies ServiceOrder);
    });
  }

  await start(0);
  return {
    url,
    crashes: () => crashes,
    lastWords,
    async restart(hard) {
      await starting;
      const old = current;
      current = null;
      const ended = new Promise((resolve) => old?.once('exit', resolve));
      old?.kill(hard ? 'SIGKILL' : 'SIGTERM');
      await ended;
      starting = start(Number(new URL(url).port));
      await starting;
    },
    async close() {
      closing = true;
      await starting;
      current?.kill('SIGKILL');
      standby?.child.kill('SIGKILL');
    },
  };
}

function prepare(onWords: (words: string) => void): { child: ChildProcess; ready: Promise<void> } {
  const child = fork(CHILD, { stdio: ['ignore', 'inherit', 'pipe', 'ipc'], env: CHILD_ENVIRONMENT });
  child.stderr?.on('data', (piece: Buffer) => onWords(piece.toString('utf8')));
  const ready = new Promise<void>((resolve) => {
    child.once('message', () => resolve());
  });
  return { child, ready };
}
