import type { Block, Inline, Slot, SlotCondition, TextMark, TextRun } from '../rich-text.ts';
import {
  type DeclaredKind,
  type IncludeNames,
  KIND_WORDS,
  MARK_ORDER,
  MARK_SIGNS,
  normaliseTemplateBlocks,
  sameCondition,
  sameDeclaration,
} from './syntax.ts';

/** A template's blocks in the author's notation. Reading it gives the same blocks again. */
export function printTemplate(blocks: readonly Block[], includes: IncludeNames): string {
  const known = new Map<string, Slot>();
  return normaliseTemplateBlocks(blocks)
    .map((block) => {
      const printInlines = (children: readonly Inline[]): string[] => printLines(children, known, includes);
      switch (block.type) {
        case 'heading':
          return joined(block.level === 2 ? '# ' : '## ', printInlines(block.children));
        case 'quote':
          return printInlines(block.children)
            .map((line) => `> ${line}`)
            .join('\n');
        case 'list':
          return block.items
            .map((item, index) =>
              joined(
                `${'  '.repeat(item.depth)}${block.ordered ? `${index + 1}.` : '-'} `,
                printInlines(item.children),
              ),
            )
            .join('\n');
        case 'table':
          throw new RangeError('tables are taken apart before');
        default:
          return printInlines(block.children).map(escapeLineStart).join('\n');
      }
    })
    .join('\n\n');
}

/** The first line after a sign for the block; further ones must not look like a sign of their own. */
function joined(sign: string, [first = '\\', ...others]: readonly string[]): string {
  return [`${sign}${first}`, ...others.map(escapeLineStart)].join('\n');
}

/** What would begin a heading, list or quotation, or be lost as indentation, begins with a backslash. */
function escapeLineStart(line: string): string {
  if (/^(?:#{1,2} |[->]|\s)/u.test(line)) return `\\${line}`;
  return line.replace(/^(\d+)\./u, '$1\\.');
}

/** Inlines as lines; a line without anything is a backslash, because an empty one would end the block. */
function printLines(children: readonly Inline[], known: Map<string, Slot>, includes: IncludeNames): string[] {
  const lines = [''];
  const put = (text: string): void => {
    lines[lines.length - 1] += text;
  };
  let marks: readonly TextMark[] = [];
  let condition: SlotCondition | undefined;
  const switchMarks = (next: readonly TextMark[]): void => {
    for (const mark of MARK_ORDER) if (marks.includes(mark) !== next.includes(mark)) put(MARK_SIGNS[mark]);
    marks = next;
  };
  const switchCondition = (next: SlotCondition | undefined): void => {
    if (sameCondition(condition, next)) return;
    if (condition !== undefined) put('{{end}}');
    if (next !== undefined) put(printCondition(next));
    condition = next;
  };
  for (const inline of children) {
    const onlyIf = inline.type === 'slot' ? inline.onlyIf : undefined;
    if (inline.type !== 'text') switchMarks([]);
    switchCondition(onlyIf);
    switch (inline.type) {
      case 'line-break':
        lines.push('');
        break;
      case 'text':
        switchMarks(inline.marks);
        put(printRun(inline));
        break;
      case 'slot':
        put(printSlot(inline, known, includes));
    }
  }
  switchMarks([]);
  switchCondition(undefined);
  return lines.map((line) => (line.trim() === '' ? (line === '' ? '\\' : `\\${line}`) : line));
}

function printRun({ text, link }: TextRun): string {
  return link === null ? escaped(text) : `[${escaped(text)}](${link.replace(/[\\)]/gu, '\\$&')})`;
}

function escaped(text: string): string {
  return text.replace(/[\\*_~[\]{}]/gu, '\\$&');
}

/** Within braces these part one thing from the next. */
function escapedWithin(text: string): string {
  return text.replace(/[\\|="{}]/gu, '\\$&').replace(/\n/gu, '\\n');
}

function printCondition({ slot, is, not }: SlotCondition): string {
  if (is.length === 0) return `{{if ${slot}}}`;
  return `{{if ${slot} is ${not ? 'not ' : ''}${is.map(escapedWithin).join('|')}}}`;
}

function printSlot(slot: Slot, known: Map<string, Slot>, includes: IncludeNames): string {
  if (slot.kind === 'cursor') return '{{cursor}}';
  if (slot.kind === 'fixed') return escaped(slot.value ?? '');
  if (slot.kind === 'include') {
    const title = slot.includes === undefined ? null : includes.findTitle(slot.includes);
    const isNamedAlone = title !== null && includes.findByTitle(title).length === 1;
    if (isNamedAlone) return `{{include ${escapedWithin(title)}}}`;
    return `{{include ${escapedWithin(title ?? slot.label)} #${slot.includes ?? ''}}}`;
  }
  const first = known.get(slot.name);
  if (first !== undefined && sameDeclaration(first, slot)) return `{{${slot.name}}}`;
  if (first === undefined) known.set(slot.name, slot);
  const parts = [
    `${slot.name}${slot.required ? '' : '?'}`,
    ...(slot.label === slot.name ? [] : [`"${escapedWithin(slot.label)}"`]),
    ...(slot.binding === null ? [] : [`@${slot.binding}`]),
  ];
  const value = slot.value === null || slot.kind === 'from-question' ? '' : ` = ${escapedWithin(slot.value)}`;
  return `{{${parts.join(' ')}: ${printKind(slot, slot.kind)}${value}}}`;
}

function printKind(slot: Slot, kind: DeclaredKind): string {
  const word = KIND_WORDS[kind];
  if (kind === 'choice') return `${word} ${slot.options.map(escapedWithin).join('|')}`;
  if (kind !== 'number') return word;
  const range = slot.min === undefined && slot.max === undefined ? [] : [`${slot.min ?? ''}..${slot.max ?? ''}`];
  return [word, ...range, ...(slot.unit === null ? [] : [escapedWithin(slot.unit)])].join(' ');
}
