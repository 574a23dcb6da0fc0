import { checkDepartments } from './department-check.ts';
import { checkDosage } from './dosage.ts';
import type { CheckedReply, CheckInput, ReplyFinding } from './finding.ts';
import { checkIdentifiers } from './identifier-check.ts';
import { checkLanguage } from './language-check.ts';
import { checkLength } from './length-check.ts';
import { checkOpenSlots } from './open-slots.ts';
import { checkReadingLevel } from './reading-level.ts';
import { replyBlocks } from './reply-text.ts';
import { checkSafetyNet } from './safety-net.ts';
import { checkUnansweredAsks } from './unanswered-asks.ts';
import { checkUrgencyAdvice } from './urgency-advice.ts';

/** In the order in which they are shown: what blocks, what could hurt, what could expose, what could be better. */
const CHECKS: readonly ((reply: CheckedReply) => ReplyFinding[])[] = [
  checkOpenSlots,
  checkUrgencyAdvice,
  checkDosage,
  checkIdentifiers,
  checkDepartments,
  checkLanguage,
  checkSafetyNet,
  checkUnansweredAsks,
  checkLength,
  checkReadingLevel,
];

/**
 * What speaks against sending a reply as it is; empty when nothing does. Rules on words, no judgement of what is
 * medically right. Pure and quick: a reply of 5,000 words takes a few milliseconds.
 */
export function checkReply(input: CheckInput): ReplyFinding[] {
  const blocks = replyBlocks(input.content);
  const reply: CheckedReply = { ...input, blocks };
  // Of an empty reply there is nothing else to say.
  const blocking = checkOpenSlots(reply);
  if (blocking.some(({ code }) => code === 'empty')) return blocking;
  return CHECKS.flatMap((check) => check(reply));
}
