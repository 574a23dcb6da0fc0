import { generateKeyPairSync, hash, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendToChain, CHAIN_START, canonicalJson, emptyChain, faultOf, headOf } from './chain.ts';
import { type AuditEntry, type AuditEvent, auditEventSchema } from './event.ts';
import { endLine, entryLine, headerLine, keyIdOf, signCheckpoint, type TrailSigner } from './trail-file.ts';
import { finishTrail, readTrailLine, TRAIL_BEGINNING, type TrailCheck, TrailFault } from './verify-trail.ts';

const sha256 = (text: string): string => hash('sha256', text, 'hex');
const CHAIN = '0d0d0d0d-0000-4000-8000-000000000001';
const AT = '2026-11-24T08:30:00.000Z';

const makeEvent = (number: number, over: Record<string, unknown> = {}): AuditEvent =>
  auditEventSchema.parse({
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    occurredAt: AT,
    accountId: '6f9a1c52-8b1e-4a57-9d0f-0b7d3c1e2a10',
    roles: ['doctor'],
    deviceId: CHAIN,
    act: 'claimed',
    subjectId: null,
    details: { number },
    textHashes: {},
    ...over,
  });

function makeSigner(): TrailSigner & { readonly verify: TrailCheck['verifySignature'] } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(12).toString('base64');
  return {
    keyId: keyIdOf(raw, sha256),
    publicKey: raw,
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64'),
    verify: (key, text, signature) =>
      key === raw && verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64')),
  };
}

const signer = makeSigner();
const check: TrailCheck = { sha256, verifySignature: signer.verify, trustedKeys: [signer.publicKey] };

function chainOf(count: number, events: (number: number) => AuditEvent = makeEvent): AuditEntry[] {
  const entries: AuditEntry[] = [];
  let head = emptyChain(CHAIN);
  for (let number = 1; number <= count; number += 1) {
    const entry = appendToChain(head, events(number), sha256);
    entries.push(entry);
    head = headOf(entry);
  }
  return entries;
}

/** A whole trail with a checkpoint after every third entry. */
function trailOf(entries: readonly AuditEntry[], by: TrailSigner = signer): string[] {
  const header = headerLine(CHAIN, { [by.keyId]: by.publicKey });
  const lines = entries.flatMap((entry) =>
    entry.sequence % 3 === 0
      ? [entryLine(entry), canonicalJson(signCheckpoint(headOf(entry), AT, by))]
      : [entryLine(entry)],
  );
  const last = entries.at(-1);
  const end = endLine(
    last === undefined ? emptyChain(CHAIN) : headOf(last),
    { headerLine: header, checkpoints: Math.floor(entries.length / 3), signedAt: AT },
    by,
    sha256,
  );
  return [header, ...lines, end];
}

/** The number of the first bad line and why it is bad; null for a good trail. */
function firstBad(lines: readonly string[], how: TrailCheck = check): { line: number; reason: string } | null {
  let state = TRAIL_BEGINNING;
  let line = 0;
  try {
    for (const text of lines) {
      line += 1;
      state = readTrailLine(state, text, how);
    }
    line += 1;
    finishTrail(state, '');
    return null;
  } catch (error) {
    if (!(error instanceof TrailFault)) throw error;
    return { line, reason: error.message };
  }
}

describe('a trail', () => {
  const entries = chainOf(8);
  const trail = trailOf(entries);
  const replaced = (index: number, line: string): string[] => trail.with(index, line);

  it('is good as it was written, also with nothing in it', () => {
    expect(firstBad(trail)).toBeNull();
    expect(firstBad(trailOf([]))).toBeNull();
    expect(entries[0]?.previous).toBe(CHAIN_START);
  });

  it('shows every change of a single byte, wherever it is', () => {
    const [first = ''] = trail;
    expect(first.length).toBeGreaterThan(100);
    for (const [index, line] of trail.entries()) {
      for (let place = 0; place < line.length; place += 1) {
        const other = String.fromCharCode(line.charCodeAt(place) ^ (1 << (place % 7)));
        const bad = firstBad(replaced(index, line.slice(0, place) + other + line.slice(place + 1)));
        expect(bad, `line ${index + 1}, byte ${place}`).not.toBeNull();
      }
    }
  });

  it('shows what was dropped, repeated, moved or cut off, and says where', () => {
    expect(firstBad(trail.toSpliced(2, 1))).toMatchObject({ line: 3, reason: expect.stringContaining('missing') });
    expect(firstBad(trail.toSpliced(2, 0, trail[2] ?? ''))).toMatchObject({ line: 4 });
    expect(firstBad(trail.with(1, trail[2] ?? '').with(2, trail[1] ?? ''))).toMatchObject({ line: 2 });
    expect(firstBad(trail.slice(0, -1))).toMatchObject({ reason: expect.stringContaining('cut off') });
    const cutTail = [...trail.slice(0, 6), trail.at(-1) ?? ''];
    expect(firstBad(cutTail)).toMatchObject({ line: 7, reason: expect.stringContaining('entries were cut') });
    const withoutCheckpoint = trail.filter((line, index) => index < 2 || !line.startsWith('{"checkpoint"'));
    expect(firstBad(withoutCheckpoint)?.reason).toContain('checkpoints');
    expect(firstBad([...trail, trail[1] ?? ''])?.reason).toContain('after the end');
  });

  it('shows hashes made anew after a change, because nobody but the service can sign them', () => {
    const rewritten = chainOf(8, (number) => makeEvent(number, number === 2 ? { act: 'released' } : {}));
    const forged = trailOf(rewritten).map((line, index) => (line.startsWith('{"chain"') ? line : (trail[index] ?? '')));
    expect(firstBad(forged)).toMatchObject({ line: 5, reason: expect.stringContaining('hashes were made anew') });
  });

  it('shows a trail that was signed anew with another key to whoever knows the right one', () => {
    const stranger = makeSigner();
    const anew = trailOf(entries, stranger);
    expect(firstBad(anew)).toMatchObject({
      line: 1,
      reason: expect.stringContaining('not one of those that you trust'),
    });
    expect(firstBad(anew, { sha256, verifySignature: stranger.verify, trustedKeys: null })).toBeNull();
  });

  it('shows a trail that even its owner cut or made anew, to whoever has seen more of it', () => {
    const seen = (sequence: number, hash: string) => ({ ...check, seen: new Map([[sequence, hash]]) });
    const [last] = entries.slice(-1);
    expect(firstBad(trail, seen(8, last?.hash ?? ''))).toBeNull();
    const shorter = trailOf(entries.slice(0, 6));
    expect(firstBad(shorter)).toBeNull();
    expect(firstBad(shorter, seen(8, last?.hash ?? ''))?.reason).toContain('tail was cut off');
    const anew = trailOf(chainOf(8, (number) => makeEvent(number, number === 2 ? { act: 'released' } : {})));
    expect(firstBad(anew)).toBeNull();
    expect(firstBad(anew, seen(8, last?.hash ?? ''))).toMatchObject({
      line: 11,
      reason: expect.stringContaining('made anew'),
    });
  });

  it('takes no signature for another purpose', () => {
    const checkpoint = JSON.parse(trail[4] ?? '') as ReturnType<typeof signCheckpoint>;
    const end = { ...checkpoint.checkpoint, header: sha256(trail[0] ?? ''), checkpoints: 1 };
    const asEnd = canonicalJson({ end, signature: checkpoint.signature });
    expect(firstBad([...trail.slice(0, 5), asEnd])).toMatchObject({
      line: 6,
      reason: expect.stringContaining('signature'),
    });
  });
});

describe('an entry', () => {
  it('follows only the chain that it was written for', () => {
    const [first, second, third] = chainOf(3) as [AuditEntry, AuditEntry, AuditEntry];
    expect(faultOf(headOf(first), second, sha256)).toBeNull();
    expect(faultOf(headOf(first), third, sha256)).toBe('gap');
    expect(faultOf({ ...headOf(first), chain: 'another' }, second, sha256)).toBe('other-chain');
    expect(faultOf({ ...headOf(first), hash: second.hash }, second, sha256)).toBe('wrong-previous');
    const altered = { ...second, event: { ...second.event, act: 'released' } };
    expect(faultOf(headOf(first), altered, sha256)).toBe('wrong-hash');
  });

  it('holds no sentence, in whatever language', () => {
    const withDetail = (detail: unknown) => auditEventSchema.safeParse({ ...makeEvent(1), details: { why: detail } });
    expect(withDetail('claimed-by-other').success).toBe(true);
    expect(withDetail('2036-01-01T08:00:00.000Z').success).toBe(true);
    for (const words of ['my knee hurts', '膝蓋痛', 'pain\n', 'a'.repeat(201), { text: 'pain' }, ['pain']]) {
      expect(withDetail(words).success, JSON.stringify(words)).toBe(false);
    }
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(/[^\w.:+-]/.test(text) || text === '');
        return !withDetail(text).success;
      }),
    );
  });
});
