import { writeFile } from 'node:fs/promises';
import { implement } from '@orpc/server';
import { app, dialog, nativeTheme, shell } from 'electron';
import { shellContract } from '#contract/shell.ts';
import { isExternalLink } from './app-origin.ts';
import type { Settings } from './settings.ts';
import type { ShellEvents } from './shell-events.ts';
import { createWrittenFiles } from './written-files.ts';

/** What the shell's procedures work on. */
export interface ShellContext {
  readonly settings: Settings;
  readonly events: ShellEvents;
  readonly runtime: 'electron' | 'chromium';
}

const contract = implement(shellContract).$context<ShellContext>();
const writtenFiles = createWrittenFiles();

/** Every procedure of the shell contract. */
export const shellRouter = contract.router({
  about: contract.about.handler(({ context }) => ({
    version: app.getVersion(),
    runtime: context.runtime,
    systemLocale: app.getLocale(),
    platform: process.platform,
  })),
  appearance: {
    get: contract.appearance.get.handler(({ context }) => context.settings.appearance()),
    set: contract.appearance.set.handler(({ input, context }) => {
      const appearance = context.settings.setAppearance(input);
      nativeTheme.themeSource = appearance.theme;
      context.events.tell({ type: 'appearance-changed', appearance });
      return appearance;
    }),
  },
  notifications: {
    get: contract.notifications.get.handler(({ context }) => context.settings.notifications()),
    set: contract.notifications.set.handler(({ input, context }) => context.settings.setNotifications(input)),
  },
  openExternal: contract.openExternal.handler(async ({ input, errors }) => {
    if (!isExternalLink(input.url)) throw errors.LINK_REFUSED();
    await shell.openExternal(input.url);
    return { opened: true };
  }),
  saveFile: contract.saveFile.handler(async ({ input, errors }) => {
    const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: input.fileName });
    if (canceled || filePath === '') return { savedAs: null };
    try {
      await writeFile(filePath, input.text, { mode: 0o600 });
    } catch {
      throw errors.NOT_WRITTEN();
    }
    return { savedAs: filePath };
  }),
  openFile: contract.openFile.handler(async ({ input, errors }) => {
    const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: input.fileName });
    if (canceled || filePath === '') return null;
    try {
      return { fileId: await writtenFiles.open(filePath), savedAs: filePath };
    } catch {
      throw errors.NOT_WRITTEN();
    }
  }),
  appendToFile: contract.appendToFile.handler(async ({ input, errors }) => {
    try {
      await writtenFiles.append(input.fileId, input.text);
    } catch {
      throw errors.NOT_WRITTEN();
    }
    return { written: true };
  }),
  closeFile: contract.closeFile.handler(async ({ input }) => {
    await writtenFiles.close(input.fileId, input.isWhole);
    return { closed: true };
  }),
  events: contract.events.handler(({ context, signal }) =>
    context.events.stream(signal ?? new AbortController().signal),
  ),
});
