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

export const slotKindSchema = z.enum(['choice', 'text', 'number', 'date', 'from-question']);
export type SlotKind = z.infer<typeof slotKindSchema>;

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

/** The same block with each of its stretches of text changed. */
export function mapInlines(block: Block, change: (children: readonly Inline[]) => Inline[]): Block {
  switch (block.type) {
    case 'list':
      return { ...block, items: block.items.map((item) => ({ ...item, children: change(item.children) })) };
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map((cell) => ({ children: change(cell.children) }))) };
    default:
      return { ...block, children: change(block.children) };
  }
}

/** All inline runs of a document in reading order. */
export function* inlinesOf(document: RichText): Generator<Inline> {
  for (const block of document.blocks) for (const children of inlineGroupsOf(block)) yield* children;
}

/** The text as a reader without formatting gets it: blocks parted by blank lines, open slots left out. */
export function plainTextOf(document: RichText): string {
  return document.blocks.map(plainTextOfBlock).join('\n\n').trim();
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
      return inline.value ?? '';
  }
}

/** Whether there is anything to read in it. */
export function isBlank(document: RichText): boolean {
  return plainTextOf(document) === '' && ![...inlinesOf(document)].some((inline) => inline.type === 'slot');
}

/** Slots that still wait for a choice, in reading order. */
export function openSlots(document: RichText, which: 'required' | 'all' = 'required'): Slot[] {
  return [...inlinesOf(document)].filter(
    (inline): inline is Slot => inline.type === 'slot' && inline.value === null && (which === 'all' || inline.required),
  );
}

/**
 * The document as it is sent: open optional slots are gone, filled ones stay with their value so that the referral
 * can be read from them.
 *
 * @throws {RangeError} when a required slot is open: the caller must have checked.
 */
export function withoutOpenOptionalSlots(document: RichText): RichText {
  if (openSlots(document).length > 0) throw new RangeError('a required slot is open');
  return {
    format: document.format,
    blocks: document.blocks.map((block) =>
      mapInlines(block, (children) => children.filter((inline) => inline.type !== 'slot' || inline.value !== null)),
    ),
  };
}
