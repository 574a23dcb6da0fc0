/** The machine's clock, in epoch milliseconds. For records and undo times; what orders things is the service. */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
