import { createEditor, type LexicalEditor } from 'lexical';
import { describe, expect, it } from 'vitest';
import { templateIdSchema } from '#domain/ids.ts';
import { RICH_TEXT_FORMAT } from '#domain/rich-text.ts';
import { parseTemplate } from '#domain/templates/parse-template.ts';
import { $fillEditor, $readEditor, REPLY_NODES } from './document-bridge.ts';
import { $goToCursorMark } from './insertions.ts';
import { $blanksInOrder, $slotsInOrder, standingOf } from './slot-walk.ts';

const ID = templateIdSchema.parse('00000000-0000-4000-8000-00000000000a');

/** A draft into which a snippet was inserted. */
function draftOf(text: string): LexicalEditor {
  const editor = createEditor({
    namespace: 'test',
    nodes: REPLY_NODES,
    onError: (error) => {
      throw error;
    },
  });
  const { blocks } = parseTemplate(text, ID, { findByTitle: () => [], findTitle: () => null });
  editor.update(() => $fillEditor({ format: RICH_TEXT_FORMAT, blocks }), { discrete: true });
  return editor;
}

const TEXT =
  'Go {{when: choice today|soon}}.{{if when is today}} Take {{who: text}} with you.{{end}}{{cursor}} {{days: number 1..5}}';

describe('the blanks of a draft', () => {
  it('are walked in reading order, without marks and without what does not stand', () => {
    const editor = draftOf(TEXT);
    const blanks = () => editor.read(() => $blanksInOrder().map((node) => node.getSlot().name));
    const standing = () => editor.read(() => [...standingOf($slotsInOrder()).values()]);
    expect(blanks()).toEqual(['when', 'days']);
    expect(standing()).toEqual(['waits', 'waits', 'waits']);
    const choose = (value: string) => editor.update(() => $slotsInOrder()[0]?.setValue(value), { discrete: true });
    choose('soon');
    expect(standing()).toEqual(['left-out', 'left-out', 'left-out']);
    choose('today');
    expect(standing()).toEqual([]);
    expect(blanks()).toEqual(['when', 'who', 'days']);
  });

  it('keep limits, conditions and the cursor mark through the editor; the mark goes when the cursor comes', () => {
    const editor = draftOf(TEXT);
    const { blocks } = parseTemplate(TEXT, ID, { findByTitle: () => [], findTitle: () => null });
    expect(editor.read($readEditor).blocks).toEqual(blocks);
    editor.update(() => expect($goToCursorMark()).toBe(true), { discrete: true });
    editor.update(() => expect($goToCursorMark()).toBe(false), { discrete: true });
    expect(JSON.stringify(editor.read($readEditor))).not.toContain('cursor');
  });
});
