import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';

/**
 * A new folder for stores, in memory where there is such a place: processes are killed here and never the machine, so
 * that nothing depends on what a disk does.
 */
export function makeFolder(purpose: string): string {
  return mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), `replydesk-${purpose}-`));
}

/** Child processes start in half the time with what an earlier one compiled. */
export const CHILD_ENVIRONMENT = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'replydesk-soak-compiled') };
