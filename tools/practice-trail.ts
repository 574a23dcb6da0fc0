import { appendToChain, canonicalJson, emptyChain, headOf } from '#domain/audit/chain.ts';
import { auditEventSchema } from '#domain/audit/event.ts';
import { endLine, entryLine, headerLine, signCheckpoint, type TrailSigner } from '#domain/audit/trail-file.ts';
import { toInstant } from '#domain/time.ts';
import { sha256 } from '#service/audit/signing-key.ts';
import { createRandom, practiceId } from '#service/practice/random.ts';

/** As often as a service that is little used signs; a busy one has more entries between two checkpoints. */
const CHECKPOINT_EVERY = 200;
const START_MS = Date.parse('2026-11-02T08:00:00.000Z');
const DOCTORS = 40;
const QUESTIONS = 2000;

/** What doctors and reviewers do, about as often as they do it. */
const ACTS: readonly { readonly act: string; readonly share: number; readonly hasText: boolean }[] = [
  { act: 'claimed', share: 0.25, hasText: false },
  { act: 'reply-viewed', share: 0.25, hasText: false },
  { act: 'draft-revision-kept', share: 0.15, hasText: true },
  { act: 'reply-published', share: 0.15, hasText: true },
  { act: 'released', share: 0.08, hasText: false },
  { act: 'signed-in', share: 0.07, hasText: false },
  { act: 'transferred', share: 0.03, hasText: false },
  { act: 'urgency-overridden', share: 0.02, hasText: false },
];

/** The lines of a made-up trail of `count` events, the same every time but for the key: nobody is in it. */
export function* practiceTrail(count: number, signer: TrailSigner): Generator<string> {
  const random = createRandom(count);
  const first = headerLine(practiceId('audit chain'), { [signer.keyId]: signer.publicKey });
  yield first;
  let head = emptyChain(practiceId('audit chain'));
  let atMs = START_MS;
  let checkpoints = 0;
  for (let number = 1; number <= count; number += 1) {
    atMs += 1 + random.below(4000);
    const { act, hasText } = pickAct(random.next());
    const doctor = random.below(DOCTORS);
    const event = auditEventSchema.parse({
      id: practiceId('audit event', String(number)),
      occurredAt: toInstant(atMs),
      accountId: practiceId('doctor', String(doctor)),
      roles: ['doctor'],
      deviceId: practiceId('device', String(doctor)),
      act,
      subjectId: act === 'signed-in' ? null : practiceId('question', String(random.below(QUESTIONS))),
      details:
        act === 'signed-in'
          ? {}
          : { commandId: practiceId('command', String(number)), baseRevision: 1 + random.below(9) },
      textHashes: hasText ? { body: sha256(`body ${number}`) } : {},
    });
    const entry = appendToChain(head, event, sha256);
    head = headOf(entry);
    yield entryLine(entry);
    if (number % CHECKPOINT_EVERY === 0) {
      checkpoints += 1;
      yield canonicalJson(signCheckpoint(head, toInstant(atMs), signer));
    }
  }
  yield endLine(head, { headerLine: first, checkpoints, signedAt: toInstant(atMs) }, signer, sha256);
}

function pickAct(point: number): (typeof ACTS)[number] {
  let upTo = 0;
  for (const choice of ACTS) {
    upTo += choice.share;
    if (point < upTo) return choice;
  }
  return ACTS[0] as (typeof ACTS)[number];
}
