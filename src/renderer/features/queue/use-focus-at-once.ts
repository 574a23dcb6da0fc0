import { type RefObject, useLayoutEffect } from 'react';

/** Gives the focus in the very frame in which a dialog opens: what a quick hand types next is meant for it. */
export function useFocusAtOnce(field: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => field.current?.focus(), [field]);
}
