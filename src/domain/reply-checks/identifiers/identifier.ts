import type { Span } from '../reply-text.ts';

export const IDENTIFIER_KINDS = [
  'name',
  'phone',
  'email',
  'address',
  'url',
  'id',
  'record',
  'birth',
  'account',
] as const;
/** What points to a person: `id` is a national one, `record` a hospital's, `account` one of a messenger. */
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];

export interface Identifier extends Span {
  readonly kind: IdentifierKind;
}

/** Whether one of the words stands shortly before a place, in UTF-16 units. */
export function standsBefore(text: string, place: number, words: RegExp, within: number): boolean {
  return words.test(text.slice(Math.max(0, place - within), place));
}
