export interface ReadingLevel {
  /** Words; of Chinese, characters. */
  readonly words: number;
  readonly sentences: number;
  /** Years of school that a reader needs; null where the text is too short to tell. */
  readonly grade: number | null;
}

/** How hard a text is to read. Only its words are counted so far. */
export function readingLevelOf(text: string, _language: string): ReadingLevel {
  const words = text.match(/\p{Script=Han}|[^\s\p{Script=Han}]+/gu)?.length ?? 0;
  return { words, sentences: text.match(/[.!?。！？]+/gu)?.length ?? 0, grade: null };
}
