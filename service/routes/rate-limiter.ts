export interface Rate {
  /** Requests that may come at once after a pause. */
  readonly burst: number;
  readonly perSecond: number;
}

/** Above so many keys, those that have their whole burst again are forgotten. */
const TIDY_ABOVE = 10_000;

/**
 * A token bucket for every key, in the memory of this instance: it protects the instance and decides nothing else, so
 * instances need not agree.
 */
export class RateLimiter {
  readonly #rate: Rate;
  readonly #nowMs: () => number;
  readonly #buckets = new Map<string, { tokens: number; atMs: number }>();
  #tidiedAtMs = 0;

  constructor(rate: Rate, nowMs: () => number = Date.now) {
    this.#rate = rate;
    this.#nowMs = nowMs;
  }

  /** Takes one request; 0 when it may go on, otherwise after how many seconds it may. */
  take(key: string): number {
    const nowMs = this.#nowMs();
    this.#tidy(nowMs);
    const tokens = this.#tokensOf(key, nowMs);
    if (tokens < 1) return Math.max(1, Math.ceil((1 - tokens) / this.#rate.perSecond));
    this.#buckets.set(key, { tokens: tokens - 1, atMs: nowMs });
    return 0;
  }

  #tokensOf(key: string, nowMs: number): number {
    const bucket = this.#buckets.get(key);
    if (bucket === undefined) return this.#rate.burst;
    const gained = (Math.max(0, nowMs - bucket.atMs) / 1000) * this.#rate.perSecond;
    return Math.min(this.#rate.burst, bucket.tokens + gained);
  }

  #tidy(nowMs: number): void {
    if (this.#buckets.size <= TIDY_ABOVE || nowMs - this.#tidiedAtMs < 10_000) return;
    this.#tidiedAtMs = nowMs;
    for (const key of this.#buckets.keys()) {
      if (this.#tokensOf(key, nowMs) >= this.#rate.burst) this.#buckets.delete(key);
    }
  }
}

/** How much one instance takes from whom. */
export interface Rates {
  /** An account, over all its machines: a first sync of a million records never meets it. */
  readonly account: Rate;
  /** An address that is not signed in, and every attempt with a token that is none. */
  readonly stranger: Rate;
  /** An address that reads published pages. */
  readonly reader: Rate;
  /** An intake key. */
  readonly intake: Rate;
}

export const USUAL_RATES: Rates = {
  account: { burst: 3000, perSecond: 50 },
  stranger: { burst: 1000, perSecond: 20 },
  reader: { burst: 1000, perSecond: 50 },
  intake: { burst: 5000, perSecond: 200 },
};

export type Limits = { readonly [K in keyof Rates]: RateLimiter };

export function createLimits(rates: Rates): Limits {
  return {
    account: new RateLimiter(rates.account),
    stranger: new RateLimiter(rates.stranger),
    reader: new RateLimiter(rates.reader),
    intake: new RateLimiter(rates.intake),
  };
}
