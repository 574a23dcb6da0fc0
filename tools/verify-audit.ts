import { parseArgs } from 'node:util';
import { sha256, verifySignature } from '#service/audit/signing-key.ts';
import { verifyTrailFile } from './audit-file.ts';

const USAGE = `Usage: npm run verify-audit -- FILE [--key PUBLIC_KEY]… [--seen SEQUENCE:HASH]…
  checks an exported audit trail; exit code 1 and the first bad line if it was altered
  --key  a public key of the service, as its administrator gave it to you; may stand several times. Without it the keys
         that the file itself names are used, and somebody who made the whole file anew would not be noticed
  --seen an entry that is known from elsewhere, as a workstation shows it: a trail that was cut before it, or made anew
         with the right key, does not pass`;

async function main(): Promise<number> {
  let parsed: { values: { key?: string[]; seen?: string[] }; positionals: string[] };
  try {
    parsed = parseArgs({
      options: { key: { type: 'string', multiple: true }, seen: { type: 'string', multiple: true } },
      allowPositionals: true,
    });
  } catch {
    console.error(USAGE);
    return 2;
  }
  const [file, ...others] = parsed.positionals;
  if (file === undefined || others.length > 0) {
    console.error(USAGE);
    return 2;
  }
  const trustedKeys = parsed.values.key ?? null;
  const seen = new Map<number, string>();
  for (const written of parsed.values.seen ?? []) {
    const [, sequence, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(written) ?? [];
    if (sequence === undefined || hash === undefined) {
      console.error(USAGE);
      return 2;
    }
    seen.set(Number(sequence), hash);
  }
  const verdict = await verifyTrailFile(file, { sha256, verifySignature, trustedKeys, seen });
  if (!verdict.isGood) {
    console.error(`Line ${verdict.line}: ${verdict.reason}.`);
    return 1;
  }
  const { chain, sequence, hash, checkpoints, keys } = verdict.state;
  console.log(`Good: ${sequence} events of chain ${chain}, ${checkpoints} checkpoints, last hash ${hash}.`);
  if (trustedKeys === null) {
    console.log(
      `Signed with ${Object.values(keys).join(', ')}: compare it with what the service's administrator says,`,
    );
    console.log('or give it with --key. Without that, a file that was made anew from end to end would pass.');
  }
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  console.error(isMissing ? 'There is no such file.' : 'The file could not be read.');
  process.exitCode = 1;
}
