import { machineLine, percentile } from './report.ts';
import { addHistory, nullClient, openDatabase, pullEverything, signIn, startInstance } from './service-world.ts';
import { withDatabase } from './workloads.ts';

export interface PullCostOptions {
  /** Rows of history of one department, ascending. */
  readonly histories: readonly number[];
  readonly samples: number;
}

export const USUAL_PULL_COST: PullCostOptions = { histories: [10_000, 1_000_000], samples: 400 };

export interface PullCost {
  readonly history: number;
  /** Nothing has changed, which is what most polls find. */
  readonly idleMs: { readonly p50: number; readonly p95: number };
  /** One question has changed. */
  readonly changeMs: { readonly p50: number; readonly p95: number };
  /** A page of 500 in the middle of a first sync. */
  readonly pageMs: { readonly p50: number; readonly p95: number };
}

/** What a pull costs beside histories of different lengths, over HTTP, on one growing database. */
export function runPullCost(options: PullCostOptions): Promise<PullCost[]> {
  return withDatabase(async (databaseUrl) => {
    const instance = await startInstance(databaseUrl);
    const url = String(instance.ready.url);
    const sql = openDatabase(databaseUrl);
    const costs: PullCost[] = [];
    let there = 0;
    try {
      for (const history of options.histories) {
        await addHistory(sql, history - there, 'orthopedics');
        there = history;
        const client = nullClient(url, await signIn(url, 'doctor@practice.test'));
        const intake = nullClient(url, 'practice-intake');
        const middle = await pullEverything(client, 2000, 4);
        const { cursor } = await pullEverything(client, 2000);
        const path = (from: string, limit: number): string =>
          `/v1/changes?limit=${limit}&cursor=${encodeURIComponent(from)}`;
        const idle: number[] = [];
        const change: number[] = [];
        const page: number[] = [];
        for (let sample = 0; sample < options.samples; sample += 1) {
          const question = { department: 'orthopedics', title: 'Knee', body: 'It hurts.' };
          if (sample % 10 === 0) await intake.post('/v1/questions', question);
          idle.push((await client.get(path((await pullEverything(client, 2000, 1, cursor)).cursor, 500))).elapsedMs);
          change.push((await client.get(path(cursor, 1))).elapsedMs);
          if (sample % 10 === 0) page.push((await client.get(path(middle.cursor, 500))).elapsedMs);
        }
        const of = (values: readonly number[]) => ({ p50: percentile(values, 0.5), p95: percentile(values, 0.95) });
        costs.push({ history, idleMs: of(idle), changeMs: of(change), pageMs: of(page) });
        client.close();
        intake.close();
      }
      return costs;
    } finally {
      await sql.end();
      await instance.stop();
    }
  });
}

/** One line a history, and how much dearer the longest is than the shortest. */
export function formatPullCost(costs: readonly PullCost[]): string {
  const line = ({ history, idleMs, changeMs, pageMs }: PullCost): string =>
    `${history.toLocaleString('en').padStart(10)} rows: idle ${idleMs.p50.toFixed(2)} ms (p95 ${idleMs.p95.toFixed(2)}), ` +
    `one change ${changeMs.p50.toFixed(2)} ms (p95 ${changeMs.p95.toFixed(2)}), page of 500 ${pageMs.p50.toFixed(1)} ms (p95 ${pageMs.p95.toFixed(1)})`;
  const [first, last] = [costs[0], costs.at(-1)];
  if (first === undefined || last === undefined) return 'nothing was measured';
  const ratio = (of: 'idleMs' | 'changeMs' | 'pageMs'): string => (last[of].p50 / first[of].p50).toFixed(2);
  return [
    ...costs.map(line),
    `  longest against shortest, by p50 (goal ≤ 1.2): idle ${ratio('idleMs')}, one change ${ratio('changeMs')}, page ${ratio('pageMs')}`,
  ].join('\n');
}

if (import.meta.main) {
  console.log(machineLine());
  console.log(formatPullCost(await runPullCost(USUAL_PULL_COST)));
}
