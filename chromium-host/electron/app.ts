import { createHash } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App as ElectronApp } from 'electron';
import { recordForTests } from './notification.ts';

type ProvidedApp = Pick<
  ElectronApp,
  | 'whenReady'
  | 'isReady'
  | 'getPath'
  | 'setPath'
  | 'getVersion'
  | 'getName'
  | 'getLocale'
  | 'quit'
  | 'exit'
  | 'requestSingleInstanceLock'
  | 'setBadgeCount'
>;
type PathName = Parameters<ElectronApp['getPath']>[0];

/** An event that a listener may forbid, as Electron's are. */
export function createPreventableEvent(): { preventDefault(): void; defaultPrevented: boolean } {
  return {
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}

class HostApp extends EventEmitter {
  readonly #paths = new Map<PathName, string>();
  #lockFile: string | null = null;
  /** Set by the browser part: closes Chromium before the process ends. */
  closeBrowser: () => Promise<void> = () => Promise.resolve();

  whenReady(): Promise<void> {
    return Promise.resolve();
  }

  isReady(): boolean {
    return true;
  }

  getName(): string {
    return 'Replydesk';
  }

  getVersion(): string {
    const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '0';
  }

  getLocale(): string {
    const locale = (process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG ?? '').split('.')[0] ?? '';
    return /^[a-z]{2}/.test(locale) ? locale.replace('_', '-') : 'en-US';
  }

  getPath(name: PathName): string {
    if (name === 'temp') return tmpdir();
    if (name === 'home') return homedir();
    const known = this.#paths.get(name);
    if (known !== undefined) return known;
    const config = process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
    return name === 'appData' ? config : join(config, 'Replydesk');
  }

  /** A process by itself has no icon to put a number on, as Electron says of systems without one. */
  setBadgeCount(count?: number): boolean {
    recordForTests({ type: 'badge', count });
    return false;
  }

  setPath(name: PathName, path: string): void {
    this.#paths.set(name, path);
  }

  /**
   * The first instance over a user-data folder listens on a local socket; a second one finds it answering, wakes it and
   * gets no lock. Synchronous like Electron's, so a socket that was left behind is taken over.
   */
  requestSingleInstanceLock(): boolean {
    const folder = this.getPath('userData');
    mkdirSync(folder, { recursive: true });
    const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
    const pidFile = join(folder, 'instance.pid');
    const socket =
      process.platform === 'win32' ? `\\\\.\\pipe\\replydesk-${name}` : join(tmpdir(), `replydesk-${name}.sock`);
    if (isRunning(readPid(pidFile))) {
      connect(socket)
        .on('error', () => {})
        .end('second-instance');
      return false;
    }
    rmSync(socket, { force: true });
    writePid(pidFile);
    const server = createServer((connection) => {
      connection.resume();
      this.emit('second-instance', {}, [], process.cwd(), null);
    });
    server.on('error', () => {});
    server.listen(socket);
    server.unref();
    this.#lockFile = pidFile;
    return true;
  }

  quit(): void {
    const event = createPreventableEvent();
    this.emit('before-quit', event);
    if (!event.defaultPrevented) this.exit(0);
  }

  exit(code = 0): void {
    this.emit('will-quit', createPreventableEvent());
    if (this.#lockFile !== null) rmSync(this.#lockFile, { force: true });
    // Chromium gets the time to write its profile; it dies with this process anyway.
    void this.closeBrowser().finally(() => process.exit(code));
  }
}

export const app = new HostApp() satisfies ProvidedApp & EventEmitter;

function writePid(file: string): void {
  writeFileSync(file, String(process.pid));
}

function readPid(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return 0;
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
