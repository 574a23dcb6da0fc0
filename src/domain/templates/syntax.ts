import type { TemplateId } from '../ids.ts';
import type { Block, Inline, ListItem, ReferralField, Slot, SlotCondition, SlotKind, TextMark } from '../rich-text.ts';

/**
 * The plain notation in which a template's author writes its text. `docs/templates.md` describes it; `parse-template.ts`
 * reads it, `print-template.ts` writes it, and the two are each other's inverse.
 */
export const MARK_SIGNS = {
  bold: '**',
  italic: '*',
  underline: '__',
  strikethrough: '~~',
} as const satisfies Record<TextMark, string>;

/** The order in which signs are tried: `**` before `*`. */
export const MARK_ORDER = ['bold', 'italic', 'underline', 'strikethrough'] as const satisfies readonly TextMark[];

/** How the notation names the kinds of blanks that an author declares. */
export const KIND_WORDS = {
  choice: 'choice',
  text: 'text',
  number: 'number',
  date: 'date',
  'from-question': 'question',
} as const satisfies Partial<Record<SlotKind, string>>;
export type DeclaredKind = keyof typeof KIND_WORDS;

export const BINDINGS = [
  'from-department',
  'to-department',
  'urgency',
  'time-frame',
  'reason',
  'what-to-bring',
  'if-worse',
] as const satisfies readonly ReferralField[];

/** A slot's name in the notation: it is typed within braces, so it is kept plain. */
export const NAME_PATTERN = /^[\p{L}\p{N}][\p{L}\p{N}-]{0,59}$/u;
/** Words that mean something else within braces. */
export const RESERVED_NAMES: readonly string[] = ['cursor', 'include', 'if', 'end', 'fixed'];

/** In a template slots belong to no insertion yet. */
export const NO_INSTANCE = '00000000-0000-4000-8000-000000000000';

export type TemplateSyntaxCode =
  | 'unclosed-braces'
  | 'unclosed-mark'
  | 'unclosed-condition'
  | 'end-without-if'
  | 'nested-condition'
  | 'marks-in-condition'
  | 'text-too-long'
  | 'bad-condition'
  | 'bad-name'
  | 'bad-slot'
  | 'bad-number'
  | 'bad-link'
  | 'choice-without-options'
  | 'unknown-kind'
  | 'unknown-binding'
  | 'unknown-slot'
  | 'unknown-include'
  | 'ambiguous-include'
  | 'include-not-alone'
  | 'too-deep';

/** Why a text in the notation cannot be read; `what` quotes the author's own words. */
export interface TemplateSyntaxProblem {
  readonly code: TemplateSyntaxCode;
  /** From 1. */
  readonly line: number;
  readonly what: string;
}

/** Whether two conditions say the same; absent ones too. */
export function sameCondition(left: SlotCondition | undefined, right: SlotCondition | undefined): boolean {
  if (left === undefined || right === undefined) return left === right;
  return left.slot === right.slot && left.not === right.not && left.is.join('\n') === right.is.join('\n');
}

/** Whether two slots of one name are the same blank, asked for in two places. */
export function sameDeclaration(left: Slot, right: Slot): boolean {
  return (
    left.kind === right.kind &&
    left.label === right.label &&
    left.required === right.required &&
    left.value === right.value &&
    left.unit === right.unit &&
    left.binding === right.binding &&
    left.min === right.min &&
    left.max === right.max &&
    left.options.join('\n') === right.options.join('\n')
  );
}

/** What the notation needs to know of other templates. */
export interface IncludeNames {
  /** Templates of that title that may be included, whatever the case. */
  findByTitle(title: string): readonly TemplateId[];
  findTitle(id: TemplateId): string | null;
}

/** A template's blocks in the one form that the notation can say: what looks the same is the same. */
export function normaliseTemplateBlocks(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block): Block[] => {
    if (block.type === 'table') return block.rows.map(rowAsParagraph);
    if (block.type !== 'list') return [{ ...block, children: normaliseInlines(block.children) }];
    const items = block.items.map((item): ListItem => ({ ...item, children: normaliseInlines(item.children) }));
    return items.length === 0 ? [] : [{ ...block, items }];
  });
}

/** The notation has no tables: a row becomes a line with its cells apart. */
function rowAsParagraph(row: readonly { readonly children: readonly Inline[] }[]): Block {
  const between: Inline = { type: 'text', text: ' | ', marks: [], link: null };
  const children = row.flatMap((cell, index) => [...(index > 0 ? [between] : []), ...cell.children]);
  return { type: 'paragraph', children: normaliseInlines(children) };
}

function normaliseInlines(children: readonly Inline[]): Inline[] {
  const pieces = children.flatMap((inline): Inline[] => {
    if (inline.type === 'slot' && inline.kind === 'fixed') return fixedLines(inline);
    if (inline.type !== 'text') return [inline];
    return inline.text
      .replace(/\r\n?/gu, '\n')
      .split('\n')
      .flatMap((line, index): Inline[] => [
        ...(index > 0 ? [{ type: 'line-break' } as const] : []),
        ...(line === ''
          ? []
          : [{ ...inline, text: line, marks: MARK_ORDER.filter((mark) => inline.marks.includes(mark)) }]),
      ]);
  });
  const joined: Inline[] = [];
  for (const inline of pieces) {
    const last = joined.at(-1);
    if (inline.type === 'text' && last?.type === 'text' && looksLike(inline, last)) {
      joined[joined.length - 1] = { ...last, text: last.text + inline.text };
    } else if (inline.type === 'slot' && last?.type === 'slot' && isOneFixedText(inline, last)) {
      joined[joined.length - 1] = { ...last, value: `${last.value ?? ''}${inline.value ?? ''}` };
    } else joined.push(inline);
  }
  return joined;
}

function fixedLines(slot: Slot): Inline[] {
  return (slot.value ?? '')
    .replace(/\r\n?/gu, '\n')
    .split('\n')
    .flatMap((line, index): Inline[] => [
      ...(index > 0 ? [{ type: 'line-break' } as const] : []),
      ...(line === '' ? [] : [{ ...slot, value: line }]),
    ]);
}

function looksLike(left: Extract<Inline, { type: 'text' }>, right: Extract<Inline, { type: 'text' }>): boolean {
  return left.link === right.link && left.marks.join() === right.marks.join();
}

function isOneFixedText(left: Slot, right: Slot): boolean {
  return left.kind === 'fixed' && right.kind === 'fixed' && sameCondition(left.onlyIf, right.onlyIf);
}
