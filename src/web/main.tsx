import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import '@mantine/core/styles.css';
import './app/app.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './app/query-client.js';
import { router } from './app/router.js';
import { cssVariablesResolver, theme } from './app/theme.js';
import { startStrings } from './strings/i18n.js';

/** The browser's entry: strings first, then providers around the router. */
const NotificationsHost = lazy(() => import('./app/notifications-host.js'));
const root = document.getElementById('root');
if (!root) throw new Error('index.html lacks #root');

/** After an update of the server, an open page asks for parts that are no longer there: it starts anew, once. */
window.addEventListener('vite:preloadError', () => {
  const lastMs = Number(sessionStorage.getItem('docket.reloaded') ?? 0);
  if (Date.now() - lastMs < 30_000) return;
  sessionStorage.setItem('docket.reloaded', String(Date.now()));
  window.location.reload();
});

await startStrings();
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <Suspense>
          <NotificationsHost />
        </Suspense>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
