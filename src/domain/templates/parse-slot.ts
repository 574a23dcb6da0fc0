import type { Slot } from '../rich-text.ts';
import {
  BINDINGS,
  type DeclaredKind,
  KIND_WORDS,
  NAME_PATTERN,
  RESERVED_NAMES,
  type TemplateSyntaxCode,
} from './syntax.ts';

type DeclaredSlot = Pick<
  Slot,
  'name' | 'label' | 'kind' | 'options' | 'unit' | 'required' | 'value' | 'binding' | 'min' | 'max'
>;

export type ReadSlot =
  | { readonly state: 'declared'; readonly slot: DeclaredSlot }
  /** Only a name: the slot is described elsewhere. */
  | { readonly state: 'named'; readonly name: string }
  | { readonly state: 'problem'; readonly code: TemplateSyntaxCode };

/** A backslash takes away what the sign after it means. */
export function unescaped(text: string): string {
  return text.replace(/\\([\s\S])/gu, (_whole, sign: string) => (sign === 'n' ? '\n' : sign));
}

/** Reads what stands within braces: `days "How long": number 1..14 days = 3`. */
export function parseSlot(inner: string): ReadSlot {
  const head = /^([^\s:?"@=|{}]+)(\?)?\s*(?:"((?:[^"\\]|\\[\s\S])*)")?\s*(?:@([a-z-]+))?\s*(?::\s*([\s\S]*))?$/u.exec(
    inner,
  );
  if (head === null) return { state: 'problem', code: 'bad-slot' };
  const [, name = '', optional, writtenLabel, binding, kindPart] = head;
  if (!NAME_PATTERN.test(name) || RESERVED_NAMES.includes(name)) return { state: 'problem', code: 'bad-name' };
  const isBare =
    optional === undefined && writtenLabel === undefined && binding === undefined && kindPart === undefined;
  if (isBare) return { state: 'named', name };
  const label = writtenLabel === undefined ? name : unescaped(writtenLabel);
  if (label === '' || label.length > 120) return { state: 'problem', code: 'bad-slot' };
  const bound = BINDINGS.find((field) => field === binding);
  if (binding !== undefined && bound === undefined) return { state: 'problem', code: 'unknown-binding' };
  const common = { name, label, required: optional === undefined, binding: bound ?? null };
  return readKind(common, kindPart ?? KIND_WORDS.text);
}

function readKind(common: Pick<DeclaredSlot, 'name' | 'label' | 'required' | 'binding'>, written: string): ReadSlot {
  const [, word = '', rest = ''] = /^([a-z]+)(?:\s+([\s\S]*))?$/u.exec(written.trim()) ?? [];
  const kind = (Object.keys(KIND_WORDS) as DeclaredKind[]).find((candidate) => KIND_WORDS[candidate] === word);
  if (kind === undefined) return { state: 'problem', code: 'unknown-kind' };
  const [details = '', ...defaults] = splitAt(rest, '=');
  const value = defaults.length === 0 ? null : unescaped(defaults.join('=')).trim() || null;
  const slot: DeclaredSlot = { ...common, kind, options: [], unit: null, value };
  if (value !== null && value.length > 2000) return { state: 'problem', code: 'text-too-long' };
  switch (kind) {
    case 'choice': {
      const options = splitAt(details, '|')
        .map((option) => unescaped(option).trim())
        .filter((option) => option !== '');
      if (options.length === 0) return { state: 'problem', code: 'choice-without-options' };
      if (options.length > 40 || options.some((option) => option.length > 200)) {
        return { state: 'problem', code: 'text-too-long' };
      }
      return { state: 'declared', slot: { ...slot, options } };
    }
    case 'number':
      return readNumber(slot, details.trim());
    default:
      return details.trim() === '' ? { state: 'declared', slot } : { state: 'problem', code: 'bad-slot' };
  }
}

/** `1..14 days`, `..5`, `0..`, `kg` or nothing. */
function readNumber(slot: DeclaredSlot, details: string): ReadSlot {
  const range = /^(-?\d+(?:\.\d+)?)?\.\.(-?\d+(?:\.\d+)?)?(?:\s+([\s\S]+))?$/u.exec(details);
  const [, min, max, unitAfter] = range ?? [];
  const unit = unescaped((range === null ? details : (unitAfter ?? '')).trim());
  if (unit.length > 20 || (range === null && /\d\.\./u.test(details))) return { state: 'problem', code: 'bad-number' };
  return {
    state: 'declared',
    slot: {
      ...slot,
      unit: unit === '' ? null : unit,
      ...(min === undefined ? {} : { min: Number(min) }),
      ...(max === undefined ? {} : { max: Number(max) }),
    },
  };
}

/** Splits at a sign before which no backslash stands. */
export function splitAt(text: string, sign: '|' | '='): string[] {
  const pieces = [''];
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\\') {
      pieces[pieces.length - 1] += text.slice(at, at + 2);
      at += 1;
    } else if (character === sign) pieces.push('');
    else pieces[pieces.length - 1] += character;
  }
  return pieces;
}
