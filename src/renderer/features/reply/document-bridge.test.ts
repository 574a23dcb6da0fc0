import { createHeadlessEditor } from '@lexical/headless';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainTextOf, type RichText, richTextSchema } from '#domain/rich-text.ts';
import { richTextArbitrary } from '#domain/testing/arbitraries.ts';
import { $fillEditor, $readEditor, normaliseDocument, REPLY_NODES } from './document-bridge.ts';

function throughTheEditor(document: RichText): RichText {
  const editor = createHeadlessEditor({
    nodes: REPLY_NODES,
    onError: (error) => {
      throw error;
    },
  });
  editor.update(() => $fillEditor(document), { discrete: true });
  // A restart of the editor from its own JSON must not change it either.
  const again = editor.parseEditorState(JSON.stringify(editor.getEditorState()));
  return again.read($readEditor);
}

describe('the bridge between a reply and its editor', () => {
  it('loses nothing of any document', () => {
    fc.assert(
      fc.property(richTextArbitrary, (document) => {
        const back = throughTheEditor(document);
        expect(back).toEqual(normaliseDocument(document));
        expect(richTextSchema.safeParse(back).success).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('cuts nothing off a run that is longer than one may be', () => {
    const long = `${'a'.repeat(199_999)}😀${'b'.repeat(50_000)}`;
    const run = (text: string) => ({ type: 'text' as const, text, marks: [], link: null });
    const back = throughTheEditor({
      format: 1,
      blocks: [{ type: 'paragraph', children: [run(long.slice(0, 150_000)), run(long.slice(150_000))] }],
    });
    expect(richTextSchema.safeParse(back).success).toBe(true);
    expect(plainTextOf(back)).toBe(long);
  });

  it('gives back an empty document for an empty editor', () => {
    expect(throughTheEditor({ format: 1, blocks: [] })).toEqual({ format: 1, blocks: [] });
  });

  it('keeps empty paragraphs between others and drops them at the end', () => {
    const paragraph = (text: string) => ({
      type: 'paragraph' as const,
      children: text === '' ? [] : [{ type: 'text' as const, text, marks: [], link: null }],
    });
    expect(
      throughTheEditor({ format: 1, blocks: [paragraph('a'), paragraph(''), paragraph('b'), paragraph('')] }).blocks,
    ).toEqual([paragraph('a'), paragraph(''), paragraph('b')]);
  });
});
