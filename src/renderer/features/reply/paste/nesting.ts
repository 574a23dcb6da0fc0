/** Deeper pages are read as plain text: a browser's parser takes time by the square of the depth. */
const DEEPEST = 2000;
const NESTING =
  /<(\/?)(?:a|abbr|article|aside|b|big|blockquote|center|code|dd|details|div|dl|dt|em|fieldset|figure|font|footer|form|header|i|label|main|nav|ol|pre|s|section|small|span|strike|strong|sub|sup|table|tbody|td|tr|tt|u|ul)\b/giu;

/** Whether elements are nested so deep, closed or not, that parsing them would hold up the window. */
export function isNestedTooDeep(html: string): boolean {
  let depth = 0;
  for (const [, closes] of html.matchAll(NESTING)) {
    depth = Math.max(0, depth + (closes === '' ? 1 : -1));
    if (depth > DEEPEST) return true;
  }
  return false;
}
