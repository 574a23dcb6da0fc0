import type { SignFont } from '#domain/pasted-text.ts';
import type { TextMark } from '#domain/rich-text.ts';

/** How a stretch of pasted text is set. */
export interface PastedStyle {
  readonly marks: ReadonlySet<TextMark>;
  readonly link: string | null;
  readonly font: SignFont;
  readonly raised: 'super' | 'sub' | null;
  /** Whether line ends and runs of spaces count, as in `pre`. */
  readonly keepsSpace: boolean;
}

export const PLAIN_STYLE: PastedStyle = {
  marks: new Set(),
  link: null,
  font: null,
  raised: null,
  keepsSpace: false,
};

const MARK_OF_TAG: Readonly<Record<string, TextMark>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
};

/** Read as text: what Word writes there (`mso-list`) is no property that a browser would keep. */
export function styleValue(style: string, property: string): string | null {
  if (style === '') return null;
  const pattern = PATTERNS.get(property) ?? new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]+)`, 'iu');
  PATTERNS.set(property, pattern);
  return pattern.exec(style)?.[1]?.trim().toLowerCase() ?? null;
}

/** A large page asks for the same few properties a million times. */
const PATTERNS = new Map<string, RegExp>();

/** Whether the page did not show it, so that the doctor did not see it and did not mean it. */
export function isHidden(element: Element, style: string): boolean {
  return (
    element.hasAttribute('hidden') ||
    styleValue(style, 'display') === 'none' ||
    styleValue(style, 'visibility') === 'hidden' ||
    styleValue(style, 'mso-hide') === 'all' ||
    /^0(?:px|pt|em|rem|%)?$/u.test(styleValue(style, 'font-size') ?? '')
  );
}

/** The style within an element, of which only marks, links and what changes the meaning of letters is kept. */
export function styleWithin(element: Element, tag: string, style: string, outer: PastedStyle): PastedStyle {
  const marks = new Set(outer.marks);
  const ofTag = MARK_OF_TAG[tag];
  if (ofTag !== undefined) marks.add(ofTag);
  const weight = styleValue(style, 'font-weight');
  if (weight !== null) {
    if (weight === 'bold' || weight === 'bolder' || Number(weight) >= 600) marks.add('bold');
    // Google Docs wraps everything in a bold element that is not bold.
    else marks.delete('bold');
  }
  const slant = styleValue(style, 'font-style');
  if (slant === 'italic' || slant === 'oblique') marks.add('italic');
  else if (slant === 'normal') marks.delete('italic');
  const line = `${styleValue(style, 'text-decoration') ?? ''} ${styleValue(style, 'text-decoration-line') ?? ''}`;
  if (line.includes('line-through')) marks.add('strikethrough');
  if (line.includes('underline')) marks.add('underline');
  const align = styleValue(style, 'vertical-align');
  return {
    marks,
    link: outer.link,
    font: fontOf(styleValue(style, 'font-family') ?? element.getAttribute('face')) ?? outer.font,
    raised: tag === 'sup' || align === 'super' ? 'super' : tag === 'sub' || align === 'sub' ? 'sub' : outer.raised,
    keepsSpace:
      tag === 'pre' || tag === 'textarea' || /^pre/u.test(styleValue(style, 'white-space') ?? '') || outer.keepsSpace,
  };
}

function fontOf(family: string | null): SignFont {
  if (family === null) return null;
  const first =
    family
      .split(',')[0]
      ?.replaceAll(/["'\s]/gu, '')
      .toLowerCase() ?? '';
  return first === 'symbol' ? 'symbol' : first.startsWith('wingdings') ? 'wingdings' : null;
}

const SUPER = new Map([...'0123456789+-()n'].map((sign, index) => [sign, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ'][index] ?? sign]));
const SUB = new Map([...'0123456789+-()'].map((sign, index) => [sign, [...'₀₁₂₃₄₅₆₇₈₉₊₋₍₎'][index] ?? sign]));

/** Raised and lowered signs as signs of their own: 10⁶ must not become 106. */
export function raisedText(text: string, raised: PastedStyle['raised']): string {
  if (raised === null || text.trim() === '') return text;
  const signs = raised === 'super' ? SUPER : SUB;
  const normal = text.replaceAll('\u2212', '-');
  if ([...normal].every((sign) => signs.has(sign))) return [...normal].map((sign) => signs.get(sign) ?? sign).join('');
  // Ordinals and trade marks read the same on the line; an exponent that cannot be written small does not.
  return raised === 'super' && /\d/u.test(text) ? `^(${text})` : text;
}
