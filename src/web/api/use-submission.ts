import type { UseQueryResult } from '@tanstack/react-query';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { applyEvent } from './apply-event.js';
import type { Submission } from './endpoints.js';
import { api } from './endpoints.js';
import { queryClient } from '../app/query-client.js';
import { linkState, onLinkState, subscribe } from './live.js';

/** Seconds one fallback request may hang: short enough that tiles still appear one after the other. */
const FALLBACK_WAIT_S = 2;
/** The queue place is not part of the events, so it is asked for while waiting. */
const QUEUE_REFRESH_MS = 2_000;

export const submissionQuery = (id: number) =>
  queryOptions({
    queryKey: ['submission', id],
    queryFn: ({ signal }) => fetchForward(id, undefined, signal),
    staleTime: 5_000,
  });

export function useLinkState() {
  return useSyncExternalStore(onLinkState, linkState);
}

/** A submission that stays live: socket events while there is a socket, long polling while there is none. */
export function useSubmission(id: number): UseQueryResult<Submission> {
  const client = useQueryClient();
  const link = useLinkState();
  const query = useQuery(submissionQuery(id));
  const state = query.data?.state;
  const isLoaded = state !== undefined;
  const isPending = isLoaded && state !== 'finished';

  useEffect(() => {
    if (!isLoaded) return undefined;
    const key = submissionQuery(id).queryKey;
    return subscribe({ submission: id }, (live) => {
      client.setQueryData(key, (seen) => (seen ? applyEvent(seen, live) : seen));
      // The final event is short; REST has the evidence, the compiler's words and the feedback.
      if (live.kind === 'submission' && live.event.state === 'finished')
        void client.invalidateQueries({ queryKey: key });
    });
  }, [client, id, isLoaded]);

  useEffect(() => {
    if (!isPending || link === 'connected') return undefined;
    const abort = new AbortController();
    void pollUntilFinished(id, abort.signal);
    return () => {
      abort.abort();
    };
  }, [id, isPending, link]);

  useEffect(() => {
    if (state !== 'queued' || link !== 'connected') return undefined;
    const timer = setInterval(() => void client.invalidateQueries({ queryKey: ['submission', id] }), QUEUE_REFRESH_MS);
    return () => {
      clearInterval(timer);
    };
  }, [client, id, state, link]);

  const wasPending = useRef(false);
  useEffect(() => {
    if (wasPending.current && state === 'finished') forgetWhatDependsOnVerdicts();
    wasPending.current = isPending;
  }, [isPending, state]);

  return query;
}

/** Lists that show verdicts, or what has been solved, are asked for anew when next seen. */
function forgetWhatDependsOnVerdicts(): void {
  for (const queryKey of [['problems'], ['submissions'], ['problem-submissions'], ['history']]) {
    void queryClient.invalidateQueries({ queryKey });
  }
}

async function pollUntilFinished(id: number, signal: AbortSignal): Promise<void> {
  const { queryKey } = submissionQuery(id);
  while (!signal.aborted) {
    const startedAt = Date.now();
    try {
      const next = await fetchForward(id, FALLBACK_WAIT_S, signal);
      queryClient.setQueryData(queryKey, next);
      if (next.state === 'finished') return;
    } catch {
      // Aborted, or the server is away: the page's own query shows the error, this loop only tries again.
    }
    const rest = 1_000 - (Date.now() - startedAt);
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
  }
}

/** Fetches, but never goes back behind what an event has already shown. */
async function fetchForward(id: number, waitSeconds: number | undefined, signal: AbortSignal): Promise<Submission> {
  const fresh = await api.getSubmission(id, waitSeconds, signal);
  const seen = queryClient.getQueryData<Submission>(['submission', id]);
  return seen && seen.revision > fresh.revision ? seen : fresh;
}
