import {
  type TemplateCommand,
  type TemplateRejection,
  templateCommandSchema,
  templateRejectionSchema,
} from '#contract/service.ts';
import type { CommandId, TemplateId } from '#domain/ids.ts';
import { type Template, templateSchema } from '#domain/template.ts';
import type { Database } from '../database.ts';

interface ChangeRow {
  command: string;
  state: 'waiting' | 'sending' | 'conflict' | 'refused';
  present: string | null;
  present_version: number | null;
  refused_code: string | null;
}

/** A change of a template that the service has not taken. */
export interface TemplateChange {
  readonly command: TemplateCommand;
  readonly state: ChangeRow['state'];
  /** For `conflict`: what is there now; null when it was archived. */
  readonly present: Template | null;
  /** For `conflict`: the version that a further try begins with; null otherwise. */
  readonly presentVersion: number | null;
  readonly refusedCode: TemplateRejection | null;
}

/** Changes of templates on their way to the service, and those that it did not grant. */
export function createTemplateChangeRepository(database: Database) {
  const list = database.prepare<[], ChangeRow>('SELECT * FROM template_change ORDER BY sequence');
  const listOfTemplate = database.prepare<[string], ChangeRow>(
    'SELECT * FROM template_change WHERE template_id = ? ORDER BY sequence',
  );
  const listSendable = database.prepare<[number], ChangeRow>(
    `SELECT * FROM template_change WHERE state IN ('waiting', 'sending') ORDER BY sequence LIMIT ?`,
  );
  const count = database.prepare<[], { waiting: number }>(
    `SELECT count(*) AS waiting FROM template_change WHERE state IN ('waiting', 'sending')`,
  );
  const add = database.prepare(
    `INSERT INTO template_change (command_id, template_id, state, command) VALUES (?, ?, 'waiting', ?)`,
  );
  const setSending = database.prepare(`UPDATE template_change SET state = 'sending' WHERE command_id = ?`);
  const settleConflict = database.prepare(
    `UPDATE template_change SET state = 'conflict', present = ?, present_version = ? WHERE command_id = ?`,
  );
  const settleRefused = database.prepare(
    `UPDATE template_change SET state = 'refused', refused_code = ? WHERE command_id = ?`,
  );
  const remove = database.prepare('DELETE FROM template_change WHERE command_id = ?');
  /** What is under way may have arrived, and stays. */
  const removeReplaceable = database.prepare(
    `DELETE FROM template_change WHERE template_id = ? AND state <> 'sending'`,
  );

  return {
    /** In the order given. */
    list(): TemplateChange[] {
      return list.all().map(toChange);
    },
    listOfTemplate(id: TemplateId): TemplateChange[] {
      return listOfTemplate.all(id).map(toChange);
    },
    listSendable(limit: number): TemplateCommand[] {
      return listSendable.all(limit).map((row) => toChange(row).command);
    },
    countWaiting(): number {
      return count.get()?.waiting ?? 0;
    },
    /** Puts a change in place of those of the same template that have not left. */
    put(command: TemplateCommand): void {
      removeReplaceable.run(command.templateId);
      add.run(command.commandId, command.templateId, JSON.stringify(command));
    },
    markSending(ids: readonly CommandId[]): void {
      for (const id of ids) setSending.run(id);
    },
    settleConflict(id: CommandId, present: Template | null, version: number): void {
      settleConflict.run(present === null ? null : JSON.stringify(present), version, id);
    },
    settleRefused(id: CommandId, code: TemplateRejection): void {
      settleRefused.run(code, id);
    },
    /** Forgets one that was applied, or that its author let go. */
    remove(id: CommandId): void {
      remove.run(id);
    },
  };
}

function toChange(row: ChangeRow): TemplateChange {
  return {
    command: templateCommandSchema.parse(JSON.parse(row.command)),
    state: row.state,
    present: row.present === null ? null : templateSchema.parse(JSON.parse(row.present)),
    presentVersion: row.present_version,
    refusedCode: templateRejectionSchema.nullable().parse(row.refused_code),
  };
}
