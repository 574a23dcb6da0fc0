import type { ShellEvent } from '#contract/shell.ts';

/** Tells every window what happened around it. */
export interface ShellEvents {
  tell(event: ShellEvent): void;
  stream(signal: AbortSignal): AsyncGenerator<ShellEvent>;
}

export function createShellEvents(): ShellEvents {
  const listeners = new Set<(event: ShellEvent) => void>();
  return {
    tell(event) {
      for (const listener of listeners) listener(event);
    },
    async *stream(signal) {
      const waiting: ShellEvent[] = [];
      let wake: () => void = () => {};
      const listener = (event: ShellEvent): void => {
        waiting.push(event);
        wake();
      };
      const end = (): void => wake();
      listeners.add(listener);
      signal.addEventListener('abort', end);
      try {
        while (!signal.aborted) {
          const event = waiting.shift();
          if (event !== undefined) yield event;
          else {
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
          }
        }
      } finally {
        listeners.delete(listener);
        signal.removeEventListener('abort', end);
      }
    },
  };
}
