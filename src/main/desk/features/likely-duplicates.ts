import { excerptOf } from '#domain/answered-question.ts';
import type { Question } from '#domain/question.ts';
import { isStopWord } from '../related/stop-words.ts';
import { indexedPieces, MAX_QUERY_TERMS, quoteTerm } from '../store/search-terms.ts';
import type { Store } from '../store/store.ts';

/** Words of a question that are looked at; a longer one is represented by its beginning, in UTF-16 units. */
const QUERY_LENGTH = 2000;

/** A word that more questions have than this share (and this many) does not tell one from another. */
const COMMON_SHARE = 0.05;
const COMMON_AT_LEAST = 20;

/** Below this share of the question's weight, or this many shared words, another is not likely the same. */
const THRESHOLD = 0.5;
const FEWEST_WORDS = 3;
const LIMIT = 5;

/** A question that may be the same. */
export interface LikelyDuplicate extends Pick<Question, 'id' | 'title' | 'askedAt' | 'status'> {
  readonly excerpt: string;
  /** Share of the question's telling words that the other has too, 0 to 1. */
  readonly score: number;
}

/**
 * Pending and answered questions that may be the same, nearest first: those that share most of the words which few
 * questions have (inverse document frequency, by the full-text index). Empty rather than far-fetched.
 */
export function findLikelyDuplicates(store: Store, question: Question): LikelyDuplicate[] {
  const own = store.questionWords.keyOf(question.id);
  const questions = store.questionWords.count();
  const common = Math.ceil(Math.max(COMMON_AT_LEAST, questions * COMMON_SHARE));
  const pieces = new Set(indexedPieces(`${question.title}\n${question.body.slice(0, QUERY_LENGTH)}`));
  const telling = [...pieces]
    .filter((piece) => !isStopWord(piece))
    .map((piece) => ({ piece, times: store.questionWords.timesOf(quoteTerm(piece), common + 1) }))
    .filter(({ times }) => times > 0 && times <= common)
    .map(({ piece, times }) => ({ piece, weight: Math.log(1 + questions / times) }))
    .sort((left, right) => right.weight - left.weight || (left.piece < right.piece ? -1 : 1))
    .slice(0, MAX_QUERY_TERMS);
  const whole = telling.reduce((sum, { weight }) => sum + weight, 0);
  const found = new Map<number, { words: number; weight: number }>();
  for (const { piece, weight } of telling) {
    for (const key of store.questionWords.listKeysWith(quoteTerm(piece))) {
      if (key === own) continue;
      const sofar = found.get(key) ?? { words: 0, weight: 0 };
      found.set(key, { words: sofar.words + 1, weight: sofar.weight + weight });
    }
  }
  return [...found]
    .filter(([, { words, weight }]) => words >= FEWEST_WORDS && weight / whole >= THRESHOLD)
    .sort(([leftKey, left], [rightKey, right]) => right.weight - left.weight || leftKey - rightKey)
    .flatMap(([key, { weight }]) => {
      const other = store.questionWords.findCandidate(key);
      if (other === null) return [];
      const { body, ...rest } = other;
      return [
        { ...rest, excerpt: excerptOf(body.replace(/\s+/gu, ' ').trim(), 160).toWellFormed(), score: weight / whole },
      ];
    })
    .slice(0, LIMIT);
}
