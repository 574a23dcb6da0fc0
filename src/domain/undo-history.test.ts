import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RichText, richTextFromPlain } from './rich-text.ts';
import { richTextArbitrary } from './testing/arbitraries.ts';
import {
  MAX_UNDO_HISTORY_LENGTH,
  MAX_UNDO_STEPS,
  NO_UNDO_STEPS,
  packUndoHistory,
  unpackUndoHistory,
} from './undo-history.ts';

const long = Array.from({ length: 80 }, (_, index) => `Paragraph ${index}. ${'Please rest. '.repeat(30)}`);
/** The states that typing into one paragraph of a long reply leaves behind. */
const typed = (count: number): RichText[] =>
  Array.from({ length: count }, (_, step) =>
    richTextFromPlain(long.map((text, index) => (index === 40 ? `${text}${'x'.repeat(step)}` : text)).join('\n\n')),
  );

describe('the kept undo history', () => {
  it('comes back as it was, for any documents', () => {
    const steps = fc.record({
      undo: fc.array(richTextArbitrary, { maxLength: 4 }),
      redo: fc.array(richTextArbitrary, { maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.record({ body: steps, moreInformation: steps }), (history) => {
        expect(unpackUndoHistory(packUndoHistory(history))).toEqual(history);
      }),
    );
  });

  it('costs the changed paragraph a step, not the whole reply', () => {
    const one = packUndoHistory({ body: { undo: typed(1), redo: [] }, moreInformation: NO_UNDO_STEPS }).length;
    const hundred = packUndoHistory({ body: { undo: typed(100), redo: [] }, moreInformation: NO_UNDO_STEPS }).length;
    expect(hundred).toBeLessThan(4 * one);
  });

  it('keeps the nearest steps where there are too many', () => {
    const undo = typed(MAX_UNDO_STEPS + 20);
    const back = unpackUndoHistory(packUndoHistory({ body: { undo, redo: [] }, moreInformation: NO_UNDO_STEPS }));
    expect(back?.body.undo).toEqual(undo.slice(20));
  });

  it('stays below its limit whatever is written, and gives up the furthest steps for it', () => {
    const undo = Array.from({ length: 40 }, (_, step) => richTextFromPlain(String(step).repeat(30_000)));
    const packed = packUndoHistory({ body: { undo, redo: [] }, moreInformation: NO_UNDO_STEPS });
    expect(packed.length).toBeLessThanOrEqual(MAX_UNDO_HISTORY_LENGTH);
    expect(unpackUndoHistory(packed)?.body.undo.at(-1)).toEqual(undo.at(-1));
    const huge = richTextFromPlain('x'.repeat(600_000));
    expect(packUndoHistory({ body: { undo: [huge], redo: [] }, moreInformation: NO_UNDO_STEPS }).length).toBeLessThan(
      200,
    );
  });

  it.each(['', 'null', '{"format":2}', '{"format":1,"blocks":[{"type":"script"}]}'])('is nothing for %s', (packed) => {
    expect(unpackUndoHistory(packed)).toBeNull();
  });
});
