import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TemplateId, templateIdSchema } from '../ids.ts';
import { type Block, type Inline, openSlots, plainTextOf, type Slot, withoutOpenOptionalSlots } from '../rich-text.ts';
import { fixedText, instantiateTemplate, readdressed, type Template, templateSchema } from '../template.ts';
import { exportTemplates, importTemplates, includeNamesOf } from './exchange.ts';
import { parseTemplate } from './parse-template.ts';
import { printTemplate } from './print-template.ts';
import { rewriteDistance } from './rewrite-distance.ts';
import { type IncludeNames, NO_INSTANCE, normaliseTemplateBlocks } from './syntax.ts';
import { validateTemplate } from './validate-template.ts';

const ID = templateIdSchema.parse('00000000-0000-4000-8000-00000000000a');
const NOBODY: IncludeNames = { findByTitle: () => [], findTitle: () => null };
const read = (text: string, names = NOBODY) => parseTemplate(text, ID, names);
const codes = (text: string) => read(text).problems.map(({ code, line }) => `${code}@${line}`);

function template(
  title: string,
  text: string,
  over: Partial<Record<keyof Template, unknown>> & { readonly names?: IncludeNames } = {},
): Template {
  const id = (over.id ?? crypto.randomUUID()) as TemplateId;
  return templateSchema.parse({
    id,
    version: 3,
    kind: 'other',
    scope: 'team',
    ownerAccountId: null,
    departmentId: null,
    language: 'en',
    title,
    keywords: [],
    body: { format: 1, blocks: parseTemplate(text, id, over.names ?? NOBODY).blocks },
    updatedAt: '2026-01-01T00:00:00.000Z',
    ...over,
  });
}

const question = { alias: 'Mei', ageBand: '30-39', sex: 'female', title: 'My knee' } as const;
const insert = (one: Template, others: readonly Template[] = [], asked: Parameters<typeof readdressed>[1] = question) =>
  instantiateTemplate(one, {
    instanceId: '00000000-0000-4000-8000-0000000000ff',
    question: asked,
    departmentName: 'Orthopedics',
    findTemplate: (id) => others.find((other) => other.id === id) ?? null,
  });
const filled = (blocks: readonly Block[], values: Readonly<Record<string, string>>) => ({
  format: 1 as const,
  blocks: blocks.map((block) =>
    block.type === 'paragraph'
      ? {
          ...block,
          children: block.children.map((inline) =>
            inline.type === 'slot' && values[inline.name] !== undefined
              ? { ...inline, value: values[inline.name] ?? null }
              : inline,
          ),
        }
      : block,
  ),
});

describe('the author’s notation', () => {
  it('reads blanks of every kind', () => {
    const { blocks, problems } = read(
      [
        'See {{to "Department" @to-department: choice Neurology|ENT = Neurology}} within {{days "How long": number 1..30 days}}.',
        'From {{on: date}}, {{alias: question}}: {{bring? "What to bring" @what-to-bring}}{{cursor}}',
        '',
        'Again: {{to}}.',
      ].join('\n'),
    );
    expect(problems).toEqual([]);
    const slots = blocks.flatMap((block) =>
      block.type === 'paragraph' ? block.children.filter((inline): inline is Slot => inline.type === 'slot') : [],
    );
    expect(slots.map(({ name, kind, required }) => `${name} ${kind} ${required}`)).toEqual([
      'to choice true',
      'days number true',
      'on date true',
      'alias from-question true',
      'bring text false',
      'cursor cursor false',
      'to choice true',
    ]);
    expect(slots[0]).toMatchObject({ options: ['Neurology', 'ENT'], value: 'Neurology', binding: 'to-department' });
    expect(slots[1]).toMatchObject({ min: 1, max: 30, unit: 'days', label: 'How long' });
    expect(slots[6]).toEqual(slots[0]);
  });

  it('says what it cannot read, and on which line', () => {
    expect(codes('One\n\n{{when: choise a|b}}')).toEqual(['unknown-kind@3']);
    expect(codes('{{when')).toEqual(['unclosed-braces@1']);
    expect(codes('{{nowhere}}')).toEqual(['unknown-slot@1']);
    expect(codes('**bold')).toEqual(['unclosed-mark@1']);
    expect(codes('{{if a is b}}\ntext')).toEqual(['unclosed-condition@1']);
    expect(codes('text {{end}}')).toEqual(['end-without-if@1']);
    expect(codes('{{a: choice}}')).toEqual(['choice-without-options@1']);
    expect(codes('{{a: number 1..x}}')).toEqual(['bad-number@1']);
    expect(codes('{{a @nothing: text}}')).toEqual(['unknown-binding@1']);
    expect(codes('{{include Nobody}}')).toEqual(['unknown-include@1']);
    expect(codes('[here](javascript:alert(1))')).toEqual(['bad-link@1']);
  });

  it('is the inverse of printing, for whatever a template may hold', () => {
    fc.assert(
      fc.property(fc.array(blockArbitrary(), { maxLength: 5 }), (wild) => {
        const blocks = normaliseTemplateBlocks(wild);
        const { blocks: again, problems } = read(printTemplate(blocks, NOBODY));
        expect(problems).toEqual([]);
        expect(again).toEqual(blocks);
      }),
      { numRuns: 400 },
    );
  });

  it('never throws, whatever was typed', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            '{{',
            '}}',
            'if ',
            'end',
            'a',
            ': ',
            'choice ',
            '|',
            '\\',
            '*',
            '[',
            '](',
            ')',
            '\n',
            '- ',
            '"',
          ),
          maxLength: 40,
        }),
        (text) => {
          const { blocks } = read(text);
          const printed = printTemplate(blocks, NOBODY);
          expect(read(printed).blocks).toBeDefined();
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('validation', () => {
  const problemsOf = (one: Template, others: readonly Template[] = []) =>
    validateTemplate(one, (id) => [one, ...others].find((other) => other.id === id) ?? null).map(
      ({ code, what }) => `${code} ${what}`,
    );

  it('refuses what could never be inserted well', () => {
    expect(problemsOf(template('Good', 'See {{a: choice x|y}}.\n{{if a is x}}Yes.{{end}}'))).toEqual([]);
    expect(problemsOf({ ...template('T', 'x'), title: ' ' })).toEqual(['empty-title ']);
    expect(problemsOf(template('T', '{{cursor}}'))).toEqual(['empty-body ']);
    expect(problemsOf(template('T', '{{a: text}} {{a: date}}'))).toEqual(['different-kinds a']);
    expect(problemsOf(template('T', '{{shoe-size: question}}'))).toEqual(['unknown-source shoe-size']);
    expect(problemsOf(template('T', 'x {{if b}}y{{end}}'))).toEqual(['condition-unknown-slot b']);
    expect(problemsOf(template('T', '{{a: choice x|y}}{{if a is z}}y{{end}}'))).toEqual([
      'condition-unknown-value a: z',
    ]);
    expect(problemsOf(template('T', '{{if b}}{{a: text}}{{end}}{{if a}}{{b: text}}{{end}}'))).toEqual([
      'condition-cycle a',
      'condition-cycle b',
    ]);
    expect(problemsOf(template('T', '{{a: number 5..1}}'))).toEqual(['number-range a']);
    expect(problemsOf(template('T', '{{a: number 1..5 = 9}}'))).toEqual(['number-default a']);
    expect(problemsOf(template('T', '{{a: choice x|y = z}}'))).toEqual(['choice-default a']);
  });

  it('follows includes: missing ones, loops, a team’s template over somebody’s own, one name for two kinds', () => {
    const inner = template('Inner', '{{a: date}}');
    const names = includeNamesOf([inner]);
    const outer = template('Outer', '{{a: text}}\n\n{{include inner}}', { names });
    expect(problemsOf(outer, [inner])).toEqual(['include-kinds a']);
    expect(problemsOf(outer)).toEqual(['include-missing inner']);
    expect(problemsOf(template('O', '{{include Inner}}', { names }), [{ ...inner, scope: 'personal' }])).toEqual([
      'include-not-shared Inner',
    ]);
    const back = { ...inner, body: template('x', '{{include Outer}}', { names: includeNamesOf([outer]) }).body };
    expect(problemsOf(outer, [back])).toContain('include-cycle Outer');
  });
});

describe('insertion', () => {
  it('puts included text in place, once and for one instance, and refuses loops and what is missing', () => {
    const net = template('Safety net', 'Come back if {{sign "Sign": choice fever|rash}}.{{cursor}}');
    const names = includeNamesOf([net]);
    const outer = template(
      'Outer',
      'Hello {{alias: question}}.{{cursor}}\n\n{{include Safety net}}\n\n{{include Safety net}}',
      {
        names,
      },
    );
    const blocks = insert(outer, [net]);
    const slots = blocks.flatMap((block) => (block.type === 'paragraph' ? block.children : []));
    expect(slots.filter((inline) => inline.type === 'slot' && inline.kind === 'cursor')).toHaveLength(1);
    expect(new Set(slots.map((inline) => (inline.type === 'slot' ? inline.instanceId : null))).size).toBe(2);
    expect(slots.find((inline) => inline.type === 'slot' && inline.name === 'sign')).toMatchObject({
      templateId: net.id,
      templateVersion: 3,
    });
    expect(plainTextOf({ format: 1, blocks })).toBe('Hello Mei.\n\nCome back if .\n\nCome back if .');
    expect(() => insert(outer)).toThrow(
      expect.objectContaining({ refusal: { code: 'include-missing', label: 'Safety net' } }),
    );
    const loop = { ...net, body: template('x', '{{include Outer}}', { names: includeNamesOf([outer]) }).body };
    expect(() => insert(outer, [loop, outer])).toThrow(
      expect.objectContaining({ refusal: { code: 'include-cycle', label: 'Outer' } }),
    );
    expect(() => insert(template('T', '{{shoe-size: question}}'))).toThrow(
      expect.objectContaining({ refusal: { code: 'unknown-source', label: 'shoe-size' } }),
    );
  });

  it('refuses what doubles at every step before it fills the memory', () => {
    let others: Template[] = [];
    for (let step = 0; step < 40; step += 1) {
      const below = others.at(-1);
      const text = below === undefined ? 'x' : `{{include T${step - 1}}}\n\n{{include T${step - 1}}}`;
      others = [...others, template(`T${step}`, text, { names: includeNamesOf(others) })];
    }
    const top = others.at(-1);
    expect(() => insert(top as Template, others)).toThrow(
      expect.objectContaining({ refusal: expect.objectContaining({ code: 'too-long' }) }),
    );
  });

  it('keeps what stands under a condition that holds, and lets the rest go without a trace', () => {
    const one = template(
      'T',
      'Go {{when: choice today|soon}}.\n\n{{if when is today}}\nDo not drive. Take {{who: text}} with you.\n{{end}}\n\n{{if when is not today}}No hurry.{{end}}',
    );
    const blocks = insert(one);
    expect(openSlots({ format: 1, blocks }).map(({ name }) => name)).toEqual(['when']);
    const today = filled(blocks, { when: 'today' });
    expect(openSlots(today).map(({ name }) => name)).toEqual(['who']);
    expect(() => withoutOpenOptionalSlots(today)).toThrow(RangeError);
    expect(plainTextOf(withoutOpenOptionalSlots(filled(blocks, { when: 'today', who: 'a friend' })))).toBe(
      'Go today.\n\nDo not drive. Take a friend with you.',
    );
    const soon = withoutOpenOptionalSlots(filled(blocks, { when: 'soon' }));
    expect(soon.blocks).toHaveLength(2);
    expect(plainTextOf(soon)).toBe('Go soon.\n\nNo hurry.');
  });

  it('does not say to another asker what was said for the first one’s sake', () => {
    const one = template('T', '{{sex?: question}}: rest.{{if sex is female}} Tell us if you may be pregnant.{{end}}');
    const sent = withoutOpenOptionalSlots({ format: 1, blocks: insert(one) });
    expect(plainTextOf(sent)).toBe('female: rest. Tell us if you may be pregnant.');
    expect(plainTextOf(readdressed(sent, { ...question, sex: 'male' }, 'en'))).toBe('male: rest.');
  });
});

describe('rewriteDistance', () => {
  const one = template('T', 'Please rest your {{part: text}} and come back within a week if it has not settled.');
  const blocks = insert(one);
  const sent = filled(blocks, { part: 'left knee' });
  const before = { type: 'paragraph' as const, children: [text('Hello, and thank you for the question.')] };

  it('is nothing for filled blanks and text around, a share for changed words, null for what was taken out', () => {
    expect(rewriteDistance(blocks, [{ ...sent, blocks: [before, ...sent.blocks] }])).toBe(0);
    const shortened = {
      format: 1 as const,
      blocks: [
        { type: 'paragraph' as const, children: [text('Please rest your left knee and come back within two weeks.')] },
      ],
    };
    const share = rewriteDistance(blocks, [shortened]);
    expect(share).toBeGreaterThan(0.3);
    expect(share).toBeLessThan(0.7);
    expect(rewriteDistance(blocks, [{ format: 1, blocks: [before] }])).toBeNull();
  });

  it('counts Chinese by character', () => {
    const chinese = insert(template('T', '請多休息，一週後回診。'));
    const changed = {
      format: 1 as const,
      blocks: [{ type: 'paragraph' as const, children: [text('請多休息，兩週後回診。')] }],
    };
    expect(rewriteDistance(chinese, [changed])).toBeCloseTo(1 / 9);
  });
});

describe('import and export', () => {
  it('loses nothing', () => {
    const inner = template('Inner "one" \\ {x}', 'Text with **marks** and {{n "Number": number 1..3 kg}}.');
    const outer = template('Outer', '# Title\n\n{{include Inner "one" \\\\ \\{x\\}}}\n\n- a\n  - b', {
      names: includeNamesOf([inner]),
      keywords: ['key'],
      reviewDueOn: '2027-01-01',
      ownerName: 'Lin Yating',
      departmentId: 'orthopedics',
      kind: 'referral',
    });
    const { templates, problems } = importTemplates(exportTemplates([outer, inner], []), 'team', []);
    expect(problems).toEqual([]);
    for (const [place, original] of [outer, inner].entries()) expect(original).toMatchObject(templates[place] ?? {});
    expect(templates.map(({ body }) => body)).toEqual([outer.body, inner.body]);
  });

  it('names the line or the field that is wrong, and takes nothing then', () => {
    const problemOf = (file: string) => importTemplates(file, 'personal', []).problems[0];
    expect(problemOf('{\n  "format": \n}')).toMatchObject({ code: 'not-json', line: 3 });
    expect(problemOf('{"format":"other"}')).toMatchObject({ code: 'not-this-format', field: 'format' });
    const good = exportTemplates([template('Good', 'x')], []);
    const broken = good.replace('"kind": "other"', '"kind": "othr"');
    expect(problemOf(broken)).toMatchObject({ template: { place: 1, title: 'Good' }, field: 'kind' });
    expect(problemOf(good.replace('"text": "x"', '"text": "x\\n\\n{{y"'))).toMatchObject({
      field: 'text',
      line: 3,
      code: 'unclosed-braces',
    });
    expect(importTemplates(broken, 'team', []).templates).toEqual([]);
  });
});

function text(value: string): Inline {
  return { type: 'text', text: value, marks: [], link: null };
}

/** Blocks as the notation can say them: each name is one blank, everything of an author is trimmed. */
function blockArbitrary(): fc.Arbitrary<Block> {
  const wild = fc.string({
    unit: fc.constantFrom(...'ab 骨*_~[](){}\\#->1.|="@:?\u00a0'),
    minLength: 1,
    maxLength: 12,
  });
  const tidy = wild.map((value) => value.trim() || 'x');
  const condition = fc
    .record({ slot: fc.constantFrom('a', 'b'), is: fc.array(tidy, { maxLength: 3 }), not: fc.boolean() })
    .map((one) => (one.is.length === 0 ? { ...one, not: false } : one));
  const base = { type: 'slot' as const, instanceId: NO_INSTANCE, templateId: ID, templateVersion: 1 };
  const plain = { options: [] as string[], unit: null, value: null, binding: null };
  const declared = fc.oneof(
    tidy.map((label): Slot => ({ ...base, ...plain, name: 't', label, kind: 'text', required: true })),
    fc.record({ options: fc.array(tidy, { minLength: 1, maxLength: 3 }), value: fc.option(tidy) }).map(
      ({ options, value }): Slot => ({
        ...base,
        ...plain,
        name: 'c',
        label: 'c',
        kind: 'choice',
        required: false,
        options,
        value,
        binding: 'urgency',
      }),
    ),
    fc
      .record({
        min: fc.integer(),
        max: fc.option(fc.integer()),
        unit: fc.option(fc.constantFrom('kg', 'days a week')),
      })
      .map(
        ({ min, max, unit }): Slot => ({
          ...base,
          ...plain,
          name: 'n',
          label: 'Number',
          kind: 'number',
          required: true,
          unit,
          min,
          ...(max === null ? {} : { max }),
        }),
      ),
    fc.constant<Slot>({ ...base, ...plain, name: 'sex', label: 'sex', kind: 'from-question', required: false }),
    fc.constant<Slot>({ ...base, ...plain, name: 'cursor', label: 'cursor', kind: 'cursor', required: false }),
  );
  const inline = fc.oneof(
    fc.record({
      type: fc.constant('text' as const),
      text: wild,
      marks: fc.subarray(['bold', 'italic', 'underline', 'strikethrough'] as const).map((marks) => [...marks]),
      link: fc.option(fc.constantFrom('https://example.org/a_(b)?c=d', 'mailto:clinic@example.org'), { freq: 4 }),
    }),
    fc.constant<Inline>({ type: 'line-break' }),
    declared,
    fc.record({ slot: declared, onlyIf: condition }).map(({ slot, onlyIf }): Inline => ({ ...slot, onlyIf })),
    fc.record({ value: wild, onlyIf: condition }).map(({ value, onlyIf }): Inline => fixedText(value, onlyIf, base)),
  );
  const children = fc.array(inline, { maxLength: 6 });
  return fc.oneof(
    fc.record({ type: fc.constant('paragraph' as const), children }),
    fc.record({ type: fc.constant('heading' as const), level: fc.constantFrom(2 as const, 3 as const), children }),
    fc.record({ type: fc.constant('quote' as const), children }),
    fc.record({
      type: fc.constant('list' as const),
      ordered: fc.boolean(),
      items: fc.array(fc.record({ depth: fc.integer({ min: 0, max: 5 }), children }), { minLength: 1, maxLength: 4 }),
    }),
  );
}
