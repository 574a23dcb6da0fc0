import type { QuestionId } from '#domain/ids.ts';
import type { ReplyContent } from '#domain/reply.ts';

/** Waits this long after the last key, in milliseconds. */
const QUIET_MS = 200;
/** While somebody writes without a pause, saves at least this often, in milliseconds. */
const LONGEST_MS = 400;
/** After a failure, in milliseconds. */
const RETRY_MS = 1500;

export type SaveState =
  | { readonly state: 'none' }
  | { readonly state: 'saved' }
  | { readonly state: 'saving' }
  | { readonly state: 'failed'; readonly error: unknown };

export interface DraftAutosaveOptions {
  readonly questionId: QuestionId;
  /** Reads what is in the editor now. */
  readonly read: () => ReplyContent;
  readonly save: (questionId: QuestionId, content: ReplyContent) => Promise<unknown>;
  readonly onState: (state: SaveState) => void;
  /** Whether there is a draft on disk already. */
  readonly hasDraft: boolean;
}

/**
 * Brings one question's draft to disk while it is written. It is made for one question and has no way to save under
 * another. Saves never overlap; while one is under way the newest state waits.
 */
export class DraftAutosave {
  readonly #options: DraftAutosaveOptions;
  #dirtySinceMs: number | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #saving: Promise<void> | null = null;
  #closed = false;

  constructor(options: DraftAutosaveOptions) {
    this.#options = options;
    options.onState({ state: options.hasDraft ? 'saved' : 'none' });
  }

  /** The editor is there (again); React may take it away and bring it back. */
  open(): void {
    this.#closed = false;
  }

  /** The editor changed. */
  changed(): void {
    if (this.#closed) return;
    const now = performance.now();
    this.#dirtySinceMs ??= now;
    const delayMs = Math.max(0, Math.min(QUIET_MS, this.#dirtySinceMs + LONGEST_MS - now));
    this.#schedule(delayMs);
  }

  isDirty(): boolean {
    return this.#dirtySinceMs !== null || this.#saving !== null;
  }

  /**
   * Saves at once what is not on disk yet; resolves when everything is.
   *
   * @throws what saving throws; the text stays in the editor and is tried again.
   */
  async flush(): Promise<void> {
    while (this.#saving !== null) await this.#saving.catch(() => undefined);
    if (this.#dirtySinceMs === null) return;
    await this.#saveNow();
    if (this.#dirtySinceMs !== null) await this.flush();
  }

  /** The editor goes away: saves what is left and takes no more changes. */
  close(): Promise<void> {
    const last = this.flush();
    this.#closed = true;
    return last;
  }

  /** The draft went elsewhere (into the outbox): nothing of it is saved any more. */
  abandon(): void {
    this.#closed = true;
    this.#dirtySinceMs = null;
    this.#clearTimer();
  }

  #schedule(delayMs: number): void {
    this.#clearTimer();
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#saving === null) void this.#saveNow().catch(() => undefined);
    }, delayMs);
  }

  #clearTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  async #saveNow(): Promise<void> {
    const { questionId, read, save, onState } = this.#options;
    this.#clearTimer();
    this.#dirtySinceMs = null;
    onState({ state: 'saving' });
    const saving = save(questionId, read()).then(() => undefined);
    this.#saving = saving;
    try {
      await saving;
      if (this.#dirtySinceMs === null) onState({ state: 'saved' });
    } catch (error) {
      this.#dirtySinceMs ??= performance.now();
      onState({ state: 'failed', error });
      if (!this.#closed) this.#schedule(RETRY_MS);
      throw error;
    } finally {
      this.#saving = null;
    }
    if (this.#dirtySinceMs !== null && this.#timer === null && !this.#closed) this.#schedule(0);
  }
}
