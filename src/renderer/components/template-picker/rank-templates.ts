import type { Template } from '#domain/template.ts';
import { templatePreview } from '#domain/template.ts';

/** Where somebody would insert: what fits there stands first. */
export interface TemplateSituation {
  readonly departmentId: string | null;
  readonly language: string;
}

/** Templates that have every typed word, best first; without words those that fit the situation, most used first. */
export function rankTemplates(templates: readonly Template[], typed: string, situation: TemplateSituation): Template[] {
  const words = typed
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  return templates
    .map((template, place) => ({ template, place, score: scoreOf(template, words) + fitOf(template, situation) }))
    .filter(({ score }) => score > Number.NEGATIVE_INFINITY)
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

/** Keyword and title count most, then the letters of the title in order, then the text. */
function scoreOf(template: Template, words: readonly string[]): number {
  const title = template.title.toLowerCase();
  const text = templatePreview(template.body).toLowerCase();
  let score = 0;
  for (const word of words) {
    if (template.keywords.some((keyword) => keyword.toLowerCase().startsWith(word))) score += 8;
    else if (title.includes(word)) score += 6;
    else if (isSubsequence(word, title)) score += 3;
    else if (text.includes(word)) score += 1;
    else return Number.NEGATIVE_INFINITY;
  }
  return score;
}

/** `rforn` finds "Referral: Orthopedics to Neurology". Short words would find everything. */
function isSubsequence(word: string, text: string): boolean {
  if (word.length < 3) return false;
  let at = 0;
  for (const character of text) if (character === word[at]) at += 1;
  return at === word.length;
}
