import { readFileSync } from 'node:fs';
import { resourceFile } from '../resources.ts';
import { type BoostedTrees, scoreOf } from './boosted-trees.ts';
import { type Candidate, readCandidate } from './candidate.ts';
import type { CorpusStatistics } from './corpus-statistics.ts';
import { FEATURE_COUNT } from './feature-names.ts';
import { writeFeatures } from './features.ts';
import { weighImportance } from './importance.ts';
import { prepareQuery } from './prepared-query.ts';
import { type Query, readQuery } from './query.ts';
import { writeRelativeFeatures } from './relative-features.ts';
import { readWordVectors, type WordVectors } from './word-vectors.ts';

/** What was learned; made by `npm run train:related`. */
export interface RankingModel {
  readonly importance: readonly number[];
  readonly trees: readonly BoostedTrees[];
  /** Turns a score into the likelihood that the record answers the question: slope and intercept of a logistic curve. */
  readonly calibration: { readonly slope: number; readonly intercept: number };
}

interface PackedModel {
  readonly importance: readonly number[];
  readonly calibration: RankingModel['calibration'];
  readonly trees: readonly {
    readonly depth: number;
    readonly features: string;
    readonly thresholds: string;
    readonly leaves: string;
  }[];
}

export function packRankingModel(model: RankingModel): string {
  const pack = (array: Uint8Array | Float32Array): string =>
    Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64');
  const packed: PackedModel = {
    importance: model.importance,
    calibration: model.calibration,
    trees: model.trees.map(({ depth, features, thresholds, leaves }) => ({
      depth,
      features: pack(features),
      thresholds: pack(thresholds),
      leaves: pack(leaves),
    })),
  };
  return `${JSON.stringify(packed, null, 1)}\n`;
}

export function readRankingModel(json: string): RankingModel {
  const packed: PackedModel = JSON.parse(json);
  const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'base64'));
  const floats = (text: string): Float32Array => new Float32Array(bytes(text).buffer);
  return {
    ...packed,
    trees: packed.trees.map(({ depth, features, thresholds, leaves }) => ({
      depth,
      features: bytes(features),
      thresholds: floats(thresholds),
      leaves: floats(leaves),
    })),
  };
}

export interface RankingAssets {
  readonly vectors: WordVectors;
  readonly model: RankingModel;
}

let loaded: RankingAssets | null = null;

/**
 * The table of word vectors and the model that ship with the product; read once.
 *
 * @throws {Error} when they are missing.
 */
export function loadRankingAssets(): RankingAssets {
  loaded ??= {
    vectors: readWordVectors(readFileSync(resourceFile('related/word-vectors.bin'))),
    model: readRankingModel(readFileSync(resourceFile('related/ranking.json'), 'utf8')),
  };
  return loaded;
}

/** A record to be ranked: its question in one or more wordings, of which the nearest counts. */
export interface RankedTexts {
  readonly texts: readonly string[];
  readonly bm25: number;
}

export interface Ranked {
  /** Higher is nearer; comparable within one query. */
  readonly score: number;
  /** Likelihood that it answers the question, between 0 and 1. */
  readonly likelihood: number;
}

interface Described {
  /** Features, one row for each wording of each record. */
  readonly rows: Float32Array;
  readonly wordings: readonly { readonly record: number; readonly candidate: Candidate }[];
}

/** Ranks by what was learned from pairs of questions. */
export function createRanker({ vectors, model }: RankingAssets, corpus: CorpusStatistics) {
  const ranker = {
    read(text: string): Query {
      const query = readQuery(text, corpus, vectors);
      weighImportance(query, model.importance, vectors);
      return query;
    },

    /** What the trees are told. */
    describe(query: Query, records: readonly RankedTexts[]): Described {
      const prepared = prepareQuery(query, vectors);
      const wordings = records.flatMap(({ texts, bm25 }, record) =>
        texts.map((text) => ({ record, bm25, candidate: readCandidate(text, corpus, vectors) })),
      );
      const rows = new Float32Array(wordings.length * FEATURE_COUNT);
      const candidateVectors = wordings.map(({ candidate }, index) =>
        writeFeatures(prepared, candidate, vectors, rows, index * FEATURE_COUNT),
      );
      writeRelativeFeatures(
        rows,
        candidateVectors,
        wordings.map(({ candidate }) => candidate),
        wordings.map(({ bm25 }) => bm25),
      );
      return { rows, wordings };
    },

    /** One rank for each record, in their order. */
    rank(query: Query, records: readonly RankedTexts[]): Ranked[] {
      const { rows, wordings } = ranker.describe(query, records);
      const best: (Ranked | undefined)[] = records.map(() => undefined);
      wordings.forEach(({ record }, index) => {
        let score = 0;
        for (const trees of model.trees) score += scoreOf(trees, rows, index * FEATURE_COUNT);
        score /= Math.max(1, model.trees.length);
        const known = best[record];
        if (known !== undefined && known.score >= score) return;
        best[record] = {
          score,
          likelihood: 1 / (1 + Math.exp(-(model.calibration.slope * score + model.calibration.intercept))),
        };
      });
      return best.map((ranked) => ranked ?? { score: Number.NEGATIVE_INFINITY, likelihood: 0 });
    },
  };
  return ranker;
}

export type Ranker = ReturnType<typeof createRanker>;
