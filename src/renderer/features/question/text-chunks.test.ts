import { describe, expect, it } from 'vitest';
import { textChunks } from './text-chunks.ts';

const pieces = (text: string): string[] => textChunks(text).map(({ start, end }) => text.slice(start, end));

describe('textChunks', () => {
  it.each([
    ['nothing', ''],
    ['a word', 'neck'],
    ['only line ends', '\n'.repeat(5000)],
    ['one endless line', '頸'.repeat(100_000)],
    ['an endless line of words', 'word '.repeat(30_000)],
    ['characters of two units', `x${'😀'.repeat(40_000)}`],
    ['lines of all lengths', Array.from({ length: 3000 }, (_, index) => 'a'.repeat(index % 300)).join('\r\n')],
  ])('%s stays the same to the last character', (_name, text) => {
    expect(pieces(text).join('')).toBe(text);
    expect(pieces(text).every((piece) => piece.length > 0 && piece.length <= 16_000)).toBe(true);
  });

  it('cuts at ends of lines, and never within a character', () => {
    const lines = pieces(`${'a'.repeat(90)}\n`.repeat(2000));
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.every((piece) => piece.endsWith('\n'))).toBe(true);
    expect(pieces(`x${'😀'.repeat(40_000)}`).every((piece) => piece.isWellFormed())).toBe(true);
  });

  it('cuts ten megabytes without a line end into stretches of one screen or a few', () => {
    const chunks = textChunks('x'.repeat(10_485_760));
    expect(chunks.length).toBeGreaterThan(600);
    expect(Math.max(...chunks.map(({ start, end }) => end - start))).toBeLessThanOrEqual(16_000);
  });
});
