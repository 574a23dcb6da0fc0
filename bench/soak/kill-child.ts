import { createRouterClient } from '@orpc/server';
import { queueFilterSchema } from '#contract/desk.ts';
import { createDesk } from '#desk/desk.ts';
import { router } from '#desk/router/router.ts';
import type { Account } from '#domain/account.ts';
import { createRandom } from '#service/practice/random.ts';
import { createFastTime } from './fast-time.ts';
import { contentOf } from './reply-text.ts';

/** What the harness tells a workstation process that stands by. */
export interface KillOrder {
  readonly folder: string;
  readonly key: string;
  readonly serviceUrl: string;
  readonly account: Account;
  /** What time it is, in epoch milliseconds. */
  readonly startedAt: number;
  readonly seed: number;
}

/** What a workstation process acknowledges; everything in it was on disk before it was said. */
export type KillNews =
  | { readonly type: 'ready' }
  | { readonly type: 'open' }
  | { readonly type: 'written'; readonly questionId: string; readonly marker: string }
  | { readonly type: 'sent'; readonly replyId: string; readonly questionId: string; readonly marker: string }
  | { readonly type: 'given'; readonly commandId: string };

const tell = (news: KillNews): void => void process.send?.(news);

// Types, sends and claims as fast as it can, until it is killed.
process.once('message', async (order: KillOrder) => {
  const random = createRandom(order.seed);
  const time = createFastTime(order.startedAt);
  const desk = createDesk({
    userDataDir: order.folder,
    serviceUrl: order.serviceUrl,
    appVersion: 'soak',
    clock: time.clock,
    timers: time.timers,
    random: () => random.next(),
    keyring: { wrap: async () => null, unwrap: async () => null },
  });
  await desk.sessions.resume({ accountFolder: order.folder, databaseKey: Buffer.from(order.key, 'base64') });
  const client = createRouterClient(router, { context: () => ({ desk }) });
  tell({ type: 'open' });
  for (let count = 1; ; count += 1) {
    const filter = queueFilterSchema.parse({});
    const { rows } = await client.queue.list({ filter, offset: 0, limit: 50 });
    const row = rows.length === 0 ? null : random.pick(rows);
    if (row !== null) {
      const questionId = row.id;
      try {
        const { question } = await client.question.get({ questionId });
        if (random.chance(0.2)) {
          tell({ type: 'given', commandId: (await client.queue.claim({ questionId })).commandId });
        } else {
          const marker = `KILL${order.seed}x${count}x`;
          const questionRevision = question.revision;
          await client.draft.save({ questionId, content: contentOf(marker, random), questionRevision });
          tell({ type: 'written', questionId, marker });
          if (random.chance(0.1)) {
            const { replyId } = await client.outbox.send({ questionId, questionRevision });
            tell({ type: 'sent', replyId, questionId, marker });
          }
        }
      } catch {
        // A refusal, for example because a reply to the question is on its way already.
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
});
process.once('disconnect', () => process.exit(0));
tell({ type: 'ready' });
