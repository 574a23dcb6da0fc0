import type { LiveEvent } from '#contract/service.ts';

/** Reads a stream of events until one fits; what came before it is kept in `seen`. */
export interface EventReader {
  readonly seen: LiveEvent[];
  /** Resolves with the next event that fits, `null` when the stream ends first. */
  until(fits: (event: LiveEvent) => boolean): Promise<LiveEvent | null>;
  close(): Promise<void>;
}

/** Opens `/v1/events` as a workstation does, over plain HTTP. */
export async function readEvents(url: string, accessToken: string): Promise<EventReader> {
  const abort = new AbortController();
  const response = await fetch(`${url}/v1/events`, {
    headers: { authorization: `Bearer ${accessToken}` },
    signal: abort.signal,
  });
  if (!response.ok || response.body === null) throw new Error(`the stream was refused with ${response.status}`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const seen: LiveEvent[] = [];
  let read = 0;
  let text = '';
  return {
    seen,
    async until(fits) {
      for (;;) {
        for (; read < seen.length; read += 1) {
          const event = seen[read];
          if (event !== undefined && fits(event)) {
            read += 1;
            return event;
          }
        }
        const chunk = await reader.read();
        if (chunk.done) return null;
        text += chunk.value;
        const lines = text.split('\n');
        text = lines.pop() ?? '';
        for (const line of lines) {
          if (line.startsWith('data: ')) seen.push(JSON.parse(line.slice(6)));
        }
      }
    },
    async close() {
      abort.abort();
      await reader.cancel().catch(() => {});
    },
  };
}
