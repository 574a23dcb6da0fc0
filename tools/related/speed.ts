import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { percentile } from '../../bench/report.ts';
import { projectRoot } from '../build-app.ts';
import { startReadyProcess } from '../child-process.ts';
import { openCorpusStore } from './corpus-store.ts';
import { type CorpusRecord, readMedquad, readMessageSummaries } from './data.ts';
import { openPlainFts5 } from './peers.ts';

/** Prints time, size and memory of corpora of these sizes; long messages and short questions are asked in turn. */
export async function measureSpeed(sizes: readonly number[]): Promise<void> {
  const queries = speedQueries();
  console.log(
    '\n| records | p50 / p95 ms, ours | on the processor | p50 / p95 ms, FTS5 all words | build s | bytes a record | of that index | memory MB | insert to findable ms |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const size of sizes) {
    const records = corpusOf(size);
    const corpus = openCorpusStore();
    const startedMs = performance.now();
    corpus.add(records);
    const buildSeconds = (performance.now() - startedMs) / 1000;
    const insertMs = percentile(
      Array.from({ length: 30 }, (_, index) => {
        const at = performance.now();
        corpus.add([{ id: `new ${index}`, q: `What helps against zyxomania${index}?` }]);
        if (corpus.store.relatedIndex.search(`"zyxomania${index}"`, '""', 1, []).length !== 1)
          throw new Error('an inserted answer was not found');
        return performance.now() - at;
      }),
      0.5,
    );
    corpus.store.database.pragma('wal_checkpoint(TRUNCATE)');
    const whole = sizeOf(corpus.folder);
    const index = indexBytes(corpus.store.database);
    const child = await startReadyProcess({
      name: 'the measured engine',
      arguments: [join(projectRoot, 'tools/related/measured-engine.ts'), corpus.folder],
      patienceMs: 600_000,
    });
    const { p50, p95, processorP50, processorP95, memoryMegabytes } = child.ready as Record<string, number>;
    await child.stop();
    corpus.close();
    const peer = openPlainFts5(records.map(({ q }) => q));
    const peerMs = queries.map((text) => {
      const at = performance.now();
      peer.search(text, 10);
      return performance.now() - at;
    });
    peer.close();
    console.log(
      `| ${size.toLocaleString('en')} | ${fixed(p50)} / ${fixed(p95)} | ${fixed(processorP50)} / ${fixed(processorP95)} | ${percentile(peerMs, 0.5).toFixed(1)} / ${percentile(peerMs, 0.95).toFixed(1)} | ${buildSeconds.toFixed(1)} | ${Math.round(whole / size)} | ${Math.round(index / size)} | ${Math.round(memoryMegabytes ?? 0)} | ${insertMs.toFixed(1)} |`,
    );
  }
}

const fixed = (value: number | undefined): string => (value ?? Number.NaN).toFixed(1);

/** Long messages and short questions, half and half. */
export function speedQueries(): string[] {
  const messages = readMessageSummaries().filter((_, index) => index % 4 === 0);
  return messages.flatMap(({ chq, summary }) => [chq, summary]);
}

/** MedQuAD's questions; beyond their number, each question asked of the matter of another. */
function corpusOf(size: number): CorpusRecord[] {
  const medquad = readMedquad();
  return Array.from({ length: size }, (_, index) => {
    const own = medquad[index % medquad.length];
    const round = Math.floor(index / medquad.length);
    const other = medquad[(index * 31 + round * 7919) % medquad.length];
    if (own === undefined || other === undefined) throw new Error('the corpus is empty');
    const q = round === 0 ? own.q : own.q.replace(own.focus, other.focus);
    return { id: `${index}`, q };
  });
}

function sizeOf(folder: string): number {
  return readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
}

function indexBytes(database: ReturnType<typeof openCorpusStore>['store']['database']): number {
  const row = database
    .prepare(`SELECT sum(length(block)) AS bytes FROM (
        SELECT block FROM related_terms_a_data UNION ALL SELECT block FROM related_reply_terms_a_data)`)
    .get() as { bytes: number };
  const words = database.prepare('SELECT sum(length(stem) + 4) AS bytes FROM related_frequency_a').get() as {
    bytes: number;
  };
  const sizes = database.prepare('SELECT sum(length(sz) + 6) AS bytes FROM related_terms_a_docsize').get() as {
    bytes: number;
  };
  return row.bytes + words.bytes + 2 * sizes.bytes;
}
