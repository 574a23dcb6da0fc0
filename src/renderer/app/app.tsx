import { useQuery } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { SignInPage } from '../features/sign-in/sign-in-page.tsx';
import { showAppearance } from '../lib/appearance.ts';
import { renewDeskLink, shellClient } from '../lib/clients.ts';
import { desk, queryClient } from '../lib/desk-queries.ts';
import { DeskNotice, type DeskTrouble } from './desk-notice.tsx';
import { router } from './router.tsx';

/** Shows the sign-in page or the open account, and what happened to the part behind them. */
export function App() {
  const session = useQuery(desk.session.state.queryOptions());
  const [trouble, setTrouble] = useState<DeskTrouble | null>(null);

  useEffect(() => {
    const ended = new AbortController();
    followShell(ended.signal, setTrouble).catch(() => undefined);
    return () => ended.abort();
  }, []);

  const account = session.data?.state === 'signed-in' ? session.data.account : null;
  // What one account was shown must not be there for the next, who begins at the queue.
  const wasSignedOut = useRef(false);
  const accountId = account?.id ?? null;
  const isKnown = session.data !== undefined;
  useEffect(() => {
    if (!isKnown) return;
    if (accountId === null) {
      const kept = new Set(['["session","state"]', '["session","practiceAccounts"]']);
      queryClient.removeQueries({ predicate: ({ queryKey }) => !kept.has(JSON.stringify(queryKey[0])) });
    } else if (wasSignedOut.current) void router.navigate({ to: '/queue/{-$questionId}', replace: true });
    wasSignedOut.current = accountId === null;
  }, [accountId, isKnown]);

  if (session.data === undefined) return null;
  return (
    <>
      {session.data.state === 'signed-out' ? (
        <SignInPage serviceUrl={session.data.serviceUrl} />
      ) : (
        <RouterProvider
          router={router}
          context={{ account: session.data.account, serviceUrl: session.data.serviceUrl }}
        />
      )}
      {trouble !== null && <DeskNotice trouble={trouble} onDismiss={() => setTrouble(null)} />}
    </>
  );
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
      case 'menu':
        window.dispatchEvent(new CustomEvent('replydesk-menu', { detail: event.command }));
        break;
    }
  }
}
