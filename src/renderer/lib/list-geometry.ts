/** A heading in the list, above the row at `start`. */
export interface Section {
  readonly name: 'urgent' | 'waiting';
  readonly start: number;
  readonly count: number;
}

/** Where the rows of a list stand: all of one height, with headings between some. Lengths in CSS pixels. */
export interface ListGeometry {
  readonly total: number;
  readonly rowHeight: number;
  readonly headingHeight: number;
  readonly sections: readonly Section[];
}

/** The upper edge of a row, below its heading. */
export function topOf(geometry: ListGeometry, index: number): number {
  const headings = geometry.sections.filter(({ start }) => start <= Math.max(0, index)).length;
  return index * geometry.rowHeight + headings * geometry.headingHeight;
}

export function heightOf(geometry: ListGeometry): number {
  return geometry.total * geometry.rowHeight + geometry.sections.length * geometry.headingHeight;
}

/** The row at a height; that of a heading belongs to the row below it. */
export function rowAtHeight(geometry: ListGeometry, height: number): number {
  let index = Math.floor(height / geometry.rowHeight);
  while (index > 0 && topOf(geometry, index) > height) index -= 1;
  if (index >= 0 && height >= topOf(geometry, index) + geometry.rowHeight) index += 1;
  return Math.max(0, Math.min(geometry.total - 1, index));
}
