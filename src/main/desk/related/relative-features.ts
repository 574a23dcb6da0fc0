import type { Candidate } from './candidate.ts';
import { FEATURE_COUNT, FEATURES } from './feature-names.ts';
import { dot, normalise } from './vector-arithmetic.ts';

// Both sorts of BM25 are followed by their share of the best, the centroid by what its words share.
const BM25_OF_BEST = FEATURES.indexOf('bm25OfBest');
const OWN_BM25 = FEATURES.indexOf('ownBm25');
const IMPORTANT_BM25 = FEATURES.indexOf('importantBm25');
const CENTROID_COSINE = FEATURES.indexOf('centroidCosine');

/** Fills in the features that compare a candidate with the others of its query. */
export function writeRelativeFeatures(
  rows: Float32Array,
  candidateVectors: readonly Float32Array[],
  candidates: readonly Candidate[],
  bm25: readonly number[],
): void {
  const count = candidates.length;
  const bestBm25 = Math.max(1e-6, ...bm25);
  for (let index = 0; index < count; index += 1)
    rows[index * FEATURE_COUNT + BM25_OF_BEST] = (bm25[index] ?? 0) / bestBm25;
  for (const feature of [OWN_BM25, IMPORTANT_BM25]) {
    let best = 1e-6;
    for (let index = 0; index < count; index += 1)
      best = Math.max(best, rows[index * FEATURE_COUNT + feature] as number);
    for (let index = 0; index < count; index += 1)
      rows[index * FEATURE_COUNT + feature + 1] = (rows[index * FEATURE_COUNT + feature] as number) / best;
  }
  // What the best by the important words have in common is likely what is meant.
  const byImportance = Array.from({ length: count }, (_, index) => index)
    .sort(
      (left, right) =>
        (rows[right * FEATURE_COUNT + IMPORTANT_BM25] as number) -
          (rows[left * FEATURE_COUNT + IMPORTANT_BM25] as number) || left - right,
    )
    .slice(0, 10);
  const centroid = new Float32Array(candidateVectors[0]?.length ?? 0);
  const weights = new Map<string, number>();
  for (const index of byImportance) {
    const vector = candidateVectors[index] as Float32Array;
    for (let at = 0; at < centroid.length; at += 1) centroid[at] = (centroid[at] as number) + (vector[at] as number);
    const weight = (rows[index * FEATURE_COUNT + IMPORTANT_BM25 + 1] as number) / byImportance.length;
    for (const stem of (candidates[index] as Candidate).unique) weights.set(stem, (weights.get(stem) ?? 0) + weight);
  }
  normalise(centroid);
  for (let index = 0; index < count; index += 1) {
    rows[index * FEATURE_COUNT + CENTROID_COSINE] = dot(candidateVectors[index] as Float32Array, centroid);
    const { unique, rarities } = candidates[index] as Candidate;
    let sum = 0;
    let whole = 1e-6;
    for (let at = 0; at < unique.length; at += 1) {
      sum += (rarities[at] as number) * (weights.get(unique[at] as string) ?? 0);
      whole += rarities[at] as number;
    }
    rows[index * FEATURE_COUNT + CENTROID_COSINE + 1] = sum / whole;
  }
}
