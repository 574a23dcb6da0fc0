/** What a cell may hold; null is empty. */
export type CsvCell = string | number | boolean | null;

/** Says to Excel that the file is UTF-8; stands once, before the first line. */
export const CSV_BYTE_ORDER_MARK = '\uFEFF';

/**
 * Where a text could be taken for a formula (OWASP, CSV Injection): one of the characters that begin one, in the full-width
 * forms that East Asian versions take for the same too, after the blanks, quotes and invisible characters that spreadsheets
 * skip; or a tab or line break at the beginning, which may end the cell before.
 */
const FORMULA = /^(?:[\t\r\n]|[\s"'\p{Cc}\p{Cf}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20|%])/u;

/**
 * A line of a CSV file (RFC 4180) with its line break. Every text is quoted. One that a spreadsheet could take for a
 * formula gets an apostrophe before it, so that what patients and doctors wrote is shown and never run; numbers are not
 * texts and stay as they are.
 *
 * @throws {RangeError} a number is not finite.
 */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

/** A whole table as a file; see {@link csvLine}. */
export function csvOf(rows: readonly (readonly CsvCell[])[]): string {
  return CSV_BYTE_ORDER_MARK + rows.map(csvLine).join('');
}

function cellOf(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? 'true' : 'false';
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) throw new RangeError('a cell holds a finite number');
    return String(cell);
  }
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return `"${text.replaceAll('"', '""')}"`;
}
