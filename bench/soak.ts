import { parseArgs } from 'node:util';
import { machineLine } from './report.ts';
import { readSuites, SUITES, type SuiteResult } from './soak/suites.ts';
import { withDatabase } from './workloads.ts';

const USAGE = `Usage: npm run soak -- [${Object.keys(SUITES).join('|')}]… [--seed N] [--runs N] [--changes N] [--count N] [--lanes N] [--repeat N] [--bail]
typing kills the window's whole workstation while somebody types. Without a suite faults, model, pull and kills run, each at a modest size. A seed that failed runs alone with --seed N --runs 1; --repeat runs it
again and again and --bail ends at the first violation, since a seed gives the schedule and the machine gives the moments.`;

/** Torments of the sync that take too long for every test run. Ends with 1 when any promise was broken. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seed: { type: 'string', default: '1' },
      runs: { type: 'string' },
      changes: { type: 'string' },
      count: { type: 'string' },
      lanes: { type: 'string', default: '3' },
      repeat: { type: 'string', default: '1' },
      bail: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const suites = readSuites(positionals);
  if (suites === null || values.help) {
    console.error(USAGE);
    process.exit(values.help ? 0 : 2);
  }
  console.log(machineLine());
  const results: SuiteResult[] = [];
  for (const [name, suite] of suites) {
    const startedMs = performance.now();
    const result = await withDatabase((serverUrl) =>
      suite({
        serverUrl,
        seed: Number(values.seed),
        size: Number(values.runs ?? values.changes ?? values.count ?? 0) || null,
        lanes: Number(values.lanes),
        repeat: Number(values.repeat),
        bail: values.bail,
        tell: (line) => console.log(line),
      }),
    );
    results.push(result);
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    const verdict = result.violations.length === 0 ? 'ok' : `${result.violations.length} VIOLATIONS`;
    console.log(`${name}: ${verdict} · ${result.summary} · seed ${values.seed} · ${seconds} s`);
    for (const violation of result.violations) console.error(`  ${violation}`);
  }
  process.exit(results.every(({ violations }) => violations.length === 0) ? 0 : 1);
}

await main();
