import { describe, expect, it } from 'vitest';
import type { RawReading } from '#domain/corpus-import/corpus-reader.ts';
import { previewFiles, readableFiles, readFiles } from './read-files.ts';

async function gzip(text: string): Promise<ArrayBuffer> {
  return new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
}

async function readAll(files: readonly File[]): Promise<{ readings: RawReading[]; bytes: number }> {
  let bytes = 0;
  const readings: RawReading[] = [];
  for await (const some of readFiles(files, (count) => {
    bytes += count;
  }))
    readings.push(...some);
  return { readings, bytes };
}

describe('files of a corpus', () => {
  it('are read in the order of their names, unpacked, and counted in bytes of the file', async () => {
    const packed = await gzip('{"q":"頸部疼痛","a":"休息"}\n{"q":"Knee","a":"Ice"}\n');
    const files = readableFiles([
      new File(['q,a\nHeel,Rest\n'], 'b.csv'),
      new File(['%PDF'], 'c.pdf'),
      new File([packed], 'a.jsonl.gz'),
    ]);
    expect(files.map(({ name }) => name)).toEqual(['a.jsonl.gz', 'b.csv']);
    const { readings, bytes } = await readAll(files);
    expect(readings).toEqual([
      { row: { q: '頸部疼痛', a: '休息' } },
      { row: { q: 'Knee', a: 'Ice' } },
      { row: { q: 'Heel', a: 'Rest' } },
    ]);
    expect(bytes).toBe(files.reduce((sum, { size }) => sum + size, 0));
    expect((await previewFiles(files)).columns).toEqual(['q', 'a']);
  });

  it('count a damaged archive as one that cannot be read, and go on', async () => {
    const packed = await gzip('{"q":"Heel","a":"Rest"}\n'.repeat(5000));
    const { readings } = await readAll([
      new File([packed.slice(0, packed.byteLength - 50)], 'a.jsonl.gz'),
      new File(['{"q":"Knee","a":"Ice"}'], 'b.jsonl'),
    ]);
    expect(readings.filter((reading) => 'problem' in reading)).toEqual([{ problem: 'unreadable-file' }]);
    expect(readings.at(-1)).toEqual({ row: { q: 'Knee', a: 'Ice' } });
  });
});
