import { ensureChromium } from '#tools/prerequisites.ts';
import { benchAudit } from './audit.ts';
import { benchAuditSeal } from './audit-seal.ts';
import { benchFirstSync } from './first-sync.ts';
import { benchInsights } from './insights.ts';
import { benchQueue } from './queue.ts';
import { benchQueueKeys, benchQueueScroll } from './queue-window.ts';
import { type BenchResult, formatResult, machineLine, reaches } from './report.ts';
import { benchTemplates } from './templates.ts';
import { benchKeys, benchLongReplyKeys, benchStarts } from './window.ts';

const BENCHMARKS: Readonly<Record<string, () => Promise<BenchResult | BenchResult[]>>> = {
  'first-sync': benchFirstSync,
  start: benchStarts,
  keys: benchKeys,
  'keys-long-reply': benchLongReplyKeys,
  'queue-scroll': benchQueueScroll,
  'queue-keys': benchQueueKeys,
  queue: benchQueue,
  templates: benchTemplates,
  audit: benchAudit,
  'audit-seal': benchAuditSeal,
  insights: benchInsights,
};

/**
 * Each figure as a ratio to its peer from this very run; the names after `--` choose some of them. A miss is said and
 * does not fail the run.
 */
const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(BENCHMARKS);
const unknown = chosen.filter((name) => BENCHMARKS[name] === undefined);
if (unknown.length > 0) {
  process.stderr.write(`There is no benchmark "${unknown[0]}". Choose from: ${Object.keys(BENCHMARKS).join(', ')}.\n`);
  process.exit(1);
}
ensureChromium();
console.log(machineLine());
const results: BenchResult[] = [];
for (const name of chosen) {
  const result = await BENCHMARKS[name]?.();
  if (result === undefined) continue;
  for (const figure of [result].flat()) {
    results.push(figure);
    console.log(formatResult(figure));
  }
}
console.log(`${results.filter(reaches).length} of ${results.length} goals reached`);
