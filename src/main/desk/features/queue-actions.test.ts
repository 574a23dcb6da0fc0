import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type QueueAction, queueActionSchema, queueFilterSchema } from '#contract/desk.ts';
import type { Command, FeedRecord } from '#contract/service.ts';
import {
  COLLEAGUE,
  claimBy,
  createSyncWorld,
  ME,
  makeQuestion,
  recordOf,
  serveCommands,
  serveFeed,
} from '#desk/sync/sync-world.test-support.ts';
import type { Question } from '#domain/question.ts';
import { createChangeHub } from './changes.ts';
import { addNote } from './question-actions.ts';
import { findQuestionDetails } from './question-details.ts';
import { actOnQuestions, undoAction } from './queue-actions.ts';
import type { OpenSession } from './session.ts';

const LATER = '2026-11-24T12:00:00.000Z';
const [other] = [makeQuestion({ title: 'The original' })];
const ACTIONS: QueueAction[] = [
  { kind: 'claim' },
  { kind: 'release' },
  { kind: 'transfer', toDepartmentId: 'neurology', toAccountId: null, reason: 'A facial nerve' },
  { kind: 'dismiss', reason: 'spam' },
  { kind: 'reopen' },
  { kind: 'mark-duplicate', ofQuestionId: other.id },
  { kind: 'override-urgency', override: { action: 'set', urgency: 'T1', reason: 'Sounds bad' } },
  { kind: 'snooze', until: LATER, orNextMessage: true },
  { kind: 'wake' },
].map((action) => queueActionSchema.parse(action));
const actionOf = (kind: QueueAction['kind']): QueueAction => {
  const action = ACTIONS.find((candidate) => candidate.kind === kind);
  if (action === undefined) throw new Error(kind);
  return action;
};

/** How a question is before the action, so that the action has an effect. */
function before(kind: QueueAction['kind']): Question {
  const claim = claimBy(ME, 'Me');
  if (kind === 'release') return makeQuestion({ claim });
  if (kind === 'reopen') return makeQuestion({ status: 'dismissed' });
  return makeQuestion();
}

async function world(questions: Question[]) {
  const records: FeedRecord[] = [...questions, other].map(recordOf);
  const made = await createSyncWorld({ departmentIds: [other.departmentId] });
  serveFeed(made.service, records, 1000);
  made.engine.start();
  await expect.poll(() => made.engine.status().firstSync, { timeout: 20_000 }).toBeNull();
  const account = {
    id: ME,
    displayName: 'Me',
    departmentIds: [other.departmentId],
  } as unknown as OpenSession['account'];
  const session: OpenSession = {
    account,
    store: made.store,
    engine: made.engine,
    redFlags: made.redFlags,
    clock: { now: () => Date.parse(made.now()) },
  };
  const changes = createChangeHub();
  const viewer = () => ({ accountId: ME, now: made.now() });
  return {
    ...made,
    records,
    session,
    act: (ids: Question['id'][], action: QueueAction) => actOnQuestions(session, changes, ids, action),
    undo: (token: string | null) => undoAction(session, changes, token ?? ''),
    note: (id: Question['id'], text: string) => addNote(session, changes, id, text),
    open: () =>
      made.store.queue
        .list({ filter: queueFilterSchema.parse({}), offset: 0, limit: 600 }, viewer())
        .rows.map(({ id }) => id),
    counts: () => made.store.queue.counts(viewer()),
    /** What a window shows of the question. */
    shown: (id: Question['id']) => {
      const details = findQuestionDetails(session, id);
      if (details === null) return null;
      const { question, snooze } = details;
      const { claim, status, duplicateOf, urgencyOverride } = question;
      return {
        claimant: claim?.accountId ?? null,
        status,
        duplicateOf,
        urgency: urgencyOverride?.urgency ?? null,
        isOverridden: urgencyOverride !== null,
        snoozedUntil: snooze?.until ?? null,
        isSnoozed: snooze !== null,
      };
    },
  };
}

const kindsSent = (commands: Command[]): string[] => commands.map(({ kind }) => kind);

describe('an action', () => {
  it.each(ACTIONS.map(({ kind }) => kind))(
    '%s shows at once, and taken back in time it was never there',
    async (kind) => {
      const question = before(kind);
      const { store, act, undo, shown, engine } = await world([question]);
      engine.setWorkOffline(true);
      if (kind === 'wake') act([question.id], actionOf('snooze'));
      const asItWas = shown(question.id);
      const token = act([question.id], actionOf(kind));
      expect(shown(question.id)).not.toEqual(asItWas);
      expect(undo(token)).toBe(1);
      expect(shown(question.id)).toEqual(asItWas);
      expect(store.outbox.listUnsettledOf(question.id).map((command) => command.kind)).toEqual(
        kind === 'wake' ? ['snooze'] : [],
      );
      expect(undo(token)).toBe(0);
    },
  );

  it.each(['transfer', 'dismiss', 'mark-duplicate', 'override-urgency', 'reopen'] as const)(
    '%s stays here for eight seconds, and then leaves',
    async (kind) => {
      const question = before(kind);
      const { act, timers, service } = await world([question]);
      const sent: Command[] = [];
      serveCommands(service, (command) => {
        sent.push(command);
        return { outcome: 'applied', revision: 2 };
      });
      act([question.id], actionOf(kind));
      await timers.advance(7900);
      expect(sent).toEqual([]);
      await timers.advance(200);
      await expect.poll(() => kindsSent(sent)).toEqual([kind]);
    },
  );

  it.each<[QueueAction['kind'], string[], number]>([
    ['claim', ['claim', 'release'], 1],
    ['release', ['release', 'claim'], 1],
    ['snooze', ['snooze', 'wake'], 1],
    ['dismiss', ['dismiss', 'reopen'], 1],
    ['mark-duplicate', ['mark-duplicate', 'mark-duplicate'], 1],
    ['override-urgency', ['override-urgency', 'override-urgency'], 1],
    ['transfer', ['transfer'], 0],
    ['reopen', ['reopen'], 0],
  ])('%s that has left is answered by its opposite where there is one', async (kind, expected, undone) => {
    const question = before(kind);
    const { act, undo, timers, service, store } = await world([question]);
    const sent: Command[] = [];
    serveCommands(service, (command) => {
      sent.push(command);
      return { outcome: 'applied', revision: 2 };
    });
    const token = act([question.id], actionOf(kind));
    await timers.advance(8100);
    await expect.poll(() => kindsSent(sent)).toEqual([kind]);
    await expect.poll(() => store.outbox.listUnsettledOf(question.id)).toEqual([]);
    expect(undo(token)).toBe(undone);
    await timers.advance(100);
    await expect.poll(() => kindsSent(sent)).toEqual(expected);
    const [, opposite] = sent;
    if (kind === 'mark-duplicate') expect(opposite?.payload).toEqual({ ofQuestionId: null });
    if (kind === 'override-urgency') expect(opposite?.payload).toEqual({ action: 'clear' });
  });

  it('brings back the earlier word on the urgency, and the earlier snooze', async () => {
    const word = {
      urgency: 'T2' as const,
      reason: 'Call today',
      accountId: COLLEAGUE,
      displayName: 'Chen',
      overriddenAt: LATER,
    };
    const question = makeQuestion({ urgencyOverride: word });
    const { act, undo, timers, service, engine, shown } = await world([question]);
    const sent: Command[] = [];
    serveCommands(service, (command) => {
      sent.push(command);
      return { outcome: 'applied', revision: 2 };
    });
    const token = act([question.id], actionOf('override-urgency'));
    await timers.advance(8100);
    await expect.poll(() => sent).toHaveLength(1);
    undo(token);
    await timers.advance(100);
    await expect.poll(() => sent.at(1)?.payload).toEqual({ action: 'set', urgency: 'T2', reason: 'Call today' });
    engine.setWorkOffline(true);
    act([question.id], queueActionSchema.parse({ kind: 'snooze', until: null, orNextMessage: true }));
    const second = act([question.id], actionOf('snooze'));
    expect(shown(question.id)?.snoozedUntil).toBe(LATER);
    undo(second);
    expect(shown(question.id)).toMatchObject({ snoozedUntil: null, isSnoozed: true });
  });

  it('on five hundred questions is one transaction, and one undo', async () => {
    const questions = Array.from({ length: 500 }, (_, index) => makeQuestion({ title: `Question ${index}` }));
    const ids = questions.map(({ id }) => id);
    const { act, undo, counts, engine, store } = await world(questions);
    engine.setWorkOffline(true);
    const token = act(ids, actionOf('dismiss'));
    expect(counts()).toMatchObject({ open: 1, dismissed: 500 });
    expect(undo(token)).toBe(500);
    expect(counts()).toMatchObject({ open: 501, dismissed: 0 });
    expect(store.outbox.counts().waiting).toBe(0);
    // All or nothing.
    expect(act([...ids, makeQuestion().id], actionOf('dismiss'))).toBeNull();
    expect(counts()).toMatchObject({ open: 501 });
    expect(act([other.id, ...ids.slice(0, 2)], actionOf('mark-duplicate'))).not.toBeNull();
    expect(counts()).toMatchObject({ open: 499, duplicates: 2 });
  }, 60_000);

  it('leaves the open queue at once when it hides a question, and is in the audit trail without words', async () => {
    const questions = [makeQuestion(), makeQuestion(), makeQuestion()];
    const [first, second, third] = questions.map(({ id }) => id) as [Question['id'], Question['id'], Question['id']];
    const { act, open, store } = await world(questions);
    act([first], actionOf('snooze'));
    act([second], actionOf('dismiss'));
    act([third], actionOf('mark-duplicate'));
    act([other.id], actionOf('override-urgency'));
    expect(open()).toEqual([other.id]);
    const audited = store.database.prepare('SELECT act, details FROM audit_event ORDER BY sequence').all() as {
      act: string;
      details: string;
    }[];
    expect(audited.map(({ act }) => act)).toEqual(['snooze', 'dismiss', 'mark-duplicate', 'override-urgency']);
    expect(JSON.parse(audited[3]?.details ?? '')).toMatchObject({ urgency: 'T1' });
    expect(JSON.stringify(audited)).not.toContain('Sounds bad');
  });

  it('is not shown any more when the service does not grant it', async () => {
    const question = makeQuestion();
    const { act, note, timers, service, counts, store, undo } = await world([question]);
    serveCommands(service, () => ({ outcome: 'rejected', code: 'unknown-colleague' }));
    const token = act([question.id], actionOf('snooze'));
    note(question.id, 'Call the ward');
    expect(counts().snoozed).toBe(1);
    expect(store.notes.listOfQuestion(question.id)).toHaveLength(1);
    await timers.advance(50);
    await expect.poll(() => store.outbox.counts().waiting).toBe(0);
    expect(counts().snoozed).toBe(0);
    expect(store.notes.listOfQuestion(question.id)).toEqual([]);
    expect(undo(token)).toBe(0);
  });
});

describe('a snooze', () => {
  it('ends by itself, by the clock and by the patient’s message, and the window is told', async () => {
    const [byTime, byMessage] = [makeQuestion(), makeQuestion()];
    const { act, timers, told, counts, engine, records, service } = await world([byTime, byMessage]);
    serveCommands(service, () => ({ outcome: 'applied', revision: 2 }));
    act(
      [byTime.id],
      queueActionSchema.parse({ kind: 'snooze', until: '2026-11-24T09:00:00.000Z', orNextMessage: false }),
    );
    act([byMessage.id], queueActionSchema.parse({ kind: 'snooze', until: null, orNextMessage: true }));
    await timers.advance(100);
    await expect.poll(() => counts().snoozed).toBe(2);
    told.topics.clear();
    await timers.advance(31 * 60_000);
    expect(told.topics).toContain('queue');
    expect(counts().snoozed).toBe(1);
    const followUps = [{ id: randomUUID(), text: 'It is worse.', writtenAt: LATER }];
    records.push(recordOf(makeQuestion({ ...byMessage, revision: 5, textRevision: 5, followUps })));
    engine.syncNow();
    await expect.poll(() => counts().snoozed).toBe(0);
  });

  it('of another machine is shown, ends there too, and gives way to what I say here', async () => {
    const question = makeQuestion();
    const { records, engine, counts, act } = await world([question]);
    const snooze = { id: question.id, until: LATER, unlessTextAbove: null, snoozedAt: '2026-11-24T08:00:00.000Z' };
    records.push({ kind: 'snooze', id: question.id, revision: 7, deleted: false, data: snooze });
    engine.syncNow();
    await expect.poll(() => counts().snoozed).toBe(1);
    engine.setWorkOffline(true);
    act([question.id], { kind: 'wake' });
    expect(counts().snoozed).toBe(0);
    engine.setWorkOffline(false);
    records.push({ kind: 'snooze', id: question.id, revision: 8, deleted: true, data: null });
    engine.syncNow();
    await expect.poll(() => counts()).toMatchObject({ snoozed: 0, open: 2 });
  });
});

describe('a note', () => {
  it('is there at once and once, also when the feed brings it', async () => {
    const question = makeQuestion();
    const { note, records, engine, store, session } = await world([question]);
    engine.setWorkOffline(true);
    const written = note(question.id, 'Ask about travel');
    expect(findQuestionDetails(session, question.id)?.notes).toEqual([written]);
    engine.setWorkOffline(false);
    if (written === null) throw new Error('not written');
    records.push({
      kind: 'note',
      id: written.id,
      revision: 9,
      deleted: false,
      data: { ...written, authorName: 'Dr Me' },
    });
    engine.syncNow();
    await expect.poll(() => store.notes.findRevision(written.id)).toBe(9);
    expect(store.notes.listOfQuestion(question.id)).toMatchObject([{ authorName: 'Dr Me' }]);
  });
});
