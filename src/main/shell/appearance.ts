import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_APPEARANCE } from '#contract/default-appearance.ts';
import { type Appearance, appearanceSchema } from '#contract/shell.ts';
import { replaceFile } from './replace-file.ts';

/** How the app looks on this machine, kept in `settings.json`. */
export interface AppearanceSettings {
  get(): Appearance;
  /** Changes what the patch names and keeps it. */
  set(patch: { readonly [K in keyof Appearance]?: Appearance[K] | undefined }): Appearance;
}

/** Reads the settings; a file that cannot be read is put aside as `.broken`, and the usual look is taken. */
export function createAppearanceSettings(userDataDir: string): AppearanceSettings {
  const file = join(userDataDir, 'settings.json');
  let appearance = read(file);
  return {
    get: () => appearance,
    set(patch) {
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      appearance = appearanceSchema.parse({ ...appearance, ...given });
      replaceFile(file, JSON.stringify(appearance, null, 2));
      return appearance;
    },
  };
}

function read(file: string): Appearance {
  if (!existsSync(file)) return DEFAULT_APPEARANCE;
  try {
    return appearanceSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    try {
      renameSync(file, `${file}.broken`);
    } catch {
      // It stays where it is and will be replaced by the next change.
    }
    return DEFAULT_APPEARANCE;
  }
}
