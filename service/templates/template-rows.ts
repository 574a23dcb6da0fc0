import type { Account } from '#domain/account.ts';
import type { TemplateId } from '#domain/ids.ts';
import {
  includeOf,
  type Template,
  type TemplateVersion,
  templateSchema,
  templateVersionSchema,
} from '#domain/template.ts';
import { toInstant } from '#domain/time.ts';
import type { Sql } from '../database/connection.ts';
import { accountScope, type FeedEntry, type FeedScope } from '../feed/feed.ts';

interface TemplateRow {
  readonly version: number;
  readonly data: unknown;
  readonly archived_at: Date | null;
}

/** A template as it is stored, archived or not. */
export interface StoredTemplate {
  readonly template: Template;
  readonly version: number;
  readonly isArchived: boolean;
}

/** Locks the id for this transaction, also one that is not there yet; null when it never was. */
export async function lockTemplate(transaction: Sql, id: TemplateId): Promise<StoredTemplate | null> {
  await transaction`SELECT pg_advisory_xact_lock(hashtextextended(${`template ${id}`}, 0))`;
  const [row] = await transaction<TemplateRow[]>`
    SELECT version, data, archived_at FROM template WHERE id = ${id} FOR UPDATE`;
  if (row === undefined) return null;
  return { template: templateSchema.parse(row.data), version: row.version, isArchived: row.archived_at !== null };
}

/** Most templates that one may lead to by including; further ones are looked up when somebody inserts it. */
const MOST_INCLUDED = 200;

/** What a template includes, and what that includes, as far as the account may insert it: the team's and their own. */
export async function listIncluded(
  sql: Sql,
  account: Account,
  content: Pick<Template, 'body'>,
): Promise<Map<TemplateId, Template>> {
  const found = new Map<TemplateId, Template>();
  let wanted = includedIds([content]);
  while (wanted.length > 0 && found.size < MOST_INCLUDED) {
    const rows = await sql<{ data: unknown }[]>`
      SELECT data FROM template
      WHERE id = ANY(${wanted}::uuid[]) AND archived_at IS NULL
        AND (owner_account_id IS NULL OR owner_account_id = ${account.id})`;
    const templates = rows.map(({ data }) => templateSchema.parse(data));
    for (const template of templates) found.set(template.id, template);
    wanted = includedIds(templates).filter((id) => !found.has(id));
  }
  return found;
}

function includedIds(templates: readonly Pick<Template, 'body'>[]): TemplateId[] {
  const ids = templates.flatMap(({ body }) => body.blocks.map((block) => includeOf(block)?.includes));
  return [...new Set(ids)].filter((id) => id !== undefined);
}

/** Writes what a template is now; archived ones keep what they said last. */
export async function writeTemplate(transaction: Sql, template: Template, isArchived: boolean): Promise<void> {
  await transaction`
    INSERT INTO template (id, scope, owner_account_id, data, version, archived_at)
    VALUES (${template.id}, ${template.scope}, ${template.ownerAccountId}, ${transaction.json(template as never)},
      ${template.version}, ${isArchived ? transaction`now()` : null})
    ON CONFLICT (id) DO UPDATE SET data = excluded.data, version = excluded.version, archived_at = excluded.archived_at`;
}

/** Keeps a version that is being replaced. */
export async function keepVersion(transaction: Sql, before: Template, by: Account): Promise<TemplateVersion> {
  const [row] = await transaction<{ id: string; replaced_at: Date }[]>`
    INSERT INTO template_version (template_id, version, data, replaced_by)
    VALUES (${before.id}, ${before.version}, ${transaction.json(before as never)}, ${by.id})
    RETURNING id, replaced_at`;
  if (row === undefined) throw new Error('a version was not kept');
  return templateVersionSchema.parse({
    id: row.id,
    template: before,
    replacedAt: toInstant(row.replaced_at),
    replacedByName: by.displayName,
  });
}

/** Who sees a template: everybody, or its owner at all their machines. */
export function scopeOfTemplate({ ownerAccountId }: Pick<Template, 'ownerAccountId'>): FeedScope {
  return ownerAccountId === null ? 'all' : accountScope(ownerAccountId);
}

/** The feed's entry of a template; its version is its revision. */
export function templateEntry(template: Template): FeedEntry<'template'> {
  return {
    scope: scopeOfTemplate(template),
    kind: 'template',
    id: template.id,
    revision: template.version,
    data: template,
  };
}

/** The feed's entry of a kept version. Versions do not change. */
export function templateVersionEntry(version: TemplateVersion): FeedEntry<'template-version'> {
  return {
    scope: scopeOfTemplate(version.template),
    kind: 'template-version',
    id: version.id,
    revision: 1,
    data: version,
  };
}
