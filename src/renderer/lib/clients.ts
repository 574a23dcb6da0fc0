import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { AnyContractRouter, ContractRouterClient } from '@orpc/contract';
import type { deskContract } from '#contract/desk.ts';
import { PIPE_KEY, type Pipe, type PipeLane, type PipeMessage } from '#contract/pipe.ts';
import type { shellContract } from '#contract/shell.ts';

declare global {
  interface Window {
    readonly [PIPE_KEY]: Pipe;
  }
}

/** The background part was restarted while a call was under way; calling again works. */
export class DeskRestartedError extends Error {
  constructor() {
    super('the background part was restarted');
    this.name = 'DeskRestartedError';
  }
}

/** The end of one lane, as oRPC wants a message port. */
class LanePort {
  readonly #lane: PipeLane;
  #onMessage: (event: { data: PipeMessage }) => void = () => {};
  #onClose: () => void = () => {};
  constructor(lane: PipeLane) {
    this.#lane = lane;
  }
  addEventListener(type: string, callback: (event?: unknown) => void): void {
    if (type === 'message') this.#onMessage = callback;
    if (type === 'close') this.#onClose = callback;
  }
  postMessage(message: PipeMessage): void {
    window[PIPE_KEY].send({ lane: this.#lane, message });
  }
  deliver(message: PipeMessage): void {
    this.#onMessage({ data: message });
  }
  /** Rejects what is under way. */
  close(): void {
    this.#onClose();
  }
}

type Client<T extends AnyContractRouter> = ContractRouterClient<T>;

const shellPort = new LanePort('shell');
let deskPort = new LanePort('desk');

/** What the window may ask of the desktop around it. */
export const shellClient: Client<typeof shellContract> = createORPCClient(new RPCLink({ port: shellPort }));

let deskLink = new RPCLink({ port: deskPort });

/** What the window may ask of the desk. Goes through whichever link is the present one. */
export const deskClient: Client<typeof deskContract> = createORPCClient({
  async call(path, input, options) {
    const link = deskLink;
    try {
      return await link.call(path, input, options);
    } catch (error) {
      if (link !== deskLink) throw new DeskRestartedError();
      throw error;
    }
  },
});

/** Called by the shell's events: calls under way end with `DeskRestartedError`, new ones reach the new worker. */
export function renewDeskLink(): void {
  const old = deskPort;
  deskPort = new LanePort('desk');
  deskLink = new RPCLink({ port: deskPort });
  old.close();
}

window[PIPE_KEY].receive(({ lane, message }) => {
  (lane === 'shell' ? shellPort : deskPort).deliver(message);
});
