import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '#desk/clock.ts';
import { createDesk } from '#desk/desk.ts';
import type { QuestionId, TemplateId } from '#domain/ids.ts';
import { templateIdSchema } from '#domain/ids.ts';
import type { ReplyContent } from '#domain/reply.ts';
import { RICH_TEXT_FORMAT } from '#domain/rich-text.ts';
import { instantiateTemplate, type TemplateContent } from '#domain/template.ts';
import { parseTemplate } from '#domain/templates/parse-template.ts';
import { toInstant } from '#domain/time.ts';
// biome-ignore lint/style/noRestrictedImports: this test puts both ends together; the desk itself never imports the service
import { startTestService, type TestService } from '#service/testing/test-service.ts';
import {
  archiveTemplate,
  decideChange,
  importTemplates,
  listOverviews,
  listTemplates,
  saveTemplate,
} from './templates.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.close());

/** Somebody at a machine of their own, first sync done. */
async function atWork(email: string) {
  const folder = mkdtempSync(join(tmpdir(), 'replydesk-templates-'));
  const desk = createDesk({
    userDataDir: folder,
    serviceUrl: service.url,
    appVersion: '0.1.0',
    clock: systemClock,
    keyring: { wrap: async () => null, unwrap: async () => null },
  });
  onTestFinished(async () => {
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  });
  await desk.sessions.signIn({ email, password: 'practice-only' });
  const session = desk.sessions.current();
  if (session === null) throw new Error('nobody is signed in');
  await expect.poll(() => session.engine.status().firstSync, { timeout: 5000 }).toBeNull();
  const titles = (): string[] => listTemplates(session).map(({ title }) => title);
  const changeOf = (id: TemplateId) =>
    listOverviews(session).find(({ templateId }) => templateId === id)?.change ?? null;
  const settled = () => expect.poll(() => session.store.templateChanges.countWaiting(), { timeout: 5000 }).toBe(0);
  return { desk, session, changes: desk.changes, titles, changeOf, settled };
}

function written(text: string, over: Partial<TemplateContent> = {}): TemplateContent {
  const id = over.id ?? templateIdSchema.parse(randomUUID());
  const { blocks } = parseTemplate(text, id, { findByTitle: () => [], findTitle: () => null });
  return {
    id,
    kind: 'other',
    scope: 'personal',
    departmentId: null,
    language: 'en',
    title: `T ${id.slice(0, 8)}`,
    keywords: [],
    body: { format: RICH_TEXT_FORMAT, blocks },
    reviewDueOn: null,
    ownerName: null,
    ...over,
  };
}

const refusal = (code: string) => expect.objectContaining({ code });

describe('templates at a workstation', () => {
  it('are there at once offline, and at the doctor’s other machine once both are online', async () => {
    const here = await atWork('doctor@practice.test');
    const there = await atWork('doctor@practice.test');
    here.session.engine.setWorkOffline(true);
    const mine = written('Drink {{much: number 1..3 litres}}.', { title: 'Drinking' });
    saveTemplate(here.session, here.changes, mine);
    saveTemplate(here.session, here.changes, { ...mine, title: 'Drinking enough' });
    expect(here.titles()).toContain('Drinking enough');
    expect(here.changeOf(mine.id)).toMatchObject({ state: 'waiting' });
    expect(here.session.engine.status().waiting).toBe(1);
    here.session.engine.setWorkOffline(false);
    await here.settled();
    there.session.engine.syncNow();
    await expect.poll(() => there.titles(), { timeout: 5000 }).toContain('Drinking enough');
    expect(listTemplates(there.session).find(({ id }) => id === mine.id)).toMatchObject({
      version: 1,
      body: mine.body,
    });
  });

  it('keep the author’s text when somebody else was first, until the author decides', async () => {
    const here = await atWork('reviewer@practice.test');
    const there = await atWork('reviewer@practice.test');
    const ours = written('One', { scope: 'team' });
    saveTemplate(here.session, here.changes, ours);
    await here.settled();
    there.session.engine.syncNow();
    await expect.poll(() => there.titles(), { timeout: 5000 }).toContain(ours.title);
    there.session.engine.setWorkOffline(true);
    saveTemplate(there.session, there.changes, { ...ours, title: 'Mine' });
    saveTemplate(here.session, here.changes, { ...ours, title: 'Theirs' });
    await here.settled();
    there.session.engine.setWorkOffline(false);
    await expect.poll(() => there.changeOf(ours.id)?.state, { timeout: 5000 }).toBe('conflict');
    expect(there.changeOf(ours.id)).toMatchObject({ mine: { title: 'Mine' }, present: { title: 'Theirs' } });
    decideChange(there.session, there.changes, ours.id, 'keep-mine');
    await there.settled();
    expect(there.changeOf(ours.id)).toBeNull();
    here.session.engine.syncNow();
    await expect.poll(() => here.titles(), { timeout: 5000 }).toContain('Mine');
    await expect
      .poll(() => here.session.store.templateVersions.listOfTemplate(ours.id).map(({ template }) => template.title))
      .toEqual(['Theirs', ours.title]);
    archiveTemplate(here.session, here.changes, ours.id);
    await here.settled();
    there.session.engine.syncNow();
    await expect.poll(() => there.titles(), { timeout: 5000 }).not.toContain('Mine');
  });

  it('are not saved without the right to, nor with a problem', async () => {
    const { session, changes } = await atWork('doctor@practice.test');
    expect(() => saveTemplate(session, changes, written('x', { scope: 'team' }))).toThrow(refusal('NOT_ALLOWED'));
    const broken = written('{{a: text}} {{a: date}}');
    expect(() => saveTemplate(session, changes, broken)).toThrow(
      expect.objectContaining({ code: 'TEMPLATE_NOT_SOUND', problems: [{ code: 'different-kinds', what: 'a' }] }),
    );
    expect(() => archiveTemplate(session, changes, broken.id)).toThrow(refusal('NOT_FOUND'));
  });

  it('come from a file all or none, under ids of their own, and a second time change nothing', async () => {
    const { session, changes, titles, settled } = await atWork('doctor2@practice.test');
    const inner = written('Inner text', { title: 'Inner' });
    const outer = written(`{{include Inner #${inner.id}}}`, { title: 'Outer' });
    const unsound = written('x {{if y}}z{{end}}', { title: 'Unsound' });
    expect(() => importTemplates(session, changes, [inner, unsound])).toThrow(refusal('TEMPLATE_NOT_SOUND'));
    expect(titles()).not.toContain('Inner');
    expect(importTemplates(session, changes, [outer, inner])).toEqual({ added: 2, changed: 0, same: 0 });
    await settled();
    const [shownInner, shownOuter] = ['Inner', 'Outer'].map((title) =>
      listTemplates(session).find((template) => template.title === title),
    );
    expect(shownInner?.id).not.toBe(inner.id);
    expect(JSON.stringify(shownOuter?.body)).toContain(`"includes":"${shownInner?.id}"`);
    const again = [shownInner, shownOuter].flatMap((one) => (one === undefined ? [] : [one]));
    expect(importTemplates(session, changes, again)).toEqual({ added: 0, changed: 0, same: 2 });
  });

  it('learn how much of them was rewritten when the reply is sent, and forget it when it is taken back', async () => {
    const { session, changes, desk, settled } = await atWork('doctor@practice.test');
    const mine = written('Please rest your {{part: text}} and come back within a week if it has not settled.');
    const saved = saveTemplate(session, changes, mine);
    await settled();
    const { id: questionId } = await service.intake().intake.askQuestion({
      department: 'Orthopedics',
      title: 'Pain in my knee',
      body: 'It hurts when I climb stairs.',
      language: 'en',
    });
    session.engine.syncNow();
    await expect.poll(() => session.store.questions.find(questionId)?.revision, { timeout: 5000 }).toBe(1);
    const instanceId = randomUUID();
    const blocks = instantiateTemplate(saved, {
      instanceId,
      question: { alias: null, ageBand: null, sex: 'unknown', title: 'Pain' },
      departmentName: 'Orthopedics',
    });
    const now = toInstant(Date.now());
    const insertion = { instanceId, templateId: saved.id, templateVersion: saved.version, blocks };
    session.store.templateInsertions.put(questionId, insertion, now);
    const draft = (text: string): ReplyContent => ({
      body: {
        format: RICH_TEXT_FORMAT,
        blocks: parseTemplate(text, saved.id, { findByTitle: () => [], findTitle: () => null }).blocks,
      },
      moreInformation: null,
      citedAnswerIds: [],
      citedTopicIds: [],
      overrides: [],
      askTicks: [],
    });
    const send = (text: string, to: QuestionId) => {
      session.store.drafts.save(to, draft(text), 1, Date.now());
      return desk.outbox.send(session, to, 1);
    };
    const fared = () => listOverviews(session).find(({ templateId }) => templateId === saved.id);
    const item = send('Please rest your knee and come back within two weeks if it has not settled.', questionId);
    // "a week" became "two weeks", and the blank was written over.
    expect(fared()?.here).toMatchObject({ sent: 1, meanRewrite: expect.closeTo(3 / 14, 1) });
    desk.outbox.takeBack(session, item.commandId);
    expect(fared()?.here ?? null).toBeNull();
    const last = desk.outbox.send(session, questionId, 1);
    session.store.database
      .prepare(`UPDATE outbox_command SET not_before = ? WHERE command_id = ?`)
      .run(now, last.commandId);
    session.engine.syncNow();
    await expect.poll(() => fared()?.everybody, { timeout: 5000 }).toMatchObject({ sent: 1 });
  });
});
