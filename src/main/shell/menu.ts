import { Menu } from 'electron';
import type { ShellEvent } from '#contract/shell.ts';

type MenuCommand = Extract<ShellEvent, { type: 'menu' }>['command'];

/** The application's menu. What the window has to do goes to it as an event. */
export function installMenu(run: (command: MenuCommand) => void): void {
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(process.platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
      {
        label: '&File',
        submenu: [
          { label: 'Settings', accelerator: 'CmdOrCtrl+,', click: () => run('open-settings') },
          { label: 'Work offline', click: () => run('work-offline') },
          { type: 'separator' },
          { role: 'quit' },
        ],
      },
      { role: 'editMenu' },
      {
        label: '&View',
        submenu: [
          { role: 'reload' },
          { type: 'separator' },
          { role: 'resetZoom' },
          { role: 'zoomIn' },
          { role: 'zoomOut' },
          { role: 'togglefullscreen' },
        ],
      },
      { role: 'windowMenu' },
      { role: 'help', submenu: [{ label: 'Keyboard', accelerator: 'F1', click: () => run('help') }] },
    ]),
  );
}
