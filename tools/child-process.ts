import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A program that was started and has said, in one line of JSON on stdout, that it is ready. */
export interface ReadyProcess {
  readonly child: ChildProcess;
  /** The line that it said. */
  readonly ready: Readonly<Record<string, unknown>>;
  /** Asks it to end, and ends it when it does not within ten seconds. */
  stop(): Promise<void>;
}

export interface ReadyProcessOptions {
  readonly arguments: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly patienceMs: number;
  /** What to call it when it fails. */
  readonly name: string;
}

/**
 * Starts one of the project's programs with this Node and waits until it is ready.
 *
 * @throws {Error} with what it said on stderr, when it ends or stays silent instead.
 */
export async function startReadyProcess(options: ReadyProcessOptions): Promise<ReadyProcess> {
  const child = spawn(process.execPath, options.arguments, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env },
  });
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => {
    said.push(chunk.toString('utf8'));
    if (said.length > 50) said.shift();
  });
  const ready = await new Promise<Record<string, unknown>>((resolve, reject) => {
    const fail = (why: string): void =>
      reject(new Error(`${options.name} ${why}: ${said.join('').trim() || 'it said nothing'}`));
    const impatience = setTimeout(() => {
      child.kill('SIGKILL');
      fail('did not get ready in time');
    }, options.patienceMs);
    createInterface({ input: child.stdout }).on('line', (line) => {
      const parsed = parseLine(line);
      if (parsed === null) return;
      clearTimeout(impatience);
      resolve(parsed);
    });
    child.once('exit', (code) => {
      clearTimeout(impatience);
      fail(`ended with code ${code ?? 'none'}`);
    });
  });
  return {
    child,
    ready,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const impatience = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await exited;
      clearTimeout(impatience);
    },
  };
}

function parseLine(line: string): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(line);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
