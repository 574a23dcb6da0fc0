import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { buildApp, projectRoot } from '#tools/build-app.ts';
import { startReadyProcess } from '#tools/child-process.ts';
import { type BenchResult, percentile } from './report.ts';
import { withDatabase } from './workloads.ts';

const ROUNDS = 5;
const KEYS = 150;

/** A window in the same host, with what the measurement needs of it. */
interface OpenWindow {
  readonly page: Page;
  /** From the start of the process until the window had loaded, in milliseconds. */
  readonly startMs: number;
  /** When the process was started, as `Date.now()` tells it. */
  readonly startedAt: number;
  close(): Promise<void>;
}

/** Starts the host with a main process and connects to its window. */
export async function open(main: string, userDataDir: string, mainArguments: readonly string[]): Promise<OpenWindow> {
  const cdpPort = await freePort();
  const startedMs = performance.now();
  const startedAt = Date.now();
  const host = await startReadyProcess({
    name: 'the window',
    arguments: [
      join(projectRoot, 'chromium-host/run.ts'),
      '--headless',
      '--cdp-port',
      String(cdpPort),
      '--main',
      main,
      '--',
      `--user-data=${userDataDir}`,
      ...mainArguments,
    ],
    patienceMs: 60_000,
  });
  const startMs = performance.now() - startedMs;
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${cdpPort}`);
  const page = browser.contexts()[0]?.pages()[0];
  if (page === undefined) throw new Error('there is no window');
  await page.setViewportSize({ width: 1280, height: 800 });
  return {
    page,
    startMs,
    startedAt,
    async close() {
      await browser.close();
      await host.stop();
    },
  };
}

/** Starts ours to an interactive queue and a blank window, turn by turn. */
export function benchStarts(): Promise<BenchResult> {
  return withServiceAndPeers((peers, serviceUrl, folder) => measureStarts(peers.blank, serviceUrl, folder));
}

/** Types into ours and into a bare editor. */
export function benchKeys(): Promise<BenchResult> {
  return withServiceAndPeers((peers, serviceUrl, folder) => measureKeys(peers.editor, serviceUrl, folder));
}

/** Types into a reply of 5,000 words in ours, with autosave, spell marks, find marks and counters, and in a bare editor. */
export function benchLongReplyKeys(): Promise<BenchResult> {
  return withServiceAndPeers((peers, serviceUrl, folder) => measureLongReplyKeys(peers.editor, serviceUrl, folder));
}

/** A practice service, and windows to compare with. */
export function withServiceAndPeers(
  measure: (
    peers: { readonly blank: string; readonly editor: string },
    serviceUrl: string,
    folder: string,
  ) => Promise<BenchResult>,
): Promise<BenchResult> {
  buildApp();
  return withDatabase(async (databaseUrl, folder) => {
    const service = await startReadyProcess({
      name: 'the service',
      arguments: [
        join(projectRoot, 'service/main.ts'),
        '--port',
        '0',
        '--seed',
        'practice',
        '--database-url',
        databaseUrl,
      ],
      patienceMs: 60_000,
    });
    const scratch = mkdtempSync(join(tmpdir(), 'replydesk-bench-window-'));
    try {
      return await measure(buildBareWindows(scratch), String(service.ready.url), folder);
    } finally {
      await service.stop();
      rmSync(scratch, { recursive: true, force: true });
    }
  });
}

export const OUR_MAIN = join(projectRoot, 'out/main/index.js');

/**
 * Signs in; the time from the press of the button until the first question is painted, in milliseconds. By the window's
 * own clock: what drives it looks before it presses and again afterwards, which took a tenth of a second of its own.
 */
export async function signIn(page: Page): Promise<number> {
  await page.getByRole('textbox', { name: 'Email' }).fill('doctor@practice.test');
  await page.getByRole('textbox', { name: 'Password' }).fill('practice-only');
  const elapsedMs = await page.evaluateHandle(() => {
    const measured = new Promise<number>((resolve) => {
      const begin = (press: MouseEvent): void => {
        const watch = new MutationObserver(() => {
          if (document.querySelector('[role="option"]') === null) return;
          watch.disconnect();
          // The frame that paints it, and the moment after.
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - press.timeStamp), 0));
        });
        watch.observe(document, { subtree: true, childList: true });
      };
      document.addEventListener('click', begin, { capture: true, once: true });
    });
    // In an object, because a promise would be waited for at once.
    return { measured };
  });
  await page.getByRole('button', { name: 'Sign in' }).click();
  return elapsedMs.evaluate(({ measured }) => measured);
}

/** When the page first showed something, by the clock that the whole machine shares. */
function firstPaintAt(page: Page): Promise<number> {
  return page.evaluate(() => {
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    return performance.timeOrigin + (paint?.startTime ?? Number.NaN);
  });
}

async function measureStarts(blankMain: string, serviceUrl: string, folder: string): Promise<BenchResult> {
  const userDataDir = join(folder, 'start');
  // The account's copy is there already, as on every day but the first.
  const first = await open(OUR_MAIN, userDataDir, [`--service=${serviceUrl}`]);
  await signIn(first.page);
  await first.close();
  const ours: number[] = [];
  const windows: number[] = [];
  const painted: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const blank = await open(blankMain, join(folder, 'blank'), []);
    theirs.push(blank.startMs);
    await blank.close();
    const mine = await open(OUR_MAIN, userDataDir, [`--service=${serviceUrl}`]);
    windows.push(mine.startMs);
    ours.push(mine.startMs + (await signIn(mine.page)));
    painted.push((await firstPaintAt(mine.page)) - mine.startedAt);
    await mine.close();
  }
  return {
    name: 'start to interactive queue, the time to type the password left out',
    peer: 'a blank app window in the same host',
    unit: 'ms',
    ours: percentile(ours, 0.5),
    theirs: percentile(theirs, 0.5),
    ratio: percentile(ours, 0.5) / percentile(theirs, 0.5),
    ratioMeans: `time of ours / time of the blank window; ${percentile(windows, 0.5).toFixed(0)} ms of ours are the window, the rest is signing in; the sign-in page is painted after ${percentile(painted, 0.5).toFixed(0)} ms`,
    goal: { atMost: 1.5 },
    samples: ROUNDS,
  };
}

async function measureKeys(editorMain: string, serviceUrl: string, folder: string): Promise<BenchResult> {
  const bare = await open(editorMain, join(folder, 'bare'), []);
  const mine = await open(OUR_MAIN, join(folder, 'start'), [`--service=${serviceUrl}`]);
  await signIn(mine.page);
  await mine.page.getByRole('option').first().click();
  await mine.page.getByRole('textbox', { name: 'Reply' }).waitFor();
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    theirs.push(...(await typeAndMeasure(bare.page)));
    ours.push(...(await typeAndMeasure(mine.page)));
  }
  await bare.close();
  await mine.close();
  return {
    name: 'keystroke to paint, p95',
    peer: 'a bare Lexical rich-text editor in the same host',
    unit: 'ms',
    ours: percentile(ours, 0.95),
    theirs: percentile(theirs, 0.95),
    ratio: percentile(ours, 0.95) / percentile(theirs, 0.95),
    ratioMeans: 'p95 of ours / p95 of the bare editor',
    goal: { atMost: 1.2 },
    samples: ours.length,
  };
}

async function measureLongReplyKeys(editorMain: string, serviceUrl: string, folder: string): Promise<BenchResult> {
  const bare = await open(editorMain, join(folder, 'bare'), []);
  const mine = await open(OUR_MAIN, join(folder, 'start'), [`--service=${serviceUrl}`]);
  await signIn(mine.page);
  await mine.page.getByRole('option').first().click();
  await mine.page.getByRole('textbox', { name: 'Reply' }).waitFor();
  for (const page of [bare.page, mine.page]) await pasteLongReply(page);
  await mine.page.keyboard.press('ControlOrMeta+f');
  await mine.page.getByRole('textbox', { name: 'Find', exact: true }).fill('rest');
  const marks = async (name: string): Promise<number> =>
    mine.page.evaluate((highlight) => CSS.highlights.get(highlight)?.size ?? 0, name);
  while ((await marks('reply-spelling')) < MISSPELT || (await marks('reply-found')) < MISSPELT) {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    theirs.push(...(await typeAndMeasure(bare.page)));
    ours.push(...(await typeAndMeasure(mine.page)));
  }
  const shown = `${await marks('reply-spelling')} spell marks, ${await marks('reply-found')} find marks`;
  await bare.close();
  await mine.close();
  return {
    name: `keystroke to paint in a reply of 5,000 words (${shown}), p95`,
    peer: 'a bare Lexical rich-text editor with the same text in the same host',
    unit: 'ms',
    ours: percentile(ours, 0.95),
    theirs: percentile(theirs, 0.95),
    ratio: percentile(ours, 0.95) / percentile(theirs, 0.95),
    ratioMeans: `p95 of ours / p95 of the bare editor; medians ${percentile(ours, 0.5).toFixed(1)} and ${percentile(theirs, 0.5).toFixed(1)} ms`,
    goal: { atMost: 1.15 },
    samples: ours.length,
  };
}

/** Paragraphs of the long reply; each holds one word that no dictionary knows and one that is looked for. */
const MISSPELT = 50;
const SENTENCE = 'please keep moving as far as the pain allows and come back when it does not get better in two weeks ';

/** Pastes 5,000 words, as from a plain text. */
async function pasteLongReply(page: Page): Promise<void> {
  const paragraph = `${SENTENCE.repeat(4)}${SENTENCE.split(' ').slice(0, 14).join(' ')} then rest recieve it`;
  const text = Array.from({ length: MISSPELT }, () => paragraph).join('\n\n');
  await page.getByRole('textbox', { name: 'Reply' }).focus();
  await page.evaluate((plain) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', plain);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
  await page.waitForFunction((count) => document.querySelectorAll('[contenteditable] p').length >= count, MISSPELT);
}

/** From each key's own time stamp until the frame with its effect was handed to the screen, in milliseconds. */
async function typeAndMeasure(page: Page): Promise<number[]> {
  await page.getByRole('textbox', { name: 'Reply' }).focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.evaluate(() => {
    const target = window as unknown as { latencies: number[]; onBenchKey?: (event: KeyboardEvent) => void };
    target.latencies = [];
    if (target.onBenchKey !== undefined) return;
    target.onBenchKey = (event) => {
      requestAnimationFrame(() => {
        const afterPaint = new MessageChannel();
        afterPaint.port1.onmessage = () => target.latencies.push(performance.now() - event.timeStamp);
        afterPaint.port2.postMessage(null);
      });
    };
    window.addEventListener('keydown', target.onBenchKey, { capture: true });
  });
  const text = 'please come back if it is not better in two weeks ';
  for (let index = 0; index < KEYS; index += 1) {
    await page.keyboard.press(text[index % text.length] === ' ' ? 'Space' : (text[index % text.length] ?? 'a'));
    // As a quick typist: the pauses between keys are where autosave and marks do their work.
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return page.evaluate(() => (window as unknown as { latencies: number[] }).latencies);
}

/** A main process that opens one page, without anything of ours: a blank one, and one with the bare editor. */
function buildBareWindows(scratch: string): { blank: string; editor: string } {
  const built = spawnSync(
    process.execPath,
    [
      join(projectRoot, 'node_modules/vite/bin/vite.js'),
      'build',
      join(projectRoot, 'bench/bare-editor'),
      '--outDir',
      join(scratch, 'editor'),
      '--emptyOutDir',
      '--logLevel',
      'error',
    ],
    { stdio: ['ignore', 2, 2] },
  );
  if (built.status !== 0) throw new Error('the bare editor could not be built');
  mkdirSync(join(scratch, 'blank'));
  writeFileSync(
    join(scratch, 'blank/index.html'),
    '<!doctype html><html lang="en"><title>Blank</title><body>Blank</body></html>',
  );
  return { blank: writeMain(scratch, 'blank'), editor: writeMain(scratch, 'editor') };
}

function writeMain(scratch: string, name: string): string {
  const file = join(scratch, `${name}.mjs`);
  writeFileSync(
    file,
    `import { readFile } from 'node:fs/promises';
import { app, BrowserWindow, protocol } from 'electron';
const folder = ${JSON.stringify(join(scratch, name))};
app.setPath('userData', process.argv.find((argument) => argument.startsWith('--user-data='))?.slice(12) ?? folder);
const types = { html: 'text/html', js: 'text/javascript', css: 'text/css' };
protocol.handle('app', async (request) => {
  const { pathname } = new URL(request.url);
  const path = pathname === '/' ? '/index.html' : pathname;
  return new Response(await readFile(folder + path), { headers: { 'content-type': types[path.split('.').at(-1)] ?? 'application/octet-stream' } });
});
await app.whenReady();
const window = new BrowserWindow({ width: 1280, height: 800 });
app.on('window-all-closed', () => app.quit());
await window.loadURL('app://bench/');
`,
  );
  return file;
}

function freePort(): Promise<number> {
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
