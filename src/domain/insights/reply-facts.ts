import type { AccountId, DepartmentId } from '../ids.ts';
import type { Question } from '../question.ts';
import { flagQuestion } from '../question-flags.ts';
import { RULES_VERSION } from '../red-flags/rules-version.ts';
import { referralsOf } from '../referral.ts';
import { isStandingAnswer, type Reply } from '../reply.ts';
import { readingLevelOf } from '../reply-checks/reading-level.ts';
import { isChinese, replyBlocks } from '../reply-checks/reply-text.ts';
import { hasSafetyNet } from '../reply-checks/safety-net.ts';
import type { Instant } from '../time.ts';
import { deadlineOf, urgencyOf } from '../triage.ts';

/** Raised whenever the same reply would give other facts, so that facts of an earlier program are made anew. */
const FACTS_VERSION = 1;

/** What facts rest on: another basis may give others of the same reply. */
export const FACTS_BASIS = `${FACTS_VERSION} ${RULES_VERSION}`;

/** What insights count of one standing answer. */
export interface ReplyFact {
  /** The department that its author answered from. */
  readonly departmentId: DepartmentId;
  /** Null for an author without an account. */
  readonly authorAccountId: AccountId | null;
  readonly authorName: string;
  readonly repliedAt: Instant;
  /** From asking to this answer, whole minutes; null unless it is its question's first, and where the two times contradict. */
  readonly waitMinutes: number | null;
  /** Whether it came after the deadline; null where `waitMinutes` is. */
  readonly isLate: boolean | null;
  /** Reading level of the reply itself, "More information" apart; null where it is too short to tell. */
  readonly reading: { readonly scale: ReadingScale; readonly grade: number } | null;
  readonly hasSafetyNet: boolean;
  readonly hasReferral: boolean;
}

/** The two scales have nothing but their unit in common, see `readingLevelOf`. */
export type ReadingScale = 'english' | 'chinese';

/**
 * The facts of a question's standing answers, oldest first. Questions back to the patient and retracted replies answer
 * nothing and have none. The deadline is what the rules of today make of the words that the patient had written by then,
 * or a doctor's word on the urgency that was given by then.
 */
export function replyFactsOf(question: Question, replies: readonly Reply[]): ReplyFact[] {
  const answers = replies
    .filter(isStandingAnswer)
    .toSorted((a, b) => a.repliedAt.localeCompare(b.repliedAt) || a.id.localeCompare(b.id));
  return answers.map((reply, index) => {
    const waitMs = Date.parse(reply.repliedAt) - Date.parse(question.askedAt);
    const isTimed = index === 0 && waitMs >= 0;
    const blocks = replyBlocks(reply);
    const text = blocks
      .filter(({ field }) => field === 'body')
      .map((block) => block.text)
      .join('\n');
    const { grade } = readingLevelOf(text, question.language);
    return {
      departmentId: reply.departmentId,
      authorAccountId: reply.authorAccountId,
      authorName: reply.authorName,
      repliedAt: reply.repliedAt,
      waitMinutes: isTimed ? Math.floor(waitMs / 60_000) : null,
      isLate: isTimed ? reply.repliedAt > deadlineAtReply(question, reply.repliedAt) : null,
      reading: grade === null ? null : { scale: isChinese(text) ? 'chinese' : 'english', grade },
      hasSafetyNet: hasSafetyNet(blocks),
      hasReferral:
        referralsOf(reply.body, ...(reply.moreInformation === null ? [] : [reply.moreInformation])).length > 0,
    };
  });
}

function deadlineAtReply(question: Question, repliedAt: Instant): Instant {
  const { tier } = flagQuestion({
    ...question,
    followUps: question.followUps.filter(({ writtenAt }) => writtenAt <= repliedAt),
  });
  const { urgencyOverride } = question;
  const override = urgencyOverride !== null && urgencyOverride.overriddenAt <= repliedAt ? urgencyOverride : null;
  return deadlineOf(question.askedAt, urgencyOf(override, tier, question.textRevision));
}

/** The first part of a language tag, by which insights part: `zh` of `zh-Hant-TW`. */
export function primaryLanguageOf(tag: string): string {
  return tag.split('-', 1)[0]?.toLowerCase() ?? tag;
}
