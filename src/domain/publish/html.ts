/**
 * HTML that is safe by construction: the only way to make any is the `html` template, which escapes every value that is
 * not itself such HTML. Values may stand in text and in double-quoted attributes only.
 */
export class SafeHtml {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

type HtmlValue = SafeHtml | string | number | null | false | readonly HtmlValue[];

/** Fills a template with escaped values; null and false leave nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): SafeHtml {
  return new SafeHtml(strings.reduce((markup, part, index) => markup + toMarkup(values[index - 1] ?? null) + part));
}

function toMarkup(value: HtmlValue): string {
  if (value === null || value === false) return '';
  if (value instanceof SafeHtml) return value.markup;
  if (typeof value === 'object') return value.map(toMarkup).join('');
  return escapeHtml(String(value));
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Escapes text for element content and quoted attributes. Characters that HTML cannot carry (NUL and lone surrogates)
 * become U+FFFD, as a browser would show them.
 */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replace(/\0/gu, '\uFFFD')
    .replace(/[&<>"']/gu, (character) => ESCAPES[character] ?? '');
}
