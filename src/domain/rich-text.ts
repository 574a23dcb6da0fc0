import { z } from 'zod';
import { templateIdSchema } from './ids.ts';

/**
 * The reply's own document model. It is what drafts store, what commands carry and what the page renderer reads;
 * Lexical only edits it. No HTML is ever stored or sent, so there is none to sanitise: the renderer escapes text and
 * writes the few elements listed here.
 */
export const RICH_TEXT_FORMAT = 1;

const markSchema = z.enum(['bold', 'italic', 'underline', 'strikethrough']);
export type TextMark = z.infer<typeof markSchema>;

/** Only web and mail links may stand in a reply; anything else (javascript:, data:, file:) is refused. */
export const linkTargetSchema = z
  .string()
  .max(2000)
  .regex(/^(https?:\/\/|mailto:)[^\s<>"']+$/i);

export const referralFieldSchema = z.enum([
  'from-department',
  'to-department',
  'urgency',
  'time-frame',
  'reason',
  'what-to-bring',
  'if-worse',
]);
/** Which part of a referral a slot's value is. */
export type ReferralField = z.infer<typeof referralFieldSchema>;

/**
 * `fixed` is text that stands only while its condition holds, `cursor` where the cursor goes once the blanks are
 * filled. `include` stands in templates only: inserting puts the other template's text in its place.
 */
export const slotKindSchema = z.enum([
  'choice',
  'text',
  'number',
  'date',
  'from-question',
  'fixed',
  'cursor',
  'include',
]);
export type SlotKind = z.infer<typeof slotKindSchema>;

export const slotConditionSchema = z.object({
  /** The name of another slot of the same snippet. */
  slot: z.string().min(1).max(60),
  /** Values with which it holds; empty for any. */
  is: z.array(z.string().min(1).max(2000)).max(40),
  /** Holds with every other value instead; an empty slot fulfils neither. */
  not: z.boolean(),
});
/** When a part of a snippet stands. */
export type SlotCondition = z.infer<typeof slotConditionSchema>;

export const slotSchema = z.object({
  type: z.literal('slot'),
  /** One inserted snippet: slots with the same instance belong together, and make one referral where they are bound. */
  instanceId: z.uuid(),
  templateId: templateIdSchema,
  templateVersion: z.number().int().positive(),
  /** The slot's name within its template, for example `department`. */
  name: z.string().min(1).max(60),
  /** What the doctor is asked for, shown while the slot is empty. */
  label: z.string().min(1).max(120),
  kind: slotKindSchema,
  /** For `choice`; empty for the other kinds. */
  options: z.array(z.string().min(1).max(200)).max(40),
  /** Unit shown after a number, for example `days`; null when there is none. */
  unit: z.string().max(20).nullable(),
  required: z.boolean(),
  /** Null while open. An open required slot blocks sending; an open optional one vanishes from the sent text. */
  value: z.string().min(1).max(2000).nullable(),
  binding: referralFieldSchema.nullable(),
  /** For `number`: the least and the greatest that may be filled in; absent without a limit. */
  min: z.number().optional(),
  max: z.number().optional(),
  /** The slot stands only while this holds; absent when it always does. */
  onlyIf: slotConditionSchema.optional(),
  /** For `include`: the template whose text is meant. */
  includes: templateIdSchema.optional(),
});
/** A blank in a snippet, with what was chosen for it. */
export type Slot = z.infer<typeof slotSchema>;

const textSchema = z.object({
  type: z.literal('text'),
  text: z.string().min(1).max(200_000),
  marks: z.array(markSchema).max(4),
  link: linkTargetSchema.nullable(),
});
export type TextRun = z.infer<typeof textSchema>;

const lineBreakSchema = z.object({ type: z.literal('line-break') });

export const inlineSchema = z.discriminatedUnion('type', [textSchema, lineBreakSchema, slotSchema]);
export type Inline = z.infer<typeof inlineSchema>;

const inlinesSchema = z.array(inlineSchema).max(10_000);

export const listItemSchema = z.object({
  /** Nesting depth, 0 for the outermost level. */
  depth: z.number().int().min(0).max(5),
  children: inlinesSchema,
});
export type ListItem = z.infer<typeof listItemSchema>;

/** Most columns of a table; a patient reads it on a telephone. */
export const MAX_TABLE_COLUMNS = 12;
/** Most rows of a table, its header among them. */
export const MAX_TABLE_ROWS = 200;

const tableRowSchema = z
  .array(z.object({ children: inlinesSchema }))
  .min(1)
  .max(MAX_TABLE_COLUMNS);

export const blockSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('paragraph'), children: inlinesSchema }),
  z.object({ type: z.literal('heading'), level: z.union([z.literal(2), z.literal(3)]), children: inlinesSchema }),
  z.object({ type: z.literal('list'), ordered: z.boolean(), items: z.array(listItemSchema).max(2000) }),
  z.object({ type: z.literal('quote'), children: inlinesSchema }),
  z
    .object({
      type: z.literal('table'),
      /** Whether the first row names the columns. */
      header: z.boolean(),
      rows: z.array(tableRowSchema).min(1).max(MAX_TABLE_ROWS),
    })
    .refine(({ rows }) => rows.every((row) => row.length === rows[0]?.length), {
      error: 'all rows of a table have as many cells',
    }),
]);
export type Block = z.infer<typeof blockSchema>;

export const richTextSchema = z.object({
  format: z.literal(RICH_TEXT_FORMAT),
  blocks: z.array(blockSchema).max(5000),
});
/** A formatted text: a reply, its "More information", or a template's body. */
export type RichText = z.infer<typeof richTextSchema>;

/** A document without any block. */
export const EMPTY_RICH_TEXT: RichText = { format: RICH_TEXT_FORMAT, blocks: [] };

/** The document of a plain text: blank lines part paragraphs, single line ends become line breaks. */
export function richTextFromPlain(plain: string): RichText {
  const paragraphs = plain
    .replace(/\r\n?/gu, '\n')
    .split(/\n{2,}/u)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
  return {
    format: RICH_TEXT_FORMAT,
    blocks: paragraphs.map((paragraph) => ({ type: 'paragraph', children: paragraph.split('\n').flatMap(plainLine) })),
  };
}

function plainLine(line: string, index: number): Inline[] {
  const inlines: Inline[] = index > 0 ? [{ type: 'line-break' }] : [];
  if (line !== '') inlines.push({ type: 'text', text: line, marks: [], link: null });
  return inlines;
}

/** Each stretch of text of a block in reading order: one of most blocks, one for each item of a list or cell of a table. */
export function inlineGroupsOf(block: Block): readonly (readonly Inline[])[] {
  switch (block.type) {
    case 'list':
      return block.items.map((item) => item.children);
    case 'table':
      return block.rows.flatMap((row) => row.map((cell) => cell.children));
    default:
      return [block.children];
  }
}

/** The blocks with each of their stretches of text changed. */
export function mapInlines(blocks: readonly Block[], change: (children: readonly Inline[]) => Inline[]): Block[] {
  return blocks.map((block): Block => {
    switch (block.type) {
      case 'list':
        return { ...block, items: block.items.map((item) => ({ ...item, children: change(item.children) })) };
      case 'table':
        return { ...block, rows: block.rows.map((row) => row.map((cell) => ({ children: change(cell.children) }))) };
      default:
        return { ...block, children: change(block.children) };
    }
  });
}

/** All inline runs of a document in reading order. */
export function* inlinesOf(document: RichText): Generator<Inline> {
  for (const block of document.blocks) for (const children of inlineGroupsOf(block)) yield* children;
}

/** The text as a reader without formatting gets it: blocks parted by blank lines, what does not stand left out. */
export function plainTextOf(document: RichText): string {
  return standingDocument(document).blocks.map(plainTextOfBlock).join('\n\n').trim();
}

/** A block as a reader without formatting gets it; the cells of a row are parted by tabs. */
export function plainTextOfBlock(block: Block): string {
  switch (block.type) {
    case 'list':
      return block.items
        .map(
          (item, index) =>
            `${'  '.repeat(item.depth)}${block.ordered ? `${index + 1}.` : '•'} ${plainInlines(item.children)}`,
        )
        .join('\n');
    case 'table':
      return block.rows
        .map((row) => row.map((cell) => plainInlines(cell.children).replaceAll('\n', ' ')).join('\t'))
        .join('\n');
    default:
      return plainInlines(block.children);
  }
}

function plainInlines(inlines: readonly Inline[]): string {
  return inlines.map(plainInline).join('');
}

function plainInline(inline: Inline): string {
  switch (inline.type) {
    case 'text':
      return inline.text;
    case 'line-break':
      return '\n';
    case 'slot':
      return slotText(inline);
  }
}

/** What a slot reads as in the text, a number with its unit; empty while it is open. */
export function slotText({ value, unit }: Pick<Slot, 'value' | 'unit'>): string {
  return value === null ? '' : [value, unit].filter((part) => part !== null).join(' ');
}

/** Whether there is anything to read in it, or to fill in. */
export function isBlank(document: RichText): boolean {
  return (
    plainTextOf(document) === '' &&
    ![...inlinesOf(document)].some((inline) => inline.type === 'slot' && inline.kind !== 'cursor')
  );
}

/** Slots of a document that stand: those whose condition holds, or that have none. */
export function standingSlots(document: RichText): Set<Slot> {
  const slots = [...inlinesOf(document)].filter((inline): inline is Slot => inline.type === 'slot');
  const named = new Map<string, Slot[]>();
  for (const slot of slots) {
    const key = `${slot.instanceId} ${slot.name}`;
    named.set(key, [...(named.get(key) ?? []), slot]);
  }
  /** A slot that does not stand has no value for others; one that depends on itself stands never. */
  const stands = (slot: Slot, above: readonly Slot[]): boolean => {
    const { onlyIf, instanceId } = slot;
    if (onlyIf === undefined) return true;
    if (above.includes(slot)) return false;
    const value = (named.get(`${instanceId} ${onlyIf.slot}`) ?? [])
      .filter((other) => other.value !== null && stands(other, [...above, slot]))
      .at(0)?.value;
    if (value === undefined || value === null) return false;
    return onlyIf.is.length === 0 || onlyIf.is.includes(value) !== onlyIf.not;
  };
  return new Set(slots.filter((slot) => stands(slot, [])));
}

/** The document without what stands under a condition that does not hold now. */
function standingDocument(document: RichText): RichText {
  const isConditional = [...inlinesOf(document)].some(
    (inline) => inline.type === 'slot' && inline.onlyIf !== undefined,
  );
  if (!isConditional) return document;
  const standing = standingSlots(document);
  return withoutSlots(document, (slot) => !standing.has(slot));
}

/** Slots that still wait for a choice, in reading order; those whose condition does not hold wait for nothing. */
export function openSlots(document: RichText, which: 'required' | 'all' = 'required'): Slot[] {
  return [...standingSlots(document)].filter(
    (slot) => slot.value === null && (slot.required || (which === 'all' && slot.kind !== 'cursor')),
  );
}

/**
 * The document as it is sent: open optional slots are gone, and so is what stands under a condition that does not hold,
 * with the blocks that are empty then. Filled slots stay with their value so that the referral can be read from them.
 *
 * @throws {RangeError} when a required slot is open: the caller must have checked.
 */
export function withoutOpenOptionalSlots(document: RichText): RichText {
  if (openSlots(document).length > 0) throw new RangeError('a required slot is open');
  return withoutOpenSlots(document);
}

/** The document without any open slot, as a preview of an unfinished reply shows it. */
export function withoutOpenSlots(document: RichText): RichText {
  const standing = standingSlots(document);
  return withoutSlots(document, (slot) => slot.value === null || !standing.has(slot));
}

/** The document without some slots, and without the blocks in which nothing else stood. */
export function withoutSlots(document: RichText, isGone: (slot: Slot) => boolean): RichText {
  const keep = (children: readonly Inline[]): Inline[] => {
    const kept = children.filter((inline) => inline.type !== 'slot' || !isGone(inline));
    const hasText = kept.some(
      (inline) => inline.type === 'slot' || (inline.type === 'text' && inline.text.trim() !== ''),
    );
    return kept.length < children.length && !hasText ? [] : kept;
  };
  const wasEmptied = (before: readonly Inline[]): boolean => before.length > 0 && keep(before).length === 0;
  return {
    format: document.format,
    blocks: mapInlines(
      document.blocks.flatMap((block): Block[] => {
        if (block.type === 'table') return [block];
        if (block.type !== 'list') return wasEmptied(block.children) ? [] : [block];
        const items = block.items.filter((item) => !wasEmptied(item.children));
        return items.length === 0 && block.items.length > 0 ? [] : [{ ...block, items }];
      }),
      keep,
    ),
  };
}
