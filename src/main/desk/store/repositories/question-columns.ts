import { type Question, questionSchema } from '#domain/question.ts';
import type { Tier } from '#domain/red-flags/rule.ts';
import { deadlineOf, rankOf, urgencyOf } from '#domain/triage.ts';

/** A question as it is stored. */
export interface QuestionRow {
  id: string;
  revision: number;
  department_id: string;
  subject: string | null;
  title: string;
  body: string;
  alias: string | null;
  age_band: string | null;
  sex: string;
  language: string;
  asked_at: string;
  status: string;
  claim_account_id: string | null;
  claim_display_name: string | null;
  claim_claimed_at: string | null;
  claim_expires_at: string | null;
  linked_answer_ids: string;
  linked_topic_ids: string;
  text_revision: number;
  follow_ups: string;
  transfer: string | null;
  asked_for_by: string;
  urgency_override: string | null;
  duplicate_of: string | null;
  asker_key: string | null;
}

/** Everything of a question but its id, in the order of `columnValues`. */
export const COLUMNS = [
  'revision',
  'department_id',
  'subject',
  'title',
  'alias',
  'age_band',
  'sex',
  'language',
  'asked_at',
  'status',
  'claim_account_id',
  'claim_display_name',
  'claim_claimed_at',
  'claim_expires_at',
  'linked_answer_ids',
  'linked_topic_ids',
  'body',
  'text_revision',
  'follow_ups',
  'transfer',
  'asked_for_by',
  'urgency_override',
  'duplicate_of',
  'asker_key',
  'urgency_rank',
  'deadline_at',
] as const;

/** Values of {@link COLUMNS}. The rules' tier orders the queue where no doctor gave a word. */
export function columnValues(question: Question, revision: number, tier: Tier | null): (string | number | null)[] {
  const { claim, urgencyOverride } = question;
  const urgency = urgencyOf(urgencyOverride, tier, question.textRevision);
  return [
    revision,
    question.departmentId,
    question.subject,
    question.title,
    question.alias,
    question.ageBand,
    question.sex,
    question.language,
    question.askedAt,
    question.status,
    claim?.accountId ?? null,
    claim?.displayName ?? null,
    claim?.claimedAt ?? null,
    claim?.expiresAt ?? null,
    listText(question.linkedAnswerIds),
    listText(question.linkedTopicIds),
    question.body,
    question.textRevision,
    listText(question.followUps),
    question.transfer === null ? null : JSON.stringify(question.transfer),
    listText(question.askedForBy),
    urgencyOverride === null ? null : JSON.stringify(urgencyOverride),
    question.duplicateOf,
    question.askerKey,
    rankOf(urgency),
    deadlineOf(question.askedAt, urgency),
  ];
}

function listText(list: readonly unknown[]): string {
  return list.length === 0 ? '[]' : JSON.stringify(list);
}

/** The part of a row that is a claim. */
export type ClaimColumns = Pick<QuestionRow, `claim_${string}` & keyof QuestionRow>;

/** The claim of a row, to be parsed; null without one. */
export function claimOf(row: ClaimColumns): unknown {
  return row.claim_account_id === null
    ? null
    : {
        accountId: row.claim_account_id,
        displayName: row.claim_display_name ?? '',
        claimedAt: row.claim_claimed_at,
        expiresAt: row.claim_expires_at,
      };
}

/** The question of a row. */
export function toQuestion(row: QuestionRow): Question {
  return questionSchema.parse({
    id: row.id,
    revision: row.revision,
    departmentId: row.department_id,
    subject: row.subject,
    title: row.title,
    body: row.body,
    alias: row.alias,
    ageBand: row.age_band,
    sex: row.sex,
    language: row.language,
    askedAt: row.asked_at,
    status: row.status,
    claim: claimOf(row),
    linkedAnswerIds: JSON.parse(row.linked_answer_ids),
    linkedTopicIds: JSON.parse(row.linked_topic_ids),
    textRevision: row.text_revision,
    followUps: JSON.parse(row.follow_ups),
    transfer: row.transfer === null ? null : JSON.parse(row.transfer),
    askedForBy: JSON.parse(row.asked_for_by),
    urgencyOverride: row.urgency_override === null ? null : JSON.parse(row.urgency_override),
    duplicateOf: row.duplicate_of,
    askerKey: row.asker_key,
  });
}
