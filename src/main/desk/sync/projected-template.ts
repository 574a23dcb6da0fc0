import type { TemplateCommand } from '#contract/service.ts';
import type { Account } from '#domain/account.ts';
import { type Template, templateSchema } from '#domain/template.ts';

/** The template as the service will tell it once it has taken the command. */
export function projectedTemplate(
  command: Extract<TemplateCommand, { kind: 'save-template' }>,
  account: Pick<Account, 'id' | 'displayName'>,
): Template {
  const { payload, baseVersion, occurredAt } = command;
  const isPersonal = payload.scope === 'personal';
  return templateSchema.parse({
    ...payload,
    version: baseVersion + 1,
    ownerAccountId: isPersonal ? account.id : null,
    ownerName: isPersonal ? account.displayName : (payload.ownerName ?? account.displayName),
    editedByName: account.displayName,
    updatedAt: occurredAt,
  });
}
