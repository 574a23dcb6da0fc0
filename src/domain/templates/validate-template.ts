import type { TemplateId } from '../ids.ts';
import { type Block, inlinesOf, RICH_TEXT_FORMAT, type Slot } from '../rich-text.ts';
import { includeOf, isQuestionSource, type Template, type TemplateContent } from '../template.ts';
import { isNumberWithin } from './slot-values.ts';

export type TemplateProblemCode =
  | 'empty-title'
  | 'empty-body'
  | 'different-kinds'
  | 'different-options'
  | 'unknown-source'
  | 'condition-unknown-slot'
  | 'condition-unknown-value'
  | 'condition-cycle'
  | 'include-missing'
  | 'include-cycle'
  | 'include-not-shared'
  | 'include-kinds'
  | 'number-range'
  | 'number-default'
  | 'choice-default'
  | 'two-cursors';

/** What is wrong with a template; `what` is the name of a slot or the title of an included template. */
export interface TemplateProblem {
  readonly code: TemplateProblemCode;
  readonly what: string;
}

type Checked = Pick<TemplateContent, 'id' | 'scope' | 'title' | 'body'>;
/** Finds what a template includes, as it will be; null when it is not there. */
export type FindTemplate = (id: TemplateId) => Pick<Template, 'id' | 'scope' | 'title' | 'body'> | null;

/** Everything that stands in a template's way; empty when it may be saved. Each problem is named once. */
export function validateTemplate(template: Checked, findTemplate: FindTemplate): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const report = (code: TemplateProblemCode, what: string): void => {
    if (!problems.some((problem) => problem.code === code && problem.what === what)) problems.push({ code, what });
  };
  if (template.title.trim() === '') report('empty-title', '');
  const own = slotsOf(template.body.blocks);
  if (!hasAnything(template)) report('empty-body', '');
  if (own.filter(({ kind }) => kind === 'cursor').length > 1) report('two-cursors', '');
  const included = followIncludes(template, findTemplate, report);
  checkNames(own, included, report);
  for (const slot of own) checkSlot(slot, report);
  checkConditions(own, [...own, ...included], report);
  return problems;
}

type Report = (code: TemplateProblemCode, what: string) => void;

function slotsOf(blocks: readonly Block[]): Slot[] {
  return [...inlinesOf({ format: RICH_TEXT_FORMAT, blocks: [...blocks] })].filter(
    (inline): inline is Slot => inline.type === 'slot',
  );
}

function hasAnything({ body }: Checked): boolean {
  return [...inlinesOf(body)].some((inline) =>
    inline.type === 'text' ? inline.text.trim() !== '' : inline.type === 'slot' && inline.kind !== 'cursor',
  );
}

/** Slots that are declared by an author, rather than marks of the notation. */
const isDeclared = ({ kind }: Slot): boolean => kind !== 'fixed' && kind !== 'cursor' && kind !== 'include';

/** Slots of everything that the template includes, however deep. */
function followIncludes(template: Checked, findTemplate: FindTemplate, report: Report): Slot[] {
  const slots: Slot[] = [];
  const seen = new Set<TemplateId>();
  const visit = (within: Checked, path: readonly TemplateId[]): void => {
    for (const block of within.body.blocks) {
      const mark = includeOf(block);
      if (mark === null) continue;
      const other = mark.includes === undefined ? null : findTemplate(mark.includes);
      if (other === null) report('include-missing', mark.label);
      else if (path.includes(other.id)) report('include-cycle', other.title);
      else {
        if (template.scope === 'team' && other.scope === 'personal') report('include-not-shared', other.title);
        if (seen.has(other.id)) continue;
        seen.add(other.id);
        slots.push(...slotsOf(other.body.blocks));
        visit(other, [...path, other.id]);
      }
    }
  };
  visit(template, [template.id]);
  return slots;
}

/** One name is one blank: filling it once fills it everywhere, so it must be of one kind with one set of choices. */
function checkNames(own: readonly Slot[], included: readonly Slot[], report: Report): void {
  const first = new Map<string, Slot>();
  for (const slot of own.filter(isDeclared)) {
    const other = first.get(slot.name);
    if (other === undefined) first.set(slot.name, slot);
    else if (other.kind !== slot.kind) report('different-kinds', slot.name);
    else if (other.options.join('\n') !== slot.options.join('\n')) report('different-options', slot.name);
  }
  for (const slot of included.filter(isDeclared)) {
    const other = first.get(slot.name);
    if (other !== undefined && other.kind !== slot.kind) report('include-kinds', slot.name);
    first.set(slot.name, other ?? slot);
  }
}

function checkSlot(slot: Slot, report: Report): void {
  if (slot.kind === 'from-question' && !isQuestionSource(slot.name)) report('unknown-source', slot.name);
  if (slot.kind === 'number') {
    const { min, max, value } = slot;
    if (min !== undefined && max !== undefined && min > max) report('number-range', slot.name);
    else if (value !== null && !isNumberWithin(value, slot)) report('number-default', slot.name);
  }
  if (slot.kind === 'choice' && slot.value !== null && !slot.options.includes(slot.value)) {
    report('choice-default', slot.name);
  }
}

function checkConditions(own: readonly Slot[], all: readonly Slot[], report: Report): void {
  const declared = new Map(all.filter(isDeclared).map((slot) => [slot.name, slot]));
  for (const { onlyIf } of own) {
    if (onlyIf === undefined) continue;
    const asked = declared.get(onlyIf.slot);
    if (asked === undefined) report('condition-unknown-slot', onlyIf.slot);
    else if (asked.kind === 'choice') {
      for (const value of onlyIf.is) {
        if (!asked.options.includes(value)) report('condition-unknown-value', `${onlyIf.slot}: ${value}`);
      }
    }
  }
  // A blank that stands only if another is filled, which stands only if the first is: neither could ever stand.
  for (const slot of own.filter(isDeclared)) {
    const path = new Set<string>([slot.name]);
    for (let next = slot.onlyIf?.slot; next !== undefined; next = declared.get(next)?.onlyIf?.slot) {
      if (path.has(next)) {
        if (next === slot.name) report('condition-cycle', slot.name);
        break;
      }
      path.add(next);
    }
  }
}

/** Titles of the templates that include this one, which its removal would break. */
export function includersOf(id: TemplateId, templates: readonly Template[]): Template[] {
  return templates.filter(({ body }) => body.blocks.some((block) => includeOf(block)?.includes === id));
}
