import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sendReplyPayloadSchema } from '#contract/service.ts';
import { openDatabase } from '#desk/store/database.ts';
import { MIGRATIONS } from '#desk/store/migrations/index.ts';
import { openStore, type Store } from '#desk/store/store.ts';
import type { Account } from '#domain/account.ts';
import { commandIdSchema, questionIdSchema } from '#domain/ids.ts';
import { toInstant } from '#domain/time.ts';
import { createRandom, type Random } from '#service/practice/random.ts';
import { canonical } from './canonical.ts';
import { type Doctor, isWritten, type SentReply } from './doctor.ts';
import { judge } from './end-state.ts';
import { createFastTime } from './fast-time.ts';
import { FAULTS, startFaultProxy } from './fault-proxy.ts';
import { CHILD_ENVIRONMENT, makeFolder } from './folders.ts';
import type { KillNews, KillOrder } from './kill-child.ts';
import { giveTokens, startMachine } from './machine.ts';
import { askQuestion } from './patient.ts';
import { contentOf } from './reply-text.ts';
import type { ServiceUnderTest } from './service-under-test.ts';
import { untilSettled } from './settle.ts';

export interface KillRun {
  readonly kills: number;
  /** Kills while an older store was brought up to date. */
  readonly migrating: number;
  /** Kills before the account was open. */
  readonly early: number;
  readonly acknowledged: number;
  readonly published: number;
  readonly violations: string[];
}

const CHILD = fileURLToPath(new URL('./kill-child.ts', import.meta.url));
/** A life ends some moments after so many acknowledgements at most, or when it has been long enough. */
const MOST_ACKNOWLEDGED = 16;
const LONGEST_LIFE_MS = 1500;
const MOMENTS_MS = 12;
/** Longest life of a process that is killed before or while it opens the account, in milliseconds. */
const SHORTEST_LIFE_MS = 40;

/** How many of the kills meet a store of an earlier version. */
const MIGRATING_SHARE = 0.1;

/** What the killed processes acknowledged, all together. */
interface Promises {
  readonly written: Map<ReturnType<typeof questionIdSchema.parse>, string>;
  readonly sent: Map<string, SentReply>;
  readonly commandIds: Set<string>;
  count: number;
}

/** Kills a workstation again and again while its doctor types and sends, and compares what is left with its word. */
export async function runKills(service: ServiceUnderTest, seed: number, kills: number): Promise<KillRun> {
  const random = createRandom(seed);
  const root = makeFolder('kills');
  const folder = join(root, 'account');
  const key = new Uint8Array(randomBytes(32));
  const { lin: account } = service.accounts;
  const time = createFastTime();
  const line = await startFaultProxy(service.url, { random: createRandom(random.below(2 ** 31)), now: time.now });
  line.setFaults(
    0.3,
    FAULTS.filter((fault) => fault !== 'black-hole' && fault !== 'half-open'),
  );
  await service.clearFeed();
  giveTokens({ folder, key }, account, await service.issueTokens(account));
  const promises: Promises = { written: new Map(), sent: new Map(), commandIds: new Set(), count: 0 };
  const violations: string[] = [];
  const questionIds: string[] = [];
  let early = 0;
  let standby = prepare();
  const killsWhileMigrating = Math.ceil(kills * MIGRATING_SHARE);
  try {
    for (let kill = 1; kill <= killsWhileMigrating; kill += 1) {
      const child = standby;
      standby = prepare();
      violations.push(...(await killWhileMigrating(child, join(root, `old-${kill}`), account, random)));
    }
    for (let kill = killsWhileMigrating + 1; kill <= kills; kill += 1) {
      if (kill % 4 === 1) questionIds.push(await askQuestion(service.url, random));
      const child = standby;
      standby = prepare();
      const order: KillOrder = {
        folder,
        key: Buffer.from(key).toString('base64'),
        serviceUrl: line.url,
        account,
        startedAt: time.now(),
        seed: random.below(2 ** 31),
      };
      if (!(await liveAndDie(child, order, random, promises))) early += 1;
      violations.push(...lookAround(folder, key, order.seed, promises).map((what) => `after kill ${kill}: ${what}`));
      if (violations.length > 0) break;
    }
    line.setFaults(0, []);
    const machine = await startMachine({
      name: 'killed',
      account,
      tokens: await service.issueTokens(account),
      root,
      serviceUrl: service.url,
      random,
      startedAt: time.now(),
      existing: { folder, key },
    });
    const doctor: Doctor = { ...promises, machine, discarded: new Set(), act: async () => false };
    try {
      violations.push(...(await untilSettled([doctor], service)).violations);
      const verdict = await judge([doctor], questionIds, service);
      violations.push(...verdict.violations);
      return {
        kills,
        migrating: killsWhileMigrating,
        early,
        acknowledged: promises.count,
        published: verdict.counts.published,
        violations,
      };
    } finally {
      await machine.close();
    }
  } finally {
    (await standby).kill('SIGKILL');
    await line.close();
    rmSync(root, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Starts it with everything loaded, so that its life begins at once. */
async function prepare(): Promise<ChildProcess> {
  const child = fork(CHILD, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], env: CHILD_ENVIRONMENT });
  child.stderr?.on('data', (piece: Buffer) => process.stderr.write(piece));
  await new Promise((resolve) => child.once('message', resolve));
  return child;
}

/** True when it had opened the account before it was killed. */
async function liveAndDie(
  standby: Promise<ChildProcess>,
  order: KillOrder,
  random: Random,
  promises: Promises,
): Promise<boolean> {
  const child = await standby;
  let open = false;
  const enough = promises.count + random.below(MOST_ACKNOWLEDGED);
  const lived = new Promise<void>((resolve) => {
    child.on('message', (news: KillNews) => {
      if (news.type === 'open') open = true;
      else takeDown(news, promises);
      if (open && promises.count >= enough) resolve();
    });
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.send(order);
  if (random.chance(0.8)) {
    await Promise.race([lived, sleep(LONGEST_LIFE_MS)]);
    await sleep(random.below(MOMENTS_MS));
  } else {
    await sleep(random.below(SHORTEST_LIFE_MS));
  }
  child.kill('SIGKILL');
  await ended;
  return open;
}

function takeDown(news: KillNews, promises: Promises): void {
  switch (news.type) {
    case 'written':
      promises.count += 1;
      promises.written.set(questionIdSchema.parse(news.questionId), news.marker);
      return;
    case 'sent': {
      promises.count += 1;
      const questionId = questionIdSchema.parse(news.questionId);
      // The content is read from the outbox after the kill; what counts here is that it must be there.
      promises.sent.set(news.replyId, { replyId: news.replyId, questionId, marker: news.marker, content: null });
      return;
    }
    case 'given':
      promises.count += 1;
      promises.commandIds.add(news.commandId);
      return;
    default:
      return;
  }
}

/** A store as the first version left it, with a draft; whoever is killed in the middle of its migration loses nothing. */
async function killWhileMigrating(
  standby: Promise<ChildProcess>,
  folder: string,
  account: Account,
  random: Random,
): Promise<string[]> {
  const key = new Uint8Array(randomBytes(32));
  const old = openDatabase({ folder, key, migrations: MIGRATIONS.slice(0, 1) });
  old.prepare(`INSERT INTO meta (name, value) VALUES ('account', ?)`).run(JSON.stringify(account));
  const questionId = questionIdSchema.parse(randomUUID());
  const content = contentOf('OLDDRAFT', random);
  old
    .prepare(`INSERT INTO draft (question_id, content, question_revision, save_count, saved_at) VALUES (?, ?, 1, 1, ?)`)
    .run(questionId, JSON.stringify(content), toInstant(Date.now()));
  old.close();
  const child = await standby;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const order = { folder, key: Buffer.from(key).toString('base64'), serviceUrl: 'http://127.0.0.1:9', account };
  child.send({ ...order, startedAt: Date.now(), seed: 1 } satisfies KillOrder);
  await sleep(random.below(SHORTEST_LIFE_MS));
  child.kill('SIGKILL');
  await ended;
  const store = openStore({ folder, key });
  try {
    const lost: string[] = [];
    if (store.database.pragma('integrity_check', { simple: true }) !== 'ok') lost.push('a migrated store is damaged');
    if (canonical(store.drafts.find(questionId)?.content) !== canonical(content))
      lost.push('a draft was lost in migration');
    return lost;
  } finally {
    store.close();
  }
}

/** Opens what the killed process left and looks for what it acknowledged; also takes down what it did not get to say. */
function lookAround(folder: string, key: Uint8Array, lastSeed: number, promises: Promises): string[] {
  const lost: string[] = [];
  const store = openStore({ folder, key });
  try {
    if (store.database.pragma('integrity_check', { simple: true }) !== 'ok') lost.push('integrity_check fails');
    for (const { id } of store.database
      .prepare<[], { id: string }>(`SELECT command_id AS id FROM outbox_command WHERE kind = 'send-reply'`)
      .all()) {
      const command = store.outbox.find(commandIdSchema.parse(id))?.command;
      if (command === undefined) continue;
      const { replyId, content } = sendReplyPayloadSchema.parse(command.payload);
      const known = promises.sent.get(replyId);
      const marker = /KILL\d+x\d+x/.exec(JSON.stringify(content))?.[0] ?? '';
      if (known === undefined || known.content === null)
        promises.sent.set(replyId, { replyId, questionId: command.subjectId, marker, content });
    }
    for (const { replyId, content } of promises.sent.values()) {
      if (content === null) lost.push(`reply ${replyId} is lost`);
    }
    for (const commandId of promises.commandIds) {
      if (store.outbox.find(commandIdSchema.parse(commandId)) === null) lost.push(`command ${commandId} is lost`);
    }
    for (const [questionId, marker] of promises.written) {
      if (isWritten(store, questionId, marker)) continue;
      // The doctor wrote on, and the word about it died with the process.
      const later = laterMarker(store, questionId, lastSeed);
      if (later === null) lost.push(`a text for ${questionId} is lost`);
      else promises.written.set(questionId, later);
    }
    return lost;
  } finally {
    store.close();
  }
}

/** The marker of what the process with this seed wrote last for a question; null when it wrote nothing. */
function laterMarker(store: Store, questionId: string, seed: number): string | null {
  const rows = store.database
    .prepare<{ questionId: string }, { content: string }>(`
      SELECT content FROM draft WHERE question_id = :questionId
      UNION ALL SELECT payload FROM outbox_command WHERE subject_id = :questionId AND state <> 'cancelled'`)
    .all({ questionId });
  return (
    rows
      .map(({ content }) => new RegExp(`KILL${seed}x\\d+x`).exec(content)?.[0])
      .find((marker) => marker !== undefined) ?? null
  );
}
