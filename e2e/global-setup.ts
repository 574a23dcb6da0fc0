import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedDatabase } from '#service/database/embedded.ts';

/** One PostgreSQL for the run; every test takes a database of its own in it. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'replydesk-e2e-'));
  await chmod(folder, 0o755);
  const database = await startEmbeddedDatabase(folder);
  process.env.REPLYDESK_E2E_POSTGRES = database.databaseUrl;
  return async () => {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
