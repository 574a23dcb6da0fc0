import { mkdtempSync, rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedDatabase } from '#service/database/embedded.ts';

/** A folder and a PostgreSQL of the benchmark's own, gone afterwards. */
export async function withDatabase<T>(work: (databaseUrl: string, folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'replydesk-bench-'));
  await chmod(folder, 0o755);
  const database = await startEmbeddedDatabase(join(folder, 'postgres'));
  try {
    return await work(database.databaseUrl, folder);
  } finally {
    await database.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
