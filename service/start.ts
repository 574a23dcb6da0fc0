import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { openAuditTrail } from './audit/audit-trail.ts';
import { openSigningKey } from './audit/signing-key.ts';
import { connect } from './database/connection.ts';
import { type EmbeddedDatabase, startEmbeddedDatabase } from './database/embedded.ts';
import { migrate } from './database/migrations/index.ts';
import { openLiveHub } from './live/live-hub.ts';
import type { PracticeData } from './practice-data-type.ts';
import { seedPractice } from './practice-seed.ts';
import { buildHttp } from './routes/http.ts';

export interface ServiceOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  /** Where the embedded PostgreSQL lives, and the note of where the service runs. */
  readonly dataDir: string;
  /** Any PostgreSQL 15 or newer; null starts the embedded one. */
  readonly databaseUrl: string | null;
  /** Builds the practice data where the database is empty; null seeds nothing. */
  readonly practice: (() => PracticeData) | null;
  /** Database connections of this instance, besides the one that listens. */
  readonly poolSize: number;
  /** Addresses and networks of the proxies whose word on the client's address counts; false for none. */
  readonly trustProxy: string | false;
  /** Where the private key of the audit trail lies; made there when it is missing. By default in `dataDir`. */
  readonly auditKeyFile?: string | null;
  readonly onInternalError: (error: unknown) => void;
}

/** So many requests may wait for each database connection; beyond them the instance says that it is busy. */
const REQUESTS_PER_CONNECTION = 40;

export interface RunningService {
  readonly url: string;
  /**
   * Takes no new connections, answers what was begun, ends the event streams one after the other, and stops the embedded
   * database.
   */
  close(): Promise<void>;
}

/**
 * Starts the service and returns once it serves.
 *
 * @throws {EmbeddedDatabaseError} {@link NewerSchemaError} {@link NotForPracticeError}
 * @throws {UnreadableSigningKeyError}
 */
export async function startService(options: ServiceOptions): Promise<RunningService> {
  const embedded: EmbeddedDatabase | null =
    options.databaseUrl === null ? await startEmbeddedDatabase(options.dataDir) : null;
  const pool = connect(embedded?.databaseUrl ?? options.databaseUrl ?? '', { maxConnections: options.poolSize });
  try {
    await migrate(pool);
    if (options.practice !== null) await seedPractice(pool, options.practice);
    const signer = openSigningKey(options.auditKeyFile ?? join(options.dataDir, 'audit-key.pem'));
    const trail = await openAuditTrail(pool, signer, options.onInternalError);
    const live = await openLiveHub(pool, options.onInternalError);
    const http = await buildHttp({
      pool,
      live,
      trail,
      version: await readVersion(),
      trustProxy: options.trustProxy,
      maxRequests: options.poolSize * REQUESTS_PER_CONNECTION,
      onInternalError: options.onInternalError,
    });
    const address = await http.listen({ port: options.port, host: options.host });
    const note = embedded === null ? null : await noteRunning(options.dataDir, address);
    return {
      url: address,
      async close() {
        await http.close();
        await live.close();
        await trail.close();
        if (note !== null) await rm(note, { force: true });
        await pool.end({ timeout: 5 });
        await embedded?.stop();
      },
    };
  } catch (error) {
    await pool.end({ timeout: 1 });
    await embedded?.stop();
    throw error;
  }
}

/** So that tools on this machine find the service without being told its address. */
async function noteRunning(dataDir: string, url: string): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const file = join(resolve(dataDir), 'running.json');
  await writeFile(file, JSON.stringify({ url, pid: process.pid }));
  return file;
}

async function readVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '0';
}
