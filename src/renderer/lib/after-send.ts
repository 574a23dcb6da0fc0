import { useSyncExternalStore } from 'react';

/** Where a sent reply leads: back to the queue, or on to the next question that is mine. Kept on this machine. */
export type AfterSend = 'queue' | 'next-of-mine';

const STORED_AT = 'replydesk.after-send';
const listeners = new Set<() => void>();

export function readAfterSend(): AfterSend {
  return localStorage.getItem(STORED_AT) === 'next-of-mine' ? 'next-of-mine' : 'queue';
}

export function keepAfterSend(next: AfterSend): void {
  localStorage.setItem(STORED_AT, next);
  for (const listener of listeners) listener();
}

export function useAfterSend(): AfterSend {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, readAfterSend);
}
