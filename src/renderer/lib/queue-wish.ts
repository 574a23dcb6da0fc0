import { useEffect, useRef } from 'react';
import type { QueueScope } from '#contract/desk.ts';

/** What somebody outside of the queue wants it to show; kept until the queue is there. */
let wished: QueueScope | null = null;
let listener: (() => void) | null = null;

export function wishForScope(scope: QueueScope): void {
  wished = scope;
  listener?.();
}

/** Shows what was wished for, once. */
export function useWishedScope(show: (scope: QueueScope) => void): void {
  const latest = useRef(show);
  useEffect(() => {
    latest.current = show;
  });
  useEffect(() => {
    const take = (): void => {
      const scope = wished;
      wished = null;
      if (scope !== null) latest.current(scope);
    };
    listener = take;
    take();
    return () => {
      listener = null;
    };
  }, []);
}
