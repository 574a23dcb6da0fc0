import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { evaluateRedFlags } from '#domain/red-flags/evaluate.ts';

const USAGE = `Usage: npm run -s triage -- FILE.jsonl
  reads {"id", "text"} a line and prints {"id", "tier", "marks"} a line; other fields of a line are ignored`;

const lineSchema = z.looseObject({ id: z.union([z.string(), z.number()]), text: z.string() });

/** Results go to stdout and nothing else does; what could not be read goes to stderr with its line number, never its text. */
async function main(): Promise<number> {
  const file = process.argv[2];
  if (file === undefined || process.argv.length > 3) {
    console.error(USAGE);
    return 2;
  }
  let lineNumber = 0;
  let failed = 0;
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) {
    lineNumber += 1;
    if (line.trim() === '') continue;
    const message = readLine(line.replace(/^\uFEFF/u, ''));
    if (typeof message === 'string') {
      failed += 1;
      console.error(`Line ${lineNumber}: ${message}`);
      continue;
    }
    const { tier, marks } = evaluateRedFlags(message.text);
    if (!process.stdout.write(`${JSON.stringify({ id: message.id, tier, marks })}\n`))
      await once(process.stdout, 'drain');
  }
  if (failed > 0) console.error(`${failed} of ${lineNumber} lines could not be read; the others are above.`);
  return failed > 0 ? 1 : 0;
}

/** The message of a line, or why there is none. */
function readLine(line: string): z.infer<typeof lineSchema> | string {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return 'it is no JSON.';
  }
  const parsed = lineSchema.safeParse(json);
  return parsed.success ? parsed.data : 'it needs an "id" (string or number) and a "text" (string).';
}

try {
  process.exitCode = await main();
} catch (error) {
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  console.error(isMissing ? `There is no file ${process.argv[2]}.` : 'The file could not be read.');
  process.exitCode = 1;
}
