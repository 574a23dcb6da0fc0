import type { Department } from '../department.ts';
import type { Question } from '../question.ts';
import type { Tier } from '../red-flags/rule.ts';
import type { ReplyContent } from '../reply.ts';
import type { Ask } from './asks.ts';
import type { IdentifierKind } from './identifiers/identifier.ts';
import type { Place, ReplyBlock } from './reply-text.ts';

/** What the checks read. */
export interface CheckInput {
  readonly content: Pick<ReplyContent, 'body' | 'moreInformation'>;
  readonly question: Pick<Question, 'title' | 'body' | 'followUps' | 'alias' | 'language' | 'departmentId'>;
  /** The urgency that counts: the doctor's word where there is one, else the rules'. Null without a red flag. */
  readonly urgency: Tier | null;
  /** What the reply is: one that asks back promises no answer yet. */
  readonly isAskBack: boolean;
  readonly departments: readonly Department[];
  /** The question's asks that neither the doctor ticked nor the reply seems to address. */
  readonly unansweredAsks: readonly Ask[];
}

/** The reply's texts, read once for all checks. */
export interface CheckedReply extends CheckInput {
  readonly blocks: readonly ReplyBlock[];
}

interface Base {
  /** `blocks` cannot be overridden; `warns` can, with a reason. */
  readonly severity: 'blocks' | 'warns';
  /** Null where the whole reply is meant. */
  readonly place: Place | null;
  /** What may safely be done by one key: take the words out, or tick the ask. Null where only a doctor knows. */
  readonly fix: 'remove' | 'tick' | null;
}

export type FindingDetail =
  | { readonly code: 'empty' }
  /** `number` counts the open required slots of the field, from 0. */
  | { readonly code: 'open-slot'; readonly label: string; readonly number: number }
  | { readonly code: 'urgency-not-said'; readonly urgency: Tier }
  | { readonly code: 'no-safety-net' }
  | { readonly code: 'identifier'; readonly identifier: IdentifierKind; readonly quote: string }
  | {
      readonly code: 'reading-level';
      readonly grade: number;
      readonly target: number;
      readonly hardWords: readonly string[];
    }
  | { readonly code: 'dose-without-unit'; readonly quote: string }
  | { readonly code: 'other-language'; readonly wanted: WrittenLanguage; readonly found: WrittenLanguage }
  | { readonly code: 'too-short'; readonly words: number; readonly least: number }
  /** The reply sends the patient to the department that answers. */
  | { readonly code: 'own-department'; readonly department: string }
  /** The reply speaks of another department than its referral. */
  | { readonly code: 'other-department'; readonly department: string; readonly referredTo: string }
  | { readonly code: 'unanswered-ask'; readonly key: string; readonly ask: string };

/** Something that a check found in a reply. */
export type ReplyFinding = Base & FindingDetail;
export type FindingCode = FindingDetail['code'];

/** A language as far as the checks tell them apart: the two scripts of Chinese, English, and any other. */
export type WrittenLanguage = 'en' | 'zh-Hant' | 'zh-Hans' | 'other';

/**
 * How much of a reason an override needs, in letters: more where a patient could be hurt or known, a word where it is a
 * matter of style. A Han character says as much as three letters.
 */
const REASON_LETTERS: Readonly<Record<FindingCode, number>> = {
  empty: 0,
  'open-slot': 0,
  'urgency-not-said': 15,
  identifier: 15,
  'dose-without-unit': 15,
  'other-language': 15,
  'other-department': 15,
  'no-safety-net': 5,
  'reading-level': 5,
  'too-short': 5,
  'own-department': 5,
  'unanswered-ask': 5,
};

/** Letters that a reason must have to override all of these; 0 when there is nothing to override. */
export function reasonLettersFor(findings: readonly ReplyFinding[]): number {
  return Math.max(0, ...findings.filter(isWarning).map(({ code }) => REASON_LETTERS[code]));
}

/** How long a reason is in letters. Blanks and signs count for nothing, nor does one letter again and again. */
export function lettersOf(reason: string): number {
  const tidy = reason.normalize('NFKC').replace(/(.)\1{3,}/gu, '$1');
  const han = tidy.match(/\p{Script=Han}/gu)?.length ?? 0;
  const others = tidy.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return han * 3 + (others - han);
}

export function isBlocking({ severity }: ReplyFinding): boolean {
  return severity === 'blocks';
}

export function isWarning({ severity }: ReplyFinding): boolean {
  return severity === 'warns';
}

/** A finding after some text was taken out: what stands behind it moved. Null when its own words are gone. */
export function afterRemoval(finding: ReplyFinding, removed: Place): ReplyFinding | null {
  const { place } = finding;
  if (place === null || place.field !== removed.field || place.block !== removed.block) return finding;
  if (place.end <= removed.start) return finding;
  const length = removed.end - removed.start;
  if (place.start >= removed.end) {
    return { ...finding, place: { ...place, start: place.start - length, end: place.end - length } };
  }
  if (place.start >= removed.start && place.end <= removed.end) return null;
  // It holds what was taken out, or a part of it.
  const start = Math.min(place.start, removed.start);
  const overlap = Math.min(place.end, removed.end) - Math.max(place.start, removed.start);
  return { ...finding, place: { ...place, start, end: start + (place.end - place.start) - overlap } };
}

/** What to take out with some words, so that no blank is left before a comma and none twice. */
export function removalOf(text: string, place: Place): Place {
  const before = text.charAt(place.start - 1);
  const after = text.charAt(place.end);
  const leavesBlank = before === ' ' && (after === '' || /[\s,.;:!?)]/u.test(after));
  const leavesLead = place.start === 0 && after === ' ';
  return { ...place, start: place.start - (leavesBlank ? 1 : 0), end: place.end + (leavesLead ? 1 : 0) };
}
