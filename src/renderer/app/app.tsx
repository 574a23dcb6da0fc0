import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { SessionState } from '#contract/desk.ts';
import type { Account } from '#domain/account.ts';
import { SignInPage } from '../features/sign-in/sign-in-page.tsx';
import { showAppearance } from '../lib/appearance.ts';
import { renewDeskLink, shellClient } from '../lib/clients.ts';
import { desk, queryClient } from '../lib/desk-queries.ts';
import { BrokenScreen } from './broken-screen.tsx';
import { DeskNotice, type DeskTrouble } from './desk-notice.tsx';
import { type LoadedWorkspaces, loadWorkspaces } from './load-workspaces.ts';

/** Shows the sign-in page or the open account, and what happened to the part behind them. */
export function App() {
  const session = useQuery(desk.session.state.queryOptions());
  const [trouble, setTrouble] = useState<DeskTrouble | null>(null);
  const workspaces = useWorkspaces(session.data !== undefined);

  useEffect(() => {
    const ended = new AbortController();
    followShell(ended.signal, setTrouble).catch(() => undefined);
    return () => ended.abort();
  }, []);

  const state = session.data?.state;
  const loaded = workspaces === 'broken' ? null : workspaces;
  const cameFromSignIn = useRef(false);
  // What one account was shown must not be there for the next, who begins at the queue.
  useEffect(() => {
    if (state === 'signed-out') {
      const kept = new Set(['["session","state"]', '["session","practiceAccounts"]']);
      queryClient.removeQueries({ predicate: ({ queryKey }) => !kept.has(JSON.stringify(queryKey[0])) });
      cameFromSignIn.current = true;
    } else if (state === 'signed-in' && loaded !== null && cameFromSignIn.current) {
      loaded.beginAtQueue();
      cameFromSignIn.current = false;
    }
  }, [state, loaded]);

  if (session.data === undefined) return null;
  const { serviceUrl } = session.data;

  /** What the desk is about to say anyway; the first screen need not wait for it. */
  function showAccount(opened: Account): void {
    const signedIn: SessionState = { state: 'signed-in', serviceUrl, account: opened };
    loaded?.prefetchFirstScreen();
    queryClient.setQueryData(desk.session.state.queryKey(), signedIn);
  }

  return (
    <>
      {session.data.state === 'signed-out' || (workspaces === null && cameFromSignIn.current) ? (
        // Stays until there is something to take its place.
        <SignInPage serviceUrl={serviceUrl} onSignedIn={showAccount} />
      ) : workspaces === 'broken' ? (
        <BrokenScreen />
      ) : (
        loaded !== null && <loaded.Workspaces account={session.data.account} serviceUrl={serviceUrl} />
      )}
      {trouble !== null && <DeskNotice trouble={trouble} onDismiss={() => setTrouble(null)} />}
    </>
  );
}

/** Everything behind the sign-in page; null while it is on its way. It waits until the first page has been painted. */
function useWorkspaces(hasFirstPage: boolean): LoadedWorkspaces | 'broken' | null {
  const [workspaces, setWorkspaces] = useState<LoadedWorkspaces | 'broken' | null>(null);
  useEffect(() => {
    if (!hasFirstPage) return;
    const begin = requestAnimationFrame(() => {
      loadWorkspaces().then(setWorkspaces, () => setWorkspaces('broken'));
    });
    return () => cancelAnimationFrame(begin);
  }, [hasFirstPage]);
  return workspaces;
}

async function followShell(signal: AbortSignal, tell: (trouble: DeskTrouble) => void): Promise<void> {
  for await (const event of await shellClient.events(undefined, { signal })) {
    switch (event.type) {
      case 'appearance-changed':
        showAppearance(event.appearance);
        break;
      case 'desk-restarted':
        renewDeskLink();
        tell(event.lostSession ? 'restarted-signed-out' : 'restarted');
        void queryClient.invalidateQueries();
        break;
      case 'desk-stopped':
        tell('stopped');
        break;
      case 'notification-opened':
        window.dispatchEvent(new CustomEvent('replydesk-notification', { detail: event.kind }));
        break;
      case 'menu':
        window.dispatchEvent(new CustomEvent('replydesk-menu', { detail: event.command }));
        break;
    }
  }
}
