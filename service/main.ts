import { parseArgs } from 'node:util';
import { UnreadableSigningKeyError } from './audit/signing-key.ts';
import { EmbeddedDatabaseError } from './database/embedded.ts';
import { NewerSchemaError } from './database/migrations/index.ts';
import { buildPracticeData } from './practice/practice-data.ts';
import { NotForPracticeError } from './practice-seed.ts';
import { type RunningService, startService } from './start.ts';

const USAGE =
  'Usage: npm run service -- --port N [--host ADDRESS] [--data DIR] [--database-url URL] [--pool N] ' +
  '[--trust-proxy ADDRESSES] [--audit-key FILE] [--seed none|practice]';

class UsageError extends Error {}

function readOptions(): Parameters<typeof startService>[0] {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4680' },
      host: { type: 'string', default: '127.0.0.1' },
      data: { type: 'string', default: '.replydesk/service' },
      'database-url': { type: 'string' },
      pool: { type: 'string', default: '10' },
      'trust-proxy': { type: 'string' },
      'audit-key': { type: 'string' },
      seed: { type: 'string', default: 'none' },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError(`--port takes a port number, not "${values.port}".`);
  const poolSize = Number(values.pool);
  if (!Number.isInteger(poolSize) || poolSize < 2 || poolSize > 200)
    throw new UsageError(`--pool takes 2 to 200 database connections, not "${values.pool}".`);
  if (values.seed !== 'none' && values.seed !== 'practice')
    throw new UsageError(`--seed takes none or practice, not "${values.seed}".`);
  return {
    port,
    host: values.host,
    dataDir: values.data,
    databaseUrl: values['database-url'] ?? process.env.DATABASE_URL ?? null,
    poolSize,
    trustProxy: values['trust-proxy'] ?? false,
    auditKeyFile: values['audit-key'] ?? null,
    practice: values.seed === 'practice' ? () => buildPracticeData(new Date()) : null,
    onInternalError: report,
  };
}

/** The class and place of an error are enough to find it; its message may quote what a patient wrote. */
function report(error: unknown): void {
  const place = error instanceof Error ? error.stack?.split('\n').find((line) => line.includes(' at ')) : undefined;
  console.error(`internal error: ${error instanceof Error ? error.name : 'unknown'} ${place?.trim() ?? ''}`);
}

async function main(): Promise<void> {
  let service: RunningService;
  try {
    service = await startService(readOptions());
  } catch (error) {
    console.error(explain(error));
    process.exit(2);
  }
  process.stdout.write(`${JSON.stringify({ url: service.url })}\n`);
  let closing = false;
  const close = (exitCode: number): void => {
    if (closing) return;
    closing = true;
    service.close().then(
      () => process.exit(exitCode),
      () => process.exit(1),
    );
  };
  // Nobody knows what state this leaves behind: what was begun is answered, and whoever supervises starts it anew.
  // The database driver throws like this, out of everybody's reach, when a connection is lost within a transaction.
  process.on('uncaughtException', (error) => {
    report(error);
    close(1);
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    // The embedded database's package ends the process at a signal, whatever is being answered; here it ends in order.
    process.removeAllListeners(signal);
    process.on(signal, () => close(0));
  }
}

function explain(error: unknown): string {
  if (error instanceof UsageError || (error instanceof TypeError && 'code' in error))
    return `${error.message}\n${USAGE}`;
  if (
    error instanceof EmbeddedDatabaseError ||
    error instanceof NewerSchemaError ||
    error instanceof NotForPracticeError ||
    error instanceof UnreadableSigningKeyError
  ) {
    return error.message;
  }
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return 'The port is taken by another program. Name another with --port.';
  }
  return `The service did not start: ${error instanceof Error ? error.message : 'unknown error'}`;
}

await main();
