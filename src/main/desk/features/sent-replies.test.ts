import { randomUUID } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Command } from '#contract/service.ts';
import { replyIdSchema } from '#domain/ids.ts';
import { type Reply, type ReplyContent, replySchema } from '#domain/reply.ts';
import { plainTextOf, richTextFromPlain } from '#domain/rich-text.ts';
import { createRelatedEngine } from '../related/related-engine.ts';
import {
  COLLEAGUE,
  createSyncWorld,
  ME,
  makeQuestion,
  recordOf,
  serveCommands,
  serveFeed,
} from '../sync/sync-world.test-support.ts';
import { createChangeHub } from './changes.ts';
import { saveDraft } from './drafts.ts';
import { createOutboxFeature } from './outbox.ts';
import { exportReferrals, previewPage } from './reply-pages.ts';
import { cancelCorrection, setCorrectionReason, startCorrection } from './sent-replies.ts';
import type { OpenSession } from './session.ts';

const content = (text: string): ReplyContent => ({
  body: richTextFromPlain(text),
  moreInformation: null,
  citedAnswerIds: [],
  citedTopicIds: [],
  overrides: [],
  askTicks: [],
});

/** A desk on which I answered one question; what the service decides is the test's word. */
async function createScene(over: Partial<Record<keyof Reply, unknown>> = {}) {
  const world = await createSyncWorld();
  const question = makeQuestion({ status: 'answered', revision: 2 });
  const reply = replySchema.parse({
    ...content('Take five tablets.'),
    id: randomUUID(),
    questionId: question.id,
    kind: 'answer',
    version: 1,
    authorAccountId: ME,
    authorName: 'Me',
    departmentId: 'orthopedics',
    repliedAt: '2026-11-24T08:00:00.000Z',
    ...over,
  });
  const answer = {
    ...{ id: reply.id, origin: 'service', questionId: question.id, title: question.title, questionText: question.body },
    ...{ doctorName: 'Me', departmentId: 'orthopedics', replyText: 'Take five tablets.', excerpted: false },
    ...{ answeredOn: '2026-11-24', reviewState: 'not-reviewed', language: 'en' },
  };
  serveFeed(world.service, [
    recordOf(question),
    { kind: 'reply', id: reply.id, revision: 1, deleted: false, data: reply },
    { kind: 'answered-question', id: reply.id, revision: 1, deleted: false, data: answer },
  ]);
  const changes = createChangeHub();
  const outbox = createOutboxFeature(changes);
  const session = {
    store: world.store,
    engine: world.engine,
    clock: { now: () => Date.parse(world.now()) },
    account: {
      id: ME,
      displayName: 'Me',
      departmentIds: ['orthopedics'],
      roles: ['doctor'],
      email: 'me@practice.test',
    },
  } as unknown as OpenSession;
  world.engine.start();
  await expect.poll(() => world.store.answeredQuestions.count()).toBe(1);
  onTestFinished(() => expect(world.errors).toEqual([]));
  return { ...world, question, reply, changes, outbox, session };
}

describe('a correction', () => {
  it('is a draft with the present text until it is sent with its reason', async () => {
    const { session, changes, outbox, question, reply, store, service, timers } = await createScene();
    const given: Command[] = [];
    serveCommands(service, (command) => {
      given.push(command);
      return { outcome: 'applied', revision: 3 };
    });
    const draft = startCorrection(session, changes, question.id, reply.id);
    expect(plainTextOf(draft.content.body)).toBe('Take five tablets.');
    expect(draft.corrects).toEqual({ replyId: reply.id, version: 1, reason: '' });
    saveDraft(session, changes, question.id, content('Take half a tablet.'), 2);
    expect(() => outbox.send(session, question.id, 2, { correctsReplyId: reply.id })).toThrow('REASON_MISSING');
    // A window that shows it as a reply of its own must not publish a correction.
    expect(() => outbox.send(session, question.id, 2)).toThrow('DRAFT_CHANGED');
    setCorrectionReason(session, question.id, 'The dose was wrong');
    // Begun again it goes on, and nothing that was written is lost.
    expect(startCorrection(session, changes, question.id, reply.id).corrects?.reason).toBe('The dose was wrong');
    const item = outbox.send(session, question.id, 2, { correctsReplyId: reply.id });
    expect(item).toMatchObject({ state: 'undoable', what: 'correction', replyId: reply.id });
    expect(store.drafts.find(question.id)).toBeNull();
    await timers.advance(11_000);
    await expect.poll(() => given).toHaveLength(1);
    expect(given[0]).toMatchObject({
      kind: 'correct-reply',
      payload: {
        replyId: reply.id,
        baseVersion: 1,
        reason: 'The dose was wrong',
        content: content('Take half a tablet.'),
      },
    });
  });

  it('taken back within the undo time is the same correction again', async () => {
    const { session, changes, outbox, question, reply, store } = await createScene();
    startCorrection(session, changes, question.id, reply.id);
    setCorrectionReason(session, question.id, 'The dose was wrong');
    const { commandId } = outbox.send(session, question.id, 2, { correctsReplyId: reply.id });
    expect(() => startCorrection(session, changes, question.id, reply.id)).toThrow('ALREADY_QUEUED');
    outbox.takeBack(session, commandId);
    expect(store.drafts.find(question.id)?.corrects).toEqual({
      replyId: reply.id,
      version: 1,
      reason: 'The dose was wrong',
    });
    cancelCorrection(session, changes, question.id);
    expect(store.drafts.find(question.id)).toBeNull();
    expect(store.drafts.listRevisions(question.id)).not.toEqual([]);
  });

  it('is held when the reply was corrected meanwhile, and can be put in the place of the new version', async () => {
    const { session, changes, outbox, question, reply, store, service, timers } = await createScene();
    const given: Command[] = [];
    const corrected = {
      ...reply,
      version: 2,
      revision: 2,
      change: { kind: 'correction', reason: 'Typo', changedAt: reply.repliedAt },
    };
    serveCommands(service, (command) => {
      given.push(command);
      return given.length === 1
        ? { outcome: 'conflict', reason: 'reply-corrected', question, replies: [corrected] }
        : { outcome: 'applied', revision: 3 };
    });
    startCorrection(session, changes, question.id, reply.id);
    setCorrectionReason(session, question.id, 'The dose was wrong');
    const { commandId } = outbox.send(session, question.id, 2, { correctsReplyId: reply.id });
    await timers.advance(11_000);
    await expect.poll(() => store.outbox.find(commandId)?.state).toBe('held');
    expect(outbox.getHeld(session, commandId)).toMatchObject({
      item: { heldReason: 'reply-corrected', what: 'correction' },
      reason: 'The dose was wrong',
      replies: [{ version: 2 }],
    });
    outbox.confirm(session, commandId);
    await timers.advance(11_000);
    await expect.poll(() => given).toHaveLength(2);
    expect(given[1]).toMatchObject({ kind: 'correct-reply', payload: { baseVersion: 2 } });
  });

  it('is nobody else’s, and none of what was retracted', async () => {
    const foreign = await createScene({ authorAccountId: COLLEAGUE });
    expect(() => startCorrection(foreign.session, foreign.changes, foreign.question.id, foreign.reply.id)).toThrow(
      'NOT_FOUND',
    );
    const gone = await createScene({
      change: { kind: 'retraction', reason: 'Wrong', changedAt: '2026-11-24T08:10:00.000Z' },
    });
    expect(() => startCorrection(gone.session, gone.changes, gone.question.id, gone.reply.id)).toThrow('NOT_FOUND');
    expect(() => gone.outbox.retract(gone.session, gone.question.id, gone.reply.id, 'Again')).toThrow('NOT_FOUND');
    expect(() =>
      gone.outbox.retract(gone.session, gone.question.id, replyIdSchema.parse(randomUUID()), 'None'),
    ).toThrow('NOT_FOUND');
  });
});

describe('a retraction', () => {
  it('is offered to nobody beside a reply from the first moment on, and again when it is taken back', async () => {
    const { session, outbox, question, reply, store, engine } = await createScene();
    engine.setWorkOffline(true);
    const other = makeQuestion();
    const related = createRelatedEngine(store);
    const offered = () => related.similar(other, { typed: '', reply: '' }, 5).map(({ id }) => id as string);
    expect(offered()).toEqual([reply.id]);
    const item = outbox.retract(session, question.id, reply.id, 'Meant for another question');
    expect(item).toMatchObject({ what: 'retraction', state: 'undoable', excerpt: 'Meant for another question' });
    expect(offered()).toEqual([]);
    outbox.takeBack(session, item.commandId);
    expect(store.drafts.find(question.id)).toBeNull();
    expect(offered()).toEqual([reply.id]);
  });
});

describe('a preview', () => {
  it('is the page as the service renders it, with the correction and what it replaces, and no open blank', async () => {
    const { session, changes, question, reply } = await createScene();
    startCorrection(session, changes, question.id, reply.id);
    setCorrectionReason(session, question.id, 'The dose was wrong');
    const html = previewPage(session, question.id, content('Take <b>half</b> a tablet.'), 'answer') ?? '';
    const [present, earlier] = html.split('<details class="earlier">');
    expect(present).toContain('Take &lt;b&gt;half&lt;/b&gt; a tablet.');
    expect(present).toContain('The dose was wrong');
    expect(present).not.toContain('five tablets');
    expect(earlier).toContain('Take five tablets.');
  });

  it('shows a kind of reply as such', async () => {
    const { session, question } = await createScene();
    expect(previewPage(session, question.id, content('Or rest.'), 'second-opinion')).toContain('Second opinion');
    expect(exportReferrals(session, question.id, { content: content('No referral.') })).toEqual([]);
  });
});
