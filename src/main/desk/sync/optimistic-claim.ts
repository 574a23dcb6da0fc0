import type { Command, Outcome } from '#contract/service.ts';
import type { Store } from '#desk/store/store.ts';
import type { AccountId } from '#domain/ids.ts';
import type { Question } from '#domain/question.ts';
import type { Instant } from '#domain/time.ts';

/**
 * The question as it should be shown while a claim or release of it is on its way: the doctor keeps seeing what they
 * just did, unless somebody else holds the question according to the service; that is shown at once.
 */
export function withOptimisticClaim(store: Store, accountId: AccountId, question: Question, now: Instant): Question {
  const wish = store.outbox
    .listUnsettledOf(question.id)
    .filter((command) => command.kind === 'claim' || command.kind === 'release')
    .at(-1);
  if (wish === undefined || question.status !== 'pending') return question;
  const mine = question.claim?.accountId === accountId;
  if (wish.kind === 'release') return mine ? { ...question, claim: null } : question;
  const free = question.claim === null || question.claim.expiresAt <= now;
  const shown = store.questions.find(question.id)?.claim ?? null;
  return free && shown?.accountId === accountId ? { ...question, claim: shown } : question;
}

/** Takes back what was shown ahead of the service, because the service decided otherwise. */
export function rollBackClaim(
  store: Store,
  accountId: AccountId,
  command: Command,
  outcome: Exclude<Outcome, { outcome: 'applied' }>,
): void {
  const { subjectId } = command;
  if (command.kind === 'claim' && store.questions.find(subjectId)?.claim?.accountId === accountId) {
    store.questions.setClaim(subjectId, null);
  }
  if (outcome.outcome !== 'conflict') return;
  storeIfNewer(store, outcome.question);
}

/** Keeps what came with an outcome, unless the feed brought something newer already. */
export function storeIfNewer(store: Store, question: Question | null): void {
  if (question === null) return;
  if (question.revision >= (store.questions.findRevision(question.id) ?? 0)) {
    store.questions.upsert(question, question.revision);
  }
}
