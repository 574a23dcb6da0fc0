import { TRADITIONAL_TO_SIMPLIFIED } from '#desk/text/simplified-characters.ts';
import { termsOf } from '#desk/text/terms.ts';
import { buildPracticeData } from '#service/practice/practice-data.ts';
import { createRandom } from './random.ts';

/** A Chinese record and a question that only it answers: some of its clauses, written in the other script. */
export interface KnownItem {
  readonly key: number;
  readonly text: string;
}

/** The practice corpus and known items for it; for want of a public set, both are made up. */
export function chineseKnownItems(): { questions: string[]; items: KnownItem[] } {
  const answers = buildPracticeData(new Date('2026-11-24T00:00:00Z')).answeredQuestions;
  const simplified = new Map<string, string>();
  for (let at = 0; at < TRADITIONAL_TO_SIMPLIFIED.length; at += 2)
    simplified.set(TRADITIONAL_TO_SIMPLIFIED.charAt(at), TRADITIONAL_TO_SIMPLIFIED.charAt(at + 1));
  const random = createRandom(31);
  const items: KnownItem[] = [];
  answers.forEach(({ language, questionText }, key) => {
    if (!language.startsWith('zh')) return;
    const clauses = questionText
      .split(/[，。？！\n]/u)
      .filter((clause) => termsOf(clause).some(({ isStop }) => !isStop));
    const kept = clauses.filter(() => random.next() < 0.5);
    const text = (kept.length === 0 ? clauses : kept).join('，');
    items.push({ key, text: [...text].map((character) => simplified.get(character) ?? character).join('') });
  });
  return { questions: answers.map(({ title, questionText }) => `${title}\n${questionText}`), items };
}
