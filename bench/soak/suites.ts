import { formatPullCost, runPullCost, USUAL_PULL_COST } from '../pull-cost.ts';
import { percentile } from '../report.ts';
import { formatServiceLoad, runServiceLoad, USUAL_LOAD } from '../service-load.ts';
import { type FaultRun, runFaults } from './fault-run.ts';
import { runKills } from './kill-run.ts';
import { rowsNeverMet, runModel } from './model-run.ts';
import { runPull } from './pull-run.ts';
import { type ServiceUnderTest, startServiceUnderTest } from './service-under-test.ts';
import { watchOutput } from './watched-output.ts';

export interface SuiteOptions {
  /** A PostgreSQL in which databases may be made. */
  readonly serverUrl: string;
  readonly seed: number;
  /** Runs, changes or kills; null for a modest number. */
  readonly size: number | null;
  /** How many worlds run beside each other. */
  readonly lanes: number;
  /** How often each seed runs. */
  readonly repeat: number;
  /** Ends at the first violation. */
  readonly bail: boolean;
  readonly tell: (line: string) => void;
}

export interface SuiteResult {
  readonly summary: string;
  readonly violations: string[];
}

type Suite = (options: SuiteOptions) => Promise<SuiteResult>;

/** Kills of one store before another begins. */
const KILLS_PER_STORE = 50;

export const SUITES = {
  async faults(options: SuiteOptions): Promise<SuiteResult> {
    const { seed, size, lanes, repeat, tell } = options;
    const runs = size ?? 60;
    const seeds = Array.from({ length: runs * repeat }, (_, index) => seed + Math.floor(index / repeat));
    const done: FaultRun[] = [];
    const { violations } = await inLanes(options, lanes, seeds, async (service, next) => {
      const run = await runFaults(service, next);
      done.push(run);
      if (done.length % 100 === 0) tell(`  ${done.length} of ${seeds.length} runs`);
      return run.violations;
    });
    const sum = (of: (run: FaultRun) => number): number => done.reduce((total, run) => total + of(run), 0);
    const rows = added(done.map(({ rows }) => rows));
    const faults = added(done.map(({ faults }) => faults));
    tell(`  faults: ${told(faults)}`);
    tell(`  rows of the table: ${told(rows)}`);
    const settled = done.map(({ settledMs }) => settledMs).sort((left, right) => left - right);
    return {
      violations,
      summary:
        `${done.length} runs, ${sum(({ counts }) => counts.commands)} commands, replies: ` +
        `${sum(({ counts }) => counts.published)} published, ${sum(({ counts }) => counts.held)} held, ` +
        `${sum(({ counts }) => counts.refused)} refused, ${sum(({ counts }) => counts.cancelled)} taken back or discarded; ` +
        `${sum(({ faults }) => [...faults.values()].reduce((total, times) => total + times, 0))} faults, ` +
        `settled within ${Math.round(settled.at(-1) ?? 0)} ms`,
    };
  },

  async model(options: SuiteOptions): Promise<SuiteResult> {
    const { seed, size, lanes, tell } = options;
    const runs = size ?? 40;
    const perLane = Math.ceil(runs / lanes);
    const seeds = Array.from({ length: lanes }, (_, lane) => seed + lane);
    const rows: ReadonlyMap<string, number>[] = [];
    let [done, commands] = [0, 0];
    const { violations } = await inLanes(options, lanes, seeds, async (service, next) => {
      const run = await runModel(service, next, perLane);
      done += run.runs;
      commands += run.commands;
      rows.push(run.rows);
      return run.violations;
    });
    const met = added(rows);
    tell(`  rows of the table: ${told(met)}`);
    for (const row of rowsNeverMet(met)) violations.push(`no queued reply ever met "${row}"`);
    return { violations, summary: `${done} interleavings, ${commands} commands` };
  },

  async pull(options: SuiteOptions): Promise<SuiteResult> {
    const { seed, size } = options;
    let summary = 'nothing was pulled';
    const { violations } = await inLanes(options, 1, [seed], async (service, next) => {
      const run = await runPull(service, next, size ?? 10_000);
      const { committed, rolledBack, heldOpen } = run.transactions;
      summary =
        `${run.changes} changes in ${committed} transactions (${rolledBack} rolled back, ${heldOpen} held open), ` +
        `${run.records} records pulled, ${run.barriers} barriers: ${run.gaps} gaps, ${run.duplicates} duplicates`;
      return run.violations;
    });
    return { violations, summary };
  },

  async kills(options: SuiteOptions): Promise<SuiteResult> {
    const { seed, size, lanes, tell } = options;
    const kills = size ?? 60;
    const rounds = Math.ceil(kills / KILLS_PER_STORE);
    const seeds = Array.from({ length: rounds }, (_, round) => seed + round);
    const totals = { kills: 0, migrating: 0, early: 0, acknowledged: 0, published: 0 };
    const { violations } = await inLanes(options, lanes, seeds, async (service, next) => {
      const run = await runKills(service, next, Math.min(KILLS_PER_STORE, kills - totals.kills));
      totals.kills += run.kills;
      totals.migrating += run.migrating;
      totals.early += run.early;
      totals.acknowledged += run.acknowledged;
      totals.published += run.published;
      tell(`  ${totals.kills} of ${kills} kills`);
      return run.violations;
    });
    return {
      violations,
      summary:
        `${totals.kills} kills (${totals.migrating} of a store that was being migrated, ${totals.early} before the account was open), ${totals.acknowledged} acknowledged, ` +
        `${totals.published} replies published`,
    };
  },

  /** SIGKILL of the whole workstation while somebody types into a reply; needs the built app and a Chromium. */
  async typing({ serverUrl, seed, size, tell }: SuiteOptions): Promise<SuiteResult> {
    const { runTypingOnAWorkstation } = await import('./typing-run.ts');
    const { keys, lostMs, violations } = await runTypingOnAWorkstation(serverUrl, seed, size ?? 20, tell);
    return {
      violations,
      summary:
        `${lostMs.length} kills, ${keys} keys; the oldest lost key had been handled ` +
        `${Math.round(percentile(lostMs, 0.5))} ms before the kill (median), ${Math.round(Math.max(...lostMs))} ms at most`,
    };
  },

  /** What one instance carries; measured, and broken only where a request fails. */
  async 'service-load'({ size, tell }: SuiteOptions): Promise<SuiteResult> {
    const result = await runServiceLoad({ ...USUAL_LOAD, ...(size !== null && { workstations: size }) });
    tell(formatServiceLoad(result));
    const failed = Object.entries(result.routes).filter(([, { failures }]) => failures > 0);
    return {
      violations: failed.map(([route, { failures }]) => `${route} failed ${failures} times`),
      summary: `${result.options.workstations} workstations`,
    };
  },

  /** What a pull costs beside a long history; a figure, and no promise that could be broken. */
  async 'pull-cost'({ tell }: SuiteOptions): Promise<SuiteResult> {
    tell(formatPullCost(await runPullCost(USUAL_PULL_COST)));
    return { violations: [], summary: 'measured' };
  },
} satisfies Readonly<Record<string, Suite>>;

/** Suites that run where none is named. */
const USUAL = ['faults', 'model', 'pull', 'kills'];

/** The named suites with their names, the usual ones when none is named; null when a name is unknown. */
export function readSuites(names: readonly string[]): [name: string, suite: Suite][] | null {
  const all: [string, Suite][] = Object.entries(SUITES);
  if (names.some((name) => !Object.hasOwn(SUITES, name))) return null;
  const wanted = names.length === 0 ? USUAL : names;
  return all.filter(([name]) => wanted.includes(name));
}

/** Works through the seeds in several worlds beside each other, each with a service and a database of its own. */
async function inLanes(
  { serverUrl, tell, bail }: SuiteOptions,
  lanes: number,
  seeds: readonly number[],
  run: (service: ServiceUnderTest, seed: number) => Promise<string[]>,
): Promise<{ violations: string[] }> {
  const violations: string[] = [];
  const waiting = [...seeds];
  const lastWords = new Set<string>();
  let crashes = 0;
  const output = watchOutput();
  await Promise.all(
    Array.from({ length: Math.min(lanes, seeds.length) }, async () => {
      const service = await startServiceUnderTest(serverUrl);
      try {
        for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
          const found = await run(service, seed).catch((error: unknown) => [
            `it threw: ${error instanceof Error ? error.stack : String(error)}`,
          ]);
          violations.push(...found.map((what) => `seed ${seed}: ${what}`));
          if (bail && violations.length > 0) break;
        }
      } finally {
        crashes += service.crashes();
        for (const words of service.lastWords) lastWords.add(words);
        await service.close();
      }
    }),
  );
  violations.push(...output.stop());
  if (crashes > 0) tell(`  the service ended by itself ${crashes} times: ${[...lastWords].join(' | ')}`);
  return { violations };
}

function added(maps: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const map of maps) for (const [key, value] of map) sums.set(key, (sums.get(key) ?? 0) + value);
  return sums;
}

function told(sums: ReadonlyMap<string, number>): string {
  return [...sums]
    .sort(([, left], [, right]) => right - left)
    .map(([key, value]) => `${key} ${value}`)
    .join(', ');
}
