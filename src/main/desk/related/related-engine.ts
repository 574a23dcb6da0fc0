import type { LikelyDuplicate, RelatedAnswer, RelatedFilter } from '#contract/desk.ts';
import { type AnsweredQuestion, excerptOf } from '#domain/answered-question.ts';
import type { QuestionId } from '#domain/ids.ts';
import type { Question } from '#domain/question.ts';
import type { RankedRecord } from '../store/repositories/answered-questions.ts';
import { questionOf } from '../store/repositories/related-index.ts';
import { indexedPieces, quoteTerm } from '../store/search-terms.ts';
import type { Store } from '../store/store.ts';
import { termsOf } from '../text/terms.ts';
import {
  corpusStatisticsOf,
  EVERYTHING,
  findCandidates,
  MAX_SEARCHED_TERMS,
  type Wanted,
  wordingsOf,
} from './candidate-search.ts';
import { markedExcerpt, wholeMarked } from './excerpts.ts';
import type { Query } from './query.ts';
import { createRanker, loadRankingAssets, type Ranked } from './ranker.ts';

/** Most questions that are compared with one for its likely duplicates, and how much is shown of each. */
const COMPARED_QUESTIONS = 60;
/** Most questions, counted once for each word, that the search for them may touch. */
const MAX_TOUCHED_QUESTIONS = 10_000;
const EXCERPT_LENGTH = 160;

/** Most words that are named as the reason why an answer is shown. */
const SHARED_WORDS = 6;

/** Text that is looked at; a longer question is represented by its beginning, a reply by its end; in UTF-16 units. */
const QUERY_LENGTH = 6000;
const QUESTION_LENGTH = 4000;
const REPLY_LENGTH = 1500;

/**
 * Below this likelihood an answer is not near enough to be shown. The likelihood is that of being the one right record,
 * so two that are both fitting share it; see docs/related-answers.md for what lies above and below.
 */
const LEAST_LIKELIHOOD = 0.01;

/** What was typed on purpose may be met by less. */
const LEAST_TYPED_LIKELIHOOD = 0.001;

/**
 * From this likelihood on a question is likely the same as another. Several that repeat one another share it, so it is
 * low: of 400 messages sent again with two fifths of the sentences gone and the rest mixed up, 99 of 100 are named, and
 * 11 of 100 get another message named beside or instead, some of them rightly.
 */
const LEAST_DUPLICATE_LIKELIHOOD = 0.15;

export interface RankedAnswer {
  readonly record: RankedRecord;
  readonly likelihood: number;
}

/** Finds answered questions that are about the same. Deterministic; empty rather than far-fetched. */
export function createRelatedEngine(store: Store) {
  const { answeredQuestions } = store;
  const statistics = corpusStatisticsOf(store);
  const ranker = createRanker(loadRankingAssets(), statistics);

  // A question's words need not have been answered before: each stands at least in the question itself.
  const duplicateRanker = createRanker(loadRankingAssets(), {
    ...statistics,
    documentsWith: (stem) => Math.max(1, statistics.documentsWith(stem)),
  });

  const read = (text: string): Query => ranker.read(text.slice(0, QUERY_LENGTH));

  /** All that share a word with the query, nearest first. */
  function rank(query: Query, wanted: Wanted): RankedAnswer[] {
    const candidates = findCandidates(store, query, wanted);
    const ranked = ranker.rank(query, candidates);
    return candidates
      .map(({ record }, index) => {
        const { likelihood } = ranked[index] as Ranked;
        return { record, likelihood: Math.min(1, likelihood * trustIn(record.reviewState)) };
      })
      .sort(nearestFirst);
  }

  /** Answers whose reply has every word of the query. */
  function repliesWith(query: Query, limit: number, { exceptCorpora, fits }: Wanted): RankedRecord[] {
    const stems = query.terms.map(({ stem }) => stem).slice(0, MAX_SEARCHED_TERMS);
    if (stems.length === 0) return [];
    const found = store.relatedIndex.searchReplies(stems.map(quoteTerm).join(' AND '), limit, exceptCorpora);
    return answeredQuestions.listRanked(found.map(({ key }) => key)).filter(fits);
  }

  function present(key: number, query: Query, score: number, foundIn: RelatedAnswer['foundIn']): RelatedAnswer[] {
    const record = answeredQuestions.findByKey(key);
    if (record === null) return [];
    const asked = new Set(query.indexOf.keys());
    const question = markedExcerpt(record.questionText, asked, { around: true });
    const reply = markedExcerpt(record.replyText, asked, { around: foundIn === 'reply' });
    return [
      {
        ...record,
        questionExcerpt: question.text,
        questionMarks: question.marks,
        replyExcerpt: reply.text,
        replyMarks: reply.marks,
        score,
        foundIn,
        sharedWords: sharedWords(foundIn === 'reply' ? record.replyText : questionOf(record), query),
        corpus: store.corpora.findOfKey(key),
      },
    ];
  }

  return {
    /** For evaluation: everything that shares a word with the text, nearest first, however far. */
    rank: (text: string): RankedAnswer[] => store.snapshot(() => rank(read(text), EVERYTHING)),

    /** The nearest answers to a question with its reply so far, or to what was typed where that is not empty. */
    similar(
      question: Question,
      { typed, reply, filter }: { readonly typed: string; readonly reply: string; readonly filter?: RelatedFilter },
      limit: number,
    ): RelatedAnswer[] {
      const isTyped = typed.trim() !== '';
      const least = isTyped ? LEAST_TYPED_LIKELIHOOD : LEAST_LIKELIHOOD;
      return store.snapshot(() => {
        const query = read(isTyped ? typed : textOf(question, reply));
        const wanted = wantedBy(store, question.id, filter);
        const near = rank(query, wanted)
          .filter(({ likelihood }) => likelihood >= least)
          .slice(0, limit);
        const shown = near.flatMap(({ record, likelihood }) => present(record.key, query, likelihood, 'question'));
        if (!isTyped || shown.length >= limit) return shown;
        const known = new Set(near.map(({ record }) => record.key));
        const inReplies = repliesWith(query, limit + known.size, wanted)
          .filter(({ key }) => !known.has(key))
          .flatMap(({ key }) => present(key, query, 0, 'reply'));
        return [...shown, ...inReplies].slice(0, limit);
      });
    },

    /** What is pinned to a question, as it would be shown if it were found. */
    pinned(question: Question): RelatedAnswer[] {
      return store.snapshot(() => {
        const query = read(textOf(question, ''));
        return store.answerUses.listPinned(question.id).flatMap((id) => {
          const key = answeredQuestions.findKey(id);
          return key === null ? [] : present(key, query, 0, 'question');
        });
      });
    },

    /** Pending and answered questions that likely ask the same as this one, likeliest first. */
    findLikelyDuplicates(question: Question, limit = 5): LikelyDuplicate[] {
      const text = `${question.title}\n${question.body}`.slice(0, QUERY_LENGTH);
      const query = duplicateRanker.read(text);
      const match = searchedPieces(store, text, query).join(' OR ');
      if (match === '') return [];
      const originals = store.questions.listOriginalsLike(match, question.id, COMPARED_QUESTIONS);
      const ranked = duplicateRanker.rank(
        query,
        originals.map(({ title, body, bm25 }) => ({ texts: wordingsOf({ title, questionText: body }), bm25 })),
      );
      return originals
        .map(({ id, title, body, askedAt, status }, index) => ({
          ...{ id, title, askedAt, status },
          excerpt: excerptOf(body, EXCERPT_LENGTH),
          score: (ranked[index] as Ranked).likelihood,
        }))
        .filter(({ score }) => score >= LEAST_DUPLICATE_LIKELIHOOD)
        .sort((left, right) => right.score - left.score || (left.id < right.id ? -1 : 1))
        .slice(0, limit);
    },
  };
}

/**
 * The most telling words of a question as the full-text index of questions has them, in its syntax; as long as they do
 * not touch most of a long queue.
 */
function searchedPieces({ questions }: Store, text: string, query: Query): string[] {
  const rarityOfPiece = (piece: string): number => {
    const stem = termsOf(piece).find(({ isStop }) => !isStop)?.stem;
    const place = stem === undefined ? undefined : query.indexOf.get(stem);
    return place === undefined ? 0 : (query.terms[place]?.rarity ?? 0);
  };
  const inOrder = [...new Set(indexedPieces(text))]
    .map((piece) => ({ piece, rarity: rarityOfPiece(piece) }))
    .filter(({ rarity }) => rarity > 0)
    .sort((left, right) => right.rarity - left.rarity || (left.piece < right.piece ? -1 : 1));
  const chosen: string[] = [];
  let left = MAX_TOUCHED_QUESTIONS;
  for (const { piece } of inOrder) {
    const term = quoteTerm(piece);
    const found = questions.countWith(term, left + 1);
    if (found > left) continue;
    chosen.push(term);
    left -= found;
    if (chosen.length === MAX_SEARCHED_TERMS) break;
  }
  return chosen;
}

export type RelatedEngine = ReturnType<typeof createRelatedEngine>;

/** What was read and approved is the better to begin with; a reply that failed its review is no model. */
function trustIn(reviewState: AnsweredQuestion['reviewState']): number {
  if (reviewState === 'approved') return 1.25;
  return reviewState === 'failed' ? 0.5 : 1;
}

function textOf(question: Question, reply: string): string {
  return `${question.title}\n${question.body.slice(0, QUESTION_LENGTH)}\n${reply.slice(-REPLY_LENGTH)}`;
}

/** All but the answer to the question itself, corpora that are switched off, and what the filter leaves out. */
function wantedBy(store: Store, questionId: QuestionId, filter: RelatedFilter | undefined): Wanted {
  const { departmentId = null, language = null, source = null } = filter ?? {};
  const corpora = store.corpora.list();
  const exceptCorpora = corpora.filter(({ id, isOn }) => !isOn || (source !== null && source !== id));
  return {
    exceptCorpora: [
      ...exceptCorpora.map(({ number }) => number),
      ...(source === null || source === 'service' ? [] : [0]),
    ],
    isFiltered: departmentId !== null || language !== null,
    fits: (record) =>
      record.questionId !== questionId &&
      (departmentId === null || record.departmentId === departmentId) &&
      (language === null || record.language.toLowerCase().split('-')[0] === language),
  };
}

/** Words of the text that the query has too, most telling first. */
function sharedWords(text: string, query: Query): string[] {
  const { text: searched, marks } = wholeMarked(text, new Set(query.indexOf.keys()));
  const rarityOf = (word: string): number =>
    Math.max(0, ...termsOf(word).map(({ stem }) => query.terms[query.indexOf.get(stem) ?? -1]?.rarity ?? 0));
  const words = new Set(marks.map(([start, end]) => searched.slice(start, end).toLowerCase()));
  return [...words]
    .map((word) => ({ word, rarity: rarityOf(word) }))
    .sort((left, right) => right.rarity - left.rarity || (left.word < right.word ? -1 : 1))
    .slice(0, SHARED_WORDS)
    .map(({ word }) => word);
}

/** Of two that are equally near, the one that came later is the better to begin with. */
function nearestFirst(left: RankedAnswer, right: RankedAnswer): number {
  return right.likelihood - left.likelihood || right.record.key - left.record.key;
}
