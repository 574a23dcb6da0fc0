import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import type { ImportedAnswer } from '#contract/service.ts';
import { createCorpusReader, formatOfName, type RawReading } from '#domain/corpus-import/corpus-reader.ts';
import type { CorpusProblem, CorpusReading } from '#domain/corpus-import/corpus-record.ts';

/** The records of a file, read piece by piece; none for a file of another kind. */
export async function* readCorpusFile(file: string): AsyncGenerator<RawReading> {
  const format = formatOfName(file);
  if (format === null) return;
  const reader = createCorpusReader(format);
  const bytes = createReadStream(file);
  const plain = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  const decoder = new TextDecoder();
  for await (const chunk of plain) yield* reader.push(decoder.decode(chunk as Buffer, { stream: true }));
  yield* reader.push(decoder.decode());
  yield* reader.end();
}

const PROBLEMS: Readonly<Record<CorpusProblem, string>> = {
  'not-json': 'it is no JSON object',
  'no-question': 'it has no question',
  'no-reply': 'it has no reply',
  'too-long': 'it is longer than 200,000 characters',
  'unreadable-file': 'the file cannot be read as what its name says',
};

/** The answer of a reading, or why there is none. */
export function toImportedAnswer(reading: CorpusReading, department: string | null): ImportedAnswer | string {
  if ('problem' in reading) return PROBLEMS[reading.problem];
  const where = department ?? reading.record.department;
  if (where === null) return 'it names no department; say which with --department NAME';
  return { ...reading.record, department: where };
}

/** All files under a folder that can be read, in the order of their paths. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && formatOfName(entry.name) !== null)
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
