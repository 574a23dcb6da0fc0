import { type TemplateCommand, type TemplateOutcome, templateCommandSchema } from '#contract/service.ts';
import type { Account } from '#domain/account.ts';
import type { CommandId } from '#domain/ids.ts';
import { type Template, type TemplateContent, templateSchema } from '#domain/template.ts';
import { mayEditTemplates } from '#domain/templates/rights.ts';
import { validateTemplate } from '#domain/templates/validate-template.ts';
import { databaseTime, inTransaction, type Pool, type Sql } from '../database/connection.ts';
import { publish, retract } from '../feed/feed.ts';
import { audit } from '../questions/change-question.ts';
import {
  keepVersion,
  listIncluded,
  lockTemplate,
  type StoredTemplate,
  templateEntry,
  templateVersionEntry,
  writeTemplate,
} from './template-rows.ts';

/** Applies changes of templates in order, each in a transaction of its own and at most once. */
export async function applyTemplateCommands(
  pool: Pool,
  account: Account,
  commands: readonly { readonly commandId: CommandId }[],
): Promise<TemplateOutcome[]> {
  const outcomes: TemplateOutcome[] = [];
  for (const command of commands) outcomes.push(await applyOnce(pool, account, command));
  return outcomes;
}

/** As for questions: the outcome is stored with the effect, and a repeat is told the first one. */
function applyOnce(pool: Pool, account: Account, raw: { readonly commandId: CommandId }): Promise<TemplateOutcome> {
  const { commandId } = raw;
  return inTransaction(pool, async (transaction) => {
    await transaction`SELECT pg_advisory_xact_lock(hashtextextended(${commandId}, 0))`;
    const [known] = await transaction<{ outcome: TemplateOutcome; account_id: string }[]>`
      SELECT outcome, account_id FROM command_outcome WHERE command_id = ${commandId}`;
    if (known !== undefined) {
      return known.account_id === account.id ? known.outcome : { commandId, outcome: 'rejected', code: 'not-allowed' };
    }
    const parsed = templateCommandSchema.safeParse(raw);
    const outcome: TemplateOutcome = parsed.success
      ? await decide(transaction, account, parsed.data)
      : { commandId, outcome: 'rejected', code: 'malformed' };
    await transaction`
      INSERT INTO command_outcome (command_id, account_id, outcome)
      VALUES (${commandId}, ${account.id}, ${transaction.json(outcome as never)})`;
    return outcome;
  });
}

async function decide(transaction: Sql, account: Account, command: TemplateCommand): Promise<TemplateOutcome> {
  const { commandId } = command;
  const stored = await lockTemplate(transaction, command.templateId);
  const isOthers = stored !== null && !mayChange(account, stored.template);
  // Nothing is told of what belongs to somebody else, not even that it is there.
  if (isOthers) return { commandId, outcome: 'rejected', code: 'not-allowed' };
  if (command.kind === 'save-template') return save(transaction, account, command, stored);
  if (stored === null) return { commandId, outcome: 'rejected', code: 'not-found' };
  if (stored.isArchived) return { commandId, outcome: 'applied', version: stored.version };
  if (stored.version !== command.baseVersion) return conflict(commandId, stored);
  const archived: Template = { ...stored.template, version: stored.version + 1 };
  await writeTemplate(transaction, archived, true);
  await publish(transaction, [templateVersionEntry(await keepVersion(transaction, stored.template, account))]);
  await retract(transaction, [templateEntry(archived)]);
  await audit(transaction, account.id, 'template-archived', command.templateId, { version: stored.version });
  return { commandId, outcome: 'applied', version: archived.version };
}

function mayChange(account: Account, template: Pick<Template, 'scope' | 'ownerAccountId'>): boolean {
  if (!mayEditTemplates(account.roles, template.scope)) return false;
  return template.scope === 'team' || template.ownerAccountId === account.id;
}

async function save(
  transaction: Sql,
  account: Account,
  command: Extract<TemplateCommand, { kind: 'save-template' }>,
  stored: StoredTemplate | null,
): Promise<TemplateOutcome> {
  const { commandId, payload } = command;
  const rejected = (code: 'not-allowed' | 'malformed' | 'unknown-department' | 'invalid'): TemplateOutcome => ({
    commandId,
    outcome: 'rejected',
    code,
  });
  if (payload.id !== command.templateId) return rejected('malformed');
  if (!mayEditTemplates(account.roles, payload.scope)) return rejected('not-allowed');
  // Somebody's own template never becomes everybody's behind their back, nor the other way.
  if (stored !== null && stored.template.scope !== payload.scope) return rejected('not-allowed');
  if ((stored?.version ?? 0) !== command.baseVersion) {
    return stored === null ? rejected('malformed') : conflict(commandId, stored);
  }
  if (!(await departmentExists(transaction, payload))) return rejected('unknown-department');
  if (!(await isSound(transaction, account, payload))) return rejected('invalid');
  const template = templateSchema.parse({
    ...payload,
    version: command.baseVersion + 1,
    ownerAccountId: payload.scope === 'personal' ? account.id : null,
    ownerName: payload.scope === 'personal' ? account.displayName : (payload.ownerName ?? account.displayName),
    editedByName: account.displayName,
    updatedAt: await databaseTime(transaction),
  });
  await writeTemplate(transaction, template, false);
  // An archived one was kept when it was archived, as the version before.
  if (stored !== null && !stored.isArchived) {
    await publish(transaction, [templateVersionEntry(await keepVersion(transaction, stored.template, account))]);
  }
  await publish(transaction, [templateEntry(template)]);
  await audit(transaction, account.id, 'template-saved', template.id, { version: template.version });
  return { commandId, outcome: 'applied', version: template.version };
}

async function departmentExists(transaction: Sql, { departmentId }: TemplateContent): Promise<boolean> {
  if (departmentId === null) return true;
  const [row] = await transaction`SELECT 1 FROM department WHERE id = ${departmentId}`;
  return row !== undefined;
}

/**
 * What it includes may be on its way in the same batch, or change tomorrow: a missing or looping include is refused
 * when somebody inserts it. Everything else is the template's own.
 */
async function isSound(transaction: Sql, account: Account, content: TemplateContent): Promise<boolean> {
  const included = await listIncluded(transaction, account, content);
  return validateTemplate(content, (id) => (id === content.id ? content : (included.get(id) ?? null))).every(
    ({ code }) => code === 'include-missing' || code === 'include-cycle',
  );
}

function conflict(commandId: CommandId, { template, version, isArchived }: StoredTemplate): TemplateOutcome {
  return { commandId, outcome: 'conflict', version, present: isArchived ? null : template };
}
