import { accessSync, constants, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, dialog, nativeTheme, powerMonitor } from 'electron';
import { registerAppScheme, serveApp } from './shell/app-protocol.ts';
import { DeskSupervisor } from './shell/desk-supervisor.ts';
import { guardEverything } from './shell/guards.ts';
import { useKeyring } from './shell/keyring.ts';
import { createMainWindow, loadApp } from './shell/main-window.ts';
import { installMenu } from './shell/menu.ts';
import { watchNetwork } from './shell/network-watch.ts';
import type { Notifier } from './shell/notifier.ts';
import { createShellEvents } from './shell/shell-events.ts';

const DEFAULT_SERVICE_URL = 'http://127.0.0.1:4680';

const outDir = dirname(dirname(fileURLToPath(import.meta.url)));

function commandLineValue(name: string): string | null {
  const prefix = `--${name}=`;
  return process.argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length) ?? null;
}

function readServiceUrl(): string {
  const written = commandLineValue('service') ?? process.env.REPLYDESK_SERVICE ?? DEFAULT_SERVICE_URL;
  const url = URL.parse(written);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new Error(`"${written}" is no address of a service. Use one that begins with https:// or http://.`);
  }
  return url.origin;
}

function prepareUserData(): string {
  const wanted = commandLineValue('user-data');
  if (wanted !== null) app.setPath('userData', wanted);
  const userDataDir = app.getPath('userData');
  try {
    mkdirSync(userDataDir, { recursive: true, mode: 0o700 });
    accessSync(userDataDir, constants.W_OK);
  } catch {
    throw new Error(
      `Replydesk cannot write to ${userDataDir}. Give yourself the right to, or name another folder with --user-data=FOLDER.`,
    );
  }
  return userDataDir;
}

async function run(userDataDir: string, serviceUrl: string): Promise<void> {
  await app.whenReady();
  guardEverything();
  serveApp(join(outDir, 'renderer'));
  const events = createShellEvents();
  // What the desk tells before it is there is the badge of a session that is not open yet.
  let notifier: Notifier | null = null;
  const supervisor = new DeskSupervisor({
    workerFile: join(outDir, 'main/desk.js'),
    workerData: { userDataDir, serviceUrl, appVersion: app.getVersion() },
    useKeyring,
    onNotice: (notice) => notifier?.take(notice),
    onRestarted: ({ lostSession }) => events.tell({ type: 'desk-restarted', lostSession }),
    onStopped: () => events.tell({ type: 'desk-stopped' }),
  });
  // The window and the worker come up side by side, and what serves the page is read meanwhile.
  const firstWindow = createMainWindow({ userDataDir, outDir });
  supervisor.start();
  if (process.env.REPLYDESK_TEST_HOOKS === '1') process.on('SIGUSR2', () => void supervisor.crash());
  const [{ createSettings }, { PipeServer }, { createDesktopNotifier }] = await Promise.all([
    import('./shell/settings.ts'),
    import('./shell/pipe-server.ts'),
    import('./shell/notifications.ts'),
  ]);
  const settings = createSettings(userDataDir);
  nativeTheme.themeSource = settings.appearance().theme;
  notifier = createDesktopNotifier(settings, (kind) => events.tell({ type: 'notification-opened', kind }));
  const runtime = process.versions.electron === undefined ? 'chromium' : 'electron';
  const pipes = new PipeServer(supervisor, { settings, events, runtime });
  installMenu((command) => events.tell({ type: 'menu', command }));
  const serve = (window: BrowserWindow): void => {
    pipes.attach(window);
    loadApp(window);
  };
  const open = (): void => serve(createMainWindow({ userDataDir, outDir }));
  serve(firstWindow);

  watchNetwork(serviceUrl, {
    onChange: (online) => supervisor.networkChanged(online),
    onProxy: (url) => supervisor.proxyChanged(url),
  });
  powerMonitor.on('suspend', () => supervisor.powerChanged('suspend'));
  powerMonitor.on('resume', () => supervisor.powerChanged('resume'));

  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open();
  });
  app.on('window-all-closed', () => app.quit());
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    notifier?.stop();
    void supervisor.shutDown().finally(() => {
      closed = true;
      app.quit();
    });
  });
}

try {
  registerAppScheme();
  const userDataDir = prepareUserData();
  const serviceUrl = readServiceUrl();
  if (app.requestSingleInstanceLock()) await run(userDataDir, serviceUrl);
  else app.quit();
} catch (error) {
  dialog.showErrorBox(
    'Replydesk could not start',
    error instanceof Error ? error.message : 'An unknown error occurred.',
  );
  app.exit(1);
}
