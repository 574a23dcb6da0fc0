import type { RelatedAnswer } from '#contract/desk.ts';
import { type AnsweredQuestion, excerptOf } from '#domain/answered-question.ts';
import type { QuestionId } from '#domain/ids.ts';
import type { Question } from '#domain/question.ts';
import { indexedPieces, indexedText, MAX_QUERY_TERMS, quoteTerm } from '../store/search-terms.ts';
import type { Store } from '../store/store.ts';
import { isStopWord } from './stop-words.ts';

/** How many of the full-text search's best are ranked again. */
const CANDIDATES = 60;

/** Text of a question that is looked at; a longer one is represented by its beginning, in UTF-16 units. */
const QUERY_LENGTH = 6000;

/** Below this share of the query's weight an answer is not near enough to be shown. */
const THRESHOLD = 0.16;
const EXCERPT_LENGTH = 240;

/** A query term as the index knows it, and how telling it is. */
interface WeighedTerm {
  readonly written: string;
  /** Stemmed by the index's own tokenizer. */
  readonly stem: string;
  /** Inverse document frequency. */
  readonly weight: number;
}

/** Finds answered questions that are about the same. Deterministic; empty rather than far-fetched. */
export function createRelatedEngine(store: Store) {
  const { database } = store;
  // The tokenizer's own view of a query: its stems, and how many texts have them.
  database.exec(`
    CREATE VIRTUAL TABLE temp.query_probe USING fts5 (word, tokenize = 'porter unicode61 remove_diacritics 2');
    CREATE VIRTUAL TABLE temp.query_probe_terms USING fts5vocab (temp, query_probe, instance);
    CREATE VIRTUAL TABLE temp.answer_terms USING fts5vocab (main, answered_question_fts, row);`);
  const clearProbe = database.prepare('DELETE FROM temp.query_probe');
  const probe = database.prepare('INSERT INTO temp.query_probe (rowid, word) VALUES (?, ?)');
  const stems = database.prepare<[], { doc: number; term: string }>(
    'SELECT doc, term FROM temp.query_probe_terms ORDER BY doc, offset',
  );
  const frequency = database.prepare<[string], { doc: number }>('SELECT doc FROM temp.answer_terms WHERE term = ?');

  function weigh(text: string): WeighedTerm[] {
    const pieces = [...new Set(indexedPieces(text))].filter((piece) => !isStopWord(piece));
    const corpusSize = store.answeredQuestions.count();
    clearProbe.run();
    pieces.forEach((piece, index) => {
      probe.run(index + 1, piece);
    });
    const byStem = new Map<string, WeighedTerm>();
    for (const { doc, term } of stems.all()) {
      const texts = frequency.get(term)?.doc ?? 0;
      const written = pieces[doc - 1];
      if (texts === 0 || written === undefined) continue;
      byStem.set(term, { written, stem: term, weight: Math.log(1 + corpusSize / texts) });
    }
    return [...byStem.values()]
      .sort((left, right) => right.weight - left.weight || (left.stem < right.stem ? -1 : 1))
      .slice(0, MAX_QUERY_TERMS);
  }

  return {
    /** The nearest answers to a question with its reply so far, or to what was typed where that is not empty. */
    similar(
      question: Question,
      { typed, reply }: { readonly typed: string; readonly reply: string },
      limit: number,
    ): RelatedAnswer[] {
      const text =
        typed.trim() === ''
          ? `${question.title}\n${question.body.slice(0, QUERY_LENGTH)}\n${reply.slice(0, QUERY_LENGTH)}`
          : typed;
      const terms = weigh(text);
      if (terms.length === 0) return [];
      const match = terms.map(({ written }) => quoteTerm(written)).join(' OR ');
      const whole = terms.reduce((sum, { weight }) => sum + weight, 0);
      // One shared word is enough only when one word is all that was asked for.
      const fewest = Math.min(2, terms.length);
      return store.answeredQuestions
        .search(match, question.id as QuestionId, CANDIDATES)
        .map(({ answer }) => ({ answer, ...rank(answer, terms, whole) }))
        .filter(({ found, score }) => found.length >= fewest && score >= THRESHOLD)
        .sort((left, right) => right.score - left.score || (left.answer.id < right.answer.id ? -1 : 1))
        .slice(0, limit)
        .map(({ answer, found, score }) => present(answer, found, score));
    },
  };
}

export type RelatedEngine = ReturnType<typeof createRelatedEngine>;

/** How much of the query's weight the answer has: in its title, its question, or only its reply. */
function rank(
  answer: AnsweredQuestion,
  terms: readonly WeighedTerm[],
  whole: number,
): { found: WeighedTerm[]; score: number } {
  const title = indexedText(answer.title);
  const questionText = indexedText(answer.questionText);
  const replyText = indexedText(answer.replyText);
  const found: WeighedTerm[] = [];
  let score = 0;
  for (const term of terms) {
    const place = hasTerm(title, term) ? 1 : hasTerm(questionText, term) ? 0.8 : hasTerm(replyText, term) ? 0.4 : 0;
    if (place === 0) continue;
    found.push(term);
    score += place * term.weight;
  }
  const reviewed = answer.reviewState === 'approved' ? 1.1 : answer.reviewState === 'failed' ? 0.5 : 1;
  return { found, score: (score / whole) * reviewed };
}

function hasTerm(text: string, term: WeighedTerm): boolean {
  return wordPattern(term).test(text);
}

/** A word of the text with the term's stem: the tokenizer ends some stems in an i that the word writes as y or ie. */
function wordPattern({ stem, written }: WeighedTerm): RegExp {
  const root = /^[a-z]/.test(stem) && stem.length > 3 ? stem.replace(/i$/u, '') : stem;
  const isHan = /\p{Script=Han}/u.test(written);
  const escaped = root.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  return isHan ? new RegExp(escaped, 'giu') : new RegExp(`(?<![\\p{L}\\p{N}])${escaped}[\\p{L}\\p{N}]{0,6}`, 'giu');
}

function present(answer: AnsweredQuestion, found: readonly WeighedTerm[], score: number): RelatedAnswer {
  const questionExcerpt = excerptAround(answer.questionText, found);
  const replyExcerpt = excerptOf(answer.replyText, EXCERPT_LENGTH);
  return {
    ...answer,
    questionExcerpt,
    questionMarks: marksIn(questionExcerpt, found),
    replyExcerpt,
    replyMarks: marksIn(replyExcerpt, found),
    score,
  };
}

/** The beginning of the text, or a stretch around the first found word where that lies far in. */
function excerptAround(text: string, found: readonly WeighedTerm[]): string {
  const flat = text.replace(/\s+/gu, ' ').trim();
  const first = Math.min(...found.map((term) => flat.search(wordPattern(term))).filter((at) => at >= 0));
  if (!Number.isFinite(first) || first < EXCERPT_LENGTH * 0.8) return excerptOf(flat, EXCERPT_LENGTH);
  const start = flat.lastIndexOf(' ', first - 60);
  return `… ${excerptOf(flat.slice(start < 0 ? first : start + 1), EXCERPT_LENGTH - 2)}`;
}

function marksIn(text: string, found: readonly WeighedTerm[]): [number, number][] {
  const spans = found
    .flatMap((term) =>
      [...text.matchAll(wordPattern(term))].map((hit): [number, number] => [hit.index, hit.index + hit[0].length]),
    )
    .sort((left, right) => left[0] - right[0] || left[1] - right[1]);
  const joined: [number, number][] = [];
  for (const [start, end] of spans) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}
