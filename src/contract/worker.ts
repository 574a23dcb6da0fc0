import type { MessagePort } from 'node:worker_threads';

/**
 * What the shell and the desk worker say to each other besides the desk contract, which travels on a port of its own
 * for every window.
 */
export interface DeskWorkerData {
  /** The folder that holds all accounts of this machine. */
  readonly userDataDir: string;
  readonly serviceUrl: string;
  readonly appVersion: string;
  /** A session to take up again after a crash of the worker; null at the first start. */
  readonly resume: ResumableSession | null;
}

/** Kept in the main process's memory only, so that a restarted worker can open the store without the password. */
export interface ResumableSession {
  readonly accountFolder: string;
  readonly databaseKey: Uint8Array;
}

export type ShellToDesk =
  /** A window opened: serve the desk contract on this port. */
  | { readonly type: 'connect'; readonly port: MessagePort }
  | { readonly type: 'network'; readonly online: boolean }
  /** The proxy that leads to the service, as a URL; null for none. */
  | { readonly type: 'proxy'; readonly url: string | null }
  | { readonly type: 'power'; readonly event: 'suspend' | 'resume' }
  /** Answer to a keyring request; null where there is no keyring or it refused. */
  | { readonly type: 'keyring'; readonly requestId: number; readonly result: Uint8Array | null }
  /** Close the store and exit. */
  | { readonly type: 'shut-down' };

/** For a doctor who looks elsewhere: counts and never a word of a patient. */
export type DeskNotice =
  | {
      readonly type: 'attention';
      /**
       * Questions of T1 or T2 in my departments that arrived or became urgent; claims of mine with less than five
       * minutes left that I am not working on; replies that could not go out and need my word.
       */
      readonly kind: 'urgent-question' | 'lease-ending' | 'reply-held';
      /** How many at once, at least one. */
      readonly count: number;
    }
  /** Open questions of T1 and T2 plus replies that need my word; told whenever it changes, 0 after signing out. */
  | { readonly type: 'badge'; readonly count: number };

export type DeskToShell =
  | DeskNotice
  | { readonly type: 'ready' }
  /** Remember (or, with null, forget) the session for a restart. */
  | { readonly type: 'session'; readonly resumable: ResumableSession | null }
  | {
      readonly type: 'keyring';
      readonly requestId: number;
      readonly operation: 'wrap' | 'unwrap';
      readonly bytes: Uint8Array;
    };
