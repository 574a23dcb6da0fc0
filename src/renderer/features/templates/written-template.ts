import type { InterfaceLanguage } from '#domain/department.ts';
import { type TemplateId, templateIdSchema } from '#domain/ids.ts';
import { EMPTY_RICH_TEXT } from '#domain/rich-text.ts';
import { type Template, type TemplateContent, templateContentSchema } from '#domain/template.ts';
import { includeNamesOf } from '#domain/templates/exchange.ts';
import { printTemplate } from '#domain/templates/print-template.ts';

/** A template as its author has it before them. */
export interface WrittenTemplate {
  readonly content: TemplateContent;
  /** The version that is being changed; 0 for a new one. */
  readonly baseVersion: number;
  /** Its text in the notation; null to be made of the content. */
  readonly text: string | null;
}

export function newContent(scope: TemplateContent['scope'], language: InterfaceLanguage): TemplateContent {
  return {
    id: newTemplateId(),
    kind: 'other',
    scope,
    departmentId: null,
    language,
    title: '',
    keywords: [],
    body: EMPTY_RICH_TEXT,
    reviewDueOn: null,
    ownerName: null,
  };
}

export function newTemplateId(): TemplateId {
  return templateIdSchema.parse(crypto.randomUUID());
}

/** What the author of a template may change. */
export function contentOf(template: Template): TemplateContent {
  return templateContentSchema.parse(template);
}

/** The text as its author writes it. `all` are the templates that it may include. */
export function textOf(content: TemplateContent, all: readonly Template[]): string {
  return printTemplate(content.body.blocks, includeNamesOf(all.filter(({ id }) => id !== content.id)));
}
