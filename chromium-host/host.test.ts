import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ReadyProcess, startReadyProcess } from '#tools/child-process.ts';

/** A main process and a preload of the test's own: two windows, and an echo over one channel. */
const MAIN = `
import { app, BrowserWindow, ipcMain, Notification, protocol } from 'electron';
app.setPath('userData', process.argv.find((argument) => argument.startsWith('--user-data=')).slice(12));
protocol.handle('app', () => new Response('<!doctype html><title>window</title><body>window</body>', {
  headers: { 'content-type': 'text/html', 'content-security-policy': "default-src 'none'" },
}));
ipcMain.on('echo', (event, value) => event.sender.send('echo', value, event.senderFrame.url));
ipcMain.on('notify', (event, body) => {
  const notification = new Notification({ title: 'Test', body });
  notification.on('click', () => event.sender.send('echo', 'clicked', String(Notification.isSupported())));
  notification.show();
  app.setBadgeCount(3);
});
await app.whenReady();
const open = () => new BrowserWindow({ width: 900, height: 600, webPreferences: { preload: process.env.HOST_TEST_PRELOAD } });
const [first, second] = [open(), open()];
app.on('window-all-closed', () => app.quit());
await second.loadURL('app://test/second');
await first.loadURL('app://test/first');
`;
const PRELOAD = `
const { contextBridge, ipcRenderer } = require('electron');
globalThis.ofThePreload = 'secret';
let told = () => {};
ipcRenderer.on('echo', (_event, value, url) => told(value, url));
contextBridge.exposeInMainWorld('echo', { send: (value) => ipcRenderer.send('echo', value), notify: (body) => ipcRenderer.send('notify', body), receive: (listener) => { told = listener; } });
`;

let folder: string;
let host: ReadyProcess;
let browser: Browser;
let pages: Page[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'replydesk-host-'));
  writeFileSync(join(folder, 'main.mjs'), MAIN);
  writeFileSync(join(folder, 'preload.cjs'), PRELOAD);
  const cdpPort = await freePort();
  host = await startReadyProcess({
    name: 'the host',
    arguments: [
      join(import.meta.dirname, 'run.ts'),
      '--headless',
      '--cdp-port',
      String(cdpPort),
      '--main',
      join(folder, 'main.mjs'),
      '--',
      `--user-data=${folder}/data`,
    ],
    env: { HOST_TEST_PRELOAD: join(folder, 'preload.cjs'), REPLYDESK_HOST_RECORD: join(folder, 'told.jsonl') },
    patienceMs: 30_000,
  });
  browser = await chromium.connectOverCDP(`http://127.0.0.1:${cdpPort}`);
  pages = browser.contexts()[0]?.pages() ?? [];
}, 40_000);
afterAll(async () => {
  await browser?.close();
  await host?.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const echo = (page: Page, value: string): Promise<{ value: string; url: string }> =>
  page.evaluate(
    (sent) =>
      new Promise<{ value: string; url: string }>((resolve) => {
        const pipe = (
          globalThis as unknown as { echo: { send(v: string): void; receive(l: (v: string, u: string) => void): void } }
        ).echo;
        pipe.receive((received, url) => resolve({ value: received, url }));
        pipe.send(sent);
      }),
    value,
  );

describe('the app on an installed Chromium', () => {
  it('has several windows, each with a pipe of its own and the app’s own address', async () => {
    expect(pages).toHaveLength(2);
    const answers = await Promise.all(pages.map((page, index) => echo(page, `from ${index}`)));
    expect(answers.map(({ value }) => value)).toEqual(['from 0', 'from 1']);
    expect(answers.map(({ url }) => url).sort()).toEqual(['app://test/first', 'app://test/second']);
  });

  it('carries a megabyte of any characters both ways', async () => {
    const value = '頸\u0000"\\\u2028😀'.repeat(130_000);
    expect((await echo(pages[0] as Page, value)).value).toBe(value);
  });

  it('keeps the preload’s world out of the page’s reach', async () => {
    const seen = await (pages[0] as Page).evaluate(() => ({
      secret: 'ofThePreload' in globalThis,
      host: Object.getOwnPropertyNames(globalThis).filter((name) => /^__host|require|ipcRenderer/.test(name)),
      frozen: Object.isFrozen((globalThis as unknown as { echo: object }).echo),
    }));
    expect(seen).toEqual({ secret: false, host: [], frozen: true });
  });

  it('writes down what the desktop would show, and takes a signal for a click', async () => {
    const page = pages[0] as Page;
    const answer = page.evaluate(
      () =>
        new Promise((resolve) => {
          const { echo: bridge } = globalThis as unknown as {
            echo: { notify(body: string): void; receive(listener: (value: string, supported: string) => void): void };
          };
          bridge.receive((value, supported) => resolve([value, supported]));
          bridge.notify('One waits.');
        }),
    );
    const file = join(folder, 'told.jsonl');
    await expect.poll(() => existsSync(file) && readFileSync(file, 'utf8').trim().split('\n').length).toBe(2);
    expect(
      readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      { type: 'notification', title: 'Test', body: 'One waits.' },
      { type: 'badge', count: 3 },
    ]);
    host.child.kill('SIGHUP');
    expect(await answer).toEqual(['clicked', 'true']);
  });

  it('lets nothing out and opens nothing', async () => {
    const page = pages[0] as Page;
    const before = browser.contexts()[0]?.pages().length;
    expect(await page.evaluate(() => window.open('https://example.org'))).toBeNull();
    await page.evaluate(() => {
      window.location.href = 'https://example.org/';
    });
    expect(await page.evaluate(() => document.title)).toBe('window');
    expect(browser.contexts()[0]?.pages().length).toBe(before);
  });
});

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
