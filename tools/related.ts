import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import { createRelatedEngine } from '#desk/related/related-engine.ts';
import { openCorpusStore } from './related/corpus-store.ts';
import type { CorpusRecord } from './related/data.ts';

const USAGE = `Usage: npm run -s related -- --corpus FILE.jsonl[.gz] --queries FILE.jsonl[.gz] [--top 10] [--least 0]
  --corpus    answered questions, one a line: {"id", "q", "focus"?, "a"?}
  --queries   questions, one a line: {"id", "text"}
  --top       most results for a query
  --least     likelihood below which nothing is shown, between 0 and 1
Prints {"id", "results": [{"id", "score"}], "ms"} for each query, one a line.`;

/** A line that is no object with what is needed is said on stderr and left out. */
async function* readObjects(file: string): AsyncGenerator<Record<string, unknown>> {
  const bytes = createReadStream(file);
  const lines = createInterface({
    input: file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes,
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    try {
      const json: unknown = JSON.parse(line);
      if (typeof json !== 'object' || json === null) throw new SyntaxError('not an object');
      yield json as Record<string, unknown>;
    } catch {
      console.error(`line ${number} of ${file} is no JSON object and was left out`);
    }
  }
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;

function toRecord(json: Record<string, unknown>): CorpusRecord | null {
  const id = textOf(json.id);
  const q = textOf(json.q);
  if (id === undefined || q === undefined) return null;
  const focus = textOf(json.focus);
  const a = textOf(json.a);
  return { id, q, ...(focus !== undefined && { focus }), ...(a !== undefined && { a }) };
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      corpus: { type: 'string' },
      queries: { type: 'string' },
      top: { type: 'string', default: '10' },
      least: { type: 'string', default: '0' },
    },
  });
  const top = Number(values.top);
  const least = Number(values.least);
  if (values.corpus === undefined || values.queries === undefined || !(top >= 1) || !(least >= 0 && least <= 1)) {
    console.error(USAGE);
    return 2;
  }
  const corpus = openCorpusStore();
  try {
    let page: CorpusRecord[] = [];
    let leftOut = 0;
    for await (const json of readObjects(values.corpus)) {
      const record = toRecord(json);
      if (record === null) leftOut += 1;
      else page.push(record);
      if (page.length === 2000) {
        corpus.add(page);
        page = [];
      }
    }
    corpus.add(page);
    if (leftOut > 0) console.error(`${leftOut} records without id or q were left out`);
    const engine = createRelatedEngine(corpus.store);
    // What is learned is read and compiled before the first query is timed, as it is in the app.
    engine.rank('warm up');
    for await (const json of readObjects(values.queries)) {
      const id = textOf(json.id) ?? '';
      const startedMs = performance.now();
      const results = engine
        .rank(textOf(json.text) ?? '')
        .filter(({ likelihood }) => likelihood >= least)
        .slice(0, top)
        .map(({ record, likelihood }) => ({ id: record.id, score: Number(likelihood.toPrecision(6)) }));
      const ms = Number((performance.now() - startedMs).toFixed(3));
      process.stdout.write(`${JSON.stringify({ id, results, ms })}\n`);
    }
    return 0;
  } finally {
    corpus.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  console.error(isMissing ? `There is no such file.\n${USAGE}` : error instanceof Error ? error.message : USAGE);
  process.exitCode = 2;
}
