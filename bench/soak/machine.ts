import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient, type RouterClient } from '@orpc/server';
import { createDesk, type Desk } from '#desk/desk.ts';
import { router } from '#desk/router/router.ts';
import { openStore, type Store } from '#desk/store/store.ts';
import type { SyncEngine } from '#desk/sync/sync-engine.ts';
import type { Account } from '#domain/account.ts';
import type { Random } from '#service/practice/random.ts';
import { createFastTime, type FastTime } from './fast-time.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import type { Tokens } from './service-under-test.ts';

/** A workstation without its window: the real desk on a real encrypted store, behind a bad line. */
export interface Machine {
  readonly name: string;
  readonly account: Account;
  readonly line: FaultProxy;
  readonly time: FastTime;
  /** What a window would call. The same object after every restart. */
  readonly desk: RouterClient<typeof router>;
  store(): Store;
  engine(): SyncEngine;
  /** Quits and starts again. */
  restart(): Promise<void>;
  /** Power cut: what was not committed is gone, and what was under way to the service may or may not arrive. */
  cutPower(): Promise<void>;
  /** The doctor signs in anew, because the service ended the session. */
  signIn(tokens: Tokens): Promise<void>;
  close(): Promise<void>;
}

export interface MachineOptions {
  readonly name: string;
  readonly account: Account;
  readonly tokens: Tokens;
  /** A folder of the run's own. */
  readonly root: string;
  readonly serviceUrl: string;
  readonly random: Random;
  /** What time it is when it starts, in epoch milliseconds; now by default. */
  readonly startedAt?: number;
  /** A store that is there already, with its key; a new one otherwise. */
  readonly existing?: { readonly folder: string; readonly key: Uint8Array };
}

const DATABASE_FILES = ['desk.db', 'desk.db-wal'];

export async function startMachine(options: MachineOptions): Promise<Machine> {
  const { name, account, root, existing } = options;
  const key = existing?.key ?? randomBytes(32);
  const time = createFastTime(options.startedAt);
  const line = await startFaultProxy(options.serviceUrl, { random: options.random, now: time.now });
  let generation = 0;
  const folderOf = (number: number): string =>
    number === 0 && existing !== undefined ? existing.folder : join(root, `${name}-${number}`);

  async function boot(): Promise<Desk> {
    const desk = createDesk({
      userDataDir: root,
      serviceUrl: line.url,
      appVersion: 'soak',
      clock: time.clock,
      timers: time.timers,
      random: () => options.random.next(),
      keyring: { wrap: async () => null, unwrap: async () => null },
    });
    await desk.sessions.resume({ accountFolder: folderOf(generation), databaseKey: key });
    return desk;
  }

  giveTokens({ folder: folderOf(0), key }, account, options.tokens);
  let running = await boot();
  const client = createRouterClient(router, { context: () => ({ desk: running }) });
  const session = () => {
    const open = running.sessions.current();
    if (open === null) throw new Error(`${name} is not signed in`);
    return open;
  };

  return {
    name,
    account,
    line,
    time,
    desk: client,
    store: () => session().store,
    engine: () => session().engine,
    async restart() {
      await running.close();
      running = await boot();
    },
    async cutPower() {
      // What is committed at this very moment; the old desk goes on into a folder that nobody will look at.
      const [from, to] = [folderOf(generation), folderOf(generation + 1)];
      mkdirSync(to, { recursive: true });
      for (const file of DATABASE_FILES)
        if (existsSync(join(from, file))) copyFileSync(join(from, file), join(to, file));
      generation += 1;
      const dying = running;
      running = await boot();
      await dying.close();
      rmSync(from, { recursive: true, force: true });
    },
    async signIn(tokens) {
      await running.close();
      giveTokens({ folder: folderOf(generation), key }, account, tokens);
      running = await boot();
    },
    async close() {
      await running.close();
      await line.close();
    },
  };
}

/** What signing in leaves in a store, without the cost of a password; makes the store where there is none. */
export function giveTokens(
  where: { readonly folder: string; readonly key: Uint8Array },
  account: Account,
  tokens: Tokens,
): void {
  const store = openStore(where);
  store.transaction(() => {
    store.meta.set('account', JSON.stringify(account));
    store.meta.set('tokens', JSON.stringify(tokens));
  });
  store.close();
}
