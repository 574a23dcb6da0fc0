import postgres from 'postgres';

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
