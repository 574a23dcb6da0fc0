import { corpusStatisticsOf, EVERYTHING, findCandidates } from '#desk/related/candidate-search.ts';
import { FEATURE_COUNT } from '#desk/related/feature-names.ts';
import { importanceInputs, weighImportance } from '#desk/related/importance.ts';
import type { Query } from '#desk/related/query.ts';
import { createRanker } from '#desk/related/ranker.ts';
import type { WordVectors } from '#desk/related/word-vectors.ts';
import { termsOf } from '#desk/text/terms.ts';
import { type CorpusStore, openCorpusStore } from './corpus-store.ts';
import { halfOf, readEntailmentTraining, readMedquad, readMessageSummaries } from './data.ts';
import { fitLogistic } from './logistic.ts';

export const FOLDS = 5;

/** A question with the record that it belongs to. */
export interface Lesson {
  readonly set: 'message' | 'pair';
  readonly text: string;
  readonly targetId: string;
  readonly targetText: string;
  /** Lessons with one target are in one fold, so that none is tested on what it was fitted to. */
  readonly fold: number;
}

/** A lesson with the candidates that the search gives for it. */
export interface PreparedLesson {
  readonly lesson: Lesson;
  readonly ids: readonly string[];
  /** Later records have higher keys. */
  readonly keys: readonly number[];
  /** Features of the candidates, row after row; importance is fitted without the lesson's fold. */
  readonly rows: Float32Array;
  /** Place of the target among the candidates, or -1. */
  readonly target: number;
}

/**
 * The corpus of the evaluation, about 51,000 questions: MedQuAD, the summaries of the dev messages, and the short sides of
 * all entailment pairs.
 */
export function openLessonCorpus(): { corpus: CorpusStore; lessons: Lesson[] } {
  const medquad = readMedquad();
  const summaries = readMessageSummaries();
  const entailment = readEntailmentTraining();
  const corpus = openCorpusStore();
  corpus.add(medquad.map(({ id, q }) => ({ id, q })));
  corpus.add(summaries.map(({ id, summary }) => ({ id: `message ${id}`, q: summary })));
  const shortQuestions = [...new Set(entailment.map(({ q2 }) => q2))];
  corpus.add(shortQuestions.map((q) => ({ id: `pair ${q}`, q })));
  const lessons: Lesson[] = summaries.map(({ id, chq, summary }) => ({
    set: 'message',
    text: chq,
    targetId: `message ${id}`,
    targetText: summary,
    fold: foldOf(summary),
  }));
  for (const { label, q1, q2 } of entailment) {
    // The other half has taught the word vectors.
    if (label === 0 || halfOf(q2) === 1 || q1.trim().toLowerCase() === q2.trim().toLowerCase()) continue;
    lessons.push({ set: 'pair', text: q1, targetId: `pair ${q2}`, targetText: q2, fold: foldOf(q2) });
  }
  return { corpus, lessons };
}

function foldOf(text: string): number {
  let hash = 5381;
  for (let at = 0; at < text.length; at += 1) hash = (Math.imul(hash, 33) ^ text.charCodeAt(at)) >>> 0;
  return hash % FOLDS;
}

/** Reads and searches every lesson. Importance is fitted once for each fold without it, and once on all. */
export function prepareLessons(
  corpus: CorpusStore,
  lessons: readonly Lesson[],
  vectors: WordVectors,
): { prepared: PreparedLesson[]; importance: number[]; importanceOfFold: number[][] } {
  const statistics = corpusStatisticsOf(corpus.store);
  const empty = { importance: [], trees: [], calibration: { slope: 1, intercept: 0 } };
  const ranker = createRanker({ vectors, model: empty }, statistics);
  const queries = lessons.map(({ text }) => ranker.read(text.slice(0, 6000)));
  const fit = (exceptFold: number): number[] => {
    const inputs: Float64Array[] = [];
    const outcomes: number[] = [];
    const weights: number[] = [];
    lessons.forEach(({ fold, set, targetText }, index) => {
      if (fold === exceptFold) return;
      const query = queries[index] as Query;
      const wanted = new Set(termsOf(targetText).map(({ stem }) => stem));
      for (const term of query.terms) {
        inputs.push(importanceInputs(term, query, vectors));
        outcomes.push(wanted.has(term.stem) ? 1 : 0);
        weights.push((set === 'message' ? 3 : 1) / Math.sqrt(query.terms.length));
      }
    });
    return fitLogistic(inputs, outcomes, weights, 0.5);
  };
  const importanceOfFold = Array.from({ length: FOLDS }, (_, fold) => fit(fold));
  const prepared = lessons.map((lesson, index): PreparedLesson => {
    const query = queries[index] as Query;
    weighImportance(query, importanceOfFold[lesson.fold] as number[], vectors);
    const candidates = findCandidates(corpus.store, query, EVERYTHING);
    const { rows } = ranker.describe(query, candidates);
    if (rows.length !== candidates.length * FEATURE_COUNT) throw new Error('a record of the corpus has two wordings');
    const ids = candidates.map(({ record }) => record.id as string);
    return {
      lesson,
      ids,
      keys: candidates.map(({ record }) => record.key),
      rows,
      target: ids.indexOf(lesson.targetId),
    };
  });
  return { prepared, importance: fit(-1), importanceOfFold };
}
