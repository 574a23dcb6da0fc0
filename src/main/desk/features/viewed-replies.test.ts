import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { createSyncWorld, ME, makeQuestion } from '#desk/sync/sync-world.test-support.ts';
import { type Reply, replySchema } from '#domain/reply.ts';
import { richTextFromPlain } from '#domain/rich-text.ts';
import type { OpenSession } from './session.ts';
import { recordViewing } from './viewed-replies.ts';

const START = Date.parse('2026-11-24T08:30:00.000Z');

it('records a viewing once, and again after a while, after a correction, or after another reply', async () => {
  const { store, engine } = await createSyncWorld();
  const question = makeQuestion();
  let nowMs = START;
  const session = { store, engine, account: { id: ME }, clock: { now: () => nowMs } } as unknown as OpenSession;
  const reply = (over: object = {}): Reply =>
    replySchema.parse({
      ...{ id: randomUUID(), questionId: question.id, kind: 'answer', version: 1, authorAccountId: ME },
      ...{ authorName: 'Lin Yating', departmentId: 'orthopedics', body: richTextFromPlain('Rest it.') },
      ...{ moreInformation: null, citedAnswerIds: [], citedTopicIds: [], repliedAt: '2026-11-24T08:00:00.000Z' },
      ...over,
    });
  const seen = () =>
    store.auditEvents
      .listLatest(question.id, null, 50)
      .map(({ event }) => [event.details.replyId, event.details.version]);

  recordViewing(session, question.id, []);
  expect(seen()).toEqual([]);
  const first = reply();
  recordViewing(session, question.id, [first]);
  nowMs += 9 * 60_000;
  recordViewing(session, question.id, [first]);
  expect(seen()).toEqual([[first.id, 1]]);
  nowMs += 2 * 60_000;
  recordViewing(session, question.id, [first]);
  expect(seen()).toHaveLength(2);
  recordViewing(session, question.id, [{ ...first, version: 2 }]);
  expect(seen()[0]).toEqual([first.id, 2]);
  const second = reply();
  recordViewing(session, question.id, [{ ...first, version: 2 }, second]);
  expect(seen()).toHaveLength(5);
  nowMs = START - 3_600_000;
  recordViewing(session, question.id, [{ ...first, version: 2 }, second]);
  expect(seen()).toHaveLength(7);
});
