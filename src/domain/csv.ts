/** One cell: a number is written as a number, null is empty. */
export type CsvCell = string | number | null;

/**
 * What a spreadsheet would run as a formula when a cell begins with it: the signs themselves, the invisible characters that
 * it skips before them, and the full-width signs that East Asian versions take for the same (OWASP, CSV Injection).
 */
const FORMULA_START = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠|%]|^[\t\r\n]/u;

/**
 * A table as CSV that Excel opens as what it is: UTF-8 with a byte order mark, lines ended by CRLF (RFC 4180), and no
 * text that would run as a formula, which an apostrophe before it prevents. Numbers are as they are; the caller gives
 * text of patients and colleagues as strings.
 */
export function csvOf(rows: readonly (readonly CsvCell[])[]): string {
  return `\ufeff${rows.map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('')}`;
}

function cellOf(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const safe = FORMULA_START.test(cell) ? `'${cell}` : cell;
  return /[",\r\n\t;]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
