import { z } from 'zod';
import { interfaceLanguageSchema } from '../department.ts';
import { departmentIdSchema, type TemplateId, templateIdSchema } from '../ids.ts';
import { RICH_TEXT_FORMAT } from '../rich-text.ts';
import { type Template, type TemplateContent, templateKindSchema } from '../template.ts';
import { calendarDaySchema } from '../time.ts';
import { parseTemplate } from './parse-template.ts';
import { printTemplate } from './print-template.ts';
import type { IncludeNames, TemplateSyntaxProblem } from './syntax.ts';

const exchangedTemplateSchema = z.strictObject({
  id: templateIdSchema,
  title: z.string().trim().min(1).max(160),
  kind: templateKindSchema,
  language: interfaceLanguageSchema,
  /** Null or absent where any department may use it. */
  departmentId: departmentIdSchema.nullable().default(null),
  keywords: z.array(z.string().trim().min(1).max(40)).max(20).default([]),
  reviewDueOn: calendarDaySchema.nullable().default(null),
  ownerName: z.string().trim().min(1).max(120).nullable().default(null),
  /** In the author's notation. */
  text: z.string().min(1).max(100_000),
});
type ExchangedTemplate = z.infer<typeof exchangedTemplateSchema>;

const exchangeSchema = z.strictObject({
  format: z.literal('replydesk-templates'),
  version: z.literal(1),
  templates: z.array(z.unknown()).max(5000),
});

/** Where an import file is wrong. Nothing of a file with a problem is taken. */
export interface ImportProblem {
  /** Place in the list from 1, and title where it is readable; null for the file as a whole. */
  readonly template: { readonly place: number; readonly title: string | null } | null;
  /** The field, for example `keywords.2`, or null for the file as a whole. */
  readonly field: string | null;
  /** Line of the file where it is no JSON, line of the text where the notation is wrong; from 1. */
  readonly line: number | null;
  readonly code: TemplateSyntaxProblem['code'] | 'not-json' | 'not-this-format' | 'doubled-id' | `field-${string}`;
  readonly what: string;
}

export interface ImportedTemplates {
  readonly templates: TemplateContent[];
  readonly problems: ImportProblem[];
}

/** Templates as a file that {@link importTemplates} reads again without loss. Versions and counts stay behind. */
export function exportTemplates(templates: readonly Template[], all: readonly Template[]): string {
  const names = includeNamesOf([...all, ...templates]);
  const exchanged = templates.map(
    (template): ExchangedTemplate => ({
      id: template.id,
      title: template.title,
      kind: template.kind,
      language: template.language,
      departmentId: template.departmentId,
      keywords: template.keywords,
      reviewDueOn: template.reviewDueOn,
      ownerName: template.ownerName,
      // By id: a title may be another machine's, or change before the file is read.
      text: printTemplate(template.body.blocks, { ...names, findByTitle: () => [] }),
    }),
  );
  return `${JSON.stringify({ format: 'replydesk-templates', version: 1, templates: exchanged }, null, 2)}\n`;
}

/** Reads an export. All of it is taken, or nothing: with any problem `templates` is empty. */
export function importTemplates(
  file: string,
  scope: TemplateContent['scope'],
  present: readonly Pick<Template, 'id' | 'title'>[],
): ImportedTemplates {
  let json: unknown;
  try {
    json = JSON.parse(file);
  } catch {
    return refused({ template: null, field: null, line: lineOfJsonError(file), code: 'not-json', what: '' });
  }
  const whole = exchangeSchema.safeParse(json);
  if (!whole.success) {
    const field = whole.error.issues[0]?.path.join('.') || null;
    return refused({ template: null, field, line: null, code: 'not-this-format', what: '' });
  }
  const problems: ImportProblem[] = [];
  const read = whole.data.templates.flatMap((one, index) => {
    const parsed = exchangedTemplateSchema.safeParse(one);
    if (parsed.success) return [{ place: index + 1, ...parsed.data }];
    const template = { place: index + 1, title: titleOf(one) };
    for (const { path, code, message } of parsed.error.issues) {
      problems.push({ template, field: path.join('.') || null, line: null, code: `field-${code}`, what: message });
    }
    return [];
  });
  const byId = new Map<TemplateId, number>();
  for (const { id, place, title } of read) {
    if (byId.has(id)) {
      problems.push({ template: { place, title }, field: 'id', line: null, code: 'doubled-id', what: id });
    }
    byId.set(id, place);
  }
  const fromFile = new Set(read.map(({ id }) => id));
  const names = includeNamesOf([...read, ...present.filter(({ id }) => !fromFile.has(id))]);
  const templates = read.map(({ place, text, ...rest }): TemplateContent => {
    const parsed = parseTemplate(text, rest.id, names);
    for (const { code, line, what } of parsed.problems) {
      problems.push({ template: { place, title: rest.title }, field: 'text', line, code, what });
    }
    return { ...rest, scope, body: { format: RICH_TEXT_FORMAT, blocks: parsed.blocks } };
  });
  return problems.length > 0 ? { templates: [], problems } : { templates, problems };
}

/** The names by which templates may be included. */
export function includeNamesOf(templates: readonly Pick<Template, 'id' | 'title'>[]): IncludeNames {
  const titles = new Map(templates.map(({ id, title }) => [id, title]));
  const ids = new Map<string, Set<TemplateId>>();
  for (const { id, title } of templates) {
    const key = title.trim().toLowerCase();
    ids.set(key, (ids.get(key) ?? new Set<TemplateId>()).add(id));
  }
  return {
    findByTitle: (title) => [...(ids.get(title.trim().toLowerCase()) ?? [])],
    findTitle: (id) => titles.get(id) ?? null,
  };
}

function refused(problem: ImportProblem): ImportedTemplates {
  return { templates: [], problems: [problem] };
}

function titleOf(one: unknown): string | null {
  const read = z.looseObject({ title: z.string().max(160) }).safeParse(one);
  return read.success ? read.data.title : null;
}

/** The parser names no place for most errors, so the longest beginning that could still become JSON is looked for. */
function lineOfJsonError(file: string): number {
  let good = 0;
  let bad = file.length;
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1;
    if (couldBecomeJson(file.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return file.slice(0, bad).split('\n').length;
}

function couldBecomeJson(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const position = /at position (\d+)/u.exec(message)?.[1];
    // Either it ends too early, or what is missing is missing at its very end.
    return /end of JSON|Unterminated/u.test(message) || Number(position) >= beginning.length;
  }
}
