import { z } from 'zod';
import { type InterfaceLanguage, interfaceLanguageSchema } from './department.ts';
import { accountIdSchema, departmentIdSchema, type TemplateId, templateIdSchema } from './ids.ts';
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
  type SlotCondition,
  slotText,
  standingSlots,
  withoutSlots,
} from './rich-text.ts';
import { calendarDaySchema, instantSchema } from './time.ts';

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
  /** The day by which somebody should read it again; null when nobody said. */
  reviewDueOn: calendarDaySchema.nullable().default(null),
  /** Who answers for it, as shown; null for what came without an owner. */
  ownerName: z.string().min(1).max(120).nullable().default(null),
  /** Who made this version; null for what was there from the beginning. */
  editedByName: z.string().min(1).max(120).nullable().default(null),
  updatedAt: instantSchema,
});
/** A snippet that a doctor inserts and completes. It is a starting text, never clinical authority. */
export type Template = z.infer<typeof templateSchema>;

export const templateContentSchema = templateSchema
  .pick({
    id: true,
    kind: true,
    scope: true,
    departmentId: true,
    language: true,
    keywords: true,
    body: true,
    reviewDueOn: true,
    ownerName: true,
  })
  .extend({ title: z.string().trim().min(1).max(160) });
/** What a template's author decides; version, times and names of editors are the service's. */
export type TemplateContent = z.infer<typeof templateContentSchema>;

export const templateVersionSchema = z.object({
  id: z.uuid(),
  template: templateSchema,
  replacedAt: instantSchema,
  replacedByName: z.string().min(1).max(120),
});
/** How a template was before somebody changed or archived it. */
export type TemplateVersion = z.infer<typeof templateVersionSchema>;

export const templateStatisticsSchema = z.object({
  id: templateIdSchema,
  /** How often a sent reply rested on it. */
  uses: z.number().int().nonnegative(),
  /** Mean share of its words that doctors changed before sending, 0 to 1; see `rewriteDistance`. */
  meanRewrite: z.number().min(0).max(1),
});
/** How a template fared with everybody who may use it. */
export type TemplateStatistics = z.infer<typeof templateStatisticsSchema>;

export const templateUseSchema = z.object({
  instanceId: z.uuid(),
  templateId: templateIdSchema,
  templateVersion: z.number().int().positive(),
  rewrite: z.number().min(0).max(1),
});
/** One snippet of a sent reply, and how much its doctor changed it. */
export type TemplateUse = z.infer<typeof templateUseSchema>;

/** Values that a `from-question` slot may take, by the slot's name. */
export const QUESTION_SLOT_SOURCES = ['alias', 'age-band', 'sex', 'department', 'title'] as const;

/** Whether a slot of that name can take its value from the question. */
export function isQuestionSource(name: string): boolean {
  return QUESTION_SLOT_SOURCES.some((source) => source === name);
}

/** Why a template cannot be inserted. Nothing of it is then. */
export type InsertionRefusal =
  | { readonly code: 'include-missing'; readonly label: string }
  | { readonly code: 'include-cycle'; readonly label: string }
  | { readonly code: 'too-long'; readonly label: string }
  | { readonly code: 'unknown-source'; readonly label: string };

export class TemplateRefusedError extends Error {
  readonly refusal: InsertionRefusal;
  constructor(refusal: InsertionRefusal) {
    super(`the template cannot be inserted: ${refusal.code}`);
    this.name = 'TemplateRefusedError';
    this.refusal = refusal;
  }
}

/** Most blocks that an insertion may come to, includes and all. */
const MAX_INSERTED_BLOCKS = 1000;

/** What an insertion needs to know. `departmentName` is in the template's language. */
export interface InsertionContext {
  readonly instanceId: string;
  readonly question: Pick<Question, 'alias' | 'ageBand' | 'sex' | 'title'>;
  readonly departmentName: string;
  /** Finds what a template includes; null, or no finder, when it is not there. */
  readonly findTemplate?: (id: TemplateId) => Template | null;
}

/**
 * The template's blocks ready to insert: every slot under one fresh instance, question values filled in, the text of
 * included templates in place of their marks.
 *
 * @throws {TemplateRefusedError} when it includes something that is not there or itself, or asks the question for
 * something that no question has.
 */
export function instantiateTemplate(template: Template, context: InsertionContext): Block[] {
  const blocks = blocksOf(template, context, [template.id]);
  if (blocks.length > MAX_INSERTED_BLOCKS) throw new TemplateRefusedError({ code: 'too-long', label: template.title });
  // The first cursor mark counts; an included template may have brought another.
  let hasCursor = false;
  return mapInlines(blocks, (children) =>
    children.filter((inline) => {
      if (inline.type !== 'slot' || inline.kind !== 'cursor') return true;
      const isFirst = !hasCursor;
      hasCursor = true;
      return isFirst;
    }),
  ).map((block) => blockSchema.parse(block));
}

function blocksOf(template: Template, context: InsertionContext, path: readonly TemplateId[]): Block[] {
  const included = template.body.blocks.flatMap((block): Block[] => {
    const slot = includeOf(block);
    if (slot === null) return [block];
    if (slot.includes === undefined) throw new TemplateRefusedError({ code: 'include-missing', label: slot.label });
    if (path.includes(slot.includes)) throw new TemplateRefusedError({ code: 'include-cycle', label: slot.label });
    const other = context.findTemplate?.(slot.includes) ?? null;
    if (other === null) throw new TemplateRefusedError({ code: 'include-missing', label: slot.label });
    const blocks = blocksOf(other, context, [...path, other.id]);
    // Templates that include each other twice at every step grow faster than anybody can read.
    if (blocks.length > MAX_INSERTED_BLOCKS) throw new TemplateRefusedError({ code: 'too-long', label: slot.label });
    return slot.onlyIf === undefined ? blocks : underCondition(blocks, slot);
  });
  return mapInlines(included, (children) =>
    children.map((inline) =>
      // What an included template brought is placed already.
      inline.type === 'slot' && inline.instanceId !== context.instanceId
        ? placeSlot(inline, template, context)
        : inline,
    ),
  );
}

/** An include stands alone in its paragraph; null for any other block. */
export function includeOf(block: Block): Slot | null {
  if (block.type !== 'paragraph') return null;
  const slot = block.children.find((inline): inline is Slot => inline.type === 'slot' && inline.kind === 'include');
  return slot ?? null;
}

/** An included text under the condition of its mark: each run becomes one that stands only while it holds. */
function underCondition(blocks: readonly Block[], { onlyIf, templateId, templateVersion, instanceId }: Slot): Block[] {
  if (onlyIf === undefined) return [...blocks];
  return mapInlines(blocks, (children) =>
    children.map((inline): Inline => {
      if (inline.type === 'line-break') return inline;
      // A condition of its own is the narrower one.
      if (inline.type === 'slot') return inline.onlyIf === undefined ? { ...inline, onlyIf } : inline;
      return fixedText(inline.text, onlyIf, { templateId, templateVersion, instanceId });
    }),
  );
}

/** A stretch of text that stands only while a condition holds. */
export function fixedText(
  text: string,
  onlyIf: SlotCondition,
  of: Pick<Slot, 'templateId' | 'templateVersion' | 'instanceId'>,
): Slot {
  return {
    type: 'slot',
    ...of,
    name: 'fixed',
    label: onlyIf.slot,
    kind: 'fixed',
    options: [],
    unit: null,
    required: false,
    value: text,
    binding: null,
    onlyIf,
  };
}

function placeSlot(slot: Slot, template: Template, context: InsertionContext): Slot {
  if (slot.kind === 'from-question' && !isQuestionSource(slot.name)) {
    throw new TemplateRefusedError({ code: 'unknown-source', label: slot.name });
  }
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
 * slot for something that the other does not tell vanishes, with what stood under a condition on it. What the doctor
 * typed stays as it is.
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
  const placed = { ...document, blocks: mapInlines(document.blocks, place) };
  // What was said for the one asker only ("if you are pregnant") is not said to the other.
  const standing = standingSlots(placed);
  return withoutSlots(placed, (slot) => !standing.has(slot));
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
    if (inline.kind === 'cursor') return '';
    if (inline.kind === 'fixed') return inline.value ?? '';
    return `[${inline.value === null ? inline.label : slotText(inline)}]`;
  };
  return body.blocks
    .map((block) => {
      const lines = inlineGroupsOf(block).map((children) => children.map(inlineText).join(''));
      if (block.type === 'list') return lines.map((line) => `• ${line}`).join('\n');
      return lines.join(block.type === 'table' ? ' · ' : '');
    })
    .join('\n\n');
}
