import type { Command } from '#contract/service.ts';
import type { Clock } from '#desk/clock.ts';
import type { Store } from '#desk/store/store.ts';
import type { AccountId, QuestionId } from '#domain/ids.ts';
import { toInstant } from '#domain/time.ts';

/** A lease with less than this left is renewed while its holder works, in milliseconds. */
const RENEW_BELOW_MS = 15 * 60_000;

/** After a look at a lease there is nothing to do for it for this long, in milliseconds. */
const LOOK_EVERY_MS = 20_000;

export interface LeaseKeeperOptions {
  readonly store: Store;
  readonly accountId: AccountId;
  readonly clock: Clock;
  /** Gives a command about the question, in a transaction of its own. */
  readonly give: (kind: 'claim' | 'renew', questionId: QuestionId) => void;
}

export interface LeaseKeeper {
  /** The doctor works on the question; cheap enough for every save of a draft. */
  worked(questionId: QuestionId): void;
}

/**
 * Keeps the doctor's claims alive while they work, and lets them lapse when they do not. A claim that ended meanwhile,
 * for example while the machine slept, is taken again at the next stroke, unless somebody else has it.
 */
export function createLeaseKeeper({ store, accountId, clock, give }: LeaseKeeperOptions): LeaseKeeper {
  const lookedAt = new Map<QuestionId, number>();
  return {
    worked(questionId) {
      const nowMs = clock.now();
      const last = lookedAt.get(questionId);
      // The clock may have been set back; then it is as if there had been no look.
      if (last !== undefined && nowMs >= last && nowMs - last < LOOK_EVERY_MS) return;
      lookedAt.set(questionId, nowMs);
      const claim = store.questions.findClaim(questionId);
      if (claim === null || claim.accountId !== accountId) return;
      const leftMs = Date.parse(claim.expiresAt) - nowMs;
      if (leftMs > RENEW_BELOW_MS) return;
      const kinds: Command['kind'][] = ['claim', 'renew', 'release', 'transfer', 'dismiss'];
      const underWay = store.outbox.listUnsettledOf(questionId).some(({ kind }) => kinds.includes(kind));
      if (!underWay) give(claim.expiresAt > toInstant(nowMs) ? 'renew' : 'claim', questionId);
    },
  };
}
