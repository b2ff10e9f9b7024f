import './trusted-types.js';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiProblem, SIGNED_OUT } from './api/client.js';
import { sessionQuery } from './api/queries.js';
import { App } from './app.js';
import { applySettings } from './words/settings.js';
import './styles/tokens.css';
import './styles/base.css';
import './styles/frame.css';
import './styles/controls.css';
import './styles/lists.css';

applySettings();

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // The live log keeps data fresh; refetching behind the reader's back would move what is being read.
      staleTime: 0,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      retry: (count, error) =>
        count < 2 && !(error instanceof ApiProblem && error.status >= 400 && error.status < 500),
    },
  },
});

window.addEventListener(SIGNED_OUT, () => client.setQueryData(sessionQuery.queryKey, null));

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  );
}
