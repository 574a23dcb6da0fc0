import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createWrittenFiles } from './written-files.ts';

it('writes a file part by part for its owner alone, and leaves none that is not whole', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'replydesk-files-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const files = createWrittenFiles();
  const whole = join(folder, 'whole.csv');
  const wholeId = await files.open(whole);
  await files.append(wholeId, 'one\n');
  await files.append(wholeId, '二\n');
  await files.close(wholeId, true);
  expect(readFileSync(whole, 'utf8')).toBe('one\n二\n');
  expect(statSync(whole).mode & 0o777).toBe(0o600);
  await expect(files.append(wholeId, 'more')).rejects.toThrow(RangeError);

  const given = join(folder, 'given-up.csv');
  const givenId = await files.open(given);
  await files.append(givenId, 'half');
  await files.close(givenId, false);
  expect(existsSync(given)).toBe(false);
  await expect(files.open(join(folder, 'nowhere', 'x.csv'))).rejects.toThrow();
});
