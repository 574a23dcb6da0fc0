import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { createRandom } from '#service/practice/random.ts';
import { createDoctor } from './doctor.ts';
import { makeFolder } from './folders.ts';
import { type Machine, startMachine } from './machine.ts';
import { afterwards, ask, modelCommands, type Real } from './model-commands.ts';
import { AWAY_ROWS, type AwayRow, type Model } from './model-state.ts';
import { addCitedAnswer } from './related-answer.ts';
import type { ServiceUnderTest } from './service-under-test.ts';

export interface ModelRun {
  readonly runs: number;
  readonly commands: number;
  readonly rows: ReadonlyMap<AwayRow, number>;
  readonly violations: string[];
}

/**
 * Lets fast-check interleave two doctors, one of them at two machines, with patients, lapsing leases, restarts and time
 * offline. A model that knows only the protocol's table says what must become of every queued command.
 */
export async function runModel(service: ServiceUnderTest, seed: number, runs: number): Promise<ModelRun> {
  const rows = new Map<AwayRow, number>();
  let commands = 0;
  const property = fc.asyncProperty(fc.commands(modelCommands, { maxCommands: 30, size: 'max' }), async (script) => {
    const root = makeFolder('model');
    const machines: Machine[] = [];
    try {
      const { model, real } = await newWorld(service, root, machines);
      for (let number = 0; number < 2; number += 1) await ask.run(model, real);
      await fc.asyncModelRun(() => ({ model, real }), script);
      for (const machine of model.machines.keys()) {
        await real.bring(machine, 'online', model);
        await afterwards(model, real);
      }
      commands += model.machines.reduce((sum, { given }) => sum + given.length, 0);
      for (const [row, times] of model.rows) rows.set(row, (rows.get(row) ?? 0) + times);
    } finally {
      await Promise.all(machines.map((machine) => machine.close()));
      rmSync(root, { recursive: true, force: true, maxRetries: 3 });
    }
  });
  const result = await fc.check(property, { seed, numRuns: runs, maxSkipsPerRun: 0 });
  const violations: string[] = [];
  if (result.failed) {
    const cause = result.errorInstance instanceof Error ? result.errorInstance.message : String(result.errorInstance);
    violations.push(
      `${cause}\n  after ${result.counterexample?.toString() ?? ''}\n  (path ${result.counterexamplePath})`,
    );
  }
  violations.push(...service.internalErrors.splice(0).map((name) => `service: internal error ${name}`));
  return { runs: result.numRuns, commands, rows, violations };
}

/** Rows of the table that no queued reply ever met; a long run that leaves one out has proved nothing about it. */
export function rowsNeverMet(rows: ReadonlyMap<string, number>): AwayRow[] {
  return AWAY_ROWS.filter((row) => !rows.has(row));
}

async function newWorld(
  service: ServiceUnderTest,
  root: string,
  machines: Machine[],
): Promise<{ model: Model; real: Real }> {
  await service.clearFeed();
  const cited = await addCitedAnswer(service.pool);
  const { lin, chen } = service.accounts;
  const random = createRandom(1);
  for (const [name, account] of [
    ['lin1', lin],
    ['lin2', lin],
    ['chen', chen],
  ] as const) {
    const tokens = await service.issueTokens(account);
    machines.push(await startMachine({ name, account, tokens, root, serviceUrl: service.url, random }));
  }
  const model: Model = {
    questions: [],
    machines: machines.map(({ account }) => ({ account, online: true, given: [] })),
    rows: new Map(),
  };
  const doctors = machines.map((machine) => createDoctor(machine, random, 0));
  return { model, real: createReal(service, doctors, cited) };
}

function createReal(service: ServiceUnderTest, doctors: Real['doctors'], cited: Real['cited']): Real {
  const away = new Map<number, 'work-offline' | 'line-down'>();
  return {
    service,
    doctors,
    cited,
    random: createRandom(7),
    async bring(index, where, model) {
      const machine = doctors[index]?.machine;
      const state = model.machines[index];
      if (machine === undefined || state === undefined) throw new RangeError('no such machine');
      if (where === 'online') {
        const was = away.get(index);
        away.delete(index);
        if (was === 'work-offline') await machine.desk.sync.setWorkOffline({ workOffline: false });
        if (was === 'line-down') await machine.line.setUp(true);
        state.online = true;
        return;
      }
      if (where === 'work-offline') await machine.desk.sync.setWorkOffline({ workOffline: true });
      else await machine.line.setUp(false);
      away.set(index, where);
      state.online = false;
    },
  };
}
