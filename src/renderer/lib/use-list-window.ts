import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react';
import { type ListGeometry, rowAtHeight, topOf } from './list-geometry.ts';

/** Rows that are drawn beyond either edge, so that a quick scroll meets no hole. */
const MARGIN_ROWS = 8;

export interface ListWindow {
  readonly first: number;
  readonly last: number;
  /** Brings a row into sight, with its heading where it is the first below one. */
  reveal(index: number): void;
}

/** Which rows of a list of any length are to be drawn. Rows have one height, so nothing is measured or kept for each. */
export function useListWindow(list: RefObject<HTMLElement | null>, geometry: ListGeometry): ListWindow {
  const [range, setRange] = useState({ first: 0, last: 20 });
  const look = useCallback(() => {
    const element = list.current;
    if (element === null) return;
    const first = Math.max(0, rowAtHeight(geometry, element.scrollTop) - MARGIN_ROWS);
    const last = Math.min(
      geometry.total - 1,
      rowAtHeight(geometry, element.scrollTop + element.clientHeight) + MARGIN_ROWS,
    );
    setRange((before) => (before.first === first && before.last === last ? before : { first, last }));
  }, [list, geometry]);
  useLayoutEffect(look, [look]);
  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    element.addEventListener('scroll', look, { passive: true });
    const resized = new ResizeObserver(look);
    resized.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      resized.disconnect();
    };
  }, [list, look]);
  const reveal = useCallback(
    (index: number) => {
      const element = list.current;
      if (element === null) return;
      const top = topOf(geometry, index);
      const heading = geometry.sections.some(({ start }) => start === index) ? geometry.headingHeight : 0;
      if (top - heading < element.scrollTop) element.scrollTop = top - heading;
      const bottom = top + geometry.rowHeight;
      if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight;
    },
    [list, geometry],
  );
  return { ...range, reveal };
}
