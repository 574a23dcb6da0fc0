import { createRelatedEngine } from '#desk/related/related-engine.ts';
import { openStore } from '#desk/store/store.ts';
import { percentile } from '../../bench/report.ts';
import { speedQueries } from './speed.ts';

/** Opens a corpus as a fresh worker would, asks, and says what that took: time of a query, and memory beyond Node's. */
const [folder = ''] = process.argv.slice(2);
const queries = speedQueries();
globalThis.gc?.();
const before = process.memoryUsage().rss;
const store = openStore({ folder, key: new Uint8Array(32).fill(5) });
const engine = createRelatedEngine(store);
for (const text of queries.slice(0, 20)) engine.rank(text);
const processorMs: number[] = [];
const samples = queries.map((text) => {
  const used = process.cpuUsage();
  const at = performance.now();
  engine.rank(text);
  const elapsedMs = performance.now() - at;
  const { user, system } = process.cpuUsage(used);
  processorMs.push((user + system) / 1000);
  return elapsedMs;
});
const memoryMegabytes = (process.memoryUsage().rss - before) / 2 ** 20;
store.close();
const measured = {
  p50: percentile(samples, 0.5),
  p95: percentile(samples, 0.95),
  // On a busy machine the time on the processor says more than the clock.
  processorP50: percentile(processorMs, 0.5),
  processorP95: percentile(processorMs, 0.95),
  memoryMegabytes,
};
process.stdout.write(`${JSON.stringify(measured)}\n`);
// Whoever started it ends it.
setInterval(() => {}, 60_000);
