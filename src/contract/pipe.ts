/**
 * The one private pipe between a window and the main process. The preload exposes it under `PIPE_KEY`, the window's
 * clients speak oRPC through it, and nothing else crosses. Lanes keep the two contracts apart: `shell` ends in the
 * main process, `desk` is forwarded as it is to the worker.
 */
export const PIPE_KEY = 'replydeskPipe';

/** The one IPC channel; the preload and the main process are its only users. */
export const PIPE_CHANNEL = 'replydesk:pipe';

export type PipeLane = 'shell' | 'desk';

/** What travels: oRPC's encoded messages. */
export type PipeMessage = string | ArrayBuffer | Uint8Array;

export interface PipeEnvelope {
  readonly lane: PipeLane;
  readonly message: PipeMessage;
}

/** What the preload puts on `window`. */
export interface Pipe {
  send(envelope: PipeEnvelope): void;
  /** One listener per window; a later one replaces it. */
  receive(listener: (envelope: PipeEnvelope) => void): void;
}
