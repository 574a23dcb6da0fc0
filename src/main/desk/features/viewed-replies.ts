import type { QuestionId } from '#domain/ids.ts';
import type { Reply } from '#domain/reply.ts';
import { toInstant } from '#domain/time.ts';
import type { OpenSession } from './session.ts';

/** The window asks again at every change; within this time that is still the same viewing, in milliseconds. */
const ONE_VIEWING_MS = 10 * 60_000;

interface Viewing {
  readonly atMs: number;
  /** Ids and versions of what was shown. */
  readonly shown: string;
}

const viewings = new WeakMap<OpenSession, Map<QuestionId, Viewing>>();

/** Writes to the audit trail that replies were shown: once for a viewing, and again when there are others to see. */
export function recordViewing(session: OpenSession, questionId: QuestionId, replies: readonly Reply[]): void {
  if (replies.length === 0) return;
  const { store, account, clock } = session;
  const known = viewings.get(session) ?? new Map<QuestionId, Viewing>();
  viewings.set(session, known);
  const last = known.get(questionId);
  const nowMs = clock.now();
  const shown = replies.map(({ id, version }) => `${id}@${version}`).join();
  // A clock that was set back must not keep viewings out of the trail.
  if (last?.shown === shown && Math.abs(nowMs - last.atMs) < ONE_VIEWING_MS) return;
  known.set(questionId, { atMs: nowMs, shown });
  store.transaction(() => {
    for (const { id, version } of replies) {
      store.auditEvents.append({
        occurredAt: toInstant(nowMs),
        accountId: account.id,
        act: 'reply-viewed',
        subjectId: questionId,
        details: { replyId: id, version },
      });
    }
  });
}
