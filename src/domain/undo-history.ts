import { z } from 'zod';
import { type Block, blockSchema, RICH_TEXT_FORMAT, type RichText } from './rich-text.ts';

/** Most steps back, and as many forth, that are kept of one field. */
export const MAX_UNDO_STEPS = 100;
/** Longest kept history of a draft, in UTF-16 code units; the steps that lie furthest away go first. */
export const MAX_UNDO_HISTORY_LENGTH = 500_000;

/** States of one field that undo and redo lead to. The last of each list is the nearest one. */
export interface UndoSteps {
  readonly undo: readonly RichText[];
  readonly redo: readonly RichText[];
}

/** The steps of a reply's two fields. */
export interface UndoHistory {
  readonly body: UndoSteps;
  readonly moreInformation: UndoSteps;
}

export const NO_UNDO_STEPS: UndoSteps = { undo: [], redo: [] };

const stepsSchema = z.object({
  undo: z.array(z.array(z.number().int().nonnegative())),
  redo: z.array(z.array(z.number().int().nonnegative())),
});
const packedSchema = z.object({
  format: z.literal(1),
  blocks: z.array(blockSchema),
  body: stepsSchema,
  moreInformation: stepsSchema,
});

/** Written forms of blocks, so that a block that a hundred steps share is written once for all of them. */
const written = new WeakMap<Block, string>();
const places = new WeakMap<RichText, readonly string[]>();

function writtenBlocks(document: RichText): readonly string[] {
  const known = places.get(document);
  if (known !== undefined) return known;
  const blocks = document.blocks.map((block) => {
    const text = written.get(block) ?? JSON.stringify(block);
    written.set(block, text);
    return text;
  });
  places.set(document, blocks);
  return blocks;
}

/**
 * The steps as a text to store beside the draft. Each step is the numbers of its blocks, so a key costs one paragraph and
 * not the whole reply. Where it grows too long the furthest steps are left out.
 */
export function packUndoHistory(history: UndoHistory): string {
  for (let most = MAX_UNDO_STEPS; most > 0; most = Math.floor(most / 2)) {
    const packed = pack(history, most);
    if (packed.length <= MAX_UNDO_HISTORY_LENGTH) return packed;
  }
  return pack({ body: NO_UNDO_STEPS, moreInformation: NO_UNDO_STEPS }, 0);
}

function pack({ body, moreInformation }: UndoHistory, most: number): string {
  const numbers = new Map<string, number>();
  const numbersOf = (document: RichText): number[] =>
    writtenBlocks(document).map((text) => {
      const number = numbers.get(text) ?? numbers.size;
      numbers.set(text, number);
      return number;
    });
  const nearest = (documents: readonly RichText[]): number[][] =>
    documents.slice(Math.max(0, documents.length - most)).map(numbersOf);
  const stepsOf = ({ undo, redo }: UndoSteps) => ({ undo: nearest(undo), redo: nearest(redo) });
  const steps = JSON.stringify({ body: stepsOf(body), moreInformation: stepsOf(moreInformation) });
  return `{"format":1,"blocks":[${[...numbers.keys()].join(',')}],${steps.slice(1)}`;
}

/** What `packUndoHistory` wrote; null when it is not that, or of a version that cannot be read any more. */
export function unpackUndoHistory(packed: string): UndoHistory | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(packed);
  } catch {
    return null;
  }
  const read = packedSchema.safeParse(parsed);
  if (!read.success) return null;
  const { blocks, body, moreInformation } = read.data;
  const documentOf = (numbers: readonly number[]): RichText => ({
    format: RICH_TEXT_FORMAT,
    blocks: numbers.flatMap((number) => blocks[number] ?? []),
  });
  const stepsOf = ({ undo, redo }: z.infer<typeof stepsSchema>): UndoSteps => ({
    undo: undo.map(documentOf),
    redo: redo.map(documentOf),
  });
  return { body: stepsOf(body), moreInformation: stepsOf(moreInformation) };
}
