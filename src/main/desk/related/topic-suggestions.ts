import { type Term, termsOf } from '../text/terms.ts';

/** Something that many ask and no topic names. */
export interface TopicSuggestion {
  /** Words that most of the questions share, as one of them has them. */
  readonly topic: string;
  readonly questions: number;
  /** Titles of some of the questions. */
  readonly titles: string[];
}

export interface AskedQuestion {
  readonly title: string;
  readonly body: string;
}

/** A question joins the group that it is nearest to from this cosine on. */
const LEAST_COSINE = 0.3;
const FEWEST_QUESTIONS = 3;
/** Share of a group's titles that must have the words by which it is called. */
const LEAST_SHARE = 0.4;
const MOST_SUGGESTIONS = 10;
const SHOWN_TITLES = 3;
/** A title says what a question is about; its words count for more than the body's. */
const TITLE_WEIGHT = 3;
const READ_OF_BODY = 400;
/** Longest name: three English words, or five Chinese characters as four pairs. */
const LONGEST_PHRASE = { word: 3, han: 4 };

type Vector = ReadonlyMap<string, number>;

interface Group {
  readonly sum: Map<string, number>;
  readonly members: AskedQuestion[];
}

/**
 * Groups questions by the words that they share (weighted by how few have them) and names each group by a phrase that
 * its titles have in common. Deterministic; what a known topic names already is left out.
 */
export function suggestTopics(questions: readonly AskedQuestion[], knownTopics: readonly string[]): TopicSuggestion[] {
  const read = questions.map(({ title, body }) => countStems(title, body.slice(0, READ_OF_BODY)));
  const having = new Map<string, number>();
  for (const counts of read) for (const stem of counts.keys()) having.set(stem, (having.get(stem) ?? 0) + 1);
  const rarityOf = (stem: string): number => Math.log(questions.length / (having.get(stem) ?? 1));
  const groups: Group[] = [];
  read.forEach((counts, index) => {
    const vector = unit(new Map([...counts].map(([stem, count]) => [stem, count * rarityOf(stem)])));
    const nearest = nearestGroup(groups, vector);
    const group = nearest ?? { sum: new Map<string, number>(), members: [] };
    if (nearest === null) groups.push(group);
    for (const [stem, weight] of vector) group.sum.set(stem, (group.sum.get(stem) ?? 0) + weight);
    group.members.push(questions[index] as AskedQuestion);
  });
  const known = knownTopics.map(stemsOf);
  const taken = new Set<string>();
  return groups
    .filter(({ members }) => members.length >= FEWEST_QUESTIONS)
    .sort((left, right) => right.members.length - left.members.length)
    .flatMap(({ members }) => {
      const topic = nameOf(members, rarityOf);
      if (topic === null) return [];
      const stems = stemsOf(topic);
      const key = [...stems].sort().join(' ');
      if (taken.has(key) || known.some((other) => other.size > 0 && [...other].every((stem) => stems.has(stem))))
        return [];
      taken.add(key);
      return [{ topic, questions: members.length, titles: members.slice(0, SHOWN_TITLES).map(({ title }) => title) }];
    })
    .slice(0, MOST_SUGGESTIONS);
}

function stemsOf(text: string): ReadonlySet<string> {
  return new Set(
    termsOf(text)
      .filter(({ isStop }) => !isStop)
      .map(({ stem }) => stem),
  );
}

function countStems(title: string, body: string): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (text: string, weight: number): void => {
    for (const stem of stemsOf(text)) counts.set(stem, (counts.get(stem) ?? 0) + weight);
  };
  add(title, TITLE_WEIGHT);
  add(body, 1);
  return counts;
}

function unit(vector: Vector): Vector {
  const length = Math.sqrt([...vector.values()].reduce((sum, weight) => sum + weight * weight, 0));
  return length === 0 ? new Map() : new Map([...vector].map(([stem, weight]) => [stem, weight / length]));
}

function nearestGroup(groups: readonly Group[], vector: Vector): Group | null {
  let best: Group | null = null;
  let bestCosine = LEAST_COSINE;
  for (const group of groups) {
    let dot = 0;
    for (const [stem, weight] of vector) dot += weight * (group.sum.get(stem) ?? 0);
    // The sum of n unit vectors that lie close together is nearly n long.
    const cosine = dot / group.members.length;
    if (cosine > bestCosine) {
      best = group;
      bestCosine = cosine;
    }
  }
  return best;
}

/** The phrase that the most titles have, long and telling ones first; null when they share none. */
function nameOf(members: readonly AskedQuestion[], rarityOf: (stem: string) => number): string | null {
  const found = new Map<string, { text: string; titles: number; weight: number }>();
  for (const { title } of members) {
    const phrases = new Map(phrasesOf(title).map((phrase) => [phrase.key, phrase]));
    for (const [key, { text, stems }] of phrases) {
      const weight = stems.reduce((sum, stem) => sum + rarityOf(stem), 0);
      const before = found.get(key) ?? { text, titles: 0, weight };
      found.set(key, { ...before, titles: before.titles + 1 });
    }
  }
  const least = Math.max(2, members.length * LEAST_SHARE);
  const [best] = [...found.values()]
    .filter(({ titles }) => titles >= least)
    .sort(
      (left, right) =>
        right.titles * Math.sqrt(right.weight) - left.titles * Math.sqrt(left.weight) ||
        (left.text < right.text ? -1 : 1),
    );
  if (best === undefined) return null;
  return `${best.text.charAt(0).toUpperCase()}${best.text.slice(1)}`;
}

function phrasesOf(title: string): { key: string; text: string; stems: string[] }[] {
  const terms = termsOf(title);
  const ends = wordEnds(title);
  const phrases: { key: string; text: string; stems: string[] }[] = [];
  terms.forEach((first, from) => {
    const longest = isHan(first) ? LONGEST_PHRASE.han : LONGEST_PHRASE.word;
    for (let to = from; to < Math.min(terms.length, from + longest); to += 1) {
      const last = terms[to] as Term;
      const before = to > from ? (terms[to - 1] as Term) : null;
      if (last.isStop || (before !== null && !areNeighbours(title, before, last))) break;
      if (isHan(first) && !(ends.has(first.start) && ends.has(last.end))) continue;
      const stems = terms.slice(from, to + 1).map(({ stem }) => stem);
      phrases.push({ key: stems.join(' '), text: title.slice(first.start, last.end), stems });
    }
  });
  return phrases;
}

const words = new Intl.Segmenter('zh-Hant', { granularity: 'word' });

/** Where a word ends or begins, so that a name is not cut out of the middle of Chinese words. */
function wordEnds(text: string): ReadonlySet<number> {
  const ends = new Set([0]);
  for (const { index, segment } of words.segment(text)) ends.add(index + segment.length);
  return ends;
}

const isHan = ({ stem }: Term): boolean => /\p{Script=Han}/u.test(stem);

/** Chinese pairs overlap by a character; words have a space or a hyphen between them. */
function areNeighbours(text: string, one: Term, next: Term): boolean {
  if (isHan(one) !== isHan(next)) return false;
  return isHan(one) ? next.start < one.end : /^[\s-]$/u.test(text.slice(one.end, next.start));
}
