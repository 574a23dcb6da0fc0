import { type Template, templatePreview } from '#domain/template.ts';

/** Where somebody would insert: what fits there stands first. */
export interface TemplateSituation {
  readonly departmentId: string | null;
  readonly language: string;
}

/** What a template is found by, made once for each list. */
interface Findable {
  readonly template: Template;
  readonly title: string;
  readonly titleWords: readonly string[];
  readonly keywords: readonly string[];
  /** Read only when neither title nor keywords have the word. */
  text: string | null;
}

const findables = new WeakMap<readonly Template[], Findable[]>();

function findablesOf(templates: readonly Template[]): Findable[] {
  const known = findables.get(templates);
  if (known !== undefined) return known;
  const made = templates.map((template): Findable => {
    const title = folded(template.title);
    const keywords = template.keywords.map(folded);
    return { template, title, titleWords: title.split(/[^\p{L}\p{N}]+/u), keywords, text: null };
  });
  findables.set(templates, made);
  return made;
}

/** Accents and width of letters do not count, as one types in a hurry. */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Templates that have every typed word, best first; without words those that fit the situation, most used first. */
export function rankTemplates(templates: readonly Template[], typed: string, situation: TemplateSituation): Template[] {
  const words = folded(typed)
    .split(/\s+/u)
    .filter((word) => word !== '');
  const found: { readonly template: Template; readonly place: number; readonly score: number }[] = [];
  for (const [place, findable] of findablesOf(templates).entries()) {
    const score = scoreOf(findable, words);
    if (score !== null)
      found.push({ template: findable.template, place, score: score + fitOf(findable.template, situation) });
  }
  return found
    .sort((left, right) => right.score - left.score || left.place - right.place)
    .map(({ template }) => template);
}

function fitOf(template: Template, { departmentId, language }: TemplateSituation): number {
  const spoken = language.startsWith('zh') ? 'zh-Hant' : 'en';
  return (
    (template.language === spoken ? 20 : 0) +
    (template.departmentId === departmentId ? 2 : template.departmentId === null ? 1 : 0)
  );
}

/** Keyword and title count most, then the letters of the title in order, then a slip of the finger, then the text. */
function scoreOf(findable: Findable, words: readonly string[]): number | null {
  let score = 0;
  for (const word of words) {
    const points = pointsOf(findable, word);
    if (points === 0) return null;
    score += points;
  }
  return score;
}

function pointsOf(findable: Findable, word: string): number {
  const { title, titleWords, keywords } = findable;
  if (keywords.includes(word)) return 10;
  if (keywords.some((keyword) => keyword.startsWith(word))) return 8;
  if (titleWords.some((titleWord) => titleWord.startsWith(word))) return 7;
  if (title.includes(word)) return 6;
  if (isSubsequence(word, title)) return 3;
  if ([...keywords, ...titleWords].some((candidate) => isOneSlipAway(word, candidate))) return 2;
  findable.text ??= folded(templatePreview(findable.template.body));
  return findable.text.includes(word) ? 1 : 0;
}

/** `rforn` finds "Referral: Orthopedics to Neurology". Short words would find everything. */
function isSubsequence(word: string, text: string): boolean {
  if (word.length < 3) return false;
  let at = 0;
  for (let place = 0; place < text.length && at < word.length; place += 1) {
    if (text.charCodeAt(place) === word.charCodeAt(at)) at += 1;
  }
  return at === word.length;
}

/** Whether the word begins like the candidate but for one letter left out, doubled, wrong, or two that changed places. */
function isOneSlipAway(word: string, candidate: string): boolean {
  if (word.length < 4 || candidate.length < word.length - 1) return false;
  let same = 0;
  while (same < word.length && word[same] === candidate[same]) same += 1;
  const rest = word.slice(same + 1);
  return (
    candidate.startsWith(rest, same) ||
    candidate.startsWith(rest, same + 1) ||
    candidate.startsWith(word.slice(same), same + 1) ||
    (word[same] === candidate[same + 1] &&
      word[same + 1] === candidate[same] &&
      candidate.startsWith(word.slice(same + 2), same + 2))
  );
}
