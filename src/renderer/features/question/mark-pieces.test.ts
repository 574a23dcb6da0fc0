import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RedFlagPhrase } from '#contract/desk.ts';
import { markPieces } from './mark-pieces.ts';

const mark = (ruleId: string, start: number, end: number, muted = false): RedFlagPhrase => ({
  ruleId,
  place: 'body',
  start,
  end,
  muted,
  reason: muted ? 'negated' : null,
});
const short = (marks: readonly RedFlagPhrase[], length = 100) =>
  markPieces(marks, length).map(({ start, end, muted, marks: those }) => [
    start,
    end,
    muted,
    those.map(({ ruleId }) => ruleId).join('+'),
  ]);

describe('markPieces', () => {
  it('joins what overlaps and keeps every rule', () => {
    expect(short([mark('a', 5, 20), mark('b', 10, 30), mark('c', 12, 15)])).toEqual([[5, 30, false, 'a+b+c']]);
  });
  it('leaves phrases apart that only meet', () => {
    expect(short([mark('a', 5, 10), mark('b', 10, 15)])).toEqual([
      [5, 10, false, 'a'],
      [10, 15, false, 'b'],
    ]);
  });
  it('lets what counts outrank what is muted, and keeps the rest of it grey', () => {
    expect(short([mark('grey', 0, 30, true), mark('red', 10, 20)])).toEqual([
      [0, 10, true, 'grey'],
      [10, 20, false, 'grey+red'],
      [20, 30, true, 'grey'],
    ]);
  });
  it('cuts marks to the text', () => {
    expect(short([mark('a', 5, 50), mark('b', 40, 50)], 20)).toEqual([[5, 20, false, 'a']]);
  });

  it('loses no mark, covers exactly what was marked and never overlaps', () => {
    const anyMark = fc
      .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 20 }), fc.boolean(), fc.string())
      .map(([start, length, muted, ruleId]) => mark(ruleId, start, start + length, muted));
    fc.assert(
      fc.property(fc.array(anyMark, { maxLength: 20 }), (marks) => {
        const pieces = markPieces(marks, 100);
        const isMarked = (at: number, from: readonly { readonly start: number; readonly end: number }[]) =>
          from.filter(({ start, end }) => start <= at && at < end).length;
        for (let at = 0; at < 100; at += 1) {
          expect(isMarked(at, pieces)).toBe(Math.min(1, isMarked(at, marks)));
          const counts =
            isMarked(
              at,
              marks.filter(({ muted }) => !muted),
            ) > 0;
          const piece = pieces.find(({ start, end }) => start <= at && at < end);
          if (piece !== undefined) expect(piece.muted).toBe(!counts);
        }
        expect(new Set(pieces.flatMap((piece) => piece.marks))).toEqual(new Set(marks));
      }),
    );
  });
});
