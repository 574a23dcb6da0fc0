import type { InterfaceLanguage } from '#domain/department.ts';
import type { Block, Inline, ReferralField, Slot } from '#domain/rich-text.ts';
import { type Template, templateSchema } from '#domain/template.ts';
import { practiceId } from '../random.ts';

/** A blank as a template's author writes it. */
export interface Blank {
  readonly name: string;
  readonly label: string;
  readonly options?: readonly string[];
  readonly value?: string;
  readonly optional?: boolean;
  readonly binds?: ReferralField;
  readonly fromQuestion?: boolean;
}

export interface TemplateText {
  readonly title: string;
  readonly kind: Template['kind'];
  readonly language: InterfaceLanguage;
  readonly departmentId?: string;
  readonly keywords?: readonly string[];
  /** Paragraphs; `{name}` stands for a blank. */
  readonly text: readonly string[];
  readonly blanks?: readonly Blank[];
}

/** Replaced by a fresh one at every insertion. */
const NO_INSTANCE = '00000000-0000-4000-8000-000000000000';

/** @throws {RangeError} when the text names a blank that is not described. */
export function buildTemplate(source: TemplateText): Template {
  const id = practiceId('template', source.language, source.title);
  return templateSchema.parse({
    id,
    version: 1,
    kind: source.kind,
    scope: 'team',
    ownerAccountId: null,
    departmentId: source.departmentId ?? null,
    language: source.language,
    title: source.title,
    keywords: source.keywords ?? [],
    body: {
      format: 1,
      blocks: source.text.map(
        (paragraph): Block => ({ type: 'paragraph', children: inlinesOf(paragraph, source.blanks ?? [], id) }),
      ),
    },
    updatedAt: '2026-09-01T00:00:00.000Z',
  });
}

function inlinesOf(paragraph: string, blanks: readonly Blank[], templateId: string): Inline[] {
  return paragraph
    .split(/(\{[a-z-]+\})/u)
    .filter((piece) => piece !== '')
    .map((piece): Inline => {
      const name = /^\{([a-z-]+)\}$/u.exec(piece)?.[1];
      if (name === undefined) return { type: 'text', text: piece, marks: [], link: null };
      const blank = blanks.find((candidate) => candidate.name === name);
      if (blank === undefined) throw new RangeError(`the template has no blank "${name}"`);
      return slotOf(blank, templateId);
    });
}

function slotOf(blank: Blank, templateId: string): Slot {
  return {
    type: 'slot',
    instanceId: NO_INSTANCE,
    templateId: templateId as Slot['templateId'],
    templateVersion: 1,
    name: blank.name,
    label: blank.label,
    kind: blank.fromQuestion === true ? 'from-question' : blank.options === undefined ? 'text' : 'choice',
    options: [...(blank.options ?? [])],
    unit: null,
    required: blank.optional !== true,
    value: blank.value ?? null,
    binding: blank.binds ?? null,
  };
}
