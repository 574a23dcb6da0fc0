import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * A file of the folder `resources`, wherever this code runs: from source, built into `out/main`, or inside of an
 * archive.
 *
 * @throws {Error} when no folder above this file has it.
 */
export function resourceFile(name: string): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const file = join(folder, 'resources', name);
    if (existsSync(file)) return file;
    if (folder === dirname(folder)) throw new Error(`the resource ${name} is missing`);
  }
}
