import { createHeadlessEditor } from '@lexical/headless';
import { $getRoot } from 'lexical';
import { describe, expect, it } from 'vitest';
import { type Block, richTextFromPlain } from '#domain/rich-text.ts';
import { $fillEditor, $readEditor, REPLY_NODES } from '../document-bridge.ts';
import { $insertPasted } from './register-paste.ts';

const run = (text: string) => ({ type: 'text' as const, text, marks: [], link: null });

/** Blocks after a paste behind the text. */
function afterPaste(before: string, blocks: readonly Block[]): Block[] {
  const editor = createHeadlessEditor({
    nodes: REPLY_NODES,
    onError: (error) => {
      throw error;
    },
  });
  editor.update(() => $fillEditor(richTextFromPlain(before)), { discrete: true });
  editor.update(
    () => {
      $getRoot().selectEnd();
      $insertPasted(blocks);
    },
    { discrete: true },
  );
  return editor.getEditorState().read($readEditor).blocks;
}

describe('a paste behind a text', () => {
  it('of some words goes on in the line', () => {
    expect(afterPaste('Rest', [{ type: 'paragraph', children: [run(' well')] }])).toEqual([
      { type: 'paragraph', children: [run('Rest well')] },
    ]);
  });

  it('keeps a heading a heading, and a table a table', () => {
    const table: Block = { type: 'table', header: false, rows: [[{ children: [run('a')] }, { children: [run('b')] }]] };
    const blocks: Block[] = [{ type: 'heading', level: 2, children: [run('Exercises')] }, table];
    expect(afterPaste('Rest.', blocks)).toEqual([{ type: 'paragraph', children: [run('Rest.')] }, ...blocks]);
    expect(afterPaste('', blocks)).toEqual(blocks);
  });
});
