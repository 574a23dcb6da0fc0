import { RICH_TEXT_FORMAT } from '#domain/rich-text.ts';
import type { Template, TemplateContent } from '#domain/template.ts';
import { includeNamesOf } from '#domain/templates/exchange.ts';
import { parseTemplate } from '#domain/templates/parse-template.ts';
import type { TemplateSyntaxCode } from '#domain/templates/syntax.ts';
import { type TemplateProblemCode, validateTemplate } from '#domain/templates/validate-template.ts';

export interface WrittenProblem {
  readonly code: TemplateSyntaxCode | TemplateProblemCode;
  readonly what: string;
  /** Line of the text, from 1; null for what is no single line's. */
  readonly line: number | null;
}

export interface CheckedTemplate {
  readonly content: TemplateContent;
  /** Empty when it may be saved. */
  readonly problems: readonly WrittenProblem[];
}

/** Reads and checks what an author has written so far. */
export function checkWritten(content: TemplateContent, text: string, all: readonly Template[]): CheckedTemplate {
  const others = all.filter(({ id }) => id !== content.id);
  // The team sees no personal template, so its templates can include none.
  const names = includeNamesOf(content.scope === 'team' ? others.filter(({ scope }) => scope === 'team') : others);
  const { blocks, problems, lineOf } = parseTemplate(text, content.id, names);
  const read = { ...content, body: { format: RICH_TEXT_FORMAT, blocks } } satisfies TemplateContent;
  const found = validateTemplate(read, (id) =>
    id === read.id ? read : (others.find((other) => other.id === id) ?? null),
  );
  return {
    content: read,
    problems: [...problems, ...found.map((problem) => ({ ...problem, line: lineOf.get(problem.what) ?? null }))],
  };
}
