import postgres from 'postgres';
import { type Instant, toInstant } from '#domain/time.ts';

/** A pool or a transaction on it; queries look the same. */
// biome-ignore lint/complexity/noBannedTypes: postgres.js names its empty type map so.
export type Sql = postgres.ISql<{}>;
/** The pool itself, which can also begin transactions, listen and end. */
export type Pool = postgres.Sql;

/** A statement that takes longer would rather have failed; in milliseconds. Migrations lift it. */
const STATEMENT_TIMEOUT_MS = 15_000;
/** A transaction whose instance forgot it ends by itself: the feed cannot go past one that is open. */
const IDLE_IN_TRANSACTION_MS = 15_000;

/** Opens the pool. Times come as epoch-safe ISO strings; nothing is logged. */
export function connect(databaseUrl: string, options: { readonly maxConnections: number }): Pool {
  return postgres(databaseUrl, {
    max: options.maxConnections,
    onnotice: () => {},
    connect_timeout: 15,
    transform: { undefined: null },
    connection: {
      application_name: 'replydesk-service',
      statement_timeout: STATEMENT_TIMEOUT_MS,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    },
  });
}

/** Two transactions waited for each other and PostgreSQL ended this one, of which nothing is left. */
const DEADLOCK_DETECTED = '40P01';
const MAX_TRIES = 4;

/** A transaction that is begun anew when it met another one crosswise. `work` must do nothing outside of it. */
export async function inTransaction<T>(pool: Pool, work: (transaction: Sql) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      // The driver's type unwraps arrays of queries, which this never returns.
      return (await pool.begin(work)) as T;
    } catch (error) {
      const crossed = error instanceof postgres.PostgresError && error.code === DEADLOCK_DETECTED;
      if (!crossed || tries === MAX_TRIES) throw error;
      // At random, so that the two do not meet in the same way again.
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 100 * tries));
    }
  }
}

/** The database's clock, which is the one that all instances share. */
export async function databaseTime(sql: Sql): Promise<Instant> {
  const [row] = await sql<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  if (row === undefined) throw new Error('the database told no time');
  return toInstant(row.now);
}
