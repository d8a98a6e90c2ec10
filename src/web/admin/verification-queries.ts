import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/endpoints.js';

const REFRESH_MS = 1_000;

/** One verification, asked for again until it is finished. */
export function verificationQuery(id: number) {
  return queryOptions({
    queryKey: ['verification', id],
    queryFn: ({ signal }) => api.getVerification(id, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'finished' ? false : REFRESH_MS),
  });
}

/** Those of a problem's versions, the latest first. */
export function verificationsQuery(slug: string) {
  return queryOptions({
    queryKey: ['verifications', slug],
    queryFn: ({ signal }) => api.listVerifications(slug, signal),
    refetchInterval: ({ state }) => (state.data?.some((one) => one.state === 'running') ? 2 * REFRESH_MS : false),
  });
}

/** A problem's versions; while something of one is being found out, it is asked for again. */
export function versionsQuery(slug: string) {
  return queryOptions({
    queryKey: ['versions', slug],
    queryFn: ({ signal }) => api.listVersions(slug, signal),
    refetchInterval: ({ state }) =>
      state.data?.some((version) => version.state === 'calibrating' || version.soundness === 'checking')
        ? 2 * REFRESH_MS
        : false,
  });
}
