import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { PipeMessage } from '#contract/pipe.ts';
import type { DeskNotice, DeskToShell, DeskWorkerData, ResumableSession, ShellToDesk } from '#contract/worker.ts';

const RESTARTS_PER_WINDOW = 5;
const RESTART_WINDOW_MS = 60_000;
const RESTART_DELAY_MS = 200;
const SHUT_DOWN_PATIENCE_MS = 3000;

export interface DeskSupervisorOptions {
  /** The built worker. */
  readonly workerFile: string;
  readonly workerData: Omit<DeskWorkerData, 'resume'>;
  readonly useKeyring: (operation: 'wrap' | 'unwrap', bytes: Uint8Array) => Uint8Array | null;
  /** What should reach a doctor who looks elsewhere: counts and never a word of a patient. */
  readonly onNotice: (notice: DeskNotice) => void;
  /** Another worker serves; `lostSession` when it does not have the open account. */
  readonly onRestarted: (restarted: { readonly lostSession: boolean }) => void;
  /** It died too often in a row and stays down. */
  readonly onStopped: () => void;
}

/** A window's way to the desk, over however many workers. */
export interface DeskConnection {
  send(message: PipeMessage): void;
  close(): void;
}

/**
 * Keeps a desk worker running. One that dies is replaced, the open account is taken up again with the key that is kept
 * here in memory, and every window is connected to the new one. What was under way is lost and must be asked again.
 */
export class DeskSupervisor {
  readonly #options: DeskSupervisorOptions;
  readonly #connections = new Set<{ port: MessagePort | null; readonly receive: (message: PipeMessage) => void }>();
  #worker: Worker | null = null;
  #session: ResumableSession | null = null;
  #proxyUrl: string | null = null;
  #restartTimes: number[] = [];
  #closing = false;

  constructor(options: DeskSupervisorOptions) {
    this.#options = options;
  }

  start(): void {
    const worker = new Worker(this.#options.workerFile, {
      workerData: { ...this.#options.workerData, resume: this.#session } satisfies DeskWorkerData,
    });
    this.#worker = worker;
    worker.on('message', (message: DeskToShell) => this.#onMessage(message));
    // The exit that follows starts the next one; an unheard error would end the whole app.
    worker.on('error', (error) =>
      console.error(`the desk worker failed (${error instanceof Error ? error.name : 'unknown'})`),
    );
    worker.once('exit', () => this.#onExit());
    if (this.#proxyUrl !== null) this.#tell({ type: 'proxy', url: this.#proxyUrl });
    for (const connection of this.#connections) this.#attach(connection);
  }

  /** Connects a window; what the desk says to it goes to `receive`. */
  connect(receive: (message: PipeMessage) => void): DeskConnection {
    const connection = { port: null as MessagePort | null, receive };
    this.#connections.add(connection);
    this.#attach(connection);
    return {
      send: (message) => connection.port?.postMessage(message),
      close: () => {
        connection.port?.close();
        this.#connections.delete(connection);
      },
    };
  }

  /** The proxy that leads to the service; null for none. A worker that is started later is told too. */
  proxyChanged(url: string | null): void {
    this.#proxyUrl = url;
    this.#tell({ type: 'proxy', url });
  }

  networkChanged(online: boolean): void {
    this.#tell({ type: 'network', online });
  }

  powerChanged(event: 'suspend' | 'resume'): void {
    this.#tell({ type: 'power', event });
  }

  /** Ends the worker as a crash would. For tests of the restart. */
  async crash(): Promise<void> {
    await this.#worker?.terminate();
  }

  /** Lets the worker close its store, and ends it when it does not. */
  async shutDown(): Promise<void> {
    this.#closing = true;
    const worker = this.#worker;
    if (worker === null) return;
    const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    this.#tell({ type: 'shut-down' });
    const impatience = setTimeout(() => void worker.terminate(), SHUT_DOWN_PATIENCE_MS);
    await exited;
    clearTimeout(impatience);
  }

  #tell(message: ShellToDesk): void {
    this.#worker?.postMessage(message);
  }

  #attach(connection: { port: MessagePort | null; readonly receive: (message: PipeMessage) => void }): void {
    if (this.#worker === null) return;
    const { port1, port2 } = new MessageChannel();
    connection.port = port1;
    port1.on('message', connection.receive);
    this.#worker.postMessage({ type: 'connect', port: port2 } satisfies ShellToDesk, [port2]);
  }

  #onMessage(message: DeskToShell): void {
    switch (message.type) {
      case 'ready':
        return;
      case 'session':
        this.#session = message.resumable;
        return;
      case 'attention':
      case 'badge':
        this.#options.onNotice(message);
        return;
      case 'keyring':
        this.#tell({
          type: 'keyring',
          requestId: message.requestId,
          result: this.#options.useKeyring(message.operation, message.bytes),
        });
        return;
    }
  }

  #onExit(): void {
    this.#worker = null;
    for (const connection of this.#connections) {
      connection.port?.close();
      connection.port = null;
    }
    if (this.#closing) return;
    const now = performance.now();
    this.#restartTimes = [...this.#restartTimes.filter((time) => now - time < RESTART_WINDOW_MS), now];
    if (this.#restartTimes.length > RESTARTS_PER_WINDOW) {
      this.#options.onStopped();
      return;
    }
    setTimeout(() => {
      if (this.#closing) return;
      const had = this.#session;
      this.start();
      this.#options.onRestarted({ lostSession: had === null });
    }, RESTART_DELAY_MS * this.#restartTimes.length);
  }
}
