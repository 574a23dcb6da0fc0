import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { passingSigner } from '#service/audit/signing-key.ts';
import { practiceTrail } from './practice-trail.ts';

const USAGE = `Usage: npm run -s audit-sample -- N FILE
  writes a signed practice trail of N events to FILE and prints the public key for verify-audit --key`;

const [count, file, ...others] = process.argv.slice(2);
if (count === undefined || !/^\d{1,8}$/.test(count) || file === undefined || others.length > 0) {
  console.error(USAGE);
  process.exit(2);
}

const signer = passingSigner();
const out = createWriteStream(file);
try {
  for (const line of practiceTrail(Number(count), signer)) {
    if (!out.write(`${line}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
  console.log(signer.publicKey);
} catch {
  console.error('The file could not be written.');
  process.exit(1);
}
