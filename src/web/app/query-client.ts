import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError, Unreachable } from '../api/rest.js';

/** One cache for all pages. A 401 anywhere forgets who is signed in; the router then shows the sign-in page. */
export const ME_KEY = ['me'] as const;

let onSignedOut: () => void = () => undefined;

/** The router registers here, since it stands above the cache. */
export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener;
}

function forgetExpiredSession(error: Error): void {
  if (!(error instanceof ApiError) || error.code !== 'not-signed-in') return;
  if (queryClient.getQueryData(ME_KEY) === null) return;
  queryClient.setQueryData(ME_KEY, null);
  onSignedOut();
}

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: forgetExpiredSession }),
  mutationCache: new MutationCache({ onError: forgetExpiredSession }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => failures < 2 && (error instanceof Unreachable || isServerFault(error)),
      retryDelay: (attempt) => Math.min(500 * 2 ** attempt, 4_000),
    },
    mutations: { retry: false },
  },
});

function isServerFault(error: Error): boolean {
  return error instanceof ApiError && error.status >= 500 && error.code !== 'queue-full';
}
