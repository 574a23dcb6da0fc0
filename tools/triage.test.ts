import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'triage-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function triage(content: string): { code: number | null; out: unknown[]; errors: string } {
  const file = join(folder, 'in.jsonl');
  writeFileSync(file, content);
  const result = spawnSync(process.execPath, [join(import.meta.dirname, 'triage.ts'), file], { encoding: 'utf8' });
  const lines = result.stdout.split('\n').filter((line) => line !== '');
  return { code: result.status, out: lines.map((line) => JSON.parse(line)), errors: result.stderr };
}

describe('npm run triage', () => {
  it('prints a result a line with offsets into the text', () => {
    const text = 'My father has crushing chest pain';
    const { code, out } = triage(
      `${JSON.stringify({ id: 'a', text })}\n${JSON.stringify({ id: 2, text: 'dry skin' })}\n`,
    );
    expect(code).toBe(0);
    expect(out).toMatchObject([
      { id: 'a', tier: 'T1' },
      { id: 2, tier: null, marks: [] },
    ]);
    const { marks } = out[0] as { marks: { start: number; end: number; muted: boolean }[] };
    expect(marks.map((mark) => text.slice(mark.start, mark.end))).toContain('crushing chest pain');
  });

  it('names the lines it cannot read, without their text, and does the others', () => {
    const { code, out, errors } = triage(
      '{"id":"a","text":"floppy baby"}\nsecret words\n{"id":"b"}\n\n{"id":"c","text":"hello"}',
    );
    expect(code).toBe(1);
    expect(out).toHaveLength(2);
    expect(errors).toContain('Line 2: it is no JSON.');
    expect(errors).toContain('Line 3:');
    expect(errors).not.toContain('secret');
  });
});
