import { useSyncExternalStore } from 'react';

/** What just happened, said once to the eye and to assistive technology. */
export interface Notice {
  readonly text: string;
  /** A way back, where there is one. */
  readonly action?: { readonly label: string; readonly run: () => void };
  /** How long it stays, in milliseconds, where the usual time is not meant. */
  readonly shownMs?: number;
}

let notice: Notice | null = null;
const listeners = new Set<() => void>();

/** Shows it in place of the one before. */
export function tellNotice(next: Notice): void {
  set(next);
}

export function clearNotice(): void {
  set(null);
}

export function useNotice(): Notice | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => notice,
  );
}

function set(next: Notice | null): void {
  notice = next;
  for (const listener of listeners) listener();
}
