import { createHeadlessEditor } from '@lexical/headless';
import fc from 'fast-check';
import { $getSelection, $isRangeSelection, type LexicalEditor } from 'lexical';
import { expect, it } from 'vitest';
import { replyBlocks } from '#domain/reply-checks/reply-text.ts';
import { type Inline, type RichText, richTextFromPlain } from '#domain/rich-text.ts';
import { richTextArbitrary } from '#domain/testing/arbitraries.ts';
import { $fillEditor, $readEditor, normaliseDocument, REPLY_NODES } from './document-bridge.ts';
import { $selectPlace, removePlace } from './place-in-editor.ts';

function editorWith(document: RichText): LexicalEditor {
  const editor = createHeadlessEditor({
    nodes: REPLY_NODES,
    onError: (error: Error) => {
      throw error;
    },
  });
  editor.update(() => $fillEditor(document), { discrete: true });
  return editor;
}

const body = (document: RichText) => replyBlocks({ body: document, moreInformation: null });
const read = (editor: LexicalEditor): RichText => editor.getEditorState().read($readEditor);
const text = (words: string, marks: ('bold' | 'italic')[] = [], link: string | null = null): Inline => ({
  type: 'text',
  text: words,
  marks,
  link,
});

function selectedIn(editor: LexicalEditor, block: number, start: number, end: number): string {
  editor.update(() => $selectPlace({ field: 'body', block, start, end }), { discrete: true });
  return editor.getEditorState().read(() => {
    const selection = $getSelection();
    return $isRangeSelection(selection) ? selection.getTextContent() : '';
  });
}

it('selects words across runs, links and line breaks, and in the later items of joined lists', () => {
  const document: RichText = {
    format: 1,
    blocks: [
      {
        type: 'paragraph',
        children: [
          text('Dear '),
          text('Ms El', ['bold']),
          text('lis', [], 'https://a.example'),
          { type: 'line-break' },
          text('rest'),
        ],
      },
      {
        type: 'list',
        ordered: false,
        items: [
          { depth: 0, children: [text('one')] },
          { depth: 1, children: [text('two')] },
          { depth: 0, children: [text('three four')] },
        ],
      },
      { type: 'paragraph', children: [text('last')] },
    ],
  };
  const editor = editorWith(document);
  expect(body(read(editor)).map((block) => block.text)).toEqual([
    'Dear Ms Ellis\nrest',
    'one\ntwo\nthree four',
    'last',
  ]);
  expect(selectedIn(editor, 0, 8, 13)).toBe('Ellis');
  expect(selectedIn(editor, 0, 14, 18)).toBe('rest');
  expect(selectedIn(editor, 1, 4, 7)).toBe('two');
  expect(selectedIn(editor, 1, 14, 18)).toBe('four');
  expect(selectedIn(editor, 2, 0, 4)).toBe('last');
});

it('takes out exactly the words of a place, in any document', () => {
  fc.assert(
    fc.property(richTextArbitrary, fc.nat(), fc.nat(), fc.nat(), (any, one, two, three) => {
      const document = normaliseDocument(any);
      const editor = editorWith(document);
      const before = body(read(editor));
      // Within one line, and in no slot: that is what may be removed.
      const block = before[one % Math.max(1, before.length)];
      if (block === undefined) return;
      const lines = [...block.text.matchAll(/[^\n]+/gu)];
      const line = lines[two % Math.max(1, lines.length)];
      if (line === undefined) return;
      const points = [0];
      for (const sign of line[0]) points.push((points.at(-1) ?? 0) + sign.length);
      const at = three % (points.length - 1);
      const start = line.index + (points[at] ?? 0);
      const end = line.index + (points[Math.min(points.length - 1, at + 3)] ?? 0);
      if (block.slots.some((slot) => slot.start <= end && start <= slot.end)) return;
      removePlace(editor, { field: 'body', block: block.block, start, end });
      const after = read(editor);
      const left = block.text.slice(0, start) + block.text.slice(end);
      const expected = before.map((other) => (other === block ? left : other.text));
      // Paragraphs that end up empty at the end are no part of a document.
      const found = body(after).map((other) => other.text);
      expect(expected.slice(found.length).every((gone) => gone === '')).toBe(true);
      expect(found).toEqual(expected.slice(0, found.length));
    }),
    { numRuns: 200 },
  );
});

it('does nothing where the place is gone', () => {
  const editor = editorWith(richTextFromPlain('Rest.'));
  removePlace(editor, { field: 'body', block: 7, start: 0, end: 3 });
  expect(read(editor)).toEqual(richTextFromPlain('Rest.'));
});
