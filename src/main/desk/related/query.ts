import { type Term, termsOf } from '../text/terms.ts';
import { type CorpusStatistics, rarityOf } from './corpus-statistics.ts';
import { kindsOfStem } from './question-kinds.ts';
import type { WordVectors } from './word-vectors.ts';

/** One stem of the query. */
export interface QueryTerm {
  readonly stem: string;
  /** As it stands in the text, folded. */
  readonly word: string;
  /** How telling it is; see `rarityOf`. */
  readonly rarity: number;
  readonly isInCorpus: boolean;
  /** Row among the word vectors, or -1. */
  readonly row: number;
  /** In how many places it stands. */
  uses: number;
  /** Where it stands first: 0 at the beginning, 1 at the end. */
  readonly firstAt: number;
  inFirstSentence: boolean;
  inQuestion: boolean;
  inLastQuestion: boolean;
  readonly isRepaired: boolean;
  /** Likelihood that it is what the question is about. */
  importance: number;
}

export interface QuerySentence {
  /** Indices into the query's terms, in order, each once. */
  readonly terms: readonly number[];
  readonly isQuestion: boolean;
  readonly kinds: number;
}

/** A question as the ranking sees it. */
export interface Query {
  readonly terms: readonly QueryTerm[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly sentences: readonly QuerySentence[];
  /** Neighbours, written `left right`. */
  readonly pairs: ReadonlySet<string>;
  readonly kinds: number;
  readonly questionKinds: number;
  /** All words, those that say nothing included. */
  readonly length: number;
}

const QUESTION_STARTS = new Set(
  'what how why is are can could do does did should will would which who when where may am was were has have any'.split(
    ' ',
  ),
);

/** Reads what somebody asks. Stems that the corpus and the vectors both lack are repaired or left out. */
export function readQuery(text: string, corpus: CorpusStatistics, vectors: WordVectors): Query {
  const all = termsOf(text);
  const terms: QueryTerm[] = [];
  const indexOf = new Map<string, number>();
  const pairs = new Set<string>();
  const sentences: QuerySentence[] = [];
  let kinds = 0;
  let questionKinds = 0;
  const bySentence = Map.groupBy(all, ({ sentence }) => sentence);
  const lastQuestion = [...bySentence.entries()].findLast(([, pieces]) => isQuestion(text, all, pieces))?.[0] ?? -1;
  for (const [sentence, pieces] of bySentence) {
    const asks = isQuestion(text, all, pieces);
    const indices = new Set<number>();
    let sentenceKinds = 0;
    let previous = '';
    for (const piece of pieces) {
      sentenceKinds |= kindsOfStem(piece.stem);
      if (piece.isStop) continue;
      let index = indexOf.get(piece.stem);
      if (index === undefined) {
        const made = makeTerm(piece, text.length, corpus, vectors);
        if (made === null) continue;
        index = indexOf.get(made.stem) ?? terms.length;
        if (index === terms.length) terms.push(made);
        indexOf.set(piece.stem, index);
        indexOf.set(made.stem, index);
        sentenceKinds |= kindsOfStem(made.stem);
      }
      const term = terms[index] as QueryTerm;
      term.uses += 1;
      if (sentence === 0) term.inFirstSentence = true;
      if (asks) term.inQuestion = true;
      if (sentence === lastQuestion) term.inLastQuestion = true;
      indices.add(index);
      if (previous !== '') pairs.add(`${previous} ${term.stem}`);
      previous = term.stem;
    }
    kinds |= sentenceKinds;
    if (asks) questionKinds |= sentenceKinds;
    if (indices.size > 0) sentences.push({ terms: [...indices], isQuestion: asks, kinds: sentenceKinds });
  }
  return { terms, indexOf, sentences, pairs, kinds, questionKinds: questionKinds || kinds, length: all.length };
}

function makeTerm(piece: Term, textLength: number, corpus: CorpusStatistics, vectors: WordVectors): QueryTerm | null {
  let { stem } = piece;
  let documents = corpus.documentsWith(stem);
  let isRepaired = false;
  if (documents === 0) {
    const repaired = corpus.repair(stem);
    if (repaired !== null) {
      stem = repaired;
      documents = corpus.documentsWith(stem);
      isRepaired = true;
    }
  }
  const row = vectors.rowOf(stem);
  if (documents === 0 && row < 0) return null;
  return {
    stem,
    word: piece.word,
    rarity: rarityOf(stem, row, corpus, vectors),
    isInCorpus: documents > 0,
    row,
    uses: 0,
    firstAt: piece.start / Math.max(1, textLength),
    inFirstSentence: false,
    inQuestion: false,
    inLastQuestion: false,
    isRepaired,
    importance: 0,
  };
}

function isQuestion(text: string, all: readonly Term[], pieces: readonly Term[]): boolean {
  const last = pieces.at(-1);
  if (last === undefined) return false;
  const next = text.slice(last.end, last.end + 12);
  return (
    /^[^\p{L}\p{N}]*[?？]/u.test(next) || QUESTION_STARTS.has(pieces[0]?.word ?? '') || all.length === pieces.length
  );
}
