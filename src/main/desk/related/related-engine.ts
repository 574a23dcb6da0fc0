import type { LikelyDuplicate, RelatedAnswer } from '#contract/desk.ts';
import { type AnsweredQuestion, excerptOf } from '#domain/answered-question.ts';
import type { QuestionId } from '#domain/ids.ts';
import type { Question } from '#domain/question.ts';
import type { RankedRecord } from '../store/repositories/answered-questions.ts';
import { indexedPieces, quoteTerm } from '../store/search-terms.ts';
import type { Store } from '../store/store.ts';
import { termsOf } from '../text/terms.ts';
import { corpusStatisticsOf, findCandidates, MAX_SEARCHED_TERMS, wordingsOf } from './candidate-search.ts';
import { markedExcerpt } from './excerpts.ts';
import type { Query } from './query.ts';
import { createRanker, loadRankingAssets, type Ranked } from './ranker.ts';

/** Most questions that are compared with one for its likely duplicates, and how much is shown of each. */
const COMPARED_QUESTIONS = 200;
const EXCERPT_LENGTH = 160;

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
  function rank(query: Query, exceptQuestionId: QuestionId | null): RankedAnswer[] {
    const candidates = findCandidates(store, query, exceptQuestionId);
    const ranked = ranker.rank(query, candidates);
    return candidates
      .map(({ record }, index) => {
        const { likelihood } = ranked[index] as Ranked;
        return { record, likelihood: likelihood * trustIn(record.reviewState) };
      })
      .sort(nearestFirst);
  }

  /** Answers whose reply has every word of the query. */
  function repliesWith(query: Query, limit: number): RankedRecord[] {
    const stems = query.terms.map(({ stem }) => stem).slice(0, MAX_SEARCHED_TERMS);
    if (stems.length === 0) return [];
    const found = store.relatedIndex.searchReplies(stems.map(quoteTerm).join(' AND '), limit);
    return answeredQuestions.listRanked(found.map(({ key }) => key));
  }

  return {
    /** For evaluation: everything that shares a word with the text, nearest first, however far. */
    rank: (text: string): RankedAnswer[] => store.snapshot(() => rank(read(text), null)),

    /** The nearest answers to a question with its reply so far, or to what was typed where that is not empty. */
    similar(
      question: Question,
      { typed, reply }: { readonly typed: string; readonly reply: string },
      limit: number,
    ): RelatedAnswer[] {
      const isTyped = typed.trim() !== '';
      const text = isTyped
        ? typed
        : `${question.title}\n${question.body.slice(0, QUESTION_LENGTH)}\n${reply.slice(-REPLY_LENGTH)}`;
      const least = isTyped ? LEAST_TYPED_LIKELIHOOD : LEAST_LIKELIHOOD;
      return store.snapshot(() => {
        const query = read(text);
        const asked = new Set(query.indexOf.keys());
        const near = rank(query, question.id)
          .filter(({ likelihood }) => likelihood >= least)
          .slice(0, limit);
        const shown = near.flatMap(({ record, likelihood }) => {
          const answer = answeredQuestions.find(record.id);
          return answer === null ? [] : [present(answer, asked, likelihood, 'question')];
        });
        if (!isTyped || shown.length >= limit) return shown;
        const known = new Set(near.map(({ record }) => record.key));
        const inReplies = repliesWith(query, limit + known.size)
          .filter(({ key, questionId }) => !known.has(key) && questionId !== question.id)
          .flatMap(({ id }) => {
            const answer = answeredQuestions.find(id);
            return answer === null ? [] : [present(answer, asked, 0, 'reply')];
          });
        return [...shown, ...inReplies].slice(0, limit);
      });
    },

    /** Pending and answered questions that likely ask the same as this one, likeliest first. */
    findLikelyDuplicates(question: Question, limit = 5): LikelyDuplicate[] {
      const text = `${question.title}\n${question.body}`.slice(0, QUERY_LENGTH);
      const query = duplicateRanker.read(text);
      const match = searchedPieces(text, query).map(quoteTerm).join(' OR ');
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

/** The most telling words of a question as the full-text index of questions has them. */
function searchedPieces(text: string, query: Query): string[] {
  const rarityOfPiece = (piece: string): number => {
    const stem = termsOf(piece).find(({ isStop }) => !isStop)?.stem;
    const place = stem === undefined ? undefined : query.indexOf.get(stem);
    return place === undefined ? 0 : (query.terms[place]?.rarity ?? 0);
  };
  return [...new Set(indexedPieces(text))]
    .map((piece) => ({ piece, rarity: rarityOfPiece(piece) }))
    .filter(({ rarity }) => rarity > 0)
    .sort((left, right) => right.rarity - left.rarity || (left.piece < right.piece ? -1 : 1))
    .slice(0, MAX_SEARCHED_TERMS)
    .map(({ piece }) => piece);
}

export type RelatedEngine = ReturnType<typeof createRelatedEngine>;

/** A reply that failed its review is no model. */
function trustIn(reviewState: AnsweredQuestion['reviewState']): number {
  return reviewState === 'failed' ? 0.5 : 1;
}

/** Of two that are equally near, the one that came later is the better to begin with. */
function nearestFirst(left: RankedAnswer, right: RankedAnswer): number {
  return right.likelihood - left.likelihood || right.record.key - left.record.key;
}

function present(
  answer: AnsweredQuestion,
  asked: ReadonlySet<string>,
  score: number,
  foundIn: RelatedAnswer['foundIn'],
): RelatedAnswer {
  const question = markedExcerpt(answer.questionText, asked, { around: true });
  const reply = markedExcerpt(answer.replyText, asked, { around: foundIn === 'reply' });
  return {
    ...answer,
    questionExcerpt: question.text,
    questionMarks: question.marks,
    replyExcerpt: reply.text,
    replyMarks: reply.marks,
    score,
    foundIn,
  };
}
