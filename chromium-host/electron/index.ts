/**
 * What the main process imports as `electron` when it runs on Node and an installed Chromium. Only what the app uses is
 * here; `satisfies` against Electron's own types turns a drift into a compile error.
 */
import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir, networkInterfaces } from 'node:os';
import { basename, join, parse } from 'node:path';
import type { Dialog, MenuItemConstructorOptions, Net, SafeStorage, SaveDialogOptions, Screen, Shell } from 'electron';

import { proxyFromEnvironment } from './proxy-from-environment.ts';

export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { ipcMain } from './ipc-main.ts';
export { nativeTheme } from './native-theme.ts';
export { Notification } from './notification.ts';
export { protocol } from './protocol.ts';

/** Permissions are refused by Chromium itself: it is started by automation and grants none. */
export const session = {
  defaultSession: {
    setPermissionRequestHandler() {},
    setPermissionCheckHandler() {},
    setDevicePermissionHandler() {},
    resolveProxy: async (url: string) => proxyFromEnvironment(url),
  },
};

/** There is no keyring here that could be trusted more than the password. */
export const safeStorage = {
  isEncryptionAvailable: () => false,
  getSelectedStorageBackend: () => 'basic_text' as const,
  encryptString(): Buffer {
    throw new Error('there is no keyring');
  },
  decryptString(): string {
    throw new Error('there is no keyring');
  },
} satisfies Pick<
  SafeStorage,
  'isEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptString' | 'decryptString'
>;

/** An app window of Chromium has no menu bar; the keys of the page remain. */
export const Menu = {
  buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
  setApplicationMenu(_menu: unknown) {},
};

export const dialog = {
  showErrorBox(title: string, content: string) {
    process.stderr.write(`${title}: ${content}\n`);
  },
  /** Chromium has no such dialog for a program beside it: the file goes into the downloads, over nothing that is there. */
  async showSaveDialog({ defaultPath = 'file' }: SaveDialogOptions) {
    const folder = process.env.XDG_DOWNLOAD_DIR ?? join(homedir(), 'Downloads');
    mkdirSync(folder, { recursive: true });
    const { name, ext } = parse(basename(defaultPath));
    let filePath = join(folder, `${name}${ext}`);
    for (let count = 2; existsSync(filePath); count += 1) filePath = join(folder, `${name} (${count})${ext}`);
    return { canceled: false, filePath };
  },
} satisfies Pick<Dialog, 'showErrorBox'> & {
  showSaveDialog(options: SaveDialogOptions): ReturnType<Dialog['showSaveDialog']>;
};

export const shell = {
  async openExternal(url: string) {
    const opener = process.platform === 'darwin' ? 'open' : 'xdg-open';
    await new Promise<void>((resolve, reject) => {
      const child = spawn(opener, [url], { detached: true, stdio: 'ignore' });
      child.once('error', reject);
      child.once('spawn', () => {
        child.unref();
        resolve();
      });
    });
  },
} satisfies Pick<Shell, 'openExternal'>;

/** The system tells nothing of sleep to a plain process; the timers notice it afterwards. */
export const powerMonitor = new EventEmitter();

export const net = {
  isOnline: () => Object.values(networkInterfaces()).some((addresses) => (addresses ?? []).length > 0),
} satisfies Pick<Net, 'isOnline'>;

export const screen = {
  getAllDisplays: () => [],
} satisfies Pick<Screen, 'getAllDisplays'>;
