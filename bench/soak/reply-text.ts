import type { ReplyContent } from '#domain/reply.ts';
import { type Block, RICH_TEXT_FORMAT } from '#domain/rich-text.ts';
import type { Random } from '#service/practice/random.ts';

/** Text that has broken systems before; a reply must come through it byte for byte. */
const AWKWARD_TEXTS = [
  'Rest it for two weeks.',
  '頸部疼痛，請先冰敷',
  'e\u0301 is not é',
  '\u202Eright to left\u202C',
  'zero\u200Bwidth',
  '👩🏽‍⚕️ 🦴',
  '<script>alert(1)</script> & "quotes"',
  "'; DROP TABLE reply; --",
  'tab\tand \\u0000 as text',
  '\uFEFFmark',
  'line\u2028separator',
  'null \u0000 and half a pair \ud83d',
];

/** As the service keeps it: null characters are left out and halves of pairs replaced, which nobody can see. */
export function asStored(content: ReplyContent): ReplyContent {
  return JSON.parse(JSON.stringify(content), (_key, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value,
  ) as ReplyContent;
}

/** A reply of a few awkward texts that can be told from all others by its marker. */
export function contentOf(marker: string, random: Random): ReplyContent {
  const text = `${marker} ${random.pick(AWKWARD_TEXTS)} ${random.pick(AWKWARD_TEXTS)}`;
  const paragraph: Block = {
    type: 'paragraph',
    children: [
      { type: 'text', text, marks: random.chance(0.3) ? ['bold'] : [], link: null },
      { type: 'line-break' },
      { type: 'text', text: random.pick(AWKWARD_TEXTS), marks: [], link: null },
    ],
  };
  const more: Block = {
    type: 'list',
    ordered: true,
    items: [{ depth: 0, children: [{ type: 'text', text: random.pick(AWKWARD_TEXTS), marks: [], link: null }] }],
  };
  return {
    body: { format: RICH_TEXT_FORMAT, blocks: [paragraph] },
    moreInformation: random.chance(0.3) ? { format: RICH_TEXT_FORMAT, blocks: [more] } : null,
    citedAnswerIds: [],
    citedTopicIds: [],
    overrides: [],
    askTicks: [],
  };
}

/** The marker in a reply's text; empty where there is none. */
export function markerIn(content: ReplyContent): string {
  return /(REPLY|KILL)\d+x(\w+?x)?\d+x/.exec(JSON.stringify(content))?.[0] ?? '';
}
