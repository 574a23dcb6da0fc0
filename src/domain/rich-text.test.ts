import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Inline,
  isBlank,
  linkTargetSchema,
  openSlots,
  plainTextOf,
  type RichText,
  richTextFromPlain,
  richTextSchema,
  type Slot,
  withoutOpenOptionalSlots,
} from './rich-text.ts';
import { richTextArbitrary } from './testing/arbitraries.ts';

const slot = (over: Partial<Slot>): Slot => ({
  type: 'slot',
  instanceId: '0f8fad5b-d9cb-469f-a165-70867728950e',
  templateId: '7c9e6679-7425-40de-944b-e07fc1f90ae7' as Slot['templateId'],
  templateVersion: 1,
  name: 'department',
  label: 'Department',
  kind: 'text',
  options: [],
  unit: null,
  required: true,
  value: null,
  binding: null,
  ...over,
});
const paragraph = (...children: Inline[]): RichText => ({ format: 1, blocks: [{ type: 'paragraph', children }] });

describe('rich text', () => {
  it('reads a plain text back as it was written', () => {
    const written = 'Hello,\nplease rest.\n\nThank you';
    expect(plainTextOf(richTextFromPlain(written))).toBe(written);
  });

  it('makes documents that its own schema accepts from any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        (text) => richTextSchema.safeParse(richTextFromPlain(text)).success,
      ),
    );
  });

  it('keeps every document of the schema through JSON, which is how drafts and commands carry it', () => {
    fc.assert(
      fc.property(richTextArbitrary, (document) => {
        expect(richTextSchema.parse(JSON.parse(JSON.stringify(document)))).toEqual(document);
      }),
    );
  });

  it('counts a required open slot as open and an optional one only when asked for all', () => {
    const document = paragraph(slot({}), slot({ required: false }), slot({ value: 'Neurology' }));
    expect(openSlots(document)).toHaveLength(1);
    expect(openSlots(document, 'all')).toHaveLength(2);
  });

  it('drops open optional slots from what is sent and refuses a required one', () => {
    const document = paragraph(
      { type: 'text', text: 'See ', marks: [], link: null },
      slot({ value: 'Neurology' }),
      slot({ required: false }),
    );
    expect(plainTextOf(withoutOpenOptionalSlots(document))).toBe('See Neurology');
    expect(withoutOpenOptionalSlots(document).blocks[0]).toMatchObject({
      children: [{ type: 'text' }, { type: 'slot' }],
    });
    expect(() => withoutOpenOptionalSlots(paragraph(slot({})))).toThrow(RangeError);
  });

  it('is blank when only white space was typed, and not while a slot waits', () => {
    expect(isBlank(paragraph({ type: 'text', text: '  ', marks: [], link: null }))).toBe(true);
    expect(isBlank(paragraph(slot({})))).toBe(false);
  });

  describe('a table', () => {
    const cell = (text: string) => ({ children: [{ type: 'text' as const, text, marks: [], link: null }] });
    const table = (...rows: string[][]): RichText => ({
      format: 1,
      blocks: [{ type: 'table', header: true, rows: rows.map((row) => row.map(cell)) }],
    });

    it('reads as lines with tabs between the cells, so that its words are found and compared', () => {
      expect(plainTextOf(table(['Medicine', 'Dose'], ['ibuprofen', '200 mg']))).toBe(
        'Medicine\tDose\nibuprofen\t200 mg',
      );
    });

    it('has as many cells in each row, and no more than a reply may have', () => {
      expect(richTextSchema.safeParse(table(['a', 'b'], ['c', 'd'])).success).toBe(true);
      expect(richTextSchema.safeParse(table(['a', 'b'], ['c'])).success).toBe(false);
      expect(richTextSchema.safeParse(table(Array(13).fill('a'))).success).toBe(false);
      expect(richTextSchema.safeParse(table(...Array(201).fill(['a']))).success).toBe(false);
      expect(richTextSchema.safeParse(table()).success).toBe(false);
    });

    it('opens and closes blanks in its cells as anywhere else', () => {
      const document: RichText = {
        format: 1,
        blocks: [{ type: 'table', header: false, rows: [[{ children: [slot({})] }, { children: [] }]] }],
      };
      expect(openSlots(document)).toHaveLength(1);
      expect(isBlank(document)).toBe(false);
      expect(() => withoutOpenOptionalSlots(document)).toThrow(RangeError);
    });
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'https://a.example/"onload=',
    ' https://a.example',
    'https://a b',
  ])('refuses the link target %s', (target) => {
    expect(linkTargetSchema.safeParse(target).success).toBe(false);
  });
});
