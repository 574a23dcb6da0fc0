import '@mantine/core/styles.layer.css';
import { RouterProvider } from '@tanstack/react-router';
import { useMemo } from 'react';
import { prefetchQueue } from '../features/queue/queue-rows.ts';
import { desk, queryClient } from '../lib/desk-queries.ts';
import { type OpenAccount, OpenAccountContext } from './open-account.ts';
import { router } from './router.tsx';

/** Everything that is there once an account is open. Loaded while the password is being typed. */
export function Workspaces({ account, serviceUrl }: OpenAccount) {
  const open = useMemo(() => ({ account, serviceUrl }), [account, serviceUrl]);
  return (
    <OpenAccountContext value={open}>
      <RouterProvider router={router} />
    </OpenAccountContext>
  );
}

/** Asks for what the first screen shows before it is there to ask itself. */
export function prefetchFirstScreen(): void {
  prefetchQueue();
  void queryClient.prefetchQuery(desk.queue.counts.queryOptions());
  void queryClient.prefetchQuery(desk.directory.departments.queryOptions());
  void queryClient.prefetchQuery(desk.sync.status.queryOptions());
}

// The first screen is found before it is needed, and without the detour of a redirect.
if (router.history.location.pathname === '/') router.history.replace('/queue');
void router.load();

/** An account that was just opened begins at the queue, whatever the one before had open. */
export function beginAtQueue(): void {
  if (router.latestLocation.pathname !== '/queue') {
    void router.navigate({ to: '/queue/{-$questionId}', replace: true });
  }
}
