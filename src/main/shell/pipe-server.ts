import { RPCHandler } from '@orpc/server/message-port';
import { type BrowserWindow, type IpcMainEvent, ipcMain, type WebContents } from 'electron';
import { z } from 'zod';
import { PIPE_CHANNEL, type PipeLane, type PipeMessage } from '#contract/pipe.ts';
import { isAppUrl } from './app-origin.ts';
import type { DeskConnection, DeskSupervisor } from './desk-supervisor.ts';
import { type ShellContext, shellRouter } from './shell-router.ts';

/** Longest message that a window may send, in characters or bytes; a reply with all its formatting is far below. */
const MAX_MESSAGE_LENGTH = 32 * 2 ** 20;

const envelopeSchema = z.strictObject({
  lane: z.enum(['shell', 'desk']),
  message: z.union([
    z.string().max(MAX_MESSAGE_LENGTH),
    z.instanceof(ArrayBuffer).refine(({ byteLength }) => byteLength <= MAX_MESSAGE_LENGTH),
    z.instanceof(Uint8Array).refine(({ byteLength }) => byteLength <= MAX_MESSAGE_LENGTH),
  ]),
});

interface WindowEnds {
  readonly desk: DeskConnection;
  readonly deliverToShell: (message: PipeMessage) => void;
}

/**
 * The main process's end of every window's pipe. The sender is checked before anything else is looked at: the top frame
 * of one of our own windows, showing our own page.
 */
export class PipeServer {
  readonly #ends = new Map<WebContents, WindowEnds>();
  readonly #handler = new RPCHandler(shellRouter);
  readonly #supervisor: DeskSupervisor;
  readonly #context: ShellContext;

  constructor(supervisor: DeskSupervisor, context: ShellContext) {
    this.#supervisor = supervisor;
    this.#context = context;
    ipcMain.on(PIPE_CHANNEL, (event, envelope: unknown) => this.#receive(event, envelope));
  }

  /** Serves a window until it closes. A page that is loaded anew gets new ends. */
  attach(window: BrowserWindow): void {
    const contents = window.webContents;
    contents.on('did-start-navigation', (details) => {
      if (details.isMainFrame && !details.isSameDocument) this.#renew(contents);
    });
    contents.once('destroyed', () => this.#drop(contents));
    this.#renew(contents);
  }

  #renew(contents: WebContents): void {
    this.#drop(contents);
    const send = (lane: PipeLane, message: PipeMessage): void => {
      if (!contents.isDestroyed()) contents.send(PIPE_CHANNEL, { lane, message });
    };
    let deliverToShell: (message: PipeMessage) => void = () => {};
    this.#handler.upgrade(
      {
        addEventListener(type: string, callback: (event?: unknown) => void) {
          if (type === 'message') deliverToShell = (message) => callback({ data: message });
        },
        postMessage: (message: PipeMessage) => send('shell', message),
      } as never,
      { context: this.#context },
    );
    this.#ends.set(contents, {
      desk: this.#supervisor.connect((message) => send('desk', message)),
      deliverToShell: (message) => deliverToShell(message),
    });
  }

  #drop(contents: WebContents): void {
    this.#ends.get(contents)?.desk.close();
    this.#ends.delete(contents);
  }

  #receive(event: IpcMainEvent, envelope: unknown): void {
    const ends = this.#ends.get(event.sender);
    if (ends === undefined || !isOwnTopFrame(event)) return;
    const parsed = envelopeSchema.safeParse(envelope);
    if (!parsed.success) return;
    if (parsed.data.lane === 'shell') ends.deliverToShell(parsed.data.message);
    else ends.desk.send(parsed.data.message);
  }
}

/** Whether the message comes from the window's top frame showing our page. */
function isOwnTopFrame({ senderFrame, sender }: IpcMainEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isAppUrl(senderFrame.url);
}
