import type { Store } from '#desk/store/store.ts';
import type { AuditEntry } from '#domain/audit/event.ts';
import type { Checkpoint } from '#domain/audit/trail-file.ts';

/** Entries of one request. */
const BATCH = 500;

export interface TrailUploaderOptions {
  readonly store: Pick<Store, 'auditEvents' | 'meta' | 'transaction'>;
  readonly send: (
    entries: readonly AuditEntry[],
    signal: AbortSignal,
  ) => Promise<{
    readonly held: number;
    readonly state: 'following' | 'diverged';
    readonly checkpoint: Checkpoint | null;
  }>;
}

/** How far the service has this machine's audit trail. */
export interface TrailUploadState {
  readonly held: number;
  /** The service holds another trail under this machine's name, for example after this one was restored from a backup. */
  readonly hasDiverged: boolean;
  /** The newest signed head of the service's own trail that was seen here; null for none. */
  readonly checkpoint: Checkpoint | null;
}

const META_NAME = 'audit-upload';
const NOTHING_UPLOADED: TrailUploadState = { held: 0, hasDiverged: false, checkpoint: null };

/** What is known of the upload; remembered in the store. */
export function readUploadState({ meta }: Pick<Store, 'meta'>): TrailUploadState {
  const stored = meta.find(META_NAME);
  return stored === null ? NOTHING_UPLOADED : { ...NOTHING_UPLOADED, ...JSON.parse(stored) };
}

/**
 * Hands this machine's audit trail to the service, as far as it has not got it. Best effort: whatever fails is tried
 * again in a later turn, and nothing a doctor does waits for it.
 */
export function createTrailUploader({ store, send }: TrailUploaderOptions) {
  return {
    async upload(signal: AbortSignal): Promise<void> {
      let state = readUploadState(store);
      while (!state.hasDiverged && store.auditEvents.head().sequence > state.held) {
        const entries = store.auditEvents.listEntries(state.held, BATCH);
        const answer = await send(entries, signal);
        // A service that was restored from a backup has less than it had: it gets the rest once more.
        const hasDiverged = answer.state === 'diverged' && answer.held >= state.held;
        const isStuck = answer.state === 'following' && answer.held <= state.held;
        state = { held: answer.held, hasDiverged, checkpoint: furthest(state.checkpoint, answer.checkpoint) };
        store.transaction(() => store.meta.set(META_NAME, JSON.stringify(state)));
        if (isStuck) return;
      }
    },
  };
}

/** A service that shows less of its trail than before must not make this machine forget that there was more. */
function furthest(seen: Checkpoint | null, told: Checkpoint | null): Checkpoint | null {
  if (seen === null || told === null) return told ?? seen;
  return told.checkpoint.sequence > seen.checkpoint.sequence ? told : seen;
}
