import { cpus, totalmem } from 'node:os';

/** One measured figure beside its peer from the same run. */
export interface BenchResult {
  readonly name: string;
  /** What was measured against, in words. */
  readonly peer: string;
  readonly unit: string;
  readonly ours: number;
  readonly theirs: number;
  /** The figure that counts; how it is made from the two stands in `ratioMeans`. */
  readonly ratio: number;
  readonly ratioMeans: string;
  readonly goal: { readonly atMost: number } | { readonly atLeast: number };
  readonly samples: number;
}

/** Whether the ratio reaches its goal. */
export function reaches(result: BenchResult): boolean {
  return 'atMost' in result.goal ? result.ratio <= result.goal.atMost : result.ratio >= result.goal.atLeast;
}

/** One line a figure, for people and for `docs/benchmarks.md`. */
export function formatResult(result: BenchResult): string {
  const goal = 'atMost' in result.goal ? `≤ ${result.goal.atMost}` : `≥ ${result.goal.atLeast}`;
  const number = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
  return (
    `${reaches(result) ? 'reached' : 'MISSED '}  ${result.name}: ratio ${result.ratio.toFixed(2)} (goal ${goal}; ` +
    `${result.ratioMeans}) · ours ${number(result.ours)} ${result.unit} · ${result.peer} ${number(result.theirs)} ` +
    `${result.unit} · n = ${result.samples}`
  );
}

/** The machine that the figures belong to. */
export function machineLine(): string {
  const processors = cpus();
  return `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${process.platform}`;
}

/**
 * The value below which the given share of the samples lies (nearest rank).
 *
 * @throws {RangeError} without samples: a figure of nothing must not look like a figure.
 */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((left, right) => left - right);
  const value = sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))];
  if (value === undefined) throw new RangeError('no samples');
  return value;
}
