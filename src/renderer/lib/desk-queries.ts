import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { QueryClient } from '@tanstack/react-query';
import type { ChangeTopic } from '#contract/desk.ts';
import { deskClient } from './clients.ts';

/** Query and mutation options for every procedure of the desk. */
export const desk = createTanstackQueryUtils(deskClient);

/** What the desk answers is true until it says that it changed: no network, no polling, no staleness by time. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** Which answers a change touches. */
const KEYS: Readonly<Record<ChangeTopic, readonly (readonly unknown[])[]>> = {
  session: [desk.session.state.key()],
  sync: [desk.sync.key()],
  queue: [desk.queue.key(), desk.draft.listKept.key()],
  question: [desk.question.key(), desk.history.key(), desk.outbox.getHeld.key(), desk.draft.listKept.key()],
  // The editor holds its own draft; it is told by event, see reply-session.
  draft: [desk.draft.listRevisions.key(), desk.draft.find.key(), desk.draft.listKept.key()],
  template: [desk.template.key()],
  related: [desk.related.key(), desk.corpora.key()],
  outbox: [desk.outbox.key(), desk.queue.key()],
  directory: [desk.directory.key()],
  presence: [desk.queue.list.key(), desk.question.get.key()],
  review: [desk.review.key(), desk.history.key()],
  insights: [desk.insights.key()],
};

/** Asks again for what is shown of the changed topics. */
export function invalidate(topics: readonly ChangeTopic[]): void {
  const keys = new Map(topics.flatMap((topic) => KEYS[topic]).map((key) => [JSON.stringify(key), key]));
  for (const queryKey of keys.values()) void queryClient.invalidateQueries({ queryKey });
}
