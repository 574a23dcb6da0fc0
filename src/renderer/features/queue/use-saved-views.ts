import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { QueueFilter, SavedView } from '#contract/desk.ts';
import { deskClient } from '../../lib/clients.ts';
import { desk, queryClient } from '../../lib/desk-queries.ts';
import { renewed } from './queue-filter.ts';

export type CountedView = SavedView & { readonly count: number };

export interface SavedViews {
  readonly views: readonly CountedView[];
  save(name: string, filter: QueueFilter): Promise<SavedView>;
  rename(view: SavedView, name: string): void;
  remove(view: SavedView): void;
  /** Puts a view one place up or down. */
  shift(view: SavedView, by: -1 | 1): void;
}

const askAgain = (): Promise<void> => queryClient.invalidateQueries({ queryKey: desk.queue.savedViews.key() });

/** The filters that the doctor gave a name. */
export function useSavedViews(): SavedViews {
  const { data } = useQuery(desk.queue.savedViews.queryOptions());
  const views = data ?? [];
  const save = useMutation(desk.queue.saveView.mutationOptions({ onSettled: askAgain }));
  const remove = useMutation(desk.queue.removeView.mutationOptions({ onSettled: askAgain }));
  const { mutate } = save;
  // "Since the weekend began" means the last weekend, also where it was saved weeks ago.
  useEffect(() => {
    for (const { count: _count, ...view } of data ?? []) {
      const filter = renewed(view.filter, Date.now());
      if (filter.askedSince !== view.filter.askedSince) mutate({ ...view, filter });
    }
  }, [data, mutate]);
  return {
    views,
    save: (name, filter) =>
      save.mutateAsync({ id: crypto.randomUUID(), name, filter: { ...filter, search: filter.search.trim() } }),
    rename: ({ id, filter }, name) => save.mutate({ id, filter, name }),
    remove: ({ id }) => remove.mutate({ viewId: id }),
    shift(view, by) {
      const from = views.findIndex(({ id }) => id === view.id);
      const to = from + by;
      if (from < 0 || to < 0 || to >= views.length) return;
      const order = views.filter(({ id }) => id !== view.id);
      order.splice(to, 0, views[from] as CountedView);
      void putInOrder(order.slice(Math.min(from, to)));
    },
  };
}

/** A saved view goes to the end, so the tail is put there again one by one. */
async function putInOrder(tail: readonly CountedView[]): Promise<void> {
  for (const { count: _count, ...view } of tail) {
    await deskClient.queue.removeView({ viewId: view.id });
    await deskClient.queue.saveView(view);
  }
  await askAgain();
}
