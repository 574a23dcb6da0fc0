import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '#domain/audit/event.ts';
import { type Exchange, json, problem } from './faulty-service.test-support.ts';
import { createSyncWorld, ME, openTestStore, serveFeed } from './sync-world.test-support.ts';
import { createTrailUploader, readUploadState } from './trail-uploader.ts';

const PATH = '/v1/audit/device-entries';

type World = Awaited<ReturnType<typeof createSyncWorld>>;
const record = ({ store, now }: Pick<World, 'store' | 'now'>, times: number): void => {
  for (let time = 0; time < times; time += 1) {
    store.auditEvents.append({ occurredAt: now(), accountId: ME, act: 'claim', subjectId: null, details: {} });
  }
};
const entriesIn = ({ body }: Exchange): AuditEntry[] => (body as { entries: AuditEntry[] }).entries;

/** Takes every entry that follows, as the service does. */
function keepEntries(world: World): AuditEntry[] {
  const kept: AuditEntry[] = [];
  world.service.always(PATH, (exchange) => {
    for (const entry of entriesIn(exchange)) if (entry.sequence === kept.length + 1) kept.push(entry);
    json({ held: kept.length, state: 'following', checkpoint: null })(exchange);
  });
  return kept;
}

describe('handing in the trail of this machine', () => {
  it('goes on where the service is, in pieces, after everything else', async () => {
    const world = await createSyncWorld();
    serveFeed(world.service, []);
    const kept = keepEntries(world);
    record(world, 1203);
    world.engine.start();
    await expect.poll(() => kept.length).toBe(1203);
    expect(kept).toEqual(world.store.auditEvents.listEntries(0, 2000));
    expect(world.service.seen.filter(({ path }) => path === PATH).map((one) => entriesIn(one).length)).toEqual([
      500, 500, 203,
    ]);
    record(world, 1);
    world.engine.syncNow();
    await expect.poll(() => kept.length).toBe(1204);
    expect(readUploadState(world.store)).toEqual({ held: 1204, hasDiverged: false, checkpoint: null });
  });

  it('never keeps the machine from being online, and tries again', async () => {
    const world = await createSyncWorld();
    serveFeed(world.service, []);
    world.service.always(PATH, problem(500, 'INTERNAL_SERVER_ERROR'));
    record(world, 1);
    world.engine.start();
    await expect.poll(() => world.service.seen.some(({ path }) => path === PATH)).toBe(true);
    await expect.poll(() => world.engine.status().connection).toBe('online');
    const kept = keepEntries(world);
    world.engine.syncNow();
    await expect.poll(() => kept.length).toBe(1);
    expect(world.engine.status().connection).toBe('online');
  });

  it('remembers the furthest head of the service’s trail that it was told', async () => {
    const { store } = openTestStore();
    const headAt = (sequence: number) => ({
      checkpoint: {
        chain: 'service',
        sequence,
        hash: 'a'.repeat(64),
        signedAt: '2026-11-24T08:30:00.000Z',
        key: 'b'.repeat(32),
      },
      signature: '',
    });
    const told = [headAt(7), headAt(3), null, headAt(9)];
    const seen: (number | undefined)[] = [];
    const uploader = createTrailUploader({
      store,
      send: async (entries) => ({
        held: entries.at(-1)?.sequence ?? 0,
        state: 'following',
        checkpoint: told[seen.length] ?? null,
      }),
    });
    for (let turn = 0; turn < told.length; turn += 1) {
      record({ store, now: () => '2026-11-24T08:30:00.000Z' }, 1);
      await uploader.upload(new AbortController().signal);
      seen.push(readUploadState(store).checkpoint?.checkpoint.sequence);
    }
    expect(seen).toEqual([7, 7, 7, 9]);
  });

  it('sends the rest once more to a service that was restored, and stops where it holds another trail', async () => {
    const { store } = openTestStore();
    record({ store, now: () => '2026-11-24T08:30:00.000Z' }, 6);
    const sent: number[][] = [];
    const answers = [
      { held: 6, state: 'following' as const, checkpoint: null },
      // The seventh does not follow the third, which is the last that it has.
      { held: 3, state: 'diverged' as const, checkpoint: null },
      { held: 7, state: 'following' as const, checkpoint: null },
      { held: 9, state: 'diverged' as const, checkpoint: null },
    ];
    const uploader = createTrailUploader({
      store,
      send: async (entries) => {
        sent.push(entries.map(({ sequence }) => sequence));
        return answers[sent.length - 1] as (typeof answers)[number];
      },
    });
    const { signal } = new AbortController();
    await uploader.upload(signal);
    record({ store, now: () => '2026-11-24T08:30:00.000Z' }, 1);
    await uploader.upload(signal);
    expect(sent).toEqual([[1, 2, 3, 4, 5, 6], [7], [4, 5, 6, 7]]);
    record({ store, now: () => '2026-11-24T08:30:00.000Z' }, 1);
    await uploader.upload(signal);
    await uploader.upload(signal);
    expect(sent).toHaveLength(4);
    expect(readUploadState(store).hasDiverged).toBe(true);
  });
});
