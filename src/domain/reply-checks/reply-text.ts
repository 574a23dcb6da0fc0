import type { ReplyContent } from '../reply.ts';
import { type Inline, inlineGroupsOf, type RichText, type Slot, slotText } from '../rich-text.ts';

export type ReplyField = 'body' | 'more-information';

/** A stretch of a text; UTF-16 offsets, the end not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where in a reply: a field, a block of it by number from 0, and a span of that block's text. */
export interface Place extends Span {
  readonly field: ReplyField;
  readonly block: number;
}

/** A block as plain text, with what in it is more than text. */
export interface ReplyBlock {
  readonly field: ReplyField;
  readonly block: number;
  readonly isHeading: boolean;
  /** Line breaks and the ends of list items are `\n`; an open slot has no text. */
  readonly text: string;
  readonly slots: readonly (Span & { readonly slot: Slot })[];
  readonly links: readonly (Span & { readonly target: string })[];
}

/** The blocks of both fields in reading order. */
export function replyBlocks(content: Pick<ReplyContent, 'body' | 'moreInformation'>): ReplyBlock[] {
  const { body, moreInformation } = content;
  return [
    ...blocksOf('body', body),
    ...(moreInformation === null ? [] : blocksOf('more-information', moreInformation)),
  ];
}

function blocksOf(field: ReplyField, document: RichText): ReplyBlock[] {
  return document.blocks.map((block, index) => {
    let text = '';
    const slots: ReplyBlock['slots'][number][] = [];
    const links: ReplyBlock['links'][number][] = [];
    const add = (inline: Inline): void => {
      const start = text.length;
      if (inline.type === 'line-break') text += '\n';
      else if (inline.type === 'text') text += inline.text;
      else text += slotText(inline);
      if (inline.type === 'slot') slots.push({ start, end: text.length, slot: inline });
      if (inline.type === 'text' && inline.link !== null) links.push({ start, end: text.length, target: inline.link });
    };
    inlineGroupsOf(block).forEach((line, number) => {
      if (number > 0) text += '\n';
      line.forEach(add);
    });
    return { field, block: index, isHeading: block.type === 'heading', text, slots, links };
  });
}

/** Abbreviations after which a full stop ends no sentence. */
const ABBREVIATION = /(?:^|[\s(])(?:dr|mr|mrs|ms|prof|st|vs|no|e\.g|i\.e|eg|ie|approx|etc|[a-z])\.$/iu;

/** The sentences of a text, with their ends and without what is blank around them. */
export function sentencesOf(text: string): Span[] {
  const sentences: Span[] = [];
  const end = /[。！？!?；\n]+["'”’」』)）]*|\.+["'”’)]*(?=\s|$|\p{Script=Han})/gu;
  let from = 0;
  const push = (to: number): void => {
    const lead = /^\s*/u.exec(text.slice(from, to))?.[0].length ?? 0;
    const start = from + lead;
    const stop = start + text.slice(start, to).trimEnd().length;
    if (stop > start) sentences.push({ start, end: stop });
    from = to;
  };
  for (const match of text.matchAll(end)) {
    const to = match.index + match[0].length;
    if (match[0] === '.' && ABBREVIATION.test(text.slice(Math.max(from, to - 12), to))) continue;
    push(to);
  }
  push(text.length);
  return sentences;
}

const FOLDED: Readonly<Record<string, string>> = {
  '\u3000': ' ',
  '\u00a0': ' ',
  '’': "'",
  '‘': "'",
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '－': '-',
};

/** The text with full-width letters, digits and signs and the many dashes as their plain ones; as long as before. */
export function folded(text: string): string {
  return text.replace(/[\u3000\u00a0\u2010-\u2014\u2018\u2019\u2212\uff01-\uff5e]/gu, (sign) => {
    const known = FOLDED[sign];
    if (known !== undefined) return known;
    // Chinese punctuation stays what it is: it parts sentences.
    return '！？；，：（）'.includes(sign) ? sign : String.fromCharCode(sign.charCodeAt(0) - 0xfee0);
  });
}

/** All stretches that a pattern with the flag `g` finds. */
export function spansOf(pattern: RegExp, text: string): Span[] {
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Whether most of a text's letters are Han characters. */
export function isChinese(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  return han > words;
}
