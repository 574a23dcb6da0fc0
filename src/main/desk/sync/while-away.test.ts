import { expect, it } from 'vitest';
import { FEED_VERSION, type LiveEvent } from '#contract/service.ts';
import { createChangeHub } from '#desk/features/changes.ts';
import { confirmQuestion, handOverDraft, saveDraft, takeUpDraft } from '#desk/features/drafts.ts';
import { createOutboxFeature } from '#desk/features/outbox.ts';
import type { OpenSession } from '#desk/features/session.ts';
import { accountSchema } from '#domain/account.ts';
import { type HandedDraftId, handedDraftIdSchema } from '#domain/ids.ts';
import type { Question } from '#domain/question.ts';
import { richTextFromPlain } from '#domain/rich-text.ts';
import { json } from './faulty-service.test-support.ts';
import {
  COLLEAGUE,
  claimBy,
  createSyncWorld,
  ME,
  makeQuestion,
  recordOf,
  serveCommands,
  serveFeed,
} from './sync-world.test-support.ts';

const content = (text: string) => ({
  body: richTextFromPlain(text),
  moreInformation: null,
  citedAnswerIds: [],
  citedTopicIds: [],
  overrides: [],
  askTicks: [],
});
const changes = createChangeHub();
const outbox = createOutboxFeature(changes);

/** Online with the given questions, as the features see it. */
async function atWork(questions: Question[]) {
  const records = questions.map(recordOf);
  const world = await createSyncWorld();
  serveFeed(world.service, records);
  world.engine.start();
  await expect.poll(() => world.engine.status().firstSync).toBeNull();
  const account = accountSchema.parse({
    id: ME,
    email: 'me@practice.test',
    displayName: 'Me',
    roles: ['doctor'],
    departmentIds: ['orthopedics'],
  });
  const session: OpenSession = {
    account,
    store: world.store,
    engine: world.engine,
    redFlags: world.redFlags,
    clock: { now: () => Date.parse(world.now()) },
  };
  const arrive = async (question: Question): Promise<void> => {
    records.push(recordOf(question));
    world.engine.syncNow();
    await expect.poll(() => world.store.questions.findRevision(question.id)).toBe(question.revision);
  };
  const acts = (): string[] =>
    (world.store.database.prepare('SELECT act FROM audit_event ORDER BY sequence').all() as { act: string }[]).map(
      ({ act }) => act,
    );
  return { ...world, session, records, arrive, acts };
}

/** Queues a reply, lets it go out, and waits until the service held it. */
async function heldReply(question: Question, reason: string, current: Question | null = question) {
  const world = await atWork([question]);
  serveCommands(world.service, ({ kind }) =>
    kind === 'send-reply'
      ? { outcome: 'conflict', reason, question: current, replies: [] }
      : { outcome: 'applied', revision: 9 },
  );
  saveDraft(world.session, changes, question.id, content('Rest it.'), question.revision);
  const { commandId } = outbox.send(world.session, question.id, question.revision);
  await world.timers.advance(10_000);
  await expect.poll(() => world.store.outbox.find(commandId)?.state).toBe('held');
  return { ...world, commandId };
}

it('asks the doctor to read what the patient changed, and keeps the words that the draft was written for', async () => {
  const question = makeQuestion({ revision: 2, textRevision: 2, body: 'My neck hurts.' });
  const { session, store, arrive, acts } = await atWork([question]);
  saveDraft(session, changes, question.id, content('Rest it.'), 2);
  const changed = { ...question, revision: 5, textRevision: 5, body: 'My neck hurts and my face droops.' };
  await arrive(changed);

  // The window shows the new text by now, yet nobody has said that it was read.
  expect(saveDraft(session, changes, question.id, content('Rest it well.'), 5).questionRevision).toBe(2);
  expect(() => outbox.send(session, question.id, 5)).toThrow('QUESTION_CHANGED');
  expect(store.questions.findText(question.id, 2)).toMatchObject({ textRevision: 2, body: 'My neck hurts.' });
  expect(store.questions.findText(question.id, 5)?.body).toBe('My neck hurts and my face droops.');

  expect(confirmQuestion(session, changes, question.id, 5)?.questionRevision).toBe(5);
  expect(outbox.send(session, question.id, 5).state).toBe('undoable');
  expect(acts()).toEqual(['changed-question-read', 'reply-queued']);
});

it('takes a claim of the question for no change of its words', async () => {
  const question = makeQuestion({ revision: 2, textRevision: 1 });
  const { session, arrive } = await atWork([question]);
  saveDraft(session, changes, question.id, content('Rest it.'), 2);
  await arrive({ ...question, revision: 3, claim: claimBy(ME, 'Me') });
  expect(saveDraft(session, changes, question.id, content('Rest it well.'), 3).questionRevision).toBe(3);
  expect(outbox.send(session, question.id, 3).state).toBe('undoable');
});

it('says who has claimed it and since when, asks them, and sends the reply when they let go', async () => {
  const theirs = makeQuestion({ claim: claimBy(COLLEAGUE, 'Chen Weiming') });
  const { session, store, arrive, timers, commandId, acts, service } = await heldReply(theirs, 'claimed-by-other');
  expect(outbox.getHeld(session, commandId)).toMatchObject({
    item: {
      heldReason: 'claimed-by-other',
      heldBy: 'Chen Weiming',
      heldSince: theirs.claim?.claimedAt,
      askedFor: false,
    },
    seen: { body: theirs.body },
    now: { id: theirs.id },
    replies: [],
  });
  expect(outbox.askForQuestion(session, commandId).askedFor).toBe(true);
  expect(outbox.setWaitsForClaim(session, commandId, true).waitsForClaim).toBe(true);

  serveCommands(service, () => ({ outcome: 'applied', revision: 11 }));
  await arrive({ ...theirs, revision: 10, claim: null });
  await expect.poll(() => store.outbox.find(commandId)?.state).toBe('cancelled');
  await timers.advance(1000);
  await expect.poll(() => outbox.list(session).map(({ state }) => state)).toEqual(['sent']);
  expect(acts()).toEqual([
    'reply-queued',
    'reply-held',
    'ask-for-question',
    'reply-waits-for-claim',
    'reply-queued-when-free',
  ]);
});

it('notices by itself that a claim ended, without a word of the service', async () => {
  const theirs = makeQuestion({ claim: claimBy(COLLEAGUE, 'Chen Weiming') });
  const { session, store, timers, commandId, told } = await heldReply(theirs, 'claimed-by-other');
  outbox.setWaitsForClaim(session, commandId, true);
  await timers.advance(60_000);
  expect(store.outbox.find(commandId)?.state).toBe('held');
  told.topics.clear();
  await timers.advance(29 * 60_000);
  await expect.poll(() => store.outbox.find(commandId)?.state).toBe('cancelled');
  expect([...told.topics]).toContain('queue');
});

it('does not send a waiting reply when something else came meanwhile', async () => {
  const theirs = makeQuestion({ claim: claimBy(COLLEAGUE, 'Chen Weiming') });
  const { session, store, arrive, commandId, timers } = await heldReply(theirs, 'claimed-by-other');
  outbox.setWaitsForClaim(session, commandId, true);
  await arrive({ ...theirs, revision: 10, textRevision: 10, claim: null, body: 'It is much worse now.' });
  await timers.advance(1000);
  expect(store.outbox.find(commandId)?.state).toBe('held');
  expect(outbox.getHeld(session, commandId).item).toMatchObject({ heldReason: 'question-changed', heldBy: null });

  const again = outbox.confirm(session, commandId);
  expect(again.state).toBe('undoable');
  expect(store.outbox.find(again.commandId)?.command.baseRevision).toBe(10);
});

it('gives a reply to whoever answers the question now, and takes it back when that cannot be', async () => {
  const question = makeQuestion();
  const { session, service, store, timers, commandId } = await heldReply(question, 'left-your-departments', null);
  serveCommands(service, () => ({ outcome: 'rejected', code: 'not-found' }));
  outbox.handOver(session, commandId, 'Half done');
  expect(outbox.list(session)).toEqual([]);
  await timers.advance(0);
  await expect.poll(() => store.drafts.find(question.id)?.content).toEqual(content('Rest it.'));
  expect(handOverDraft(session, changes, question.id, '')).not.toBeNull();
  expect(store.drafts.find(question.id)).toBeNull();
  expect(store.drafts.listRevisions(question.id)[0]?.content).toEqual(content('Rest it.'));
});

it('makes a handed draft mine once, and keeps my own', async () => {
  const question = makeQuestion();
  const { session, store, records, engine } = await atWork([question]);
  const id: HandedDraftId = handedDraftIdSchema.parse('0a0a0a0a-0000-4000-8000-000000000009');
  const handed = {
    id,
    questionId: question.id,
    content: content('From Chen.'),
    fromAccountId: COLLEAGUE,
    fromName: 'Chen Weiming',
    note: '',
    handedAt: '2026-11-24T08:00:00.000Z',
  };
  records.push({ kind: 'handed-draft', id, revision: 1, deleted: false, data: handed });
  engine.syncNow();
  await expect.poll(() => store.handedDrafts.listOfQuestion(question.id)).toHaveLength(1);
  saveDraft(session, changes, question.id, content('Mine.'), 1);
  expect(takeUpDraft(session, changes, question.id, id)?.content).toEqual(content('From Chen.'));
  expect(store.drafts.listRevisions(question.id).map((revision) => revision.content)).toEqual([content('Mine.')]);
  expect(takeUpDraft(session, changes, makeQuestion().id, id)).toBeNull();
});

it('renews a claim at half its time while its holder writes, and takes it again after it lapsed', async () => {
  const mine = makeQuestion({ claim: claimBy(ME, 'Me') });
  const { session, store, timers, service } = await atWork([mine]);
  service.always('/v1/commands', json({}, 500));
  const given = () => store.outbox.listUnsettledOf(mine.id).map(({ kind }) => kind);
  saveDraft(session, changes, mine.id, content('A'), 1);
  await timers.advance(13 * 60_000);
  saveDraft(session, changes, mine.id, content('AB'), 1);
  expect(given()).toEqual([]);
  await timers.advance(2 * 60_000);
  saveDraft(session, changes, mine.id, content('ABC'), 1);
  saveDraft(session, changes, mine.id, content('ABCD'), 1);
  expect(given()).toEqual(['renew']);

  const lapsed = makeQuestion({ claim: claimBy(ME, 'Me') });
  const later = await atWork([lapsed]);
  later.service.always('/v1/commands', json({}, 500));
  await later.timers.advance(60 * 60_000);
  saveDraft(later.session, changes, lapsed.id, content('A'), 1);
  expect(later.store.outbox.listUnsettledOf(lapsed.id).map(({ kind }) => kind)).toEqual(['claim']);
});

it('notes on a waiting reply that what it cites was changed', async () => {
  const question = makeQuestion();
  const { session, store, records, engine } = await atWork([question]);
  const answer = {
    id: '0b0b0b0b-0000-4000-8000-000000000001',
    origin: 'service',
    questionId: null,
    title: 'A stiff neck',
    questionText: 'It is stiff.',
    doctorName: 'Gao Meihua',
    departmentId: 'neurology',
    replyText: 'Move it.',
    excerpted: false,
    answeredOn: '2026-10-01',
    reviewState: 'not-reviewed',
    language: 'en',
  };
  const tell = async (revision: number, data: object | null): Promise<void> => {
    records.push({ kind: 'answered-question', id: answer.id, revision, deleted: data === null, data });
    engine.syncNow();
    await expect.poll(() => store.answeredQuestions.findRevision(answer.id as never)).toBe(data && revision);
  };
  await tell(1, answer);
  saveDraft(session, changes, question.id, { ...content('Rest.'), citedAnswerIds: [answer.id as never] }, 1);
  const { commandId } = outbox.send(session, question.id, 1);
  expect(outbox.list(session)[0]?.notes).toEqual([]);
  await tell(2, { ...answer, replyText: 'Do not move it.' });
  await tell(3, { ...answer, replyText: 'Do not move it at all.' });
  await tell(4, null);
  expect(store.outbox.find(commandId)?.notes).toEqual(['cited-answer-changed', 'cited-answer-gone']);
});

it('removes what a feed that begins anew does not bring any more, and only then', async () => {
  const [kept, gone] = [makeQuestion(), makeQuestion()];
  const world = await createSyncWorld();
  for (const question of [kept, gone]) world.store.questions.upsert(question, question.revision);
  world.store.syncState.update({ feedVersion: 1, cursor: 'old', firstSyncCompletedAt: '2026-11-01T00:00:00.000Z' });
  const others = Array.from({ length: 15 }, () => makeQuestion());
  serveFeed(world.service, [kept, ...others].map(recordOf));
  world.service.next('/v1/changes', (exchange) => {
    expect(exchange.url.searchParams.get('cursor')).toBeNull();
    expect(world.store.questions.find(gone.id)).not.toBeNull();
    json({ records: [recordOf(kept)], nextCursor: '1', more: true, remaining: null, serverTime: world.now() })(
      exchange,
    );
  });
  world.engine.start();
  await expect.poll(() => world.store.questions.find(gone.id)).toBeNull();
  expect(world.store.questions.find(kept.id)).not.toBeNull();
  expect(world.store.syncState.get()).toMatchObject({ feedVersion: FEED_VERSION, pullingAnew: false });
});

it('tells where the doctor is, again before it expires, and forgets others with the stream', async () => {
  const question = makeQuestion();
  const { engine, service, timers, told } = await atWork([question]);
  service.always('/v1/presence', json({ expiresInSeconds: 40 }));
  let say = (_event: LiveEvent) => {};
  let hangUp = () => {};
  service.always('/v1/events', ({ response }) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(': hello\n\n');
    say = (event) => response.write(`event: message\ndata: ${JSON.stringify(event)}\n\n`);
    hangUp = () => response.destroy();
  });
  engine.networkChanged(true);
  await expect
    .poll(() => hangUp.length === 0 && service.seen.filter(({ path }) => path === '/v1/events').length)
    .toBe(2);
  const beats = () => service.seen.filter(({ path }) => path === '/v1/presence').map(({ body }) => body);
  engine.setPresence({ questionId: question.id, activity: 'viewing' });
  engine.setPresence({ questionId: question.id, activity: 'replying' });
  await timers.advance(500);
  await expect.poll(beats).toMatchObject([{ questionId: question.id, activity: 'replying' }]);
  await timers.advance(20_000);
  await expect.poll(() => beats().length).toBe(2);

  const chen = { accountId: COLLEAGUE, displayName: 'Chen Weiming', activity: 'viewing' as const };
  const myself = { accountId: ME, displayName: 'Me', activity: 'replying' as const };
  say({ type: 'presence', serverTime: '2026-11-24T08:30:00.000Z', questionId: question.id, people: [myself, chen] });
  await expect.poll(() => engine.presentAt(question.id)).toEqual([chen]);
  await timers.advance(50);
  expect([...told.topics]).toContain('presence');
  hangUp();
  await expect.poll(() => engine.presentAt(question.id)).toEqual([]);
});

it('keeps what was overridden with the reply on its way out, and no longer once it is a draft again', async () => {
  const question = makeQuestion({});
  const { session, store } = await atWork([question]);
  saveDraft(session, changes, question.id, content('Rest it.'), question.revision);
  const overrides = [{ code: 'too-short', reason: 'We spoke on the telephone' }];
  const { commandId } = outbox.send(session, question.id, question.revision, { overrides });
  expect(store.outbox.find(commandId)?.command.payload).toMatchObject({ content: { overrides } });
  const event = store.database.prepare("SELECT details FROM audit_event WHERE act = 'reply-queued'").get();
  expect(JSON.stringify(event)).toContain('too-short');
  expect(JSON.stringify(event)).not.toContain('telephone');
  outbox.takeBack(session, commandId);
  expect(store.drafts.find(question.id)?.content).toEqual(content('Rest it.'));
});
