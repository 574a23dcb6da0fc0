import { toInstant } from '#domain/time.ts';
import type { OpenSession } from '../features/session.ts';
import { readUploadState } from '../sync/trail-uploader.ts';
import { open } from './procedures.ts';

/** Writes to the audit trail that a setting of this machine was changed. */
export function recordSetting(
  { store, account, clock }: OpenSession,
  act: string,
  details: Readonly<Record<string, boolean | number | string>>,
): void {
  store.transaction(() =>
    store.auditEvents.append({
      occurredAt: toInstant(clock.now()),
      accountId: account.id,
      act,
      subjectId: null,
      details,
    }),
  );
}

/** This machine's own audit trail. */
export const auditRoutes = {
  list: open.audit.list.handler(({ input, context: { session } }) => {
    const { subjectId, before, limit } = input;
    const entries = session.store.auditEvents.listLatest(subjectId, before, limit);
    return { entries, nextBefore: entries.length < limit ? null : (entries.at(-1)?.sequence ?? null) };
  }),
  verify: open.audit.verify.handler(({ context: { session } }) => {
    const { held, hasDiverged, checkpoint } = readUploadState(session.store);
    return {
      ...session.store.auditEvents.check(),
      heldByService: held,
      hasDiverged,
      serviceCheckpoint: checkpoint,
    };
  }),
};
