import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packRankingModel } from '#desk/related/ranker.ts';
import { readWordVectors } from '#desk/related/word-vectors.ts';
import { projectRoot } from '../build-app.ts';
import { calibrate, crossValidate, fitTrees } from './fit-ranking.ts';
import { firstPlaces } from './measures.ts';
import { openLessonCorpus, prepareLessons } from './ranking-lessons.ts';

/** Fits the ranking model: importance of words, trees, calibration. Prints what it reaches on folds that it did not see. */
const SEED = 20_261_125;
const SEEDS = 4;
const CROSS_VALIDATED_SEEDS = 2;

const { values: options } = parseArgs({
  options: {
    vectors: { type: 'string', default: join(projectRoot, 'resources/related/word-vectors.bin') },
    out: { type: 'string', default: join(projectRoot, 'resources/related/ranking.json') },
  },
});
const vectors = readWordVectors(readFileSync(options.vectors));
const { corpus, lessons } = openLessonCorpus();
const { prepared, importance } = prepareLessons(corpus, lessons, vectors);
corpus.close();
const scores = crossValidate(prepared, CROSS_VALIDATED_SEEDS, SEED);
for (const set of ['message', 'pair'] as const) {
  const { recallAt1, meanReciprocalRank } = firstPlaces(prepared, scores, ({ lesson }) => lesson.set === set);
  console.error(`${set}: R@1 ${recallAt1.toFixed(3)}, MRR ${meanReciprocalRank.toFixed(3)} on unseen folds`);
}
const calibration = calibrate(prepared, scores);
console.error(
  `likelihood = 1 / (1 + exp(-(${calibration.slope.toFixed(3)} score + ${calibration.intercept.toFixed(3)})))`,
);
const round = (value: number): number => Number(value.toPrecision(8));
writeFileSync(
  options.out,
  packRankingModel({
    importance: importance.map(round),
    trees: fitTrees(prepared, SEEDS, SEED),
    calibration: { slope: round(calibration.slope), intercept: round(calibration.intercept) },
  }),
);
