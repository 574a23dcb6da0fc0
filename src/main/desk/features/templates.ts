import { randomUUID } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { TemplateOverview } from '#contract/desk.ts';
import type { TemplateCommand } from '#contract/service.ts';
import { commandIdSchema, type QuestionId, type TemplateId, templateIdSchema } from '#domain/ids.ts';
import type { ReplyContent } from '#domain/reply.ts';
import { mapInlines } from '#domain/rich-text.ts';
import { type Template, type TemplateContent, type TemplateUse, templateContentSchema } from '#domain/template.ts';
import { rewriteDistance } from '#domain/templates/rewrite-distance.ts';
import { mayEditTemplates } from '#domain/templates/rights.ts';
import { type TemplateProblem, validateTemplate } from '#domain/templates/validate-template.ts';
import { toInstant } from '#domain/time.ts';
import type { TemplateChange } from '../store/repositories/template-changes.ts';
import { projectedTemplate } from '../sync/projected-template.ts';
import type { ChangeHub } from './changes.ts';
import type { OpenSession } from './session.ts';

/** Why a template was not changed. */
export class TemplateRefusal extends Error {
  readonly code: 'NOT_FOUND' | 'NOT_ALLOWED' | 'TEMPLATE_NOT_SOUND';
  readonly problems: readonly TemplateProblem[];
  constructor(code: TemplateRefusal['code'], problems: readonly TemplateProblem[] = []) {
    super(`templates: ${code}`);
    this.name = 'TemplateRefusal';
    this.code = code;
    this.problems = problems;
  }
}

const isOnItsWay = ({ state }: TemplateChange): boolean => state === 'waiting' || state === 'sending';

/** Templates as they are shown: the service's word with what is on its way laid over it, most used first. */
export function listTemplates({ store, account }: OpenSession): Template[] {
  const shown = new Map(store.templates.list().map((template) => [template.id, template]));
  for (const change of store.templateChanges.list()) {
    if (!isOnItsWay(change)) continue;
    const { command } = change;
    if (command.kind === 'archive-template') shown.delete(command.templateId);
    else shown.set(command.templateId, projectedTemplate(command, account));
  }
  const mine = new Set<string>(account.departmentIds);
  // A stable sort: most used first stays the order within each group.
  return [...shown.values()].sort(
    (left, right) => Number(mine.has(right.departmentId ?? '')) - Number(mine.has(left.departmentId ?? '')),
  );
}

/** What is known of templates besides their text. */
export function listOverviews(session: OpenSession): TemplateOverview[] {
  const { store } = session;
  const overviews = new Map<TemplateId, TemplateOverview>();
  const at = (templateId: TemplateId): TemplateOverview => {
    const known = overviews.get(templateId);
    if (known !== undefined) return known;
    const made: TemplateOverview = { templateId, usesHere: 0, here: null, everybody: null, change: null };
    overviews.set(templateId, made);
    return made;
  };
  const put = (templateId: TemplateId, more: Partial<TemplateOverview>): void => {
    overviews.set(templateId, { ...at(templateId), ...more });
  };
  for (const { id, uses } of store.templates.listUses()) put(id, { usesHere: uses });
  for (const { templateId, sent, meanRewrite } of store.templateInsertions.listRewrites()) {
    put(templateId, { here: { sent, meanRewrite } });
  }
  for (const { id, uses, meanRewrite } of store.templateStatistics.list()) {
    put(id, { everybody: { sent: uses, meanRewrite } });
  }
  for (const { command, state, present, refusedCode } of store.templateChanges.list()) {
    const mine = command.kind === 'save-template' ? command.payload : null;
    put(command.templateId, {
      change: { state: state === 'sending' ? 'waiting' : state, mine, present, refusedCode },
    });
  }
  return [...overviews.values()];
}

/**
 * Saves a template; it is on its way to the service when this returns.
 *
 * @throws {TemplateRefusal} NOT_ALLOWED, or TEMPLATE_NOT_SOUND with what is wrong.
 */
export function saveTemplate(session: OpenSession, changes: ChangeHub, content: TemplateContent): Template {
  const { store, account } = session;
  const saved = store.transaction(() => give(session, content));
  session.engine.outboxChanged();
  changes.tell(['template', 'sync']);
  return projectedTemplate(saved, account);
}

/**
 * Takes a template out of use.
 *
 * @throws {TemplateRefusal} NOT_FOUND, NOT_ALLOWED
 */
export function archiveTemplate(session: OpenSession, changes: ChangeHub, templateId: TemplateId): void {
  const { store, clock, engine } = session;
  const template = listTemplates(session).find(({ id }) => id === templateId);
  if (template === undefined) throw new TemplateRefusal('NOT_FOUND');
  checkRights(session, template);
  store.transaction(() => {
    const baseVersion = baseVersionOf(session, templateId);
    const isUnknownThere = baseVersion === 0 && !store.templateChanges.listOfTemplate(templateId).some(isUnderWay);
    const common = { commandId: newCommandId(), templateId, occurredAt: toInstant(clock.now()) };
    store.templateChanges.put({ ...common, kind: 'archive-template', baseVersion, payload: {} });
    // The service never heard of it, so there is nothing to archive.
    if (isUnknownThere) store.templateChanges.remove(common.commandId);
    audit(session, 'template-archived', templateId);
  });
  engine.outboxChanged();
  changes.tell(['template', 'sync']);
}

/**
 * Decides about a change that the service did not grant: it is tried again over what is there now, or let go.
 *
 * @throws {TemplateRefusal} NOT_FOUND when there is none, and what `saveTemplate` throws.
 */
export function decideChange(
  session: OpenSession,
  changes: ChangeHub,
  templateId: TemplateId,
  decision: 'keep-mine' | 'take-theirs',
): void {
  const { store } = session;
  const change = store.templateChanges.listOfTemplate(templateId).find((one) => !isOnItsWay(one));
  if (change === undefined) throw new TemplateRefusal('NOT_FOUND');
  store.transaction(() => {
    if (decision === 'keep-mine' && change.command.kind === 'save-template') give(session, change.command.payload);
    else store.templateChanges.remove(change.command.commandId);
  });
  session.engine.outboxChanged();
  changes.tell(['template', 'sync']);
}

/**
 * Saves templates of a file, all or none. What the account has already under an id becomes its next version; anything else
 * that is personal gets an id of its own, because another doctor may have it under the one in the file.
 *
 * @throws {TemplateRefusal} NOT_ALLOWED, or TEMPLATE_NOT_SOUND with what is wrong with the first unsound one.
 */
export function importTemplates(
  session: OpenSession,
  changes: ChangeHub,
  contents: readonly TemplateContent[],
): { added: number; changed: number; same: number } {
  const present = new Map(listTemplates(session).map((template) => [template.id, template]));
  const renamed = new Map<TemplateId, TemplateId>(
    contents.map(({ id, scope }) => {
      const known = present.get(id);
      const keepsId = known === undefined ? scope === 'team' : known.scope === scope;
      return [id, keepsId ? id : templateIdSchema.parse(randomUUID())];
    }),
  );
  const tally = { added: 0, changed: 0, same: 0 };
  session.store.transaction(() => {
    const moved = contents.map((content) => withIds(content, renamed));
    for (const content of moved) {
      const known = present.get(content.id);
      if (known !== undefined && isSame(known, content)) tally.same += 1;
      else {
        give(session, content, moved);
        if (known === undefined) tally.added += 1;
        else tally.changed += 1;
      }
    }
  });
  session.engine.outboxChanged();
  changes.tell(['template', 'sync']);
  return tally;
}

function withIds(content: TemplateContent, renamed: ReadonlyMap<TemplateId, TemplateId>): TemplateContent {
  const now = (id: TemplateId): TemplateId => renamed.get(id) ?? id;
  return {
    ...content,
    id: now(content.id),
    body: {
      ...content.body,
      blocks: mapInlines(content.body.blocks, (children) =>
        children.map((inline) => {
          if (inline.type !== 'slot') return inline;
          const slot = { ...inline, templateId: now(inline.templateId) };
          return slot.includes === undefined ? slot : { ...slot, includes: now(slot.includes) };
        }),
      ),
    },
  };
}

function isSame(known: Template, content: TemplateContent): boolean {
  return JSON.stringify(templateContentSchema.parse(known)) === JSON.stringify(templateContentSchema.parse(content));
}

/** Puts a save on its way; part of the caller's transaction. `beside` are saved with it and may be included. */
function give(
  session: OpenSession,
  content: TemplateContent,
  beside: readonly TemplateContent[] = [],
): Extract<TemplateCommand, { kind: 'save-template' }> {
  const { store, account, clock } = session;
  const present = listTemplates(session);
  const before = present.find(({ id }) => id === content.id);
  checkRights(session, before ?? { ...content, ownerAccountId: content.scope === 'personal' ? account.id : null });
  if (before !== undefined && before.scope !== content.scope) throw new TemplateRefusal('NOT_ALLOWED');
  const visible = new Map([...present, ...beside, content].map((template) => [template.id, template]));
  const problems = validateTemplate(content, (id) => visible.get(id) ?? null);
  if (problems.length > 0) throw new TemplateRefusal('TEMPLATE_NOT_SOUND', problems);
  const command: Extract<TemplateCommand, { kind: 'save-template' }> = {
    commandId: newCommandId(),
    templateId: content.id,
    kind: 'save-template',
    baseVersion: baseVersionOf(session, content.id),
    payload: content,
    occurredAt: toInstant(clock.now()),
  };
  store.templateChanges.put(command);
  audit(session, 'template-saved', content.id);
  return command;
}

const isUnderWay = ({ state }: TemplateChange): boolean => state === 'sending';

/** The version that a change given now builds on: the one under way will have made, else what is there. */
function baseVersionOf({ store }: OpenSession, id: TemplateId): number {
  const changes = store.templateChanges.listOfTemplate(id);
  const underWay = changes.findLast(isUnderWay);
  if (underWay !== undefined) return underWay.command.baseVersion + 1;
  const met = changes.findLast(({ state }) => state === 'conflict')?.presentVersion ?? 0;
  return Math.max(met, store.templates.findRevision(id) ?? 0);
}

function checkRights({ account }: OpenSession, template: Pick<Template, 'scope' | 'ownerAccountId'>): void {
  const isMine = template.scope === 'team' || template.ownerAccountId === account.id;
  if (!isMine || !mayEditTemplates(account.roles, template.scope)) throw new TemplateRefusal('NOT_ALLOWED');
}

function audit({ store, account, clock }: OpenSession, act: string, templateId: TemplateId): void {
  const occurredAt = toInstant(clock.now());
  store.auditEvents.append({ occurredAt, accountId: account.id, act, subjectId: templateId, details: {} });
}

const newCommandId = () => commandIdSchema.parse(uuidv7());

/** Which snippets of the question's draft go out with it, and how much each was rewritten. */
export function templateUsesOf({ store }: OpenSession, questionId: QuestionId, content: ReplyContent): TemplateUse[] {
  const sent = content.moreInformation === null ? [content.body] : [content.body, content.moreInformation];
  return store.templateInsertions.listUnsent(questionId).flatMap((insertion): TemplateUse[] => {
    const { blocks, ...use } = insertion;
    const rewrite = rewriteDistance(blocks, sent);
    return rewrite === null ? [] : [{ ...use, rewrite }];
  });
}
