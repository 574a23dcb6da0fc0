import type { DeskNotice } from '#contract/worker.ts';
import type { QuestionId } from '#domain/ids.ts';
import { toInstant } from '#domain/time.ts';
import { systemTimers, type Timers } from '../sync/timers.ts';
import type { ChangeHub } from './changes.ts';
import type { OpenSession } from './session.ts';

/** A claim with less than this left, which working on the question would have renewed, is about to be lost; in milliseconds. */
const LEASE_ENDING_MS = 5 * 60_000;

/** Changes closer together than this are looked at as one, in milliseconds. */
const SETTLE_MS = 100;

export interface AttentionOptions {
  readonly session: Pick<OpenSession, 'store' | 'engine' | 'clock' | 'account'>;
  readonly changes: ChangeHub;
  /** Told counts and never a word of a patient. */
  readonly tell: (notice: DeskNotice) => void;
  readonly timers?: Timers;
}

/** Says what should reach a doctor who looks elsewhere, and how much waits. */
export interface Attention {
  /** What the rules found in questions that were here before is no news. */
  noNews(questionIds: readonly QuestionId[]): void;
  stop(): void;
}

/**
 * Watches for urgent questions (T1, T2) that arrive or become urgent, claims about to end, and replies that are held.
 * What is there when it begins, or when the first sync ends, is no news; each thing is told once.
 */
export function createAttention({ session, changes, tell, timers = systemTimers }: AttentionOptions): Attention {
  const { store, engine, clock } = session;
  let urgent: Set<QuestionId> | null = null;
  let held = new Set<string>();
  const endings = new Set<string>();
  let badge: number | null = null;
  let cancelLook: (() => void) | null = null;
  let cancelLease = (): void => {};

  const listUrgent = (): QuestionId[] => {
    const { id: accountId, departmentIds } = session.account;
    return store.queue.listUrgent(departmentIds, { accountId, now: toInstant(clock.now()) });
  };

  function look(): void {
    cancelLook = null;
    if (engine.status().firstSync !== null) return;
    const urgentNow = listUrgent();
    const heldNow = store.outbox.listHeld().map(({ command }) => command.commandId as string);
    if (urgent === null) {
      urgent = new Set(urgentNow);
    } else {
      const known = urgent;
      const news = urgentNow.filter((id) => !known.has(id));
      for (const id of news) known.add(id);
      // What I made urgent myself I know.
      const { id: me } = session.account;
      notice('urgent-question', news.filter((id) => store.questions.findUrgencyOverride(id)?.accountId !== me).length);
      notice('reply-held', heldNow.filter((id) => !held.has(id)).length);
    }
    held = new Set(heldNow);
    lookAtLeases();
    const count = urgentNow.length + store.outbox.counts().held;
    if (count !== badge) tell({ type: 'badge', count });
    badge = count;
  }

  function lookAtLeases(): void {
    cancelLease();
    const nowMs = clock.now();
    const claims = store.questions.listClaimEnds(session.account.id, toInstant(nowMs));
    const isEnding = (expiresAt: string): boolean => Date.parse(expiresAt) - nowMs < LEASE_ENDING_MS;
    const news = claims.filter(({ id, expiresAt }) => isEnding(expiresAt) && !endings.has(`${id} ${expiresAt}`));
    for (const { id, expiresAt } of news) endings.add(`${id} ${expiresAt}`);
    notice('lease-ending', news.length);
    const next = claims.find(({ expiresAt }) => !isEnding(expiresAt));
    if (next === undefined) return;
    const delayMs = Date.parse(next.expiresAt) - nowMs - LEASE_ENDING_MS + 1;
    cancelLease = timers.schedule(delayMs, lookAtLeases);
  }

  function notice(kind: Extract<DeskNotice, { type: 'attention' }>['kind'], count: number): void {
    if (count > 0) tell({ type: 'attention', kind, count });
  }

  function lookSoon(): void {
    cancelLook ??= timers.schedule(SETTLE_MS, look);
  }

  const unlisten = changes.listen(({ topics }) => {
    if (topics.some((topic) => topic === 'queue' || topic === 'outbox' || topic === 'sync')) lookSoon();
  });
  lookSoon();
  return {
    noNews(questionIds) {
      if (urgent === null) return;
      const read = new Set(questionIds);
      for (const id of listUrgent()) if (read.has(id)) urgent.add(id);
    },
    stop() {
      unlisten();
      cancelLook?.();
      cancelLease();
      if (badge !== null && badge > 0) tell({ type: 'badge', count: 0 });
    },
  };
}
