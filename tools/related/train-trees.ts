import type { BoostedTrees } from '#desk/related/boosted-trees.ts';
import { createRandom } from './random.ts';

export interface TreeTraining {
  /** Features of all candidates, row after row. */
  readonly rows: Float32Array;
  readonly featureCount: number;
  /** Where each query's candidates begin; one more entry closes the last. */
  readonly starts: readonly number[];
  /** The row of each query's right candidate. */
  readonly targets: readonly number[];
  /** How much each query counts. */
  readonly weights: readonly number[];
}

export interface TreeOptions {
  readonly trees: number;
  readonly depth: number;
  readonly rate: number;
  readonly leastHessian: number;
  readonly regularisation: number;
  /** Share of the features that a tree may ask about, and of the queries that it sees. */
  readonly featureShare: number;
  readonly queryShare: number;
  readonly seed: number;
}

const BINS = 64;

/** Gradient-boosted trees for the softmax over each query's candidates (listwise cross-entropy). */
export function trainTrees(training: TreeTraining, options: TreeOptions): BoostedTrees {
  const { rows, featureCount, starts, targets, weights } = training;
  const rowCount = starts.at(-1) ?? 0;
  const queries = targets.length;
  const random = createRandom(options.seed);
  const edges = Array.from({ length: featureCount }, (_, feature) => binEdges(rows, rowCount, featureCount, feature));
  const bins = new Uint8Array(rowCount * featureCount);
  for (let row = 0; row < rowCount; row += 1)
    for (let feature = 0; feature < featureCount; feature += 1)
      bins[row * featureCount + feature] = binOf(
        edges[feature] as Float32Array,
        rows[row * featureCount + feature] as number,
      );

  const { depth } = options;
  const inner = (1 << depth) - 1;
  const features = new Uint8Array(options.trees * inner);
  const thresholds = new Float32Array(options.trees * inner);
  const leaves = new Float32Array(options.trees * (inner + 1));
  const scores = new Float64Array(rowCount);
  const gradients = new Float64Array(rowCount);
  const hessians = new Float64Array(rowCount);
  const nodes = new Uint8Array(rowCount);
  const used = new Uint8Array(rowCount);

  for (let tree = 0; tree < options.trees; tree += 1) {
    for (let query = 0; query < queries; query += 1) {
      const from = starts[query] as number;
      const to = starts[query + 1] as number;
      const takesPart = random.next() < options.queryShare;
      let largest = -Infinity;
      for (let row = from; row < to; row += 1) largest = Math.max(largest, scores[row] as number);
      let sum = 0;
      for (let row = from; row < to; row += 1) sum += Math.exp((scores[row] as number) - largest);
      const weight = weights[query] as number;
      for (let row = from; row < to; row += 1) {
        const probability = Math.exp((scores[row] as number) - largest) / sum;
        gradients[row] = weight * ((row === targets[query] ? 1 : 0) - probability);
        hessians[row] = weight * Math.max(1e-6, probability * (1 - probability));
        used[row] = takesPart ? 1 : 0;
      }
    }
    const allowed = random
      .shuffle(Array.from({ length: featureCount }, (_, feature) => feature))
      .slice(0, Math.max(1, Math.round(featureCount * options.featureShare)))
      .sort((left, right) => left - right);
    nodes.fill(0);
    for (let level = 0; level < depth; level += 1) {
      const width = 1 << level;
      const gradientSums = new Float64Array(width * featureCount * BINS);
      const hessianSums = new Float64Array(width * featureCount * BINS);
      for (let row = 0; row < rowCount; row += 1) {
        if (used[row] === 0) continue;
        const base = (nodes[row] as number) * featureCount * BINS;
        const gradient = gradients[row] as number;
        const hessian = hessians[row] as number;
        const binBase = row * featureCount;
        for (const feature of allowed) {
          const place = base + feature * BINS + (bins[binBase + feature] as number);
          gradientSums[place] = (gradientSums[place] as number) + gradient;
          hessianSums[place] = (hessianSums[place] as number) + hessian;
        }
      }
      const splits = Array.from({ length: width }, (_, node) =>
        bestSplit(node, allowed, gradientSums, hessianSums, featureCount, options),
      );
      splits.forEach(({ feature, bin }, node) => {
        const place = tree * inner + width - 1 + node;
        features[place] = feature;
        thresholds[place] = bin < 0 ? Number.POSITIVE_INFINITY : ((edges[feature] as Float32Array)[bin] as number);
      });
      for (let row = 0; row < rowCount; row += 1) {
        const node = nodes[row] as number;
        const { feature, bin } = splits[node] as Split;
        const goesLeft = bin < 0 || (bins[row * featureCount + feature] as number) <= bin;
        nodes[row] = 2 * node + (goesLeft ? 0 : 1);
      }
    }
    const leafGradients = new Float64Array(inner + 1);
    const leafHessians = new Float64Array(inner + 1);
    for (let row = 0; row < rowCount; row += 1) {
      if (used[row] === 0) continue;
      const leaf = nodes[row] as number;
      leafGradients[leaf] = (leafGradients[leaf] as number) + (gradients[row] as number);
      leafHessians[leaf] = (leafHessians[leaf] as number) + (hessians[row] as number);
    }
    for (let leaf = 0; leaf <= inner; leaf += 1)
      leaves[tree * (inner + 1) + leaf] =
        (options.rate * (leafGradients[leaf] as number)) / ((leafHessians[leaf] as number) + options.regularisation);
    for (let row = 0; row < rowCount; row += 1)
      scores[row] = (scores[row] as number) + (leaves[tree * (inner + 1) + (nodes[row] as number)] as number);
  }
  return { depth, features, thresholds, leaves };
}

interface Split {
  readonly feature: number;
  /** Last bin that goes left; -1 when nothing is gained by asking. */
  readonly bin: number;
}

function bestSplit(
  node: number,
  allowed: readonly number[],
  gradientSums: Float64Array,
  hessianSums: Float64Array,
  featureCount: number,
  { regularisation, leastHessian }: TreeOptions,
): Split {
  let best: Split = { feature: 0, bin: -1 };
  let bestGain = 1e-6;
  for (const feature of allowed) {
    const base = (node * featureCount + feature) * BINS;
    let gradient = 0;
    let hessian = 0;
    for (let bin = 0; bin < BINS; bin += 1) {
      gradient += gradientSums[base + bin] as number;
      hessian += hessianSums[base + bin] as number;
    }
    const whole = (gradient * gradient) / (hessian + regularisation);
    let leftGradient = 0;
    let leftHessian = 0;
    for (let bin = 0; bin < BINS - 1; bin += 1) {
      leftGradient += gradientSums[base + bin] as number;
      leftHessian += hessianSums[base + bin] as number;
      const rightGradient = gradient - leftGradient;
      const rightHessian = hessian - leftHessian;
      if (leftHessian < leastHessian || rightHessian < leastHessian) continue;
      const gain =
        (leftGradient * leftGradient) / (leftHessian + regularisation) +
        (rightGradient * rightGradient) / (rightHessian + regularisation) -
        whole;
      if (gain > bestGain) {
        bestGain = gain;
        best = { feature, bin };
      }
    }
  }
  return best;
}

/** Upper edges of bins that hold about as many values each; the last bin is open. */
function binEdges(rows: Float32Array, rowCount: number, featureCount: number, feature: number): Float32Array {
  const values = Float32Array.from(
    { length: rowCount },
    (_, row) => rows[row * featureCount + feature] as number,
  ).sort();
  const edges: number[] = [];
  for (let bin = 1; bin < BINS; bin += 1) {
    const value = values[Math.floor((bin * rowCount) / BINS)] as number;
    if (edges.length === 0 || value > (edges.at(-1) as number)) edges.push(value);
  }
  return Float32Array.from(edges);
}

function binOf(edges: Float32Array, value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (edges[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}
