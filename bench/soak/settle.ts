import { setTimeout as sleep } from 'node:timers/promises';
import type { Doctor } from './doctor.ts';
import { differencesOf, serviceViewOf } from './mirror.ts';
import type { ServiceUnderTest } from './service-under-test.ts';

/** Longest that settling may take once the network is healthy, in milliseconds. */
const SETTLE_MS = 60_000;
/** After this the machines' time is slowed down: this one may be too busy to answer in time, in milliseconds. */
const FAST_MS = 6000;

export interface Settled {
  /** What was still not right when patience ended. */
  readonly violations: string[];
  /** How often a doctor had to sign in because the session had ended. */
  readonly signedInAnew: number;
  readonly elapsedMs: number;
}

/** Waits until nothing is on its way and every machine holds what its account may see. */
export async function untilSettled(doctors: readonly Doctor[], service: ServiceUnderTest): Promise<Settled> {
  const startedMs = performance.now();
  let signedInAnew = 0;
  let left: string[] = [];
  while (performance.now() - startedMs < SETTLE_MS) {
    await sleep(25);
    if (performance.now() - startedMs > FAST_MS) for (const { machine } of doctors) machine.time.slowDown();
    left = [];
    for (const { machine } of doctors) {
      const { waiting, connection, offlineReason } = machine.engine().status();
      if (offlineReason === 'signed-out-by-service') {
        signedInAnew += 1;
        await machine.signIn(await service.issueTokens(machine.account));
      }
      if (waiting > 0) left.push(`${machine.name}: ${waiting} commands wait, ${connection} ${offlineReason ?? ''}`);
      if (!machine.line.isQuiet()) left.push(`${machine.name}: the line is not quiet`);
    }
    if (left.length > 0) continue;
    for (const { machine } of doctors) {
      left.push(...differencesOf(machine, await serviceViewOf(service.pool, machine.account)));
    }
    if (left.length === 0) return { violations: [], signedInAnew, elapsedMs: performance.now() - startedMs };
  }
  return {
    violations: left.map((what) => `does not settle: ${what}`),
    signedInAnew,
    elapsedMs: performance.now() - startedMs,
  };
}
