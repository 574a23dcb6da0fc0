import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createRelatedEngine } from '#desk/related/related-engine.ts';
import { readWordVectors } from '#desk/related/word-vectors.ts';
import { resourceFile } from '#desk/resources.ts';
import { chineseKnownItems } from './related/chinese-items.ts';
import { openCorpusStore } from './related/corpus-store.ts';
import { dataFolder, hasData, readEntailmentDev } from './related/data.ts';
import { crossValidate } from './related/fit-ranking.ts';
import { areaUnderCurve, bootstrap, firstPlaces, type Placement, placementOf } from './related/measures.ts';
import { openLunr, openMiniSearch, openPlainFts5, type Peer } from './related/peers.ts';
import { type Lesson, openLessonCorpus, type PreparedLesson, prepareLessons } from './related/ranking-lessons.ts';
import { measureSpeed } from './related/speed.ts';

/**
 * Prints how well related answers are found, ours beside other engines on the same questions in the same run. Ours is
 * cross-validated: every query is ranked by a model that was fitted without it.
 */
const SEED = 7;
const SEEDS = 2;

/** Pairs that share most of their words say little; these are the short ones that share less. */
const isShortPair = ({ set, text, targetText }: Lesson): boolean =>
  set === 'pair' && text.length <= 200 && overlapOf(text, targetText) <= 0.6;

function overlapOf(left: string, right: string): number {
  const words = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const one = words(left);
  const other = words(right);
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared / Math.max(1, one.size + other.size - shared);
}

interface Row {
  readonly name: string;
  readonly messages: Placement;
  readonly pairs: Placement;
  readonly entailment: number;
  readonly chinese: Placement;
}

function evaluate(): Row[] {
  const entailment = readEntailmentDev();
  const chinese = chineseKnownItems();
  const { corpus, lessons } = openLessonCorpus();
  const extra = [...new Set(entailment.map(({ q2 }) => q2))];
  corpus.add(extra.map((q) => ({ id: `entailment ${q}`, q })));
  const vectors = readWordVectors(readFileSync(resourceFile('related/word-vectors.bin')));
  console.error('ours: searching');
  const { prepared } = prepareLessons(corpus, lessons, vectors);
  const scores = crossValidate(prepared, SEEDS, SEED);
  const engine = createRelatedEngine(corpus.store);
  const likelihoods = entailment.map(
    ({ q1, q2 }) => engine.rank(q1).find(({ record }) => record.id === `entailment ${q2}`)?.likelihood ?? 0,
  );
  const place = (wanted: (lesson: Lesson) => boolean): Placement =>
    firstPlaces(prepared, scores, ({ lesson }: PreparedLesson) => wanted(lesson));
  const isMessage = ({ set }: Lesson): boolean => set === 'message';
  const rows: Row[] = [
    {
      name: 'ours (cross-validated)',
      messages: place(isMessage),
      pairs: place(isShortPair),
      entailment: areaUnderCurve(
        likelihoods,
        entailment.map(({ label }) => label),
      ),
      chinese: oursOnChinese(chinese),
    },
  ];
  const ids: string[] = [];
  const questions: string[] = [];
  for (const { id, title } of corpus.store.database
    .prepare('SELECT id, title FROM answered_question')
    .iterate() as Iterable<{
    id: string;
    title: string;
  }>) {
    ids.push(id);
    questions.push(title);
  }
  corpus.close();
  for (const open of [openPlainFts5, openMiniSearch, openLunr]) {
    const peer = open(questions);
    console.error(`${peer.name}: searching ${questions.length} questions`);
    const ranksOf = (wanted: (lesson: Lesson) => boolean): Placement =>
      placementOf(
        lessons.filter(wanted).map(({ text, targetId }) => rankIn(peer, text, (key) => ids[key] === targetId)),
      );
    const small = open(chinese.questions);
    rows.push({
      name: peer.name,
      messages: ranksOf(isMessage),
      pairs: ranksOf(isShortPair),
      entailment: areaUnderCurve(
        entailment.map(
          ({ q1, q2 }) => peer.search(q1, 200).find(({ key }) => ids[key] === `entailment ${q2}`)?.score ?? 0,
        ),
        entailment.map(({ label }) => label),
      ),
      chinese: placementOf(chinese.items.map(({ key, text }) => rankIn(small, text, (found) => found === key))),
    });
    small.close();
    peer.close();
  }
  return rows;
}

function rankIn(peer: Peer, text: string, isWanted: (key: number) => boolean): number {
  return peer.search(text, 10).findIndex(({ key }) => isWanted(key)) + 1;
}

function oursOnChinese({ questions, items }: ReturnType<typeof chineseKnownItems>): Placement {
  const corpus = openCorpusStore();
  corpus.add(questions.map((q, key) => ({ id: String(key), q })));
  const engine = createRelatedEngine(corpus.store);
  const ranks = items.map(
    ({ key, text }) =>
      engine
        .rank(text)
        .slice(0, 10)
        .findIndex(({ record }) => record.id === String(key)) + 1,
  );
  corpus.close();
  return placementOf(ranks);
}

function withInterval({ ranks, recallAt1, meanReciprocalRank }: Placement): string {
  const first = bootstrap(ranks.map((rank) => (rank === 1 ? 1 : 0)));
  const short = (value: number): string => value.toFixed(3).replace(/^0/, '');
  return `${short(recallAt1)} [${short(first.low)}–${short(first.high)}] / ${short(meanReciprocalRank)}`;
}

function printQuality(rows: readonly Row[]): void {
  const [first] = rows;
  console.log(
    `\nR@1 [95 % interval] / MRR@10 · messages n = ${first?.messages.ranks.length}, short pairs n = ${first?.pairs.ranks.length}, Chinese n = ${first?.chinese.ranks.length}`,
  );
  console.log(
    '| engine | long message → its question | short pairs | entailment AUC (127 pairs) | Chinese known items |',
  );
  console.log('| --- | --- | --- | --- | --- |');
  for (const { name, messages, pairs, entailment, chinese } of rows)
    console.log(
      `| ${name} | ${withInterval(messages)} | ${withInterval(pairs)} | ${entailment.toFixed(3)} | ${withInterval(chinese)} |`,
    );
  console.log('Judged LiveQA relevance: not measured, the queries of its judgements are not among the data.');
}

const { values: options } = parseArgs({
  options: { only: { type: 'string' }, sizes: { type: 'string', default: '1000,47000,500000' } },
});
if (!hasData()) {
  console.log(`skipped: no evaluation data at ${dataFolder} (name another folder with REPLYDESK_RETRIEVAL_DATA)`);
} else {
  if (options.only !== 'speed') printQuality(evaluate());
  if (options.only !== 'quality') await measureSpeed(options.sizes.split(',').map(Number));
}
