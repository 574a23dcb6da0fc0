import { randomUUID } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { CommandKind, FeedRecord, Outcome } from '#contract/service.ts';
import { type CommandId, commandIdSchema, type QuestionId } from '#domain/ids.ts';
import type { ReplyContent } from '#domain/reply.ts';
import { richTextFromPlain } from '#domain/rich-text.ts';
import type { ServiceClient, TestService } from './test-service.ts';

export const newCommandId = (): CommandId => commandIdSchema.parse(uuidv7());

/** A patient's question to Orthopedics, unless told otherwise. */
export async function ask(service: TestService, over: Record<string, unknown> = {}): Promise<QuestionId> {
  const { id } = await service.intake().intake.askQuestion({
    department: 'Orthopedics',
    title: 'Pain in my knee',
    body: 'It hurts when I climb stairs.',
    alias: 'Mei',
    ageBand: '30~39',
    sex: 'female',
    language: 'en',
    ...over,
  });
  return id;
}

export const content = (text: string): ReplyContent => ({
  body: richTextFromPlain(text),
  moreInformation: null,
  citedAnswerIds: [],
  citedTopicIds: [],
  overrides: [],
  askTicks: [],
});

/** A command as a workstation would send it; `kind` may be one that there is not. */
export const command = (kind: CommandKind, subjectId: QuestionId, payload: object = {}, over: object = {}) => ({
  commandId: newCommandId(),
  kind,
  subjectId,
  baseRevision: 1,
  payload,
  occurredAt: new Date().toISOString(),
  ...over,
});

export const reply = (subjectId: QuestionId, text = 'Please rest your knee.', over: object = {}) =>
  command('send-reply', subjectId, { replyId: randomUUID(), kind: 'answer', content: content(text) }, over);

/** Sends one command and tells what became of it. */
export async function send(client: ServiceClient, one: ReturnType<typeof command>): Promise<Outcome> {
  const [outcome] = (await client.sync.commands({ commands: [one] })).outcomes;
  if (outcome === undefined) throw new Error('no outcome');
  return outcome;
}

/** The outcome in a word: `applied`, the reason of a conflict, or the code of a rejection. */
export function inAWord(outcome: Outcome): string {
  if (outcome.outcome === 'conflict') return outcome.reason;
  return outcome.outcome === 'rejected' ? outcome.code : 'applied';
}

/** All pages from the cursor, or from the beginning. */
export async function pullAll(
  client: ServiceClient,
  cursor?: string,
  limit = 200,
): Promise<{ records: FeedRecord[]; cursor: string }> {
  const records: FeedRecord[] = [];
  let next = cursor;
  for (;;) {
    const page = await client.sync.changes({ limit, ...(next === undefined ? {} : { cursor: next }) });
    records.push(...page.records);
    next = page.nextCursor;
    if (!page.more) return { records, cursor: next };
  }
}

/** What a workstation would hold after these records: later ones over earlier ones, deletions gone. */
export function held(records: readonly FeedRecord[]): Map<string, FeedRecord> {
  const things = new Map<string, FeedRecord>();
  for (const record of records) {
    const key = `${record.kind} ${record.id}`;
    const known = things.get(key);
    if (record.deleted) {
      if (known !== undefined && known.revision <= record.revision) things.delete(key);
    } else if (known === undefined || known.revision <= record.revision) things.set(key, record);
  }
  return things;
}
