import type { Candidate } from './candidate.ts';
import { FEATURES, type OwnFeature } from './feature-names.ts';
import { type Nearness, nearestOf, type PreparedQuery } from './prepared-query.ts';
import type { QuerySentence, QueryTerm } from './query.ts';
import { countKinds } from './question-kinds.ts';
import { dot, normalise } from './vector-arithmetic.ts';
import type { WordVectors } from './word-vectors.ts';

/** BM25's own constants; records are short, so their length counts for less than usual. */
const K1 = 1.2;
const B = 0.5;
const TYPICAL_LENGTH = 6;

/** Most of the query's important words that are looked for by their meaning. */
const SOUGHT_WORDS = 8;

/** Keeps a division by nothing from happening. */
const TINY = 1e-6;

type Values<Names extends OwnFeature> = Record<Names, number>;

/** A query beside a candidate, with what several groups of features need. */
interface Comparison {
  readonly prepared: PreparedQuery;
  readonly candidate: Candidate;
  /** The candidate's meaning, one long. */
  readonly vector: Float32Array;
  /** For each of the candidate's unique stems. */
  readonly nearness: readonly Nearness[];
  /** Terms of the query that the candidate has, as indices. */
  readonly found: ReadonlySet<number>;
  /** Rarity of all of the candidate's stems together. */
  readonly whole: number;
  readonly lengthPenalty: number;
}

/**
 * Writes a candidate's features to `row` from `at` on; those that need the other candidates are left 0.
 *
 * @returns the candidate's meaning as a vector, one long.
 */
export function writeFeatures(
  prepared: PreparedQuery,
  candidate: Candidate,
  vectors: WordVectors,
  row: Float32Array,
  at: number,
): Float32Array {
  const comparison = compare(prepared, candidate, vectors);
  const values: Values<OwnFeature> = {
    ...wordFeatures(comparison),
    ...coverageFeatures(comparison),
    ...sentenceFeatures(comparison),
    ...orderFeatures(comparison),
    ...rarestFeatures(comparison),
    ...shapeFeatures(comparison),
  };
  for (let index = 0; index < FEATURES.length; index += 1)
    row[at + index] = (values as Partial<Record<string, number>>)[FEATURES[index] as string] ?? 0;
  return comparison.vector;
}

function compare(prepared: PreparedQuery, candidate: Candidate, vectors: WordVectors): Comparison {
  const vector = new Float32Array(vectors.dimensions);
  const nearness: Nearness[] = [];
  const found = new Set<number>();
  let whole = 0;
  candidate.unique.forEach((stem, index) => {
    const row = candidate.rows[index] as number;
    whole += candidate.rarities[index] as number;
    nearness.push(nearestOf(prepared, row, vectors));
    if (row >= 0) vectors.addTo(vector, row, vectors.weightOf(row));
    const place = prepared.query.indexOf.get(stem);
    if (place !== undefined) found.add(place);
  });
  const lengthPenalty = K1 * (1 - B + (B * candidate.stems.length) / TYPICAL_LENGTH);
  return { prepared, candidate, vector: normalise(vector), nearness, found, whole, lengthPenalty };
}

const termAt = ({ prepared }: Comparison, index: number): QueryTerm => prepared.query.terms[index] as QueryTerm;

/** Word by word: what the candidate says of what was asked, and what else it says. */
function wordFeatures(comparison: Comparison) {
  const { prepared, candidate, nearness, found, whole, lengthPenalty } = comparison;
  const { unique, rarities } = candidate;
  let covered = 0;
  let coveredSoftly = 0;
  let ownBm25 = 0;
  let importantBm25 = 0;
  let bestImportance = 0;
  let rarestMissing = 0;
  let rarestMissingSoftness = 1;
  let rarestFound = 0;
  let likelihood = 0;
  let likelihoodSum = 0;
  let repairedFound = 0;
  const kernels = [0, 0, 0, 0];
  for (let index = 0; index < unique.length; index += 1) {
    const rarity = rarities[index] as number;
    const near = nearness[index] as Nearness;
    for (let kernel = 0; kernel < kernels.length; kernel += 1)
      kernels[kernel] = (kernels[kernel] as number) + rarity * Math.log(0.01 + (near.kernels[kernel] as number));
    const place = prepared.query.indexOf.get(unique[index] as string);
    if (place === undefined) {
      const soft = Math.max(0, near.cosine);
      coveredSoftly += rarity * soft * soft;
      likelihood += Math.log(0.02 + 0.35 * soft * soft * soft) - 0.12 * rarity;
      likelihoodSum += Math.max(-2.5, 0.3 * rarity * soft - 0.25 * rarity - 0.3);
      if (rarity > rarestMissing) {
        rarestMissing = rarity;
        rarestMissingSoftness = soft;
      }
      continue;
    }
    const { importance, isRepaired } = termAt(comparison, place);
    covered += rarity;
    coveredSoftly += rarity;
    ownBm25 += (rarity * (K1 + 1)) / (1 + lengthPenalty);
    importantBm25 += (rarity * importance * (K1 + 1)) / (1 + lengthPenalty);
    bestImportance = Math.max(bestImportance, importance);
    rarestFound = Math.max(rarestFound, rarity);
    if (isRepaired) repairedFound += 1;
    likelihood += Math.log(0.02 + importance);
    likelihoodSum += 0.6 * rarity + Math.log(0.02 + importance);
  }
  const kernel = (index: number): number => (kernels[index] as number) / (whole + TINY);
  return {
    ownBm25,
    importantBm25,
    candidateCovered: covered / (whole + TINY),
    candidateCoveredSoftly: coveredSoftly / (whole + TINY),
    bestImportance,
    likelihood: unique.length === 0 ? -5 : likelihood / unique.length,
    likelihoodSum,
    kernelExact: kernel(0),
    kernelNear: kernel(1),
    kernelMiddle: kernel(2),
    kernelFar: kernel(3),
    found: found.size,
    missing: unique.length - found.size,
    rarestMissing,
    rarestMissingSoftness,
    rarestFound,
    repairedFound,
  };
}

/** How much of the query the candidate meets. */
function coverageFeatures(comparison: Comparison) {
  const { prepared, candidate, nearness, found, whole, vector } = comparison;
  const { terms } = prepared.query;
  let foundRarity = 0;
  for (const index of found) foundRarity += termAt(comparison, index).rarity;
  let importantFound = 0;
  candidate.unique.forEach((stem, index) => {
    const place = prepared.query.indexOf.get(stem);
    if (place !== undefined)
      importantFound += (candidate.rarities[index] as number) * termAt(comparison, place).importance;
  });
  // How well the query's most important words are met by any word of the candidate.
  let importantSoftly = importantFound;
  for (const index of prepared.byImportance.slice(0, SOUGHT_WORDS)) {
    if (found.has(index)) continue;
    let best = 0;
    for (const { cosines } of nearness) best = Math.max(best, cosines[index] ?? 0);
    const { rarity, importance } = termAt(comparison, index);
    importantSoftly += rarity * importance * best * best;
  }
  const share = (wanted: (term: QueryTerm) => boolean): { shared: number; sum: number } => {
    let sum = 0;
    let shared = 0;
    for (let index = 0; index < terms.length; index += 1) {
      const term = terms[index] as QueryTerm;
      if (!wanted(term)) continue;
      sum += term.rarity;
      if (found.has(index)) shared += term.rarity;
    }
    return { shared, sum };
  };
  const question = share(({ inQuestion }) => inQuestion);
  const lastQuestion = share(({ inLastQuestion }) => inLastQuestion);
  const first = share(({ inFirstSentence }) => inFirstSentence);
  const isFound = (place: number): number => {
    const index = prepared.byImportance[place];
    return index === undefined ? -1 : found.has(index) ? 1 : 0;
  };
  return {
    queryCovered: foundRarity / (prepared.raritySum + TINY),
    importantQueryCovered: importantFound / (prepared.importanceSum + TINY),
    importantQueryCoveredSoftly: importantSoftly / (prepared.importanceSum + TINY),
    overlap: foundRarity / (prepared.raritySum + whole - foundRarity + TINY),
    importantOverlap: importantFound / (prepared.importanceSum + whole - importantFound + TINY),
    questionCovered: question.shared / (question.sum + TINY),
    lastQuestionCovered: lastQuestion.shared / (lastQuestion.sum + TINY),
    firstSentenceCovered: first.shared / (first.sum + TINY),
    firstSentenceOverlap: first.shared / (first.sum + whole - first.shared + TINY),
    mostImportantFound: isFound(0),
    secondImportantFound: isFound(1),
    thirdImportantFound: isFound(2),
    cosine: dot(prepared.whole, vector),
    firstSentenceCosine: dot(prepared.first, vector),
    questionCosine: dot(prepared.asked, vector),
  };
}

/** The sentence of the query that is nearest. */
function sentenceFeatures(comparison: Comparison) {
  const { prepared, found, whole, vector, lengthPenalty } = comparison;
  const { sentences } = prepared.query;
  let bestSentenceBm25 = 0;
  let bestQuestionBm25 = 0;
  let bestSentenceOverlap = 0;
  let bestSentenceCovers = 0;
  let bestSentenceCosine = -1;
  for (let index = 0; index < sentences.length; index += 1) {
    const sentence = sentences[index] as QuerySentence;
    let shared = 0;
    let sum = 0;
    for (const place of sentence.terms) {
      const { rarity } = termAt(comparison, place);
      sum += rarity;
      if (found.has(place)) shared += rarity;
    }
    bestSentenceBm25 = Math.max(bestSentenceBm25, shared / (1 + lengthPenalty));
    if (sentence.isQuestion) bestQuestionBm25 = Math.max(bestQuestionBm25, shared / (1 + lengthPenalty));
    bestSentenceOverlap = Math.max(bestSentenceOverlap, shared / (sum + whole - shared + TINY));
    bestSentenceCovers = Math.max(bestSentenceCovers, shared / (whole + TINY));
    bestSentenceCosine = Math.max(bestSentenceCosine, dot(prepared.sentences[index] as Float32Array, vector));
  }
  return { bestSentenceBm25, bestQuestionBm25, bestSentenceOverlap, bestSentenceCovers, bestSentenceCosine };
}

/** Words that follow each other in both. */
function orderFeatures(comparison: Comparison) {
  const { query } = comparison.prepared;
  let pairs = 0;
  let pairsShared = 0;
  let run = 0;
  let runRarity = 0;
  let longestRun = 0;
  let longestRunRarity = 0;
  let previous = '';
  for (const stem of comparison.candidate.stems) {
    const place = query.indexOf.get(stem);
    const rarity = place === undefined ? 0 : termAt(comparison, place).rarity;
    const follows = previous !== '' && query.pairs.has(`${previous} ${stem}`);
    if (previous !== '') pairs += 1;
    if (follows) pairsShared += 1;
    run = place === undefined ? 0 : follows ? run + 1 : 1;
    runRarity = place === undefined ? 0 : follows ? runRarity + rarity : rarity;
    longestRun = Math.max(longestRun, run);
    longestRunRarity = Math.max(longestRunRarity, runRarity);
    previous = stem;
  }
  return { pairsShared, pairsSharedShare: pairs === 0 ? 0 : pairsShared / pairs, longestRun, longestRunRarity };
}

/** The candidate's two most telling words. */
function rarestFeatures({ prepared, candidate }: Comparison) {
  const { unique, rarities } = candidate;
  let rarest = -1;
  let second = -1;
  for (let index = 0; index < unique.length; index += 1) {
    const rarity = rarities[index] as number;
    if (rarest < 0 || rarity > (rarities[rarest] as number)) {
      second = rarest;
      rarest = index;
    } else if (second < 0 || rarity > (rarities[second] as number)) second = index;
  }
  const isAsked = (index: number): number =>
    index < 0 ? -1 : prepared.query.indexOf.has(unique[index] as string) ? 1 : 0;
  return {
    rarestIsFound: isAsked(rarest),
    secondRarestIsFound: isAsked(second),
    rarest: rarest < 0 ? 0 : (rarities[rarest] as number),
  };
}

/** Lengths, and kinds of question. */
function shapeFeatures({ prepared, candidate, whole }: Comparison) {
  const { query } = prepared;
  return {
    candidateLength: candidate.stems.length,
    queryLength: query.terms.length,
    lengthRatio: candidate.unique.length / Math.max(1, query.terms.length),
    allWordsLength: candidate.length,
    meanRarity: whole / Math.max(1, candidate.unique.length),
    kindsShared: countKinds(candidate.kinds & query.kinds),
    kindsMissing: countKinds(query.questionKinds & ~candidate.kinds),
    kindsUnasked: countKinds(candidate.kinds & ~query.kinds),
    questionKindsShared: countKinds(candidate.kinds & query.questionKinds),
  };
}
