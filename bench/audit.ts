import { hash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appendToChain, type ChainHead, canonicalJson, headOf } from '#domain/audit/chain.ts';
import type { AuditEntry } from '#domain/audit/event.ts';
import { type Checkpoint, checkpointText, entryLine, type TrailSigner } from '#domain/audit/trail-file.ts';
import {
  finishTrail,
  readTrailLine,
  TRAIL_BEGINNING,
  type TrailCheck,
  TrailFault,
  type TrailState,
} from '#domain/audit/verify-trail.ts';
import { passingSigner, sha256, verifySignature } from '#service/audit/signing-key.ts';
import { createRandom } from '#service/practice/random.ts';
import { verifyTrailFile } from '#tools/audit-file.ts';
import { practiceTrail } from '#tools/practice-trail.ts';
import { type BenchResult, percentile } from './report.ts';

const TAMPERED_EVENTS = 10_000;
const TIMED_EVENTS = 200_000;
const ROUNDS = 5;
const RANDOM_SWAPS = 10_000;
/** Whole chains made and signed anew by somebody else. */
const FORGED_TRAILS = 25;
/** As fast as an auditor's patience needs it. */
const EVENTS_PER_SECOND = 50_000;

interface Tampering {
  readonly name: string;
  tried: number;
  detected: number;
}

/**
 * Tampers with an export in every way and counts what is noticed.
 *
 * A check reads lines one after the other and its state after a line depends on that line and the state before alone. So
 * the check of a file that differs from line k on begins with the state before k, which the unaltered lines led to; that
 * is what reading them again would give. From there the altered lines are read by the same function that reads files,
 * to the first fault or the end of the file. Nothing is decided by where the change was made.
 */
function tamperWithEverything(lines: readonly string[], check: TrailCheck): Tampering[] {
  const states: TrailState[] = [TRAIL_BEGINNING];
  for (const line of lines) states.push(readTrailLine(states.at(-1) as TrailState, line, check));
  const stateBefore = (index: number): TrailState => states[index] as TrailState;
  const lineAt = (index: number): string => lines[index] as string;

  /** Whether the file of the first `index` lines, then `changed`, the lines from `goOnAt`, and `rest` is refused. */
  function isRefused(index: number, changed: Iterable<string>, goOnAt: number, rest = ''): boolean {
    let state = stateBefore(index);
    try {
      for (const line of changed) state = readTrailLine(state, line, check);
      for (let next = goOnAt; next < lines.length; next += 1) state = readTrailLine(state, lineAt(next), check);
      finishTrail(state, rest);
      return false;
    } catch (error) {
      if (error instanceof TrailFault) return true;
      throw error;
    }
  }
  const count = (tampering: Tampering, refused: boolean): void => {
    tampering.tried += 1;
    if (refused) tampering.detected += 1;
  };

  const flips: Tampering = { name: 'single-byte flips', tried: 0, detected: 0 };
  const cuts: Tampering = { name: 'truncations after every byte', tried: 0, detected: 0 };
  for (const [index, line] of lines.entries()) {
    for (let place = 0; place < line.length; place += 1) {
      // One of the eight bits each, in turn, so that all of them are tried all over the file.
      const flipped = String.fromCharCode(line.charCodeAt(place) ^ (1 << ((place + index) % 8)));
      const changed = line.slice(0, place) + flipped + line.slice(place + 1);
      // A flip may make a line break, which parts the line in two.
      count(flips, isRefused(index, changed.split('\n'), index + 1));
      count(cuts, isRefused(index, [], lines.length, line.slice(0, place)));
    }
    count(cuts, isRefused(index, [], lines.length, line));
    // The line break itself.
    const joined = line + String.fromCharCode(10 ^ (1 << (index % 8)));
    const isLast = index + 1 === lines.length;
    count(
      flips,
      isLast ? isRefused(index, [], index + 1, joined) : isRefused(index, [joined + lineAt(index + 1)], index + 2),
    );
  }

  const drops: Tampering = { name: 'dropped lines', tried: 0, detected: 0 };
  const repeats: Tampering = { name: 'repeated lines', tried: 0, detected: 0 };
  const swaps: Tampering = { name: 'swapped lines', tried: 0, detected: 0 };
  const swap = (left: number, right: number): void =>
    count(swaps, isRefused(left, [lineAt(right), ...lines.slice(left + 1, right), lineAt(left)], right + 1));
  for (let index = 0; index < lines.length; index += 1) {
    count(drops, isRefused(index, [], index + 1));
    count(repeats, isRefused(index, [lineAt(index), lineAt(index)], index + 1));
    if (index + 1 < lines.length) swap(index, index + 1);
  }
  const random = createRandom(7);
  for (let round = 0; round < RANDOM_SWAPS; round += 1) {
    const [left, right] = [random.below(lines.length), random.below(lines.length)].sort((a, b) => a - b) as [
      number,
      number,
    ];
    if (left !== right) swap(left, right);
  }

  const rechains: Tampering = { name: 're-chains from every event', tried: 0, detected: 0 };
  for (const [index, line] of lines.entries()) {
    if (!line.startsWith('{"chain"')) continue;
    count(rechains, isRefused(index, rechainFrom(lines, index), lines.length));
  }
  const forgeries: Tampering = { name: 're-chains signed with another key, right key known', tried: 0, detected: 0 };
  for (let round = 0; round < FORGED_TRAILS; round += 1) {
    const forged = [...practiceTrail(1000 + round, passingSigner())];
    count(forgeries, isRefused(0, forged, lines.length));
    // Only the signatures from some checkpoint on, under the right header.
    const least = random.below(lines.length);
    const from = lines.findIndex((line, index) => index > least && line.startsWith('{"checkpoint"'));
    if (from > 0) count(forgeries, isRefused(from, signAnew(lines.slice(from), passingSigner()), lines.length));
  }
  return [flips, cuts, drops, repeats, swaps, rechains, forgeries];
}

/** The lines from an entry on, with that entry altered and every hash after it made anew, but no signature. */
function* rechainFrom(lines: readonly string[], from: number): Generator<string> {
  const first = JSON.parse(lines[from] as string) as AuditEntry;
  let head: ChainHead = { chain: first.chain, sequence: first.sequence - 1, hash: first.previous };
  for (let index = from; index < lines.length; index += 1) {
    const line = lines[index] as string;
    if (!line.startsWith('{"chain"')) {
      yield line;
      continue;
    }
    const { event } = JSON.parse(line) as AuditEntry;
    const altered = index === from ? { ...event, act: event.act === 'released' ? 'claimed' : 'released' } : event;
    const entry = appendToChain(head, altered, sha256);
    head = headOf(entry);
    yield entryLine(entry);
  }
}

/** The same lines with every checkpoint signed by somebody else under the name of the right key. */
function signAnew(lines: readonly string[], signer: TrailSigner): string[] {
  return lines.map((line) => {
    if (!line.startsWith('{"checkpoint"')) return line;
    const { checkpoint } = JSON.parse(line) as Checkpoint;
    return canonicalJson({ checkpoint, signature: signer.sign(checkpointText(checkpoint)) });
  });
}

/** How much of the tampering with an export is noticed, and how fast a check is beside hashing the same bytes. */
export async function benchAudit(): Promise<BenchResult[]> {
  const signer = passingSigner();
  const check: TrailCheck = { sha256, verifySignature, trustedKeys: [signer.publicKey] };
  const tamperings = tamperWithEverything([...practiceTrail(TAMPERED_EVENTS, signer)], check);
  for (const { name, tried, detected } of tamperings) {
    console.log(`audit: ${name}: ${detected.toLocaleString('en')} of ${tried.toLocaleString('en')} detected`);
  }
  const tried = tamperings.reduce((sum, one) => sum + one.tried, 0);
  const detected = tamperings.reduce((sum, one) => sum + one.detected, 0);

  const folder = mkdtempSync(join(tmpdir(), 'replydesk-audit-'));
  try {
    const file = join(folder, 'trail.jsonl');
    writeFileSync(file, `${[...practiceTrail(TIMED_EVENTS, signer)].join('\n')}\n`);
    const seconds: number[] = [];
    const rawSeconds: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const start = performance.now();
      const verdict = await verifyTrailFile(file, check);
      seconds.push((performance.now() - start) / 1000);
      if (!verdict.isGood) throw new Error(`the sample is not good: ${verdict.reason}`);
      const rawStart = performance.now();
      hash('sha256', readFileSync(file), 'hex');
      rawSeconds.push((performance.now() - rawStart) / 1000);
    }
    const [ours, raw] = [percentile(seconds, 0.5), percentile(rawSeconds, 0.5)];
    return [
      {
        name: `tampering with an export of ${TAMPERED_EVENTS.toLocaleString('en')} events that is detected`,
        peer: 'tried',
        unit: 'changes',
        ours: detected,
        theirs: tried,
        ratio: detected / tried,
        ratioMeans: 'detected / tried',
        goal: { atLeast: 1 },
        samples: tried,
      },
      {
        name: 'check of an exported trail',
        peer: 'the goal',
        unit: 'events/s',
        ours: TIMED_EVENTS / ours,
        theirs: EVENTS_PER_SECOND,
        ratio: TIMED_EVENTS / ours / EVENTS_PER_SECOND,
        ratioMeans: 'ours / goal',
        goal: { atLeast: 1 },
        samples: ROUNDS,
      },
      {
        name: 'check of an exported trail against raw SHA-256',
        peer: 'one SHA-256 over the bytes of the same file',
        unit: 's',
        ours,
        theirs: raw,
        ratio: ours / raw,
        ratioMeans: 'ours / raw',
        // Every entry is a hash of its own, and reading lines costs too.
        goal: { atMost: 20 },
        samples: ROUNDS,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
