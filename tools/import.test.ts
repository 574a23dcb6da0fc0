import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

/** What the command prints without a service. */
function dryRun(...args: readonly string[]): { status: number | null; out: string } {
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'import.ts'), '--dry-run', ...args],
    { encoding: 'utf8' },
  );
  return { status, out: stdout };
}

describe('npm run import, dry', () => {
  it('reads packed JSON Lines, CSV with named columns, and a folder of XML, and tells what it leaves out', () => {
    const folder = mkdtempSync(join(tmpdir(), 'replydesk-import-'));
    const lines = join(folder, 'a.jsonl.gz');
    writeFileSync(lines, gzipSync('{"q":"Heel","a":"Rest"}\nno\n{"q":"Knee","a":"Ice","department":"neurology"}\n'));
    const table = join(folder, 'b.csv');
    writeFileSync(table, 'complaint,advice\nHeel,Rest\nKnee,Ice\nHip,\n');
    const tree = join(folder, 'tree', 'inner');
    mkdirSync(tree, { recursive: true });
    writeFileSync(
      join(tree, '1.xml'),
      '<doc><Focus>Gout</Focus><QAPairs><QAPair><Question>What is Gout ?</Question><Answer>A disease.</Answer></QAPair></QAPairs></doc>',
    );

    const first = dryRun(lines);
    expect(first.out).toContain('answered questions read: 1');
    expect(first.out).toContain('record 1 of a.jsonl.gz: it names no department');
    expect(first.out).toContain('record 2 of a.jsonl.gz: it is no JSON object');
    const named = ['--department', 'orthopedics', '--column', 'title=complaint', '--column', 'replyText=advice'];
    expect(dryRun(...named, table).out).toContain('answered questions read: 2');
    expect(dryRun(...named, '--skip', '1', table).out).toContain('answered questions read: 1');
    expect(dryRun('--department', 'orthopedics', join(folder, 'tree')).out).toContain('answered questions read: 1');
    expect(dryRun('--column', 'nonsense=x', table).status).toBe(2);
  });
});
