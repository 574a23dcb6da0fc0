import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'audit-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'trail.jsonl');
let key = '';
let bytes: Buffer;

function run(tool: string, ...toolArguments: string[]): { code: number | null; out: string; errors: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, tool), ...toolArguments], {
    encoding: 'utf8',
  });
  return { code: status, out: stdout, errors: stderr };
}

function verifyBytes(changed: Buffer, ...more: string[]): { code: number | null; out: string; errors: string } {
  const altered = join(folder, 'altered.jsonl');
  writeFileSync(altered, changed);
  return run('verify-audit.ts', altered, ...more);
}

beforeAll(() => {
  key = run('audit-sample.ts', '450', file).out.trim();
  bytes = readFileSync(file);
});

describe('npm run verify-audit', () => {
  it('takes a sample as it was written, and names the key where none was given', () => {
    expect(bytes.toString('latin1').split('\n')).toHaveLength(1 + 450 + 2 + 1 + 1);
    expect(run('verify-audit.ts', file, '--key', key)).toMatchObject({ code: 0, errors: '' });
    expect(run('verify-audit.ts', file).out).toContain(key);
  });

  it('names the first bad line of an altered file and ends with 1', () => {
    const third = bytes.indexOf('\n', bytes.indexOf('\n') + 1) + 1;
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(third + 100) ^ 1, third + 100);
    expect(verifyBytes(changed)).toMatchObject({ code: 1, errors: expect.stringMatching(/^Line 3: .+\.\n$/) });
  });

  it('refuses a file that was cut, lengthened, or wrapped by an editor', () => {
    const whole = bytes.length;
    for (const cut of [bytes.subarray(0, whole - 1), bytes.subarray(0, whole / 2), Buffer.alloc(0)]) {
      expect(verifyBytes(cut).code).toBe(1);
    }
    expect(verifyBytes(Buffer.concat([bytes, Buffer.from('\n')])).code).toBe(1);
    expect(verifyBytes(Buffer.concat([Buffer.from('\ufeff'), bytes])).errors).toMatch(/^Line 1:/);
    expect(verifyBytes(Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r\n'), 'latin1')).errors).toMatch(
      /^Line 1:/,
    );
  });

  it('does not take somebody else’s key', () => {
    const stranger = run('audit-sample.ts', '10', join(folder, 'other.jsonl')).out.trim();
    expect(run('verify-audit.ts', file, '--key', stranger)).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/^Line 1: .*not one of those that you trust/),
    });
  });

  it('does not take a trail that ends before what was seen of it', () => {
    const seen = `451:${'a'.repeat(64)}`;
    expect(run('verify-audit.ts', file, '--seen', seen)).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/^Line 454: .*its tail was cut off/),
    });
    expect(run('verify-audit.ts', file, '--seen', 'yesterday').code).toBe(2);
  });

  it('says what is wrong with how it was called', () => {
    expect(run('verify-audit.ts').code).toBe(2);
    expect(run('verify-audit.ts', join(folder, 'none'))).toMatchObject({ code: 1, errors: 'There is no such file.\n' });
    expect(run('audit-sample.ts', 'many', file).code).toBe(2);
  });
});
