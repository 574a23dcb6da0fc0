/** Decision trees whose answers are added up. Every tree is complete: `depth` questions, two to the power of that leaves. */
export interface BoostedTrees {
  readonly depth: number;
  /** For each inner node the feature it asks about, tree after tree, level by level. */
  readonly features: Uint8Array;
  /** Left when the feature is at most this. */
  readonly thresholds: Float32Array;
  readonly leaves: Float32Array;
}

/** The sum of the trees' answers for the features that begin at `at`. */
export function scoreOf(trees: BoostedTrees, row: Float32Array, at: number): number {
  const { depth, features, thresholds, leaves } = trees;
  const inner = (1 << depth) - 1;
  const count = features.length / inner;
  let sum = 0;
  for (let tree = 0; tree < count; tree += 1) {
    const base = tree * inner;
    let node = 0;
    for (let level = 0; level < depth; level += 1) {
      const place = base + node;
      node = 2 * node + ((row[at + (features[place] as number)] as number) <= (thresholds[place] as number) ? 1 : 2);
    }
    sum += leaves[tree * (inner + 1) + node - inner] as number;
  }
  return sum;
}
