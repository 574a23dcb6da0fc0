import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { WebContents as ElectronWebContents } from 'electron';
import type { CDPSession, Page } from 'playwright-core';
import { createPreventableEvent } from './app.ts';
import { toAppUrl, toBrowserUrl } from './app-address.ts';
import { ipcMain } from './ipc-main.ts';
import {
  decodePayload,
  encodePayload,
  HOST_BINDING,
  HOST_RECEIVE,
  isolatedWorldScript,
  PRELOAD_WORLD,
  pageWorldScript,
} from './preload-world.ts';

type ProvidedContents = Pick<ElectronWebContents, 'send' | 'isDestroyed' | 'getURL' | 'reload'>;

/** A window's contents: its page, its preload's world and the way to it. */
export class HostWebContents extends EventEmitter {
  readonly mainFrame = { url: 'about:blank' };
  #page: Page | null = null;
  #cdp: CDPSession | null = null;
  #worldContextId: number | null = null;
  #destroyed = false;
  #waiting: string[] = [];

  /** Ties the contents to a page; before its first document is loaded. */
  async attach(page: Page, preloadFile: string | null): Promise<void> {
    this.#page = page;
    const cdp = await page.context().newCDPSession(page);
    this.#cdp = cdp;
    page.once('close', () => this.#end());
    page.on('crash', () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }));
    page.on('pageerror', (error) => console.error(`the window failed: ${error.name}`));
    page.on('load', () => this.emit('did-finish-load'));
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name !== PRELOAD_WORLD) return;
      this.#worldContextId = context.id;
      this.mainFrame.url = toAppUrl(page.url());
      this.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false, url: this.mainFrame.url });
      for (const payload of this.#waiting.splice(0)) this.#deliver(payload);
    });
    cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId === this.#worldContextId) this.#worldContextId = null;
    });
    cdp.on('Runtime.executionContextsCleared', () => {
      this.#worldContextId = null;
    });
    cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === HOST_BINDING && executionContextId === this.#worldContextId) this.#receive(payload);
    });
    // Chromium takes them in this order, so none has to wait for the answer to the one before.
    const prepared: Promise<unknown>[] = [cdp.send('Page.enable'), cdp.send('Runtime.enable')];
    if (preloadFile !== null) prepared.push(...this.#preparePreload(cdp, readFileSync(preloadFile, 'utf8')));
    await Promise.all(prepared);
  }

  #preparePreload(cdp: CDPSession, source: string): Promise<unknown>[] {
    const secret = `h${randomUUID().replaceAll('-', '')}`;
    return [
      cdp.send('Runtime.addBinding', { name: HOST_BINDING, executionContextName: PRELOAD_WORLD }),
      cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: pageWorldScript(secret) }),
      cdp.send('Page.addScriptToEvaluateOnNewDocument', {
        source: isolatedWorldScript(secret, source),
        worldName: PRELOAD_WORLD,
      }),
    ];
  }

  async load(url: string): Promise<void> {
    await this.#page?.goto(toBrowserUrl(url), { waitUntil: 'load' });
  }

  send(channel: string, ...args: unknown[]): void {
    const payload = encodePayload(channel, args);
    if (this.#worldContextId === null) this.#waiting.push(payload);
    else this.#deliver(payload);
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  getURL(): string {
    return toAppUrl(this.#page?.url() ?? 'about:blank');
  }

  reload(): void {
    void this.#page?.reload().catch(() => undefined);
  }

  // The host itself closes every page that a page opens; the handler is never asked.
  setWindowOpenHandler(_handler: () => { action: 'deny' }): void {}

  /** Whether a listener forbids going there. */
  judges(url: string): boolean {
    const event = Object.assign(createPreventableEvent(), { url, isMainFrame: true });
    this.emit('will-navigate', event, url);
    this.emit('will-frame-navigate', event);
    return !event.defaultPrevented;
  }

  #deliver(payload: string): void {
    const contextId = this.#worldContextId;
    if (contextId === null || this.#cdp === null) return;
    this.#cdp
      .send('Runtime.evaluate', { expression: `globalThis.${HOST_RECEIVE}(${JSON.stringify(payload)})`, contextId })
      .catch(() => undefined);
  }

  #receive(payload: string): void {
    const { channel, args } = decodePayload(payload);
    this.mainFrame.url = this.getURL();
    ipcMain.emit(channel, { sender: this, senderFrame: this.mainFrame }, ...args);
  }

  #end(): void {
    this.#destroyed = true;
    this.emit('destroyed');
  }
}

type _Drift = HostWebContents extends ProvidedContents ? true : never;
const _drift: _Drift = true;
void _drift;
