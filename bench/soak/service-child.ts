import { startService } from '#service/start.ts';

/** What the harness tells a service process that stands by. */
export interface ServiceOrder {
  readonly databaseUrl: string;
  readonly port: number;
}

/** What a service process tells the harness. */
export type ServiceNews =
  | { readonly type: 'ready' }
  | { readonly type: 'serving'; readonly url: string }
  | { readonly type: 'internal-error'; readonly name: string };

const tell = (news: ServiceNews): void => void process.send?.(news);

// Everything is loaded beforehand, so that a killed service is back within moments.
process.once('message', async (order: ServiceOrder) => {
  const running = await startService({
    ...order,
    host: '127.0.0.1',
    dataDir: '',
    practice: null,
    poolSize: 8,
    trustProxy: false,
    onInternalError: (error) =>
      tell({ type: 'internal-error', name: error instanceof Error ? `${error.name} ${codeOf(error)}` : 'unknown' }),
  });
  const close = (exitCode: number): void => void running.close().finally(() => process.exit(exitCode));
  process.once('SIGTERM', () => close(0));
  // As the service's own program does.
  process.on('uncaughtException', (error) => {
    console.error(`${error.name}: ${error.message}`);
    close(1);
  });
  tell({ type: 'serving', url: running.url });
});
process.once('disconnect', () => process.exit(0));
tell({ type: 'ready' });

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : '';
}
