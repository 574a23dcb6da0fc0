import { type TemplateId, templateIdSchema } from '../ids.ts';
import {
  type Block,
  type Inline,
  type ListItem,
  linkTargetSchema,
  type Slot,
  type SlotCondition,
  type TextMark,
} from '../rich-text.ts';
import { fixedText } from '../template.ts';
import { parseSlot, splitAt, unescaped } from './parse-slot.ts';
import {
  type IncludeNames,
  MARK_ORDER,
  MARK_SIGNS,
  NO_INSTANCE,
  normaliseTemplateBlocks,
  type TemplateSyntaxCode,
  type TemplateSyntaxProblem,
} from './syntax.ts';

export interface ParsedTemplate {
  readonly blocks: Block[];
  /** Empty when all of it was understood; otherwise the blocks are what was. */
  readonly problems: TemplateSyntaxProblem[];
  /** The line on which each slot was first written, by its name; from 1. */
  readonly lineOf: ReadonlyMap<string, number>;
}

/** Longest text that may stand under a condition, in UTF-16 code units. */
const MAX_CONDITIONAL_TEXT = 2000;
const MAX_DEPTH = 5;
const LIST_LINE = /^( *)(-|\d+\.)(?: ([\s\S]*)|)$/u;

/** Reads the author's notation. Slots belong to `templateId`; never throws, whatever was typed. */
export function parseTemplate(source: string, templateId: TemplateId, includes: IncludeNames): ParsedTemplate {
  const reader = new TemplateReader(templateId, includes);
  const lines = source.replace(/\r\n?/gu, '\n').split('\n');
  let chunk: Line[] = [];
  const blocks: Block[] = [];
  const endChunk = (): void => {
    if (chunk.length > 0) blocks.push(...readChunk(reader, chunk));
    chunk = [];
  };
  for (const [index, text] of lines.entries()) {
    const line = index + 1;
    if (text.trim() === '') endChunk();
    else chunk.push({ text, line });
  }
  endChunk();
  reader.finish(lines.length);
  return { blocks: normaliseTemplateBlocks(blocks), problems: reader.problems, lineOf: reader.lineOf };
}

type Line = { readonly text: string; readonly line: number };

/** What stands in a line that only begins or ends a condition, and so is no line of the text; null for any other. */
function directiveOf(text: string): string | null {
  const inner = /^\s*\{\{((?:[^{}\\]|\\.)*)\}\}\s*$/u.exec(text)?.[1]?.trim();
  return inner !== undefined && /^(?:if\s|end$)/u.test(inner) ? inner : null;
}

function readChunk(reader: TemplateReader, lines: readonly Line[]): Block[] {
  const start = lines.findIndex(({ text }) => directiveOf(text) === null);
  const before = start === -1 ? lines : lines.slice(0, start);
  for (const { text, line } of before) reader.switchCondition(directiveOf(text) ?? '', line);
  const chunk = lines.slice(before.length);
  if (chunk.length === 0) return [];
  const first = chunk[0]?.text ?? '';
  const heading = /^(#{1,2}) ([\s\S]*)$/u.exec(first);
  if (heading !== null) {
    const own = { text: heading[2] ?? '', line: chunk[0]?.line ?? 1 };
    return [
      {
        type: 'heading',
        level: heading[1] === '#' ? 2 : 3,
        children: reader.readLines([own, ...chunk.slice(1)]),
      },
    ];
  }
  if (first.startsWith('>')) {
    const quoted = chunk.map(({ text, line }) => ({ text: text.replace(/^> ?/u, ''), line }));
    return [{ type: 'quote', children: reader.readLines(quoted) }];
  }
  if (LIST_LINE.test(first)) return readLists(reader, chunk);
  return [{ type: 'paragraph', children: reader.readLines(chunk) }];
}

/** A line with a sign begins an item, any other goes on with the one before; another kind of sign begins another list. */
function readLists(reader: TemplateReader, chunk: readonly Line[]): Block[] {
  const lists: { ordered: boolean; items: { depth: number; lines: Line[] }[] }[] = [];
  for (const { text, line } of chunk) {
    const [, indent, sign, rest] = LIST_LINE.exec(text) ?? [];
    if (indent === undefined || sign === undefined) {
      lists.at(-1)?.items.at(-1)?.lines.push({ text, line });
      continue;
    }
    const depth = Math.floor(indent.length / 2);
    if (depth > MAX_DEPTH) reader.problem('too-deep', line, text.trim());
    const ordered = sign !== '-';
    if (lists.at(-1)?.ordered !== ordered) lists.push({ ordered, items: [] });
    lists.at(-1)?.items.push({ depth: Math.min(depth, MAX_DEPTH), lines: [{ text: rest ?? '', line }] });
  }
  return lists.map(({ ordered, items }) => ({
    type: 'list',
    ordered,
    items: items.map(({ depth, lines }): ListItem => ({ depth, children: reader.readLines(lines) })),
  }));
}

class TemplateReader {
  readonly problems: TemplateSyntaxProblem[] = [];
  readonly lineOf = new Map<string, number>();
  readonly #templateId: TemplateId;
  readonly #includes: IncludeNames;
  readonly #declared = new Map<string, Slot>();
  /** Slots that were named before, or without, being described. */
  readonly #named: { readonly name: string; readonly line: number; readonly slot: Slot }[] = [];
  #condition: { readonly condition: SlotCondition; readonly line: number } | null = null;

  constructor(templateId: TemplateId, includes: IncludeNames) {
    this.#templateId = templateId;
    this.#includes = includes;
  }

  problem(code: TemplateSyntaxCode, line: number, what: string): void {
    this.problems.push({ code, line, what: what.slice(0, 120) });
  }

  finish(lastLine: number): void {
    if (this.#condition !== null) this.problem('unclosed-condition', this.#condition.line, '{{if …}}');
    for (const { name, line, slot } of this.#named) {
      const declared = this.#declared.get(name);
      if (declared === undefined) this.problem('unknown-slot', Math.min(line, lastLine), name);
      else Object.assign(slot, declared);
    }
  }

  readLines(lines: readonly Line[]): Inline[] {
    const marks = new Set<TextMark>();
    const children: Inline[] = [];
    let isFirst = true;
    for (const { text, line } of lines) {
      const directive = directiveOf(text);
      if (directive !== null) {
        this.switchCondition(directive, line);
        continue;
      }
      if (!isFirst) children.push({ type: 'line-break' });
      isFirst = false;
      if (text !== '\\') children.push(...this.#readLine(text, line, marks, null));
    }
    const last = lines.at(-1)?.line ?? 1;
    for (const mark of marks) this.problem('unclosed-mark', last, MARK_SIGNS[mark]);
    const include = children.find((inline) => inline.type === 'slot' && inline.kind === 'include');
    if (include !== undefined && children.length > 1) this.problem('include-not-alone', last, '{{include …}}');
    return children;
  }

  #readLine(text: string, line: number, marks: Set<TextMark>, link: string | null): Inline[] {
    const inlines: Inline[] = [];
    let run = '';
    const endRun = (): void => {
      if (run !== '') inlines.push(this.#textOf(run, [...marks], link, line));
      run = '';
    };
    for (let at = 0; at < text.length; ) {
      const rest = text.slice(at);
      const mark = MARK_ORDER.find((candidate) => rest.startsWith(MARK_SIGNS[candidate]));
      if (rest.startsWith('\\') && rest.length > 1) {
        // A whole code point, so that nothing is torn apart.
        const next = String.fromCodePoint(rest.codePointAt(1) ?? 0);
        run += next;
        at += 1 + next.length;
      } else if (rest.startsWith('{{')) {
        endRun();
        const inner = /^\{\{((?:[^{}\\]|\\[\s\S])*)\}\}/u.exec(rest)?.[1];
        if (inner === undefined) {
          this.problem('unclosed-braces', line, rest);
          return inlines;
        }
        const slot = this.#readBraces(inner.trim(), line);
        if (slot !== null) inlines.push(slot);
        at += inner.length + 4;
      } else if (mark !== undefined) {
        endRun();
        if (!marks.delete(mark)) marks.add(mark);
        at += MARK_SIGNS[mark].length;
      } else if (rest.startsWith('[') && link === null) {
        const parts = /^\[((?:[^[\]\\]|\\.)*)\]\(((?:[^()\\\s]|\\.|\()*)\)/u.exec(rest);
        if (parts === null) {
          run += '[';
          at += 1;
          continue;
        }
        endRun();
        const target = linkTargetSchema.safeParse(unescaped(parts[2] ?? ''));
        if (!target.success) this.problem('bad-link', line, parts[0]);
        inlines.push(...this.#readLine(parts[1] ?? '', line, marks, target.success ? target.data : null));
        at += parts[0].length;
      } else {
        run += rest.charAt(0);
        at += 1;
      }
    }
    endRun();
    return inlines;
  }

  #textOf(text: string, marks: readonly TextMark[], link: string | null, line: number): Inline {
    if (this.#condition === null) {
      return { type: 'text', text, marks: MARK_ORDER.filter((mark) => marks.includes(mark)), link };
    }
    if (marks.length > 0 || link !== null) this.problem('marks-in-condition', line, text);
    if (text.length > MAX_CONDITIONAL_TEXT) this.problem('text-too-long', line, text);
    const of = { templateId: this.#templateId, templateVersion: 1, instanceId: NO_INSTANCE };
    return fixedText(text.slice(0, MAX_CONDITIONAL_TEXT), this.#condition.condition, of);
  }

  #readBraces(inner: string, line: number): Slot | null {
    if (/^(?:if(?:\s|$)|end$)/u.test(inner)) {
      this.switchCondition(inner, line);
      return null;
    }
    const slot = this.#slotOf(inner, line);
    if (slot === null) return null;
    return this.#condition === null ? slot : Object.assign(slot, { onlyIf: this.#condition.condition });
  }

  /** Takes `if …` or `end`. */
  switchCondition(inner: string, line: number): void {
    if (inner === 'end') {
      if (this.#condition === null) this.problem('end-without-if', line, '{{end}}');
      this.#condition = null;
      return;
    }
    if (this.#condition !== null) this.problem('nested-condition', line, inner);
    const [, slot, not, values] = /^if\s+([\p{L}\p{N}-]+)(?:\s+is\s+(not\s+)?([\s\S]+))?$/u.exec(inner) ?? [];
    if (slot === undefined) {
      this.problem('bad-condition', line, inner);
      return;
    }
    const is = splitAt(values ?? '', '|')
      .map((value) => unescaped(value).trim())
      .filter((value) => value !== '');
    if (values !== undefined && is.length === 0) this.problem('bad-condition', line, inner);
    this.#condition = { condition: { slot, is, not: not !== undefined }, line };
  }

  #slotOf(inner: string, line: number): Slot | null {
    const empty = emptySlot(this.#templateId);
    if (inner === 'cursor') return { ...empty, name: 'cursor', label: 'cursor', kind: 'cursor' };
    const include = /^include\s+([\s\S]+)$/u.exec(inner)?.[1];
    if (include !== undefined) return this.#includeOf(include, line);
    const read = parseSlot(inner);
    if (read.state === 'problem') {
      this.problem(read.code, line, inner);
      return null;
    }
    if (read.state === 'named') {
      const slot: Slot = { ...empty, name: read.name, label: read.name, kind: 'text', required: true };
      this.#named.push({ name: read.name, line, slot });
      return slot;
    }
    const slot: Slot = { ...empty, ...read.slot };
    if (!this.#declared.has(slot.name)) {
      this.#declared.set(slot.name, { ...slot });
      this.lineOf.set(slot.name, line);
    }
    return slot;
  }

  #includeOf(written: string, line: number): Slot | null {
    const [, title = written, id] = /^([\s\S]*?)\s+#([0-9a-f-]{36})$/u.exec(written) ?? [];
    const label = unescaped(title).trim();
    const named = templateIdSchema.safeParse(id);
    const found = named.success ? [named.data] : this.#includes.findByTitle(label);
    const [only] = found;
    if (only === undefined || found.length > 1) {
      this.problem(found.length > 1 ? 'ambiguous-include' : 'unknown-include', line, label);
      return null;
    }
    return {
      ...emptySlot(this.#templateId),
      name: 'include',
      label: label.slice(0, 120) || 'include',
      kind: 'include',
      required: true,
      includes: only,
    };
  }
}

function emptySlot(templateId: TemplateId): Slot {
  return {
    type: 'slot',
    instanceId: NO_INSTANCE,
    templateId,
    templateVersion: 1,
    name: '',
    label: '',
    kind: 'text',
    options: [],
    unit: null,
    required: false,
    value: null,
    binding: null,
  };
}
