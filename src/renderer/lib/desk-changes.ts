import type { ChangeTopic } from '#contract/desk.ts';
import type { QuestionId } from '#domain/ids.ts';
import { deskClient } from './clients.ts';

export interface DeskChange {
  readonly topics: readonly ChangeTopic[];
  readonly questionIds: readonly QuestionId[];
}

const RETRY_MS = 300;
const listeners = new Set<(change: DeskChange) => void>();
const EVERYTHING: readonly ChangeTopic[] = [
  'session',
  'sync',
  'queue',
  'question',
  'draft',
  'template',
  'related',
  'outbox',
  'directory',
  'presence',
  'review',
  'insights',
];

/** Told of every change; returns how to stop. */
export function onDeskChange(listener: (change: DeskChange) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Follows the desk's changes for as long as the window lives, over restarts of the desk. */
export async function followDeskChanges(): Promise<never> {
  for (;;) {
    try {
      for await (const change of await deskClient.changes()) tell(change);
    } catch {
      // The desk is being restarted; whatever was missed meanwhile is asked for again.
    }
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    tell({ topics: EVERYTHING, questionIds: [] });
  }
}

function tell(change: DeskChange): void {
  for (const listener of listeners) listener(change);
}
