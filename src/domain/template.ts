import { z } from 'zod';
import { type InterfaceLanguage, interfaceLanguageSchema } from './department.ts';
import { accountIdSchema, departmentIdSchema, templateIdSchema } from './ids.ts';
import type { Question } from './question.ts';
import {
  type Block,
  blockSchema,
  type Inline,
  inlineGroupsOf,
  mapInlines,
  type RichText,
  richTextSchema,
  type Slot,
} from './rich-text.ts';
import { instantSchema } from './time.ts';

export const templateKindSchema = z.enum([
  'referral',
  'ask-back',
  'self-care',
  'medication',
  'reassurance',
  'closing',
  'other',
]);

export const templateSchema = z.object({
  id: templateIdSchema,
  /** Raised at every change; an inserted slot remembers it. */
  version: z.number().int().positive(),
  kind: templateKindSchema,
  scope: z.enum(['team', 'personal']),
  /** The doctor whose own template it is; null for a team's. */
  ownerAccountId: accountIdSchema.nullable(),
  /** The department that uses it; null where any may. */
  departmentId: departmentIdSchema.nullable(),
  language: interfaceLanguageSchema,
  title: z.string().min(1).max(160),
  /** Words to find it by besides its title, as a doctor would type them. */
  keywords: z.array(z.string().min(1).max(40)).max(20),
  /**
   * Its text. Slots in it carry the template's own id, any instance id and no value, save a default that the doctor
   * may change.
   */
  body: richTextSchema,
  updatedAt: instantSchema,
});
/** A snippet that a doctor inserts and completes. It is a starting text, never clinical authority. */
export type Template = z.infer<typeof templateSchema>;

/** Values that a `from-question` slot may take, by the slot's name. */
export const QUESTION_SLOT_SOURCES = ['alias', 'age-band', 'sex', 'department', 'title'] as const;

/** What an insertion needs to know. `departmentName` is in the template's language. */
export interface InsertionContext {
  readonly instanceId: string;
  readonly question: Pick<Question, 'alias' | 'ageBand' | 'sex' | 'title'>;
  readonly departmentName: string;
}

/** The template's blocks ready to insert: every slot under one fresh instance, question values filled in. */
export function instantiateTemplate(template: Template, context: InsertionContext): Block[] {
  const place = (children: readonly Inline[]): Inline[] =>
    children.map((inline) => (inline.type === 'slot' ? placeSlot(inline, template, context) : inline));
  return template.body.blocks.map((block) => blockSchema.parse(mapInlines(block, place)));
}

function placeSlot(slot: Slot, template: Template, context: InsertionContext): Slot {
  return {
    ...slot,
    instanceId: context.instanceId,
    templateId: template.id,
    templateVersion: template.version,
    value: slot.kind === 'from-question' ? questionValue(slot.name, template.language, context) : slot.value,
  };
}

/** Slots whose value is what an asker wrote or said of themselves. */
const FROM_ASKER: readonly string[] = [
  'alias',
  'age-band',
  'sex',
  'title',
] satisfies (typeof QUESTION_SLOT_SOURCES)[number][];

/**
 * The document as it may be shown to another asker: what slots took from the one question is taken from the other, and a
 * slot for something that the other does not tell vanishes. What the doctor typed stays as it is.
 */
export function readdressed(
  document: RichText,
  question: InsertionContext['question'],
  language: InterfaceLanguage,
): RichText {
  const place = (children: readonly Inline[]): Inline[] =>
    children.flatMap((inline) => {
      if (inline.type !== 'slot' || inline.kind !== 'from-question' || !FROM_ASKER.includes(inline.name))
        return [inline];
      const value = questionValue(inline.name, language, {
        instanceId: inline.instanceId,
        question,
        departmentName: '',
      });
      return value === null ? [] : [{ ...inline, value }];
    });
  return {
    ...document,
    blocks: document.blocks.map((block) => mapInlines(block, place)),
  };
}

const SEX_WORDS: Record<InterfaceLanguage, Record<Question['sex'], string | null>> = {
  en: { female: 'female', male: 'male', other: null, unknown: null },
  'zh-Hant': { female: '女性', male: '男性', other: null, unknown: null },
};

function questionValue(name: string, language: InterfaceLanguage, context: InsertionContext): string | null {
  switch (name) {
    case 'alias':
      return context.question.alias;
    case 'age-band':
      return context.question.ageBand;
    case 'sex':
      return SEX_WORDS[language][context.question.sex];
    case 'department':
      return context.departmentName;
    case 'title':
      return context.question.title;
    default:
      return null;
  }
}

/** A template's text with its slots shown by label, as the picker previews it: `See [Department] within [days].` */
export function templatePreview(body: RichText): string {
  const inlineText = (inline: Inline): string => {
    if (inline.type === 'text') return inline.text;
    if (inline.type === 'line-break') return '\n';
    return `[${inline.value ?? inline.label}]`;
  };
  return body.blocks
    .map((block) => {
      const lines = inlineGroupsOf(block).map((children) => children.map(inlineText).join(''));
      if (block.type === 'list') return lines.map((line) => `• ${line}`).join('\n');
      return lines.join(block.type === 'table' ? ' · ' : '');
    })
    .join('\n\n');
}
