import type { DeskNotice, ResumableSession } from '#contract/worker.ts';
import type { PracticeAccount } from '#domain/account.ts';
import type { Clock } from './clock.ts';
import { type ChangeHub, createChangeHub } from './features/changes.ts';
import { createOutboxFeature, type OutboxFeature } from './features/outbox.ts';
import { createSessions, type OpenSession, type Sessions } from './features/session.ts';
import { createRelatedEngine, type RelatedEngine } from './related/related-engine.ts';
import type { Keyring } from './store/vault.ts';
import { fetchPractice } from './sync/service-client.ts';
import type { Timers } from './sync/timers.ts';

/** Longest that the sign-in screen waits for the list of practice accounts, in milliseconds. */
const PRACTICE_PATIENCE_MS = 4000;

export interface DeskOptions {
  readonly userDataDir: string;
  readonly serviceUrl: string;
  readonly appVersion: string;
  readonly clock: Clock;
  readonly keyring: Keyring;
  readonly onNotice?: (notice: DeskNotice) => void;
  readonly onResumable?: (resumable: ResumableSession | null) => void;
  /** How time passes for syncing, and its jitter in [0, 1); a test of months of bad network puts its own here. */
  readonly timers?: Timers;
  readonly random?: () => number;
}

/** The workstation without its window: what the worker serves, and tests and tools use directly. */
export interface Desk {
  readonly clock: Clock;
  readonly changes: ChangeHub;
  readonly sessions: Sessions;
  readonly outbox: OutboxFeature;
  /** The session's engine of related answers; made once. */
  relatedEngineOf(session: OpenSession): RelatedEngine;
  /** Empty when the service is not for practice, or cannot be asked. */
  practiceAccounts(): Promise<{ accounts: PracticeAccount[]; password: string | null }>;
  close(): Promise<void>;
}

export function createDesk(options: DeskOptions): Desk {
  const changes = createChangeHub();
  const sessions = createSessions({ ...options, changes, onResumable: options.onResumable ?? (() => {}) });
  const engines = new WeakMap<OpenSession, RelatedEngine>();
  return {
    clock: options.clock,
    changes,
    sessions,
    outbox: createOutboxFeature(changes),
    relatedEngineOf(session) {
      const engine = engines.get(session) ?? createRelatedEngine(session.store);
      engines.set(session, engine);
      return engine;
    },
    async practiceAccounts() {
      try {
        const { accounts, password } = await fetchPractice(options.serviceUrl, {
          appVersion: options.appVersion,
          signal: AbortSignal.timeout(PRACTICE_PATIENCE_MS),
        });
        return { accounts, password };
      } catch {
        // The sign-in screen works without the offer, offline above all.
        return { accounts: [], password: null };
      }
    },
    close: () => sessions.close(),
  };
}
