/** What the window asks of the spell check's worker. */
export type SpellRequest =
  | { readonly id: number; readonly kind: 'check'; readonly words: readonly string[] }
  | { readonly id: number; readonly kind: 'suggest'; readonly word: string };

/** Wrong words, or what a word may have been meant to be. */
export interface SpellAnswer {
  readonly id: number;
  readonly words: readonly string[];
}
