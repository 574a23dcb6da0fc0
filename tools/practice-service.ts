import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './build-app.ts';
import { type ReadyProcess, startReadyProcess } from './child-process.ts';

/** Where the practice service of this folder keeps its data. */
export const PRACTICE_DATA_DIR = join(projectRoot, '.replydesk/service');

const USUAL_PORT = 4680;

/** The address of the practice service that runs from this folder already, or null. */
export async function findRunningService(dataDir = PRACTICE_DATA_DIR): Promise<string | null> {
  const note = join(dataDir, 'running.json');
  if (!existsSync(note)) return null;
  try {
    const { url } = JSON.parse(readFileSync(note, 'utf8')) as { url: string };
    const answer = await fetch(`${url}/health`, { signal: AbortSignal.timeout(2000) });
    return answer.ok ? url : null;
  } catch {
    return null;
  }
}

/**
 * Starts the practice service, on its usual port where that is free.
 *
 * @throws {Error} with the service's own words when it does not start.
 */
export async function startPracticeService(
  dataDir = PRACTICE_DATA_DIR,
): Promise<{ process: ReadyProcess; url: string }> {
  const port = (await isFree(USUAL_PORT)) ? USUAL_PORT : 0;
  const process = await startReadyProcess({
    name: 'The practice service',
    arguments: [join(projectRoot, 'service/main.ts'), '--port', String(port), '--data', dataDir, '--seed', 'practice'],
    patienceMs: 90_000,
  });
  return { process, url: String(process.ready.url) };
}

async function isFree(port: number): Promise<boolean> {
  try {
    await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(500) });
    return false;
  } catch (error) {
    return error instanceof TypeError;
  }
}
