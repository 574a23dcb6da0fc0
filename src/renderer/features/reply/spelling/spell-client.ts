import { deskClient } from '../../../lib/clients.ts';
import type { SpellAnswer, SpellRequest } from './spell-protocol.ts';

/** Most words whose verdict is remembered. */
const MOST_REMEMBERED = 50_000;

type Question = SpellRequest extends infer One ? (One extends SpellRequest ? Omit<One, 'id'> : never) : never;

/**
 * The window's spell check: a dictionary in a worker of its own, made when the first word is to be checked, and the
 * doctor's own words from the account's store.
 */
class SpellClient {
  #worker: Worker | null = null;
  #nextId = 1;
  readonly #waiting = new Map<number, (words: readonly string[]) => void>();
  readonly #isRight = new Map<string, boolean>();
  #own: ReadonlySet<string> = new Set();
  readonly #watchers = new Set<() => void>();

  /** Null while it is not known; ask `check` then. */
  findVerdict(word: string): boolean | null {
    return this.isOwn(word) || (this.#isRight.get(word) ?? null);
  }

  isOwn(word: string): boolean {
    return this.#own.has(word) || this.#own.has(word.toLowerCase());
  }

  /** Resolves when the verdict on each of the words is known. */
  async check(words: readonly string[]): Promise<void> {
    const wrong = new Set(await this.#ask({ kind: 'check', words }));
    if (this.#isRight.size > MOST_REMEMBERED) this.#isRight.clear();
    for (const word of words) this.#isRight.set(word, !wrong.has(word));
  }

  suggest(word: string): Promise<readonly string[]> {
    return this.#ask({ kind: 'suggest', word });
  }

  /** Reads the account's own words; another account has others. */
  async loadOwn(): Promise<void> {
    this.#takeOwn(await deskClient.spelling.listWords());
  }

  async addOwn(word: string): Promise<void> {
    this.#takeOwn(await deskClient.spelling.addWord({ word }));
  }

  async removeOwn(word: string): Promise<void> {
    for (const one of new Set([word, word.toLowerCase()])) {
      this.#takeOwn(await deskClient.spelling.removeWord({ word: one }));
    }
  }

  /** Told when the account's own words changed. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  #takeOwn(words: readonly string[]): void {
    this.#own = new Set(words);
    for (const watcher of this.#watchers) watcher();
  }

  #ask(question: Question): Promise<readonly string[]> {
    const id = this.#nextId++;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#running().postMessage({ ...question, id } satisfies SpellRequest);
    });
  }

  #running(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(new URL('./spell-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<SpellAnswer>) => {
      this.#waiting.get(data.id)?.(data.words);
      this.#waiting.delete(data.id);
    });
    // Without a dictionary nothing is marked; the reply is written all the same.
    worker.addEventListener('error', () => {
      for (const resolve of this.#waiting.values()) resolve([]);
      this.#waiting.clear();
    });
    this.#worker = worker;
    return worker;
  }
}

export const spellClient = new SpellClient();
