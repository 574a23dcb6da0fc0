import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom, type Random } from '#service/practice/random.ts';
import { createDoctor, type Doctor } from './doctor.ts';
import { type EndState, judge } from './end-state.ts';
import { FAULTS } from './fault-proxy.ts';
import { makeFolder } from './folders.ts';
import { type Machine, startMachine } from './machine.ts';
import { addFollowUp, askQuestion, reviseQuestion, withdrawQuestion } from './patient.ts';
import type { ServiceUnderTest } from './service-under-test.ts';
import { type Settled, untilSettled } from './settle.ts';

export interface FaultRun extends EndState {
  readonly seed: number;
  readonly faults: ReadonlyMap<string, number>;
  /** From the end of the faults until everything had settled, in milliseconds. */
  readonly settledMs: number;
}

const STEPS = 60;
const LONGEST_PAUSE_MS = 16;
const YEARS_MS = 10 * 365 * 24 * 60 * 60_000;

/** One evening of three doctors at four machines on bad lines. The seed gives the schedule. */
export async function runFaults(service: ServiceUnderTest, seed: number): Promise<FaultRun> {
  const random = createRandom(seed);
  const root = makeFolder('soak');
  await service.clearFeed();
  const { lin, chen, gao } = service.accounts;
  const machines: Machine[] = [];
  for (const [name, account] of [
    ['lin1', lin],
    ['lin2', lin],
    ['chen', chen],
    ['gao', gao],
  ] as const) {
    const tokens = await service.issueTokens(account);
    const serviceUrl = service.url;
    machines.push(
      await startMachine({ name, account, tokens, root, serviceUrl, random: createRandom(random.below(2 ** 31)) }),
    );
  }
  const doctors = machines.map((machine) => createDoctor(machine, createRandom(random.below(2 ** 31)), seed));
  const questionIds: string[] = [];
  const world: World = {
    service,
    random,
    doctors,
    questionIds,
    suspended: new Set(),
    happened: new Map(),
    outages: [],
  };
  try {
    const first = 2 + random.below(3);
    for (let number = 0; number < first; number += 1) await ask(world);
    for (let step = 0; step < STEPS; step += 1) {
      await pickStep(random).run(world, random.pick(doctors));
      await sleep(random.below(LONGEST_PAUSE_MS));
    }
    await Promise.all(world.outages);
    const settled = await settle(world);
    const verdict = await judge(doctors, questionIds, service);
    verdict.violations.push(
      ...settled.violations,
      ...service.internalErrors.splice(0).map((name) => `service: internal error ${name}`),
    );
    for (const { line } of machines) {
      for (const [fault, times] of line.happened) world.happened.set(fault, (world.happened.get(fault) ?? 0) + times);
    }
    return { ...verdict, seed, faults: world.happened, settledMs: settled.elapsedMs };
  } finally {
    await Promise.all(machines.map((machine) => machine.close()));
    rmSync(root, { recursive: true, force: true, maxRetries: 3 });
  }
}

interface World {
  readonly service: ServiceUnderTest;
  readonly random: Random;
  readonly doctors: readonly Doctor[];
  readonly questionIds: string[];
  readonly suspended: Set<Machine>;
  readonly happened: Map<string, number>;
  /** What ends by itself after a while. */
  readonly outages: Promise<void>[];
}

interface Step {
  readonly weight: number;
  readonly run: (world: World, doctor: Doctor) => Promise<void>;
}

/** Ending the service costs a process each time, so it happens in one run of three. */
const STEP_LIST: readonly Step[] = [
  { weight: 300, run: async (_world, doctor) => void (await doctor.act()) },
  { weight: 10, run: (world) => ask(world) },
  {
    weight: 20,
    run: ({ service, random, questionIds }) => reviseQuestion(service.url, random.pick(questionIds), random),
  },
  { weight: 10, run: ({ service, random, questionIds }) => addFollowUp(service.url, random.pick(questionIds), random) },
  { weight: 10, run: ({ service, random, questionIds }) => withdrawQuestion(service.url, random.pick(questionIds)) },
  {
    weight: 40,
    run: async ({ random }, { machine }) => {
      const kinds = random.chance(0.3) ? FAULTS : FAULTS.filter(() => random.chance(0.3));
      machine.line.setFaults(random.next(), kinds);
    },
  },
  { weight: 10, run: async (_world, { machine }) => machine.line.setFaults(0, []) },
  {
    weight: 20,
    run: async (world, { machine }) => {
      const [times, downMs] = [1 + world.random.below(3), 5 + world.random.below(60)];
      world.outages.push(flap(machine, times, downMs));
    },
  },
  { weight: 10, run: ({ random }, { machine }) => workOffline(machine, random.chance(0.6)) },
  { weight: 10, run: async ({ random }, { machine }) => machine.engine().networkChanged(random.chance(0.5)) },
  {
    weight: 10,
    run: async ({ suspended }, { machine }) => {
      const wakes = suspended.delete(machine);
      if (!wakes) suspended.add(machine);
      machine.engine().powerEvent(wakes ? 'resume' : 'suspend');
    },
  },
  {
    weight: 20,
    run: async (world, { machine }) => {
      count(world, 'power-cut');
      world.suspended.delete(machine);
      await machine.cutPower();
    },
  },
  {
    weight: 10,
    run: async (world, { machine }) => {
      count(world, 'restart');
      world.suspended.delete(machine);
      await machine.restart();
    },
  },
  {
    weight: 10,
    run: async (world, { machine }) => {
      count(world, 'clock-jump');
      machine.time.setClock(world.random.pick([-YEARS_MS, YEARS_MS, -3_600_000, 3_600_000]));
    },
  },
  {
    weight: 3,
    run: async (world) => {
      const hard = world.random.chance(0.5);
      count(world, hard ? 'service-killed' : 'service-restart');
      await world.service.restart(hard);
    },
  },
  {
    weight: 3,
    run: async (world) => {
      count(world, 'database-cut');
      await world.service.cutDatabase();
    },
  },
  {
    weight: 10,
    run: async (world) => {
      count(world, 'tokens-expired');
      await world.service.expireAccessTokens();
    },
  },
  {
    weight: 10,
    run: async ({ service, random, questionIds }) => {
      // Nobody renewed it in time: the lease runs out without any change.
      await service.pool`UPDATE question SET claim_expires_at = now() - interval '1 minute'
        WHERE id = ${random.pick(questionIds)} AND claim_account_id IS NOT NULL`;
    },
  },
  {
    weight: 3,
    run: async (world) => {
      // As after a backup was restored: no cursor is worth anything any more, and everybody pulls everything anew.
      count(world, 'feed-begins-anew');
      await world.service.pool`UPDATE feed_epoch SET epoch = gen_random_uuid()`;
    },
  },
];

function pickStep(random: Random): Step {
  let ticket = random.below(STEP_LIST.reduce((sum, { weight }) => sum + weight, 0));
  const step = STEP_LIST.find(({ weight }) => {
    ticket -= weight;
    return ticket < 0;
  });
  if (step === undefined) throw new Error('no step has that ticket');
  return step;
}

async function ask(world: World): Promise<void> {
  world.questionIds.push(await askQuestion(world.service.url, world.random));
}

function count({ happened }: World, what: string): void {
  happened.set(what, (happened.get(what) ?? 0) + 1);
}

async function flap({ line }: Machine, times: number, downMs: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await line.setUp(false);
    await sleep(downMs);
    await line.setUp(true);
    await sleep(downMs / 2);
  }
}

async function workOffline({ desk }: Machine, on: boolean): Promise<void> {
  await desk.sync.setWorkOffline({ workOffline: on });
}

/** The faults end; whatever is left must come right by itself, without anybody pressing anything. */
async function settle(world: World): Promise<Settled> {
  const { doctors, service } = world;
  for (const { machine } of doctors) {
    machine.line.setFaults(0, []);
    await machine.line.setUp(true);
    if (world.suspended.delete(machine)) machine.engine().powerEvent('resume');
    await workOffline(machine, false);
  }
  const settled = await untilSettled(doctors, service);
  if (settled.signedInAnew > 0) world.happened.set('signed-in-anew', settled.signedInAnew);
  // Only a lost answer to a refresh may end a session.
  if (settled.signedInAnew > 0 && !world.happened.has('tokens-expired')) {
    settled.violations.push('a session ended although no token had expired');
  }
  return settled;
}
