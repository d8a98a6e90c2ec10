import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Me } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { ApiError } from '../api/rest.js';
import { closeLink } from '../api/live.js';
import { ME_KEY, queryClient } from './query-client.js';

/** Who is signed in; null for nobody. */
export const meQuery = queryOptions({
  queryKey: ME_KEY,
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      return await api.me(signal);
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 5 * 60_000,
});

/** The signed-in person. Only for pages behind the session route. */
export function useMe(): Me {
  const { data } = useQuery(meQuery);
  // Between an expired session and the sign-in page there is one render without anybody.
  return data ?? { id: 0, username: '', displayName: '', role: 'student', preferences: {} };
}

export function startSession(me: Me): void {
  queryClient.clear();
  closeLink();
  queryClient.setQueryData(ME_KEY, me);
}

export async function endSession(): Promise<void> {
  try {
    await api.signOut();
  } finally {
    closeLink();
    queryClient.clear();
    queryClient.setQueryData(ME_KEY, null);
  }
}
