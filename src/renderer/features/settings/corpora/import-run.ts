import { useSyncExternalStore } from 'react';
import { CORPUS_STEP, type Corpus } from '#contract/desk.ts';
import { type ColumnMapping, type CorpusReading, readRow } from '#domain/corpus-import/corpus-record.ts';
import type { Department } from '#domain/department.ts';
import { deskClient } from '../../../lib/clients.ts';
import { readFiles } from './read-files.ts';

/** What is to be imported, and how. */
export interface ImportPlan {
  readonly corpus: Corpus;
  readonly files: readonly File[];
  readonly mapping: ColumnMapping;
  readonly departmentId: Department['id'];
}

export interface ImportRun {
  readonly corpusId: string;
  /** Share of the files' bytes that was read, 0 to 1. */
  readonly done: number;
  readonly corpus: Corpus;
  readonly state: 'running' | 'stopping' | 'failed';
}

/** It goes on when the doctor leaves the settings, so it belongs to no screen. */
let run: ImportRun | null = null;
const watchers = new Set<() => void>();

function show(next: ImportRun | null): void {
  run = next;
  for (const watcher of watchers) watcher();
}

/** The import that is under way, or the last one if it failed. */
export function useImportRun(): ImportRun | null {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => run,
  );
}

/** Stops after the present step; what was imported stays, and the import can go on with the same files. */
export function stopImport(): void {
  if (run?.state === 'running') show({ ...run, state: 'stopping' });
}

/** Imports from where the corpus was left. One at a time; resolves when it is over in whatever way. */
export async function runImport({ corpus, files, mapping, departmentId }: ImportPlan): Promise<void> {
  if (run !== null && run.state !== 'failed') return;
  const allBytes = files.reduce((sum, { size }) => sum + size, 0);
  let bytes = 0;
  let toSkip = corpus.read;
  let waiting: CorpusReading[] = [];
  let latest = corpus;
  const isStopping = (): boolean => run?.state === 'stopping';
  show({ corpusId: corpus.id, done: 0, corpus, state: 'running' });
  try {
    const addStep = async (): Promise<void> => {
      const readings = waiting.slice(0, CORPUS_STEP);
      waiting = waiting.slice(CORPUS_STEP);
      latest = await deskClient.corpora.add({ corpusId: corpus.id, departmentId, readings });
      if (run !== null) show({ ...run, corpus: latest, done: allBytes === 0 ? 1 : Math.min(1, bytes / allBytes) });
    };
    for await (const readings of readFiles(files, (count) => {
      bytes += count;
    })) {
      const skipped = Math.min(toSkip, readings.length);
      toSkip -= skipped;
      for (const reading of readings.slice(skipped))
        waiting.push('row' in reading ? readRow(reading.row, mapping) : reading);
      while (waiting.length >= CORPUS_STEP && !isStopping()) await addStep();
      if (isStopping()) break;
    }
    if (isStopping()) {
      show(null);
      return;
    }
    if (waiting.length > 0) await addStep();
    await deskClient.corpora.complete({ corpusId: corpus.id });
    show(null);
  } catch {
    // The disk is full, a file has gone, or the desk was ended: what is stored stays, and the doctor may go on.
    show({ corpusId: corpus.id, done: bytes / Math.max(1, allBytes), corpus: latest, state: 'failed' });
  }
}
