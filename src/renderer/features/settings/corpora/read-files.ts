import {
  type CorpusReader,
  createCorpusReader,
  formatOfName,
  type RawReading,
} from '#domain/corpus-import/corpus-reader.ts';
import type { CorpusRow } from '#domain/corpus-import/corpus-record.ts';

/** The files that can be read, in the order of their paths, so that an import that goes on meets the same records. */
export function readableFiles(files: Iterable<File>): File[] {
  return [...files]
    .filter(({ name }) => formatOfName(name) !== null)
    .sort((one, other) => (pathOf(one) < pathOf(other) ? -1 : 1));
}

const pathOf = (file: File): string => file.webkitRelativePath || file.name;

/** Readings of all files, some at a time; `onBytes` is told how many bytes of the files were read since the last call. */
export async function* readFiles(
  files: readonly File[],
  onBytes: (bytes: number) => void,
): AsyncGenerator<RawReading[]> {
  for (const file of files) {
    const format = formatOfName(file.name);
    if (format === null) continue;
    const reader: CorpusReader = createCorpusReader(format);
    try {
      for await (const text of textOf(file, onBytes)) yield reader.push(text);
      yield reader.end();
    } catch (error) {
      // A damaged archive: what was read of it counts.
      if (!(error instanceof TypeError)) throw error;
      yield [{ problem: 'unreadable-file' }];
    }
  }
}

async function* textOf(file: File, onBytes: (bytes: number) => void): AsyncGenerator<string> {
  const counted = file.stream().pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        onBytes(chunk.byteLength);
        controller.enqueue(chunk);
      },
    }),
  );
  const plain = file.name.toLowerCase().endsWith('.gz')
    ? counted.pipeThrough(new DecompressionStream('gzip'))
    : counted;
  const decoder = new TextDecoder();
  const reader = plain.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      yield decoder.decode(value, { stream: true });
    }
    yield decoder.decode();
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

export interface FilePreview {
  readonly columns: readonly string[];
  /** The first rows; empty for a format whose records need no mapping. */
  readonly rows: readonly CorpusRow[];
}

const PREVIEWED_ROWS = 3;

/** What stands at the beginning of the files. */
export async function previewFiles(files: readonly File[]): Promise<FilePreview> {
  const rows: CorpusRow[] = [];
  for await (const readings of readFiles(files, () => {})) {
    for (const reading of readings) if ('row' in reading) rows.push(reading.row);
    if (rows.length >= PREVIEWED_ROWS) break;
  }
  const shown = rows.slice(0, PREVIEWED_ROWS);
  return { columns: [...new Set(shown.flatMap((row) => Object.keys(row)))], rows: shown };
}
