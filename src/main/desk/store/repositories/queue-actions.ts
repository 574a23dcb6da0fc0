import { z } from 'zod';
import { commandIdSchema, questionIdSchema } from '#domain/ids.ts';
import { type Instant, toInstant } from '#domain/time.ts';
import type { Database } from '../database.ts';

/** How long an action can be taken back, in milliseconds. */
const KEEP_MS = 24 * 60 * 60_000;

const stepSchema = z.object({
  questionId: questionIdSchema,
  commandId: commandIdSchema,
  /** What takes it back once it has left; null when nothing does. */
  opposite: z.object({ kind: z.string(), payload: z.record(z.string(), z.unknown()) }).nullable(),
});
/** One question's part in an action. */
export type ActionStep = z.infer<typeof stepSchema>;

/** What can be taken back, by token. */
export function createQueueActionRepository(database: Database) {
  const put = database.prepare('INSERT INTO queue_action (token, made_at, kind, steps) VALUES (?, ?, ?, ?)');
  const forget = database.prepare('DELETE FROM queue_action WHERE made_at < ?');
  const take = database.prepare<[string], { kind: string; steps: string }>(
    'DELETE FROM queue_action WHERE token = ? RETURNING kind, steps',
  );
  return {
    /** Also forgets what is too old to be taken back. */
    put(token: string, madeAt: Instant, kind: string, steps: readonly ActionStep[]): void {
      forget.run(toInstant(Date.parse(madeAt) - KEEP_MS));
      put.run(token, madeAt, kind, JSON.stringify(steps));
    },
    /** An action can be taken back once; null when it was, or is too old. */
    take(token: string): { kind: string; steps: ActionStep[] } | null {
      const row = take.get(token);
      return row === undefined ? null : { kind: row.kind, steps: z.array(stepSchema).parse(JSON.parse(row.steps)) };
    },
  };
}
