import type { Pool, Sql } from '../connection.ts';
import { sql as initial } from './0001-initial.ts';
import { sql as syncThatSurvives } from './0002-sync-that-survives.ts';
import { sql as triage } from './0003-triage.ts';
import { sql as templates } from './0004-templates.ts';
import { sql as lifeOfAReply } from './0005-life-of-a-reply.ts';
import { sql as answerUses } from './0006-answer-uses.ts';
import { sql as auditAndReview } from './0007-audit-and-review.ts';

const MIGRATIONS: readonly { readonly version: number; readonly sql: string }[] = [
  { version: 1, sql: initial },
  { version: 2, sql: syncThatSurvives },
  { version: 3, sql: triage },
  { version: 4, sql: templates },
  { version: 5, sql: lifeOfAReply },
  { version: 6, sql: answerUses },
  { version: 7, sql: auditAndReview },
];

/** The schema version that this code reads and writes. */
export const SCHEMA_VERSION = MIGRATIONS.at(-1)?.version ?? 0;

/** The database was migrated by a newer service; this one must not touch it. */
export class NewerSchemaError extends Error {
  constructor(found: number) {
    super(
      `The database has schema ${found}; this service knows ${SCHEMA_VERSION}. Start the newer service, or restore a backup from before its migration.`,
    );
    this.name = 'NewerSchemaError';
  }
}

/** Any constant: instances that start together queue up behind one advisory lock. */
const MIGRATION_LOCK = 7_365_021;

/**
 * Brings the schema up to date, or to an earlier version that a test begins with. Safe when several instances start at
 * once. May take as long as it needs: the pool's time limits do not hold for it.
 *
 * @throws {NewerSchemaError} when the database is ahead of this code.
 */
export async function migrate(pool: Pool, target = SCHEMA_VERSION): Promise<void> {
  await pool.begin(async (transaction) => {
    await transaction`SET LOCAL statement_timeout = 0`;
    await transaction`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`;
    await transaction`CREATE TABLE IF NOT EXISTS schema_version (version integer PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())`;
    const [row] = await transaction<
      { version: number }[]
    >`SELECT coalesce(max(version), 0) AS version FROM schema_version`;
    const found = row?.version ?? 0;
    if (found > SCHEMA_VERSION) throw new NewerSchemaError(found);
    for (const migration of MIGRATIONS.filter(({ version }) => version > found && version <= target)) {
      await transaction.unsafe(migration.sql);
      await transaction`INSERT INTO schema_version (version) VALUES (${migration.version})`;
    }
    await renumberAfterRestore(transaction);
  });
}

/**
 * A restored dump keeps transaction ids of the cluster it came from. Where they lie ahead of this cluster's, new
 * changes would sort before what workstations have seen and never reach them. Their positions are drawn anew and the
 * epoch changes, so every cursor starts over; records are upserts, so pulling twice does no harm.
 */
async function renumberAfterRestore(transaction: Sql): Promise<void> {
  const [row] = await transaction<{ ahead: boolean }[]>`
    SELECT coalesce(max(transaction_id) > pg_current_xact_id(), false) AS ahead FROM feed_entry`;
  if (row?.ahead !== true) return;
  await transaction`UPDATE feed_entry SET transaction_id = '3'`;
  await transaction`UPDATE feed_epoch SET epoch = gen_random_uuid()`;
}
