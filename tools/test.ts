import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp, projectRoot } from './build-app.ts';
import { ensureChineseFont, ensureChromium } from './prerequisites.ts';

/** What a suite came to. */
interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface Suite {
  readonly name: string;
  readonly run: () => Promise<Counts>;
}

const RESULTS = join(projectRoot, 'test-results');
const bin = (path: string): string => join(projectRoot, 'node_modules', path);

/** Runs a tool of the project with this Node; its output is shown, and its exit code returned. */
function run(args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: projectRoot,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, FORCE_COLOR: '0' },
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** A check that has no tests of its own counts as one. */
function check(name: string, args: readonly string[]): Suite {
  return {
    name,
    run: async () =>
      (await run(args)) === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 },
  };
}

function vitest(project: string): Suite {
  return {
    name: `${project} tests`,
    run: async () => {
      const file = join(RESULTS, `${project}.json`);
      const code = await run([
        bin('vitest/vitest.mjs'),
        'run',
        '--project',
        project,
        '--reporter=dot',
        '--reporter=json',
        `--outputFile.json=${file}`,
      ]);
      const report = readReport(file);
      return honest(code, {
        passed: Number(report?.numPassedTests ?? 0),
        failed: Number(report?.numFailedTests ?? 0) + Number(report?.numFailedTestSuites ?? 0),
        skipped: Number(report?.numPendingTests ?? 0) + Number(report?.numTodoTests ?? 0),
      });
    },
  };
}

const e2e: Suite = {
  name: 'e2e tests in Chromium',
  run: async () => {
    const code = await run([bin('@playwright/test/cli.js'), 'test']);
    const stats = readReport(join(RESULTS, 'e2e.json'))?.stats as Record<string, number> | undefined;
    return honest(code, {
      passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
      failed: stats?.unexpected ?? 0,
      skipped: stats?.skipped ?? 0,
    });
  },
};

const build: Suite = {
  name: 'build',
  run: async () => {
    buildApp();
    return { passed: 1, failed: 0, skipped: 0 };
  },
};

/** A suite that ran nothing, or failed without a failing test, has failed. */
function honest(code: number, counts: Counts): Counts {
  const ranNothing = counts.passed + counts.failed === 0;
  return ranNothing || (code !== 0 && counts.failed === 0) ? { ...counts, failed: counts.failed + 1 } : counts;
}

function readReport(file: string): Readonly<Record<string, unknown>> | null {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

const SUITES: readonly Suite[] = [
  check('format, lint and import rules', [bin('@biomejs/biome/bin/biome'), 'ci', '--reporter=summary', '.']),
  check('types', [bin('typescript/bin/tsc'), '-p', '.']),
  check('unused code', [bin('knip/bin/knip.js')]),
  vitest('unit'),
  vitest('service'),
  build,
  e2e,
];

async function main(): Promise<void> {
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });
  ensureChromium();
  ensureChineseFont();
  const total = { passed: 0, failed: 0, skipped: 0 };
  const failedSuites: string[] = [];
  for (const suite of SUITES) {
    console.log(`\n== ${suite.name}`);
    const startedMs = performance.now();
    const counts = await suite.run().catch((error: unknown): Counts => {
      console.error(error instanceof Error ? error.message : 'it could not be run');
      return { passed: 0, failed: 1, skipped: 0 };
    });
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
    if (counts.failed > 0) failedSuites.push(suite.name);
    console.log(
      `-- ${suite.name}: ${counts.failed === 0 ? 'ok' : 'FAILED'} in ${((performance.now() - startedMs) / 1000).toFixed(1)} s`,
    );
  }
  if (failedSuites.length > 0) console.log(`\nFailed: ${failedSuites.join(', ')}`);
  console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
  process.exit(total.failed === 0 ? 0 : 1);
}

await main();
