import fc from 'fast-check';
import { type Block, type Inline, RICH_TEXT_FORMAT, type RichText, type Slot } from '../rich-text.ts';

/**
 * Generators for property tests. They make every document that the schema allows, hostile text included, so that a
 * property holds for what patients and pasted pages really contain and not only for tidy samples.
 */
const wildText = (maxLength: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength }),
    fc.constantFrom(
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      '\u202Eabc',
      '頸部疼痛',
      "' OR 1=1 --",
      '&amp;',
    ),
  );

const plainSlot = fc.record({
  type: fc.constant('slot' as const),
  instanceId: fc.uuid({ version: 4 }),
  templateId: fc.uuid({ version: 4 }) as unknown as fc.Arbitrary<Slot['templateId']>,
  templateVersion: fc.integer({ min: 1, max: 9 }),
  name: fc.constantFrom('department', 'time-frame', 'reason', 'bring'),
  label: wildText(40),
  kind: fc.constantFrom<Slot['kind'][]>('choice', 'text', 'number', 'date', 'from-question', 'fixed', 'cursor'),
  options: fc.array(wildText(20), { maxLength: 4 }),
  unit: fc.option(fc.constantFrom('days', 'weeks')),
  required: fc.boolean(),
  value: fc.option(wildText(40)),
  binding: fc.option(fc.constantFrom('to-department', 'urgency', 'time-frame', 'reason', 'what-to-bring', 'if-worse')),
});

const condition = fc.record({
  slot: fc.constantFrom('department', 'time-frame', 'reason', 'bring'),
  is: fc.array(wildText(20), { maxLength: 2 }),
  not: fc.boolean(),
});

/** With limits and conditions now and then, as few slots have them. */
export const slotArbitrary: fc.Arbitrary<Slot> = fc
  .record({ slot: plainSlot, min: fc.option(fc.integer()), onlyIf: fc.option(condition) })
  .map(({ slot, min, onlyIf }) => ({
    ...slot,
    ...(min === null ? {} : { min }),
    ...(onlyIf === null ? {} : { onlyIf }),
  }));

export const inlineArbitrary: fc.Arbitrary<Inline> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('text' as const),
      text: wildText(60),
      marks: fc.subarray(['bold', 'italic', 'underline', 'strikethrough'] as const).map((marks) => [...marks]),
      link: fc.option(fc.constantFrom('https://example.org/a?b=c', 'mailto:clinic@example.org')),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'line-break' as const }) },
  { weight: 1, arbitrary: slotArbitrary },
);

const inlines = fc.array(inlineArbitrary, { maxLength: 6 });

export const blockArbitrary: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant('paragraph' as const), children: inlines }),
  fc.record({
    type: fc.constant('heading' as const),
    level: fc.constantFrom(2 as const, 3 as const),
    children: inlines,
  }),
  fc.record({
    type: fc.constant('list' as const),
    ordered: fc.boolean(),
    items: fc.array(fc.record({ depth: fc.integer({ min: 0, max: 5 }), children: inlines }), {
      minLength: 1,
      maxLength: 5,
    }),
  }),
  fc.record({ type: fc.constant('quote' as const), children: inlines }),
  fc.integer({ min: 1, max: 4 }).chain((columns) =>
    fc.record({
      type: fc.constant('table' as const),
      header: fc.boolean(),
      rows: fc.array(fc.array(fc.record({ children: inlines }), { minLength: columns, maxLength: columns }), {
        minLength: 1,
        maxLength: 4,
      }),
    }),
  ),
);

export const richTextArbitrary: fc.Arbitrary<RichText> = fc.record({
  format: fc.constant(RICH_TEXT_FORMAT as typeof RICH_TEXT_FORMAT),
  blocks: fc.array(blockArbitrary, { maxLength: 6 }),
});
