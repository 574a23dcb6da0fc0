import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { QueueRow } from '#contract/desk.ts';
import type { QuestionId } from '#domain/ids.ts';

/**
 * Keeps the chosen row where it is on the screen when questions come and go above it: the list is scrolled by as many
 * rows as it moved. Nothing is scrolled when the choice itself changed, or when the row was out of sight.
 */
export function useStillSelection(
  list: RefObject<HTMLElement | null>,
  active: { readonly row: QueueRow; readonly index: number } | undefined,
  rowHeight: number,
): void {
  const before = useRef<{ readonly id: QuestionId; readonly index: number } | null>(null);
  const id = active?.row.id ?? null;
  const index = active?.index ?? 0;
  useLayoutEffect(() => {
    const was = before.current;
    before.current = id === null ? null : { id, index };
    const element = list.current;
    if (element === null || was === null || was.id !== id || was.index === index) return;
    const wasTop = was.index * rowHeight - element.scrollTop;
    const wasInSight = wasTop > -rowHeight && wasTop < element.clientHeight;
    if (wasInSight) element.scrollTop += (index - was.index) * rowHeight;
  }, [list, id, index, rowHeight]);
}
