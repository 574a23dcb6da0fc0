import { type AccountId, accountIdSchema, type DepartmentId } from '#domain/ids.ts';
import { type Question, questionSchema } from '#domain/question.ts';
import { type Reply, replySchema } from '#domain/reply.ts';
import { type RichText, richTextFromPlain } from '#domain/rich-text.ts';

export const LIN: AccountId = accountIdSchema.parse('01980000-0000-7000-8000-00000000000a');
export const WU: AccountId = accountIdSchema.parse('01980000-0000-7000-8000-00000000000b');
const NAMES = new Map<AccountId | null, string>([
  [LIN, 'Lin Yating'],
  [WU, 'Wu Mingde'],
  [null, 'An imported author'],
]);

export type QuestionChanges = Partial<Record<Exclude<keyof Question, 'askedAt'>, unknown>>;

/** Somebody asks about a knee; no rule fires. */
export function questionOf(changes: QuestionChanges & { readonly askedAt: string }): Question {
  return questionSchema.parse({
    id: crypto.randomUUID(),
    revision: 1,
    textRevision: 1,
    departmentId: 'orthopedics',
    subject: null,
    title: 'Knee',
    body: 'My knee clicks when I climb stairs. It does not hurt.',
    alias: null,
    ageBand: null,
    sex: 'unknown',
    language: 'en',
    status: 'pending',
    claim: null,
    followUps: [],
    transfer: null,
    askedForBy: [],
    linkedAnswerIds: [],
    linkedTopicIds: [],
    ...changes,
  });
}

export interface WrittenReply {
  readonly at: string;
  readonly by?: AccountId | null;
  readonly department?: string;
  readonly text?: string;
  readonly body?: RichText;
  readonly kind?: Reply['kind'];
  readonly retracted?: boolean;
}

export function replyTo(question: Question, written: WrittenReply): Reply {
  const by = written.by === undefined ? LIN : written.by;
  return replySchema.parse({
    id: crypto.randomUUID(),
    questionId: question.id,
    kind: written.kind ?? 'answer',
    version: 1,
    authorAccountId: by,
    authorName: NAMES.get(by) ?? 'Somebody',
    departmentId: (written.department ?? question.departmentId) as DepartmentId,
    body: written.body ?? richTextFromPlain(written.text ?? 'A click without pain is harmless.'),
    moreInformation: null,
    citedAnswerIds: [],
    citedTopicIds: [],
    repliedAt: written.at,
    change: written.retracted ? { kind: 'retraction', reason: 'A mistake', changedAt: written.at } : null,
  });
}
