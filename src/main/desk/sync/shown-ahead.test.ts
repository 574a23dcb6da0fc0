import { describe, expect, it } from 'vitest';
import type { Command } from '#contract/service.ts';
import type { Question } from '#domain/question.ts';
import { withCommands } from './shown-ahead.ts';
import {
  COLLEAGUE,
  claimBy,
  createSyncWorld,
  ME,
  makeCommand,
  makeQuestion,
  recordOf,
  serveCommands,
  serveFeed,
} from './sync-world.test-support.ts';

const NOW = '2026-11-24T08:30:00.000Z';
const me = { id: ME, displayName: 'Me', departmentIds: [makeQuestion().departmentId] };
const away = { toDepartmentId: 'neurology', toAccountId: null, reason: 'A facial nerve' };
const command = (kind: Command['kind'], question: Question, payload: object = {}) =>
  makeCommand(kind, question, NOW, payload);

describe('a question with commands laid over it', () => {
  const free = makeQuestion();
  const mine = makeQuestion({ claim: claimBy(ME, 'Me') });
  const theirs = makeQuestion({ claim: claimBy(COLLEAGUE, 'Chen Weiming') });

  it('is claimed, renewed and released at once where it is free or mine', () => {
    expect(withCommands(free, [command('claim', free)], me, NOW)?.claim).toMatchObject({
      accountId: ME,
      expiresAt: '2026-11-24T09:00:00.000Z',
    });
    expect(withCommands(mine, [command('renew', mine)], me, NOW)?.claim).toEqual({
      ...mine.claim,
      expiresAt: '2026-11-24T09:00:00.000Z',
    });
    expect(withCommands(mine, [command('release', mine)], me, NOW)?.claim).toBeNull();
    expect(withCommands(free, [command('renew', free)], me, NOW)).toBe(free);
  });

  it('stays a colleague’s while theirs runs, whatever is wished; and is free once it ended', () => {
    for (const kind of ['claim', 'renew', 'release'] as const) {
      expect(withCommands(theirs, [command(kind, theirs)], me, NOW)).toBe(theirs);
    }
    expect(withCommands(theirs, [command('dismiss', theirs, { reason: 'spam' })], me, NOW)?.status).toBe('pending');
    const later = '2026-11-24T10:00:00.000Z';
    expect(withCommands(theirs, [command('claim', theirs)], me, later)?.claim?.accountId).toBe(ME);
  });

  it('shows that it was asked for, once', () => {
    const asked = withCommands(theirs, [command('ask-for-question', theirs)], me, NOW);
    expect(asked?.askedForBy).toEqual([{ accountId: ME, displayName: 'Me', askedAt: NOW }]);
    expect(withCommands(asked ?? theirs, [command('ask-for-question', theirs)], me, NOW)?.askedForBy).toHaveLength(1);
  });

  it('leaves the queue by a transfer out of my departments, not of everybody’s', () => {
    const transfer = command('transfer', mine, away);
    expect(withCommands(mine, [transfer], me, NOW)).toBeNull();
    const reviewer = { ...me, departmentIds: [] };
    expect(withCommands(mine, [transfer], reviewer, NOW)).toMatchObject({ departmentId: 'neurology', claim: null });
  });

  it('is left alone once it is answered', () => {
    const answered = makeQuestion({ status: 'answered' });
    expect(withCommands(answered, [command('claim', answered)], me, NOW)).toBe(answered);
  });
});

describe('what is shown ahead of the service', () => {
  async function transferred() {
    const question = makeQuestion({ revision: 3 });
    const records = [recordOf(question)];
    const world = await createSyncWorld({ departmentIds: me.departmentIds });
    serveFeed(world.service, records);
    world.engine.start();
    await expect.poll(() => world.engine.status().firstSync).toBeNull();
    const given = command('transfer', question, away);
    const give = () => {
      world.store.transaction(() => world.engine.give(given, world.now()));
      world.engine.outboxChanged();
    };
    return { ...world, question, records, given, give };
  }

  it('comes back as it was when the service says no', async () => {
    const { store, timers, service, question, given, give } = await transferred();
    serveCommands(service, () => ({ outcome: 'rejected', code: 'unknown-department' }));
    give();
    expect(store.questions.find(question.id)).toBeNull();
    await timers.advance(0);
    await expect.poll(() => store.outbox.find(given.commandId)?.state).toBe('cancelled');
    expect(store.questions.find(question.id)).toEqual(question);
    expect(store.questionBases.find(question.id)).toBeNull();
  });

  it('does not flicker back between the outcome and the feed', async () => {
    const { engine, store, timers, service, question, records, given, give } = await transferred();
    serveCommands(service, () => ({ outcome: 'applied', revision: 4 }));
    give();
    await timers.advance(0);
    await expect.poll(() => store.outbox.find(given.commandId)?.state).toBe('applied');
    expect(store.questions.find(question.id)).toBeNull();
    records.push({ kind: 'question', id: question.id, revision: 4, deleted: true, data: null });
    engine.syncNow();
    await expect.poll(() => store.questionBases.find(question.id)).toBeNull();
    expect(store.questions.find(question.id)).toBeNull();
  });

  it('is laid over news of the question, and gives way to what a colleague did first', async () => {
    const { engine, store, question, records } = await transferred();
    const claim = command('claim', question);
    store.transaction(() => engine.give(claim, '2026-11-24T08:40:00.000Z'));
    records.push(recordOf({ ...question, revision: 4, subject: 'A headline' }));
    engine.syncNow();
    await expect.poll(() => store.questions.find(question.id)?.subject).toBe('A headline');
    expect(store.questions.find(question.id)?.claim?.accountId).toBe(ME);
    records.push(recordOf({ ...question, revision: 5, claim: claimBy(COLLEAGUE, 'Chen Weiming') }));
    engine.syncNow();
    await expect.poll(() => store.questions.find(question.id)?.claim?.accountId).toBe(COLLEAGUE);
  });

  it('does not come back with a late outcome once the question has left the view', async () => {
    const { engine, store, timers, service, question, records } = await transferred();
    const claim = command('claim', question);
    const now = { ...question, revision: 4, claim: claimBy(COLLEAGUE, 'Chen Weiming') };
    const reply = {
      id: '01a21243-a516-7066-aa7a-882b72971134',
      questionId: question.id,
      kind: 'answer',
      version: 1,
      authorAccountId: COLLEAGUE,
      authorName: 'Chen Weiming',
      departmentId: question.departmentId,
      body: { format: 1, blocks: [] },
      moreInformation: null,
      citedAnswerIds: [],
      citedTopicIds: [],
      repliedAt: NOW,
    };
    for (const given of [claim, command('send-reply', question)]) {
      store.transaction(() => engine.give(given, '2026-11-24T08:31:00.000Z'));
    }
    // The service decided while the question was here; its answer comes after the word that the question has left.
    serveCommands(service, () => ({
      outcome: 'conflict',
      reason: 'claimed-by-other',
      question: now,
      replies: [reply],
    }));
    records.push({ kind: 'question', id: question.id, revision: 4, deleted: true, data: null });
    engine.syncNow();
    await expect.poll(() => store.questions.find(question.id)).toBeNull();
    engine.outboxChanged();
    await timers.advance(60_000);
    await expect.poll(() => store.outbox.listHeld()).toHaveLength(1);
    expect(store.outbox.find(claim.commandId)?.state).toBe('cancelled');
    expect(store.questions.find(question.id)).toBeNull();
    expect(store.replies.listOfQuestion(question.id)).toEqual([]);
  });
});
