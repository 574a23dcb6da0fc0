import type { Block, Inline, ListItem } from './rich-text.ts';

/** A font whose letters are other signs than they seem; null for any other. */
export type SignFont = 'symbol' | 'wingdings' | null;

/** Stands where a sign could not be read, so that nobody takes the gap for nothing. */
export const UNREADABLE_SIGN = '\uFFFD';

/** What the codes of Adobe's Symbol encoding stand for, from 0x41 and from 0x61. In it the letter m is a micro sign. */
const SYMBOL_CAPITALS = 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ';
const SYMBOL_LETTERS = 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ';
const SYMBOL_OTHERS: ReadonlyMap<number, string> = new Map([
  [0xa3, '≤'],
  [0xa5, '∞'],
  [0xac, '←'],
  [0xad, '↑'],
  [0xae, '→'],
  [0xaf, '↓'],
  [0xb0, '°'],
  [0xb1, '±'],
  [0xb3, '≥'],
  [0xb4, '×'],
  [0xb7, '•'],
  [0xb8, '÷'],
  [0xb9, '≠'],
  [0xbb, '≈'],
  [0xd6, '√'],
]);
/** Of Wingdings only what word processors write by themselves. */
const WINGDINGS: ReadonlyMap<number, string> = new Map([
  [0x6c, '•'],
  [0x6e, '▪'],
  [0xa7, '▪'],
  [0xd8, '➢'],
  [0xdf, '←'],
  [0xe0, '→'],
  [0xfc, '✓'],
]);

function symbolOf(code: number): string | null {
  if (code >= 0x41 && code <= 0x5a) return SYMBOL_CAPITALS[code - 0x41] ?? null;
  if (code >= 0x61 && code <= 0x7a) return SYMBOL_LETTERS[code - 0x61] ?? null;
  if (code >= 0x20 && code <= 0x3f) return String.fromCharCode(code);
  return SYMBOL_OTHERS.get(code) ?? null;
}

/**
 * The text without what only a computer sees: control signs, zero-width signs, marks that turn the reading direction,
 * ligatures, letters that a font turned into other signs. What cannot be told becomes U+FFFD, never a wrong letter: in the
 * font Symbol `m` is micro, and a thousandfold dose hangs on it.
 */
export function readableSigns(text: string, font: SignFont): string {
  const plain = text
    .replace(/\r\n?|[\u2028\u2029\v\f]/gu, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go.
    .replace(/[\0-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/[\ufb00-\ufb06]/gu, (ligature) => ligature.normalize('NFKC'))
    .toWellFormed();
  if (font === null) {
    return plain.replace(/[\ue000-\uf8ff]/gu, (sign) => {
      const code = sign.charCodeAt(0);
      return (code >= 0xf020 && code <= 0xf0ff ? symbolOf(code - 0xf000) : null) ?? UNREADABLE_SIGN;
    });
  }
  return [...plain]
    .map((sign) => {
      if (/\s/u.test(sign)) return sign;
      const code = sign.codePointAt(0) ?? 0;
      const inFont = code >= 0xf020 && code <= 0xf0ff ? code - 0xf000 : code;
      // Above the font's 256 codes a letter is what it seems.
      if (inFont > 0xff) return code >= 0xe000 && code <= 0xf8ff ? UNREADABLE_SIGN : sign;
      return (font === 'symbol' ? symbolOf(inFont) : WINGDINGS.get(inFont)) ?? UNREADABLE_SIGN;
    })
    .join('');
}

/** Narrower lines than this were ended on purpose: an address, a list, a verse. In columns; a Chinese sign takes two. */
const NARROWEST_WRAP = 45;
/** A line counts as full from this share of the widest one on. */
const FULL_SHARE = 0.72;
/** Parts that keep their hyphen when a line ends behind it. */
const KEEPS_HYPHEN = /(?:^|\W)(?:self|follow|non|well|anti|post|pre|long|short|high|low|over|cross|check|up|x|co)-$/iu;
const BULLET = /^\s*(?:[•◦▪‣●○■·*–]|-(?=\s))\s+/u;
const NUMBER = /^\s*\d{1,2}[.)]\s+/u;

/**
 * Blocks of a text that was copied as plain text. Lines that a page's width ended (a PDF's, a mail's) are joined where it
 * is plain that the sentence goes on; where it could be a list, as of medicines, the line ends stay.
 */
export function blocksOfPastedText(pasted: string): Block[] {
  const text = readableSigns(pasted, null).replace(/[^\S\n]+/gu, ' ');
  // Some words of a line go in as they are, with the space that parts them from the next.
  if (!text.includes('\n')) return text.trim() === '' ? [] : [{ type: 'paragraph', children: [run(text)] }];
  const lines = text.split('\n').map((line) => line.trim());
  const wrapAt = Math.max(...lines.map(widthOf));
  const blocks: Block[] = [];
  let group: string[] = [];
  const flush = (): void => {
    if (group.length > 0) blocks.push(...blocksOfLines(group, wrapAt, text));
    group = [];
  };
  for (const line of lines) {
    if (line === '') flush();
    else group.push(line);
  }
  flush();
  return blocks;
}

function blocksOfLines(lines: readonly string[], wrapAt: number, text: string): Block[] {
  const joined = joinWrapped(lines, wrapAt, text);
  const blocks: Block[] = [];
  for (const line of joined) {
    const ordered = NUMBER.test(line);
    if (!ordered && !BULLET.test(line)) {
      const last = blocks.at(-1);
      if (last?.type === 'paragraph') last.children.push({ type: 'line-break' }, run(line));
      else blocks.push({ type: 'paragraph', children: [run(line)] });
      continue;
    }
    const item: ListItem = { depth: 0, children: [run(line.replace(ordered ? NUMBER : BULLET, ''))] };
    const last = blocks.at(-1);
    if (last?.type === 'list' && last.ordered === ordered) last.items.push(item);
    else blocks.push({ type: 'list', ordered, items: [item] });
  }
  return blocks;
}

function run(text: string): Inline {
  return { type: 'text', text, marks: [], link: null };
}

function joinWrapped(lines: readonly string[], wrapAt: number, text: string): string[] {
  const isFull = (line: string): boolean => wrapAt >= NARROWEST_WRAP && widthOf(line) >= wrapAt * FULL_SHARE;
  const startsItem = (line: string): boolean => BULLET.test(line) || NUMBER.test(line);
  const continues = (line: string): boolean => /^[\p{Ll}\p{Script=Han},;)]/u.test(line);
  const ends = lines.slice(0, -1).filter((line, index) => isFull(line) && !startsItem(lines[index + 1] ?? ''));
  const evident = lines.slice(1).filter((line, index) => isFull(lines[index] ?? '') && continues(line)).length;
  // A page's own lines go on in small letters more often than not; a list of medicines does not.
  const isPage = evident > 0 && evident * 2 >= ends.length;
  const joined: string[] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const goesOn =
      before !== undefined &&
      isFull(before) &&
      !startsItem(line) &&
      (continues(line) || isPage || goesOnAsRange(before, line));
    if (goesOn) joined.push(joinTwo(joined.pop() ?? '', line, text));
    else joined.push(line);
  });
  return joined;
}

/** From one number to another, with the line's end behind the dash. */
function goesOnAsRange(before: string, after: string): boolean {
  return /\d[-–]$/u.test(before) && /^\d/u.test(after);
}

function joinTwo(before: string, after: string, text: string): string {
  const halves = /(\p{L}+)-$/u.exec(before);
  const next = /^\p{Ll}+/u.exec(after)?.[0];
  if (halves !== null && next !== undefined) {
    const keeps = KEEPS_HYPHEN.test(before) || text.includes(`${halves[1]}-${next}`);
    return keeps ? `${before}${after}` : `${before.slice(0, -1)}${after}`;
  }
  if (goesOnAsRange(before, after)) return `${before}${after}`;
  const isChinese = /[\p{Script=Han}，。；：、！？」）]$/u.test(before) && /^[\p{Script=Han}「（]/u.test(after);
  return isChinese ? `${before}${after}` : `${before} ${after}`;
}

function widthOf(line: string): number {
  let width = 0;
  for (const sign of line) width += /[\p{Script=Han}\u3000-\u303f\uff01-\uff60]/u.test(sign) ? 2 : 1;
  return width;
}
