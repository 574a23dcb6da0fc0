/** Marks that are painted over the text without a change of it, by the names that the style sheet knows. */
export type HighlightName = 'reply-found' | 'reply-found-here' | 'reply-spelling';

/** One owner's ranges of a mark that others share. */
export class HighlightLayer {
  readonly #highlight: Highlight;
  #ranges: readonly AbstractRange[] = [];

  constructor(name: HighlightName) {
    const known = CSS.highlights.get(name);
    this.#highlight = known ?? new Highlight();
    if (known === undefined) CSS.highlights.set(name, this.#highlight);
  }

  /** Puts these in place of the owner's earlier ones. */
  show(ranges: readonly AbstractRange[]): void {
    for (const range of this.#ranges) this.#highlight.delete(range);
    for (const range of ranges) this.#highlight.add(range);
    this.#ranges = ranges;
  }
}
