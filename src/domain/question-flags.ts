import type { FollowUp, Question } from './question.ts';
import { evaluateRedFlags, type RedFlagMark } from './red-flags/evaluate.ts';
import type { Tier } from './red-flags/rule.ts';
import { findRedFlagRule } from './red-flags/rules/rules.ts';
import { RULES_VERSION } from './red-flags/rules-version.ts';

/**
 * Most of a question that the rules read, in UTF-16 units over body and follow-ups together; a body may have ten
 * million. What comes after is not evaluated.
 */
export const MAX_EVALUATED_LENGTH = 200_000;

/** How much of the body stands before a follow-up while that is evaluated ("my baby" there, "has a fever" here). */
const FOLLOW_UP_CONTEXT_LENGTH = 2000;

/** A phrase that a rule found, and in which of the patient's texts. Offsets are UTF-16 indices into that text. */
export interface QuestionMark extends RedFlagMark {
  readonly place: 'body' | { readonly followUpId: FollowUp['id'] };
}

/** What the rules say about a whole question. It is not a diagnosis. */
export interface QuestionFlags {
  readonly rulesVersion: string;
  /** Null where no rule fired. */
  readonly tier: Tier | null;
  /** The rule that stands for the tier; null where none fired. */
  readonly topRuleId: string | null;
  /** In the order of the texts. */
  readonly marks: readonly QuestionMark[];
}

const TIERS: readonly Tier[] = ['T1', 'T2', 'T3'];

/**
 * Applies the red-flag rules to a question: its body with the title as context, and each follow-up with title and body
 * as context, because the context completes what is said and never fires alone.
 */
export function flagQuestion(
  question: Pick<Question, 'title' | 'body' | 'followUps' | 'ageBand' | 'sex' | 'language'>,
): QuestionFlags {
  const { ageBand, sex, language, title, body } = question;
  const read = (text: string, lead: string) => evaluateRedFlags(text, { ageBand, sex, language, title: lead });
  let left = MAX_EVALUATED_LENGTH;
  const take = (text: string): string => {
    const taken = text.slice(0, left);
    left -= taken.length;
    return taken;
  };
  const marks: QuestionMark[] = [];
  let tier: Tier | null = null;
  let topRuleId: string | null = null;
  const note = (result: ReturnType<typeof evaluateRedFlags>, place: QuestionMark['place']): void => {
    marks.push(...result.marks.map((mark) => ({ ...mark, place })));
    if (result.tier === null || (tier !== null && TIERS.indexOf(tier) <= TIERS.indexOf(result.tier))) return;
    tier = result.tier;
    topRuleId = topRuleOf(result.marks, result.tier);
  };
  note(read(take(body), title), 'body');
  const lead = `${title}\n\n${body.slice(0, FOLLOW_UP_CONTEXT_LENGTH)}`;
  for (const { id, text } of question.followUps) {
    if (left === 0) break;
    note(read(take(text), lead), { followUpId: id });
  }
  return { rulesVersion: RULES_VERSION, tier, topRuleId, marks };
}

/** The first rule that counts and is of the tier itself; a rule that a sign raised or lowered to it comes after. */
function topRuleOf(marks: readonly RedFlagMark[], tier: Tier): string | null {
  const counting = marks.filter(({ muted }) => !muted);
  const own = counting.find(({ ruleId, reason }) => reason === null && findRedFlagRule(ruleId)?.tier === tier);
  return (own ?? counting[0])?.ruleId ?? null;
}
