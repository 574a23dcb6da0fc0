import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import type { Page } from 'playwright-core';
import { app } from './app.ts';
import { launchBrowser, openPage, setNavigationJudge } from './browser.ts';
import { nativeTheme } from './native-theme.ts';
import { hostOptions } from './options.ts';
import { HostWebContents } from './web-contents.ts';

const windows: BrowserWindow[] = [];
const pages = new Map<Page, BrowserWindow>();
let opening: Promise<unknown> = Promise.resolve();

setNavigationJudge((page, url) => pages.get(page)?.webContents.judges(url) ?? true);

/** A window of Chromium in place of Electron's. */
export class BrowserWindow extends EventEmitter {
  readonly webContents = new HostWebContents();
  #page: Page | null = null;
  #destroyed = false;
  #bounds: Rectangle;
  readonly #preloadFile: string | null;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    this.#bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 };
    this.#preloadFile = options.webPreferences?.preload ?? null;
    windows.push(this);
    // As Electron does, the window comes up while the app goes on; whoever loads a page into it hears of a failure.
    launchBrowser(this.#bounds).catch(() => undefined);
    app.emit('web-contents-created', {}, this.webContents);
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows];
  }

  /** Whether a window of Chromium has the focus is not known here; none is said to have it. */
  static getFocusedWindow(): BrowserWindow | null {
    return null;
  }

  async loadURL(url: string): Promise<void> {
    // One after the other: the first takes the window that Chromium opens by itself.
    const opened = opening.then(() => this.#open());
    opening = opened.catch(() => undefined);
    await opened;
    await this.webContents.load(url);
    this.emit('ready-to-show');
    if (windows[0] === this) hostOptions.onFirstWindow();
  }

  async #open(): Promise<void> {
    if (this.#page !== null) return;
    const context = await launchBrowser(this.#bounds);
    const page = await openPage(context, pages.size === 0);
    this.#page = page;
    pages.set(page, this);
    page.once('close', () => this.#closed());
    nativeTheme.applyTo(page);
    await this.webContents.attach(page, this.#preloadFile);
  }

  getNormalBounds(): Rectangle {
    return this.#bounds;
  }

  isMaximized(): boolean {
    return false;
  }

  isMinimized(): boolean {
    return false;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  maximize(): void {}
  restore(): void {}
  // Chromium shows its window as soon as it is there.
  show(): void {}

  focus(): void {
    void this.#page?.bringToFront().catch(() => undefined);
  }

  close(): void {
    void this.#page?.close().catch(() => undefined);
  }

  #closed(): void {
    this.emit('close', {});
    this.#destroyed = true;
    windows.splice(windows.indexOf(this), 1);
    if (this.#page !== null) pages.delete(this.#page);
    this.emit('closed');
    if (windows.length === 0) app.emit('window-all-closed');
  }
}
