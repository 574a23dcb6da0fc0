import './theme/sign-in-styles.ts';
import './theme/global.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { startI18n } from './i18n/index.ts';
import { loadAppearance, useAppearance } from './lib/appearance.ts';
import { followDeskChanges, onDeskChange } from './lib/desk-changes.ts';
import { desk, invalidate, queryClient } from './lib/desk-queries.ts';
import { cssVariables, theme } from './theme/theme.ts';

const SCHEMES = { system: 'auto', light: 'light', dark: 'dark' } as const;

function Root() {
  const appearance = useAppearance();
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme={SCHEMES[appearance.theme]}
      {...(appearance.theme === 'system' ? {} : { forceColorScheme: appearance.theme })}
    >
      <QueryClientProvider client={queryClient}>
        <App />
      </QueryClientProvider>
    </MantineProvider>
  );
}

// Both parts behind the window are asked at once; the page waits for the two of them anyway.
void queryClient.prefetchQuery(desk.session.state.queryOptions());
const { resolvedLanguage } = await loadAppearance();
await startI18n(resolvedLanguage);
onDeskChange(({ topics }) => invalidate(topics));
void followDeskChanges();

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root element');
createRoot(root).render(
  <StrictMode>
    <Root />
  </StrictMode>,
);
