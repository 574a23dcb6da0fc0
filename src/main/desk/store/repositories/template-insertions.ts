import { z } from 'zod';
import type { CommandId, QuestionId, TemplateId } from '#domain/ids.ts';
import { type Block, blockSchema } from '#domain/rich-text.ts';
import type { TemplateUse } from '#domain/template.ts';
import type { Instant } from '#domain/time.ts';
import type { Database } from '../database.ts';

/** A snippet as it was inserted into a reply. */
export interface TemplateInsertion {
  readonly instanceId: string;
  readonly templateId: TemplateId;
  readonly templateVersion: number;
  readonly blocks: readonly Block[];
}

/** How a template fared on this machine. */
export interface LocalRewrites {
  readonly templateId: TemplateId;
  readonly sent: number;
  /** 0 to 1. */
  readonly meanRewrite: number;
}

/** What was inserted into which reply, and how much of it was rewritten until it was sent. */
export function createTemplateInsertionRepository(database: Database) {
  const put = database.prepare(`
    INSERT INTO template_insertion (instance_id, question_id, template_id, template_version, blocks, inserted_at)
    VALUES (:instanceId, :questionId, :templateId, :templateVersion, :blocks, :insertedAt)
    ON CONFLICT (instance_id) DO NOTHING`);
  const listUnsent = database.prepare<
    [string],
    { instance_id: string; template_id: TemplateId; template_version: number; blocks: string }
  >('SELECT * FROM template_insertion WHERE question_id = ? AND command_id IS NULL ORDER BY inserted_at');
  const settle = database.prepare('UPDATE template_insertion SET command_id = ?, rewrite = ? WHERE instance_id = ?');
  const takeBack = database.prepare(
    'UPDATE template_insertion SET command_id = NULL, rewrite = NULL WHERE command_id = ?',
  );
  const follow = database.prepare('UPDATE template_insertion SET command_id = ? WHERE command_id = ?');
  const rewrites = database.prepare<[], { template_id: TemplateId; sent: number; mean: number }>(`
    SELECT template_id, count(*) AS sent, avg(rewrite) AS mean FROM template_insertion
    WHERE rewrite IS NOT NULL GROUP BY template_id`);
  return {
    /** The same insertion again changes nothing. */
    put(questionId: QuestionId, { blocks, ...insertion }: TemplateInsertion, insertedAt: Instant): void {
      put.run({ ...insertion, questionId, blocks: JSON.stringify(blocks), insertedAt });
    },
    /** Of the question's draft, in the order of insertion. */
    listUnsent(questionId: QuestionId): TemplateInsertion[] {
      return listUnsent.all(questionId).map((row) => ({
        instanceId: row.instance_id,
        templateId: row.template_id,
        templateVersion: row.template_version,
        blocks: z.array(blockSchema).parse(JSON.parse(row.blocks)),
      }));
    },
    /** They went out with a reply. */
    settle(commandId: CommandId, uses: readonly TemplateUse[]): void {
      for (const { instanceId, rewrite } of uses) settle.run(commandId, rewrite, instanceId);
    },
    /** The reply is a draft again. */
    takeBack(commandId: CommandId): void {
      takeBack.run(commandId);
    },
    /** The reply goes out under another command. */
    follow(before: CommandId, now: CommandId): void {
      follow.run(now, before);
    },
    listRewrites(): LocalRewrites[] {
      return rewrites.all().map((row) => ({ templateId: row.template_id, sent: row.sent, meanRewrite: row.mean }));
    },
  };
}
