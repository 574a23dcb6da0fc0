import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ChangeTopic } from '#contract/desk.ts';
import { type Command, commandSchema, type FeedRecord } from '#contract/service.ts';
import { openStore, type Store } from '#desk/store/store.ts';
import { loadRedFlags } from '#desk/triage/load-red-flags.ts';
import { accountIdSchema, type DepartmentId, type QuestionId } from '#domain/ids.ts';
import { type Question, questionSchema } from '#domain/question.ts';
import { RICH_TEXT_FORMAT } from '#domain/rich-text.ts';
import { toInstant } from '#domain/time.ts';
import { type Exchange, type FaultyService, json, startFaultyService } from './faulty-service.test-support.ts';
import { createHandMovedTimers } from './hand-moved-timers.test-support.ts';
import { createSyncEngine, type SyncEngine } from './sync-engine.ts';

const START = Date.parse('2026-11-24T08:30:00.000Z');
export const ME = accountIdSchema.parse('6f9a1c52-8b1e-4a57-9d0f-0b7d3c1e2a10');
export const COLLEAGUE = accountIdSchema.parse('a1b2c3d4-0000-4000-8000-0000000000c2');

/** A real encrypted store in a folder of its own, closed and deleted after the test. */
export function openTestStore(
  folder = mkdtempSync(join(tmpdir(), 'replydesk-sync-')),
  key: Uint8Array = randomBytes(32),
): { store: Store; reopen: () => Store } {
  const store = openStore({ folder, key });
  onTestFinished(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { store, reopen: () => openTestStore(folder, key).store };
}

/** A faulty service with a working feed and event stream, an engine with hand-moved time, and what it told. */
export async function createSyncWorld(
  options: {
    store?: Store;
    service?: FaultyService;
    random?: () => number;
    /** None, as for a reviewer, unless a test is about them. */
    departmentIds?: readonly DepartmentId[];
  } = {},
) {
  const service = options.service ?? (await startFaultyService());
  const store = options.store ?? openTestStore().store;
  const timers = createHandMovedTimers();
  const told: { topics: Set<ChangeTopic>; questionIds: Set<QuestionId>; times: number } = {
    topics: new Set(),
    questionIds: new Set(),
    times: 0,
  };
  const errors: unknown[] = [];
  const redFlags = await loadRedFlags();
  const engine: SyncEngine = createSyncEngine({
    store,
    redFlags,
    serviceUrl: service.url,
    appVersion: '0.1.0',
    account: { id: ME, displayName: 'Me', departmentIds: [...(options.departmentIds ?? [])] },
    deviceId: '0d0d0d0d-0000-4000-8000-000000000001',
    clock: { now: () => START + timers.elapsed() },
    timers,
    random: options.random ?? (() => 0.5),
    tokens: {
      get: () => ({ accessToken: 'an access token of a test', refreshToken: 'a refresh token of a test' }),
      set: () => {},
    },
    onChange: (topics, questionIds) => {
      told.times += 1;
      for (const topic of topics) told.topics.add(topic);
      for (const id of questionIds) told.questionIds.add(id);
    },
    onError: (error) => errors.push(error),
  });
  onTestFinished(async () => {
    await engine.stop();
    if (options.service === undefined) await service.close();
  });
  service.always('/v1/events', openStream);
  return { service, store, timers, engine, redFlags, told, errors, now: () => toInstant(START + timers.elapsed()) };
}

/** An event stream that stays open and says nothing more. */
export function openStream({ response }: Exchange): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(': hello\n\n');
}

/** Serves records as a feed whose cursor is the index of the next record; records may be added later. */
export function serveFeed(service: FaultyService, records: FeedRecord[], pageSize = 10): void {
  service.always('/v1/changes', (exchange) => {
    const start = Number(exchange.url.searchParams.get('cursor') ?? '0');
    const size = Math.min(pageSize, Number(exchange.url.searchParams.get('limit')));
    json(pageOf(records, start, size))(exchange);
  });
}

export function pageOf(records: readonly FeedRecord[], start: number, size: number): object {
  const end = Math.min(records.length, start + size);
  return {
    records: records.slice(start, end),
    nextCursor: String(end),
    more: end < records.length,
    anew: false,
    remaining: records.length - end,
    serverTime: toInstant(START),
  };
}

/**
 * Answers each command once by `decide`, and a repeated one as before. `applied` lists the ids in the order in which
 * they were decided; `answer` decides without being asked by the engine, for outcomes that get lost on the way.
 */
export function serveCommands(
  service: FaultyService,
  decide: (command: Command) => object,
): { applied: string[]; answer: (exchange: Exchange) => object } {
  const outcomes = new Map<string, object>();
  const applied: string[] = [];
  const answer = (exchange: Exchange) => ({
    outcomes: (exchange.body as { commands: unknown[] }).commands.map((raw) => {
      const command = commandSchema.parse(raw);
      const known = outcomes.get(command.commandId);
      if (known !== undefined) return known;
      const outcome = { commandId: command.commandId, ...decide(command) };
      outcomes.set(command.commandId, outcome);
      applied.push(command.commandId);
      return outcome;
    }),
    serverTime: toInstant(START),
  });
  service.always('/v1/commands', (exchange) => json(answer(exchange))(exchange));
  return { applied, answer };
}

export function makeQuestion(patch: Partial<Record<keyof Question, unknown>> = {}): Question {
  return questionSchema.parse({
    id: randomUUID(),
    revision: 1,
    textRevision: 1,
    departmentId: 'orthopedics',
    subject: null,
    title: 'Pain in the neck',
    body: 'My neck has hurt for a week.',
    alias: null,
    ageBand: '30-39',
    sex: 'female',
    language: 'en',
    askedAt: '2026-11-20T08:00:00.000Z',
    status: 'pending',
    claim: null,
    followUps: [],
    transfer: null,
    askedForBy: [],
    linkedAnswerIds: [],
    linkedTopicIds: [],
    ...patch,
  });
}

export function claimBy(accountId: string, displayName: string): NonNullable<Question['claim']> {
  return {
    accountId: accountIdSchema.parse(accountId),
    displayName,
    claimedAt: '2026-11-24T08:29:00.000Z',
    expiresAt: '2026-11-24T08:59:00.000Z',
  };
}

export function recordOf(question: Question): FeedRecord {
  return { kind: 'question', id: question.id, revision: question.revision, deleted: false, data: question };
}

export function makeCommand(kind: Command['kind'], question: Question, now: string, payload: object = {}): Command {
  const paragraph = { type: 'paragraph', children: [{ type: 'text', text: 'Rest it.', marks: [], link: null }] };
  return commandSchema.parse({
    commandId: randomUUID(),
    kind,
    subjectId: question.id,
    baseRevision: question.revision,
    occurredAt: now,
    payload:
      kind === 'send-reply'
        ? {
            replyId: randomUUID(),
            kind: 'answer',
            content: {
              body: { format: RICH_TEXT_FORMAT, blocks: [paragraph] },
              moreInformation: null,
              citedAnswerIds: [],
              citedTopicIds: [],
            },
          }
        : payload,
  });
}
