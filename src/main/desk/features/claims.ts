import { uuidv7 } from 'uuidv7';
import { type CommandId, commandIdSchema, type QuestionId } from '#domain/ids.ts';
import type { Claim } from '#domain/question.ts';
import { toInstant } from '#domain/time.ts';
import type { Clock } from '../clock.ts';
import type { ChangeHub } from './changes.ts';
import type { OpenSession } from './session.ts';

/** How long a claim is shown as running until the service says it better, in milliseconds. */
const PRESUMED_LEASE_MS = 30 * 60_000;

interface Surroundings {
  readonly clock: Clock;
  readonly changes: ChangeHub;
}

/** Claims at once here and tells the service when it can. Null when the question is not there. */
export function claimQuestion(
  session: OpenSession,
  surroundings: Surroundings,
  questionId: QuestionId,
): CommandId | null {
  const nowMs = surroundings.clock.now();
  return give(session, surroundings, questionId, 'claim', {
    accountId: session.account.id,
    displayName: session.account.displayName,
    claimedAt: toInstant(nowMs),
    expiresAt: toInstant(nowMs + PRESUMED_LEASE_MS),
  });
}

/** Releases at once here and tells the service when it can. Null when the question is not there. */
export function releaseQuestion(
  session: OpenSession,
  surroundings: Surroundings,
  questionId: QuestionId,
): CommandId | null {
  return give(session, surroundings, questionId, 'release', null);
}

function give(
  { store, account, engine }: OpenSession,
  { clock, changes }: Surroundings,
  questionId: QuestionId,
  kind: 'claim' | 'release',
  claim: Claim | null,
): CommandId | null {
  const question = store.questions.find(questionId);
  if (question === null) return null;
  const now = toInstant(clock.now());
  const commandId = commandIdSchema.parse(uuidv7());
  store.transaction(() => {
    store.questions.setClaim(questionId, claim);
    store.outbox.enqueue(
      { commandId, kind, subjectId: questionId, baseRevision: question.revision, payload: {}, occurredAt: now },
      now,
    );
    store.auditEvents.append({
      occurredAt: now,
      accountId: account.id,
      act: kind,
      subjectId: questionId,
      details: { commandId },
    });
  });
  engine.outboxChanged();
  changes.tell(['queue', 'question', 'sync'], [questionId]);
  return commandId;
}
