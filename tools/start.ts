import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildApp, projectRoot } from './build-app.ts';
import { type ReadyProcess, startReadyProcess } from './child-process.ts';
import { findRunningService, startPracticeService } from './practice-service.ts';
import { ensureChineseFont, ensureChromium, ensureDisplay } from './prerequisites.ts';

const USAGE =
  'Usage: npm start -- [--service URL] [--user-data DIR] [--headless] [--cdp-port N] [--runtime electron|chromium]';

interface StartOptions {
  readonly service: string | null;
  readonly userDataDir: string;
  readonly headless: boolean;
  readonly cdpPort: string | null;
  readonly runtime: 'electron' | 'chromium' | null;
}

function readOptions(): StartOptions {
  const { values } = parseArgs({
    options: {
      service: { type: 'string' },
      'user-data': { type: 'string' },
      headless: { type: 'boolean', default: false },
      'cdp-port': { type: 'string' },
      runtime: { type: 'string' },
    },
  });
  const { runtime } = values;
  if (runtime !== undefined && runtime !== 'electron' && runtime !== 'chromium') {
    throw new Error(`--runtime takes electron or chromium, not "${runtime}". ${USAGE}`);
  }
  const cdpPort = values['cdp-port'] ?? null;
  if (cdpPort !== null && !/^\d{1,5}$/.test(cdpPort))
    throw new Error(`--cdp-port takes a port number, not "${cdpPort}". ${USAGE}`);
  return {
    service: values.service ?? null,
    userDataDir: values['user-data'] ?? join(projectRoot, '.replydesk/user-data'),
    headless: values.headless,
    cdpPort,
    runtime: runtime ?? null,
  };
}

/** Electron's binary where it was downloaded; null otherwise. It is never downloaded without being asked for. */
function findElectron(): string | null {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
    const binary = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim());
    return existsSync(binary) ? binary : null;
  } catch {
    return null;
  }
}

async function start(): Promise<void> {
  const options = readOptions();
  const electron = options.runtime === 'chromium' ? null : findElectron();
  if (options.runtime === 'electron' && electron === null) {
    throw new Error(
      'Electron’s binary is not installed. Get it with: node node_modules/electron/install.js — or leave --runtime out to use an installed Chromium.',
    );
  }
  if (!options.headless) ensureDisplay();
  const chromium = electron === null ? ensureChromium() : null;
  if (chromium !== null) ensureChineseFont();
  buildApp();

  const children: ReadyProcess[] = [];
  let ending = false;
  const end = async (code: number): Promise<never> => {
    ending = true;
    for (const child of children.toReversed()) await child.stop();
    process.exit(code);
  };
  process.on('SIGINT', () => void end(0));
  process.on('SIGTERM', () => void end(0));

  let url = options.service ?? (await findRunningService());
  if (url === null) {
    process.stderr.write('Starting the practice service (PostgreSQL, a moment the first time)…\n');
    const service = await startPracticeService();
    children.push(service.process);
    service.process.child.once('exit', () => {
      if (!ending) process.stderr.write('The practice service ended. The workstation goes on offline.\n');
    });
    url = service.url;
  }
  const mainArguments = [`--service=${url}`, `--user-data=${options.userDataDir}`];

  if (electron !== null) {
    const child = spawn(
      electron,
      [
        projectRoot,
        ...(options.cdpPort === null ? [] : [`--remote-debugging-port=${options.cdpPort}`]),
        ...mainArguments,
      ],
      { stdio: 'inherit' },
    );
    child.once('exit', (code) => void end(code ?? 0));
    say('Electron', 'its binary is installed', url, options);
    return;
  }
  const host = await startReadyProcess({
    name: 'The workstation',
    arguments: [
      join(projectRoot, 'chromium-host/run.ts'),
      ...(options.headless ? ['--headless'] : []),
      ...(options.cdpPort === null ? [] : ['--cdp-port', options.cdpPort]),
      '--chromium',
      chromium ?? '',
      '--',
      ...mainArguments,
    ],
    patienceMs: 60_000,
  });
  children.push(host);
  host.child.stderr?.pipe(process.stderr);
  host.child.once('exit', (code) => {
    if (!ending) void end(code ?? 0);
  });
  say(
    'an installed Chromium',
    options.runtime === 'chromium' ? 'as asked' : 'Electron’s binary is not installed',
    url,
    options,
  );
}

function say(runtime: string, why: string, url: string, options: StartOptions): void {
  const lines = [
    `Replydesk runs on ${runtime} (${why}).`,
    `Service: ${url}   Data: ${options.userDataDir}`,
    ...(options.service === null
      ? ['Practice accounts: doctor@practice.test and others on the sign-in page, password practice-only.']
      : []),
    ...(options.cdpPort === null ? [] : [`Remote debugging: http://127.0.0.1:${options.cdpPort}`]),
    'Ctrl+C ends it.',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

try {
  await start();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'Replydesk could not be started.'}\n`);
  process.exit(1);
}
