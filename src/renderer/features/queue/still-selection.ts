import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { QueueRow } from '#contract/desk.ts';
import type { QuestionId } from '#domain/ids.ts';

/**
 * Keeps the chosen row where it is on the screen when questions come and go above it: the list is scrolled by as much
 * as it moved. Nothing is scrolled when the choice itself changed, or when the row was out of sight.
 */
export function useStillSelection(
  list: RefObject<HTMLElement | null>,
  active: { readonly row: QueueRow; readonly index: number } | undefined,
  top: number,
  rowHeight: number,
): void {
  const before = useRef<{ readonly id: QuestionId; readonly top: number; readonly rowHeight: number } | null>(null);
  const id = active?.row.id ?? null;
  useLayoutEffect(() => {
    const was = before.current;
    before.current = id === null ? null : { id, top, rowHeight };
    const element = list.current;
    if (element === null || was === null || was.id !== id || was.top === top) return;
    const wasTop = was.top - element.scrollTop;
    const wasInSight = wasTop > -was.rowHeight && wasTop < element.clientHeight;
    if (wasInSight) element.scrollTop += top - was.top;
  }, [list, id, top, rowHeight]);
}
