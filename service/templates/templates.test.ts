import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FeedRecord, TemplateOutcome } from '#contract/service.ts';
import { type TemplateId, templateIdSchema } from '#domain/ids.ts';
import { RICH_TEXT_FORMAT } from '#domain/rich-text.ts';
import { parseTemplate } from '#domain/templates/parse-template.ts';
import { ask, content, held, inAWord, newCommandId, pullAll, reply, send } from '../testing/scene.ts';
import { type ServiceClient, startTestService, type TestService } from '../testing/test-service.ts';

let service: TestService;
let doctor: ServiceClient;
let colleague: ServiceClient;
let reviewer: ServiceClient;
beforeAll(async () => {
  service = await startTestService();
  doctor = await service.signedIn('doctor@practice.test');
  colleague = await service.signedIn('doctor2@practice.test');
  reviewer = await service.signedIn('reviewer@practice.test');
});
afterAll(async () => {
  await service.close();
  expect(service.internalErrors).toEqual([]);
});

const newId = (): TemplateId => templateIdSchema.parse(randomUUID());

function saving(id: TemplateId, baseVersion: number, text: string, over: object = {}) {
  const { blocks } = parseTemplate(text, id, { findByTitle: () => [], findTitle: () => null });
  return {
    commandId: newCommandId(),
    kind: 'save-template',
    templateId: id,
    baseVersion,
    occurredAt: new Date().toISOString(),
    payload: {
      id,
      kind: 'closing',
      scope: 'team',
      departmentId: null,
      language: 'en',
      title: 'Closing',
      keywords: [],
      body: { format: RICH_TEXT_FORMAT, blocks },
      reviewDueOn: null,
      ownerName: null,
      ...over,
    },
  };
}
const archiving = (templateId: TemplateId, baseVersion: number) => ({
  ...saving(templateId, baseVersion, 'x'),
  kind: 'archive-template',
  payload: {},
});

async function give(client: ServiceClient, command: { commandId: ReturnType<typeof newCommandId> }) {
  const [outcome] = (await client.sync.templateCommands({ commands: [command] })).outcomes;
  return outcome as TemplateOutcome;
}
const codeOf = (outcome: TemplateOutcome) => (outcome.outcome === 'rejected' ? outcome.code : outcome.outcome);
const seenBy = async (client: ServiceClient, key: string): Promise<FeedRecord | undefined> =>
  held((await pullAll(client)).records).get(key);

describe('a team’s template', () => {
  it('is written by reviewers, read by everybody, and keeps what it said before', async () => {
    const id = newId();
    expect(codeOf(await give(doctor, saving(id, 0, 'Mine')))).toBe('not-allowed');
    const first = saving(id, 0, 'Thank you.');
    expect(await give(reviewer, first)).toMatchObject({ outcome: 'applied', version: 1 });
    // The answer was lost and the command comes again.
    expect(await give(reviewer, first)).toMatchObject({ outcome: 'applied', version: 1 });
    expect(await seenBy(doctor, `template ${id}`)).toMatchObject({
      revision: 1,
      data: { version: 1, ownerName: 'Wu Jianhong', editedByName: 'Wu Jianhong', ownerAccountId: null },
    });
    const { cursor } = await pullAll(doctor);
    expect(await give(reviewer, saving(id, 1, 'Thank you for asking.'))).toMatchObject({ version: 2 });
    const { records } = await pullAll(doctor, cursor);
    expect(records.map(({ kind }) => kind).sort()).toEqual(['template', 'template-version']);
    expect(records.find(({ kind }) => kind === 'template-version')?.data).toMatchObject({
      template: { id, version: 1 },
      replacedByName: 'Wu Jianhong',
    });
  });

  it('meets a change that came first, and can be archived and brought back', async () => {
    const id = newId();
    await give(reviewer, saving(id, 0, 'One'));
    await give(reviewer, saving(id, 1, 'Two'));
    expect(await give(reviewer, saving(id, 1, 'Other'))).toMatchObject({
      outcome: 'conflict',
      version: 2,
      present: { version: 2 },
    });
    expect(await give(reviewer, archiving(id, 2))).toMatchObject({ outcome: 'applied', version: 3 });
    expect(await seenBy(doctor, `template ${id}`)).toBeUndefined();
    expect(await give(reviewer, saving(id, 2, 'Late'))).toMatchObject({
      outcome: 'conflict',
      version: 3,
      present: null,
    });
    expect(await give(reviewer, saving(id, 3, 'Back'))).toMatchObject({ outcome: 'applied', version: 4 });
    expect(await seenBy(doctor, `template ${id}`)).toMatchObject({ revision: 4 });
    expect(codeOf(await give(reviewer, archiving(newId(), 1)))).toBe('not-found');
  });

  it('is refused when it has a problem, stands in no department, or is garbled', async () => {
    const id = newId();
    expect(codeOf(await give(reviewer, saving(id, 0, 'x {{if y}}z{{end}}')))).toBe('invalid');
    expect(codeOf(await give(reviewer, saving(id, 0, 'x', { departmentId: 'astrology' })))).toBe('unknown-department');
    expect(codeOf(await give(reviewer, saving(id, 0, 'x', { id: newId() })))).toBe('malformed');
    expect(codeOf(await give(reviewer, { ...saving(id, 0, 'x'), payload: 'x' } as never))).toBe('malformed');
    expect(codeOf(await give(reviewer, saving(id, 4, 'x')))).toBe('malformed');
  });
});

describe('a personal template', () => {
  it('is its doctor’s alone', async () => {
    const id = newId();
    expect(await give(doctor, saving(id, 0, 'Mine', { scope: 'personal' }))).toMatchObject({ version: 1 });
    expect(await seenBy(doctor, `template ${id}`)).toMatchObject({ data: { ownerName: 'Lin Yating' } });
    expect(await seenBy(colleague, `template ${id}`)).toBeUndefined();
    expect(codeOf(await give(colleague, saving(id, 1, 'Theirs', { scope: 'personal' })))).toBe('not-allowed');
    expect(codeOf(await give(reviewer, saving(id, 1, 'Ours')))).toBe('not-allowed');
    expect(codeOf(await give(doctor, saving(id, 1, 'Ours')))).toBe('not-allowed');
    expect(codeOf(await give(reviewer, saving(newId(), 0, 'x', { scope: 'personal' })))).toBe('not-allowed');
  });
});

describe('how templates fare', () => {
  it('is counted once for a sent reply, and told to everybody who sees the template', async () => {
    const id = newId();
    await give(reviewer, saving(id, 0, 'Thank you.'));
    const uses = (rewrite: number) => [{ instanceId: randomUUID(), templateId: id, templateVersion: 1, rewrite }];
    const sending = async (rewrite: number) => {
      const one = reply(await ask(service), 'Thank you.');
      return { ...one, payload: { ...one.payload, content: content('Thank you.'), templateUses: uses(rewrite) } };
    };
    const first = await sending(0);
    expect(inAWord(await send(doctor, first))).toBe('applied');
    expect(inAWord(await send(doctor, first))).toBe('applied');
    expect(inAWord(await send(colleague, await sending(0.5)))).toBe('applied');
    expect((await seenBy(reviewer, `template-statistics ${id}`))?.data).toEqual({ id, uses: 2, meanRewrite: 0.25 });
  });
});
