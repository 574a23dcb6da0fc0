import type { RedFlag } from '#contract/desk.ts';
import type { QuestionId } from '#domain/ids.ts';
import { missingFactsOf } from '#domain/missing-information.ts';
import { toInstant } from '#domain/time.ts';
import { deadlineOf, isAwake, urgencyOf } from '#domain/triage.ts';
import type { StoredFlags } from '../store/repositories/question-flags.ts';
import type { RedFlags } from '../triage/load-red-flags.ts';
import type { OpenSession } from './session.ts';

/** A question with everything that stands beside it; null when the account does not see it. */
export function findQuestionDetails(session: OpenSession, questionId: QuestionId) {
  const { store, engine, account, clock } = session;
  const question = store.questions.find(questionId);
  if (question === null) return null;
  // Whoever opens a question sees its flags, also while the background has not come to it yet.
  if (question.status === 'pending') store.transaction(() => engine.evaluate([questionId]));
  const now = toInstant(clock.now());
  const isRunning = question.claim !== null && question.claim.expiresAt > now;
  const takenUp = store.outbox
    .listUnsettledOf(questionId)
    .flatMap((command) => (command.kind === 'take-up-draft' ? [command.payload.handedDraftId] : []));
  const flags = store.questionFlags.find(questionId);
  const urgency = urgencyOf(question.urgencyOverride, flags?.tier ?? null, question.textRevision);
  const snooze = store.snoozes.find(questionId);
  const originalTitle = question.duplicateOf === null ? null : store.questions.findTitle(question.duplicateOf);
  return {
    question: isRunning ? question : { ...question, claim: null, askedForBy: [] },
    replies: store.replies.listOfQuestion(questionId),
    claimedByMe: isRunning && question.claim?.accountId === account.id,
    present: engine.presentAt(questionId),
    handedDrafts: store.handedDrafts.listOfQuestion(questionId).filter(({ id }) => !takenUp.includes(id)),
    urgency,
    deadlineAt: deadlineOf(question.askedAt, urgency),
    flags: flagsOf(flags?.marks ?? [], session.redFlags),
    marks: flags?.marks ?? [],
    areFlagsRead: question.status !== 'pending' || (flags?.rulesVersion ?? null) !== null,
    missing: missingFactsOf(question),
    notes: store.notes.listOfQuestion(questionId),
    earlier: store.questions.listOfSameAsker(questionId),
    snooze: snooze === null || isAwake(snooze, question.textRevision, now) ? null : snooze,
    original:
      question.duplicateOf === null || originalTitle === null
        ? null
        : { id: question.duplicateOf, title: originalTitle },
    duplicates: store.questions.countDuplicates(questionId),
  };
}

/** The rules of the marks, most urgent first; those of which every mention is muted last. */
function flagsOf(marks: StoredFlags['marks'], { findRedFlagRule }: RedFlags): RedFlag[] {
  const isMuted = new Map<string, boolean>();
  for (const { ruleId, muted } of marks) isMuted.set(ruleId, muted && (isMuted.get(ruleId) ?? true));
  return [...isMuted]
    .flatMap(([ruleId, muted]) => {
      const rule = findRedFlagRule(ruleId);
      if (rule === null) return [];
      const { id, concept, tier, why, source, signedOff, needsHuman = false } = rule;
      return [{ muted, flag: { ruleId: id, concept, tier, why, source, signedOff: signedOff !== null, needsHuman } }];
    })
    .sort(
      (left, right) =>
        Number(left.muted) - Number(right.muted) ||
        (left.flag.tier < right.flag.tier ? -1 : left.flag.tier > right.flag.tier ? 1 : 0),
    )
    .map(({ flag }) => flag);
}
