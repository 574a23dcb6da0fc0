import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('..', import.meta.url));

/**
 * Builds the app where its sources changed since the last build.
 *
 * @throws {Error} when the build fails; its output is on stderr.
 */
export function buildApp(): void {
  const stampFile = join(projectRoot, 'out/.source-hash');
  const hash = hashOfSources();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash) return;
  process.stderr.write('Building the app…\n');
  const built = spawnSync(
    process.execPath,
    [join(projectRoot, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'],
    {
      cwd: projectRoot,
      stdio: ['ignore', 2, 2],
    },
  );
  if (built.status !== 0) throw new Error('The build failed; see above.');
  writeFileSync(stampFile, hash);
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  const files = globSync(
    ['src/**/*', 'electron.vite.config.ts', 'postcss.config.cjs', 'package-lock.json', 'package.json'],
    {
      cwd: projectRoot,
      withFileTypes: true,
    },
  )
    .filter((entry) => entry.isFile() && !/\.test\./.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}
