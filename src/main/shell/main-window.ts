import { join } from 'node:path';
import { BrowserWindow, screen } from 'electron';
import { APP_ORIGIN } from './app-origin.ts';
import { MIN_WINDOW, placeWindow, readWindowState, writeWindowState } from './window-state.ts';

/** Makes the workstation's window where it last was; it is empty until `loadApp`. */
export function createMainWindow(options: { readonly userDataDir: string; readonly outDir: string }): BrowserWindow {
  const place = placeWindow(
    readWindowState(options.userDataDir),
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    x: place.x,
    y: place.y,
    width: place.width,
    height: place.height,
    minWidth: MIN_WINDOW.width,
    minHeight: MIN_WINDOW.height,
    title: 'Replydesk',
    show: false,
    autoHideMenuBar: false,
    webPreferences: {
      preload: join(options.outDir, 'preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // The reply has a spell check of its own; this one would fetch its dictionary from the network.
      spellcheck: false,
      navigateOnDragDrop: false,
      disableDialogs: true,
    },
  });
  if (place.maximised) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    writeWindowState(options.userDataDir, { ...window.getNormalBounds(), maximised: window.isMaximized() });
  });
  // The text that was being written is in the store; the page that comes back reads it from there.
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason !== 'clean-exit' && !window.isDestroyed()) window.webContents.reload();
  });
  return window;
}

/** Loads the page, once whoever listens to it is there. */
export function loadApp(window: BrowserWindow): void {
  void window.loadURL(`${APP_ORIGIN}/`);
}
