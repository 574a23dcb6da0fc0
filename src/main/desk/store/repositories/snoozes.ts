import type { Command } from '#contract/service.ts';
import type { QuestionId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';
import { type Snooze, snoozeSchema } from '#domain/triage.ts';
import type { Database } from '../database.ts';

/** What a snooze or its end is told by. */
export type SnoozeCommand =
  Extract<Command, { kind: 'snooze' | 'wake' }> extends infer C
    ? C extends { kind: infer K; payload: infer P }
      ? { readonly kind: K; readonly payload: P; readonly occurredAt: Instant }
      : never
    : never;

interface SnoozeRow {
  id: string;
  revision: number;
  base: string | null;
  until: string | null;
  unless_text_above: number | null;
  snoozed_at: string | null;
}

/** My snoozes: the service's word, and with my own commands laid over it what is shown. */
export function createSnoozeRepository(database: Database) {
  const find = database.prepare<[string], SnoozeRow>('SELECT * FROM snooze WHERE id = ?');
  const put = database.prepare(`
    INSERT INTO snooze (id, revision, base, until, unless_text_above, snoozed_at)
    VALUES (:id, :revision, :base, :until, :unlessTextAbove, :snoozedAt)
    ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, base = excluded.base, until = excluded.until,
      unless_text_above = excluded.unless_text_above, snoozed_at = excluded.snoozed_at`);
  const remove = database.prepare('DELETE FROM snooze WHERE id = ?');
  const nextEnd = database.prepare<[string], { at: string | null }>(
    'SELECT min(until) AS at FROM snooze WHERE until > ? AND snoozed_at IS NOT NULL',
  );
  const listAsleep = database.prepare<[string], { key: number; until: string | null }>(`
    SELECT key, until FROM snooze JOIN question ON question.id = snooze.id
    WHERE snoozed_at IS NOT NULL AND (until IS NULL OR until > ?)
      AND (unless_text_above IS NULL OR question.text_revision <= unless_text_above)`);
  const findTextRevision = database.prepare<[string], { text_revision: number }>(
    'SELECT text_revision FROM question WHERE id = ?',
  );
  const listUnsettled = database.prepare<[string], { kind: 'snooze' | 'wake'; payload: string; occurred_at: string }>(`
    SELECT kind, payload, occurred_at FROM outbox_command
    WHERE subject_id = ? AND kind IN ('snooze', 'wake') AND state IN ('waiting', 'sending') ORDER BY sequence`);

  /** The snooze after a command. A snooze until a message is one until words newer than those of its moment. */
  function after(id: QuestionId, { kind, payload, occurredAt }: SnoozeCommand): Snooze | null {
    if (kind === 'wake') return null;
    const before = find.get(id);
    const seen =
      before !== undefined && before.snoozed_at === occurredAt
        ? before.unless_text_above
        : (findTextRevision.get(id)?.text_revision ?? 1);
    const unlessTextAbove = payload.orNextMessage ? seen : null;
    return { id, until: payload.until, unlessTextAbove, snoozedAt: occurredAt };
  }

  function show(id: QuestionId, base: Snooze | null, revision: number): void {
    const commands = listUnsettled.all(id);
    if (base === null && commands.length === 0) {
      remove.run(id);
      return;
    }
    const shown = commands.reduce<Snooze | null>(
      (_, { kind, payload, occurred_at: occurredAt }) =>
        after(id, { kind, payload: JSON.parse(payload), occurredAt } as SnoozeCommand),
      base,
    );
    put.run({
      id,
      revision,
      base: base === null ? null : JSON.stringify(base),
      until: shown?.until ?? null,
      unlessTextAbove: shown?.unlessTextAbove ?? null,
      snoozedAt: shown?.snoozedAt ?? null,
    });
  }

  const baseOf = (row: SnoozeRow | undefined): Snooze | null =>
    row === undefined || row.base === null ? null : snoozeSchema.parse(JSON.parse(row.base));

  return {
    /** What is shown, over or not; null without one. */
    find(id: QuestionId): Snooze | null {
      const row = find.get(id);
      if (row === undefined || row.snoozed_at === null) return null;
      return snoozeSchema.parse({
        id,
        until: row.until,
        unlessTextAbove: row.unless_text_above,
        snoozedAt: row.snoozed_at,
      });
    },
    /** Of the service's last word; null without one. */
    findRevision(id: QuestionId): number | null {
      const row = find.get(id);
      return row === undefined || row.base === null ? null : row.revision;
    },
    /** Takes the service's word. */
    upsert(snooze: Snooze, revision: number): void {
      show(snooze.id, snooze, revision);
    },
    /** The service has none (any more). */
    remove(id: QuestionId): void {
      show(id, null, 0);
    },
    /** Lays the doctor's own commands over the service's word again, because one was given, refused or taken back. */
    showAgain(id: QuestionId): void {
      const row = find.get(id);
      show(id, baseOf(row), row?.revision ?? 0);
    },
    /** The service applied the command, which is settled by now; the feed will bring its own word. */
    granted(id: QuestionId, command: SnoozeCommand): void {
      show(id, after(id, command), find.get(id)?.revision ?? 0);
    },
    /** Keys of the questions that sleep now, and until when by the clock; null for only until a message. */
    listAsleep(now: Instant): Map<number, Instant | null> {
      return new Map(listAsleep.all(now).map(({ key, until }) => [key, until]));
    },
    /** When the next one ends by the clock; null when none does. */
    nextEnd(now: Instant): Instant | null {
      return nextEnd.get(now)?.at ?? null;
    },
  };
}
