import { EventEmitter } from 'node:events';
import { appendFileSync } from 'node:fs';
import type { Notification as ElectronNotification, NotificationConstructorOptions } from 'electron';

/**
 * Where notifications and badges are written down, a line of JSON each, for tests; a window of Chromium has neither. While
 * it is set, SIGHUP is a click on the last notification.
 */
const recordFile = process.env.REPLYDESK_HOST_RECORD;
let last: HostNotification | null = null;
if (recordFile !== undefined && process.platform !== 'win32') process.on('SIGHUP', () => last?.emit('click', {}));

/** Writes down what the desktop would have shown. */
export function recordForTests(line: object): void {
  if (recordFile !== undefined) appendFileSync(recordFile, `${JSON.stringify(line)}\n`);
}

class HostNotification extends EventEmitter {
  readonly #options: NotificationConstructorOptions;

  constructor(options: NotificationConstructorOptions = {}) {
    super();
    this.#options = options;
  }

  /** Only a test hears of them here, so that nobody relies on what is never shown. */
  static isSupported(): boolean {
    return recordFile !== undefined;
  }

  show(): void {
    last = this;
    const { title, body } = this.#options;
    recordForTests({ type: 'notification', title, body });
  }
}

export const Notification = HostNotification satisfies {
  new (options?: NotificationConstructorOptions): Pick<ElectronNotification, 'show'> & EventEmitter;
  isSupported(): boolean;
};
