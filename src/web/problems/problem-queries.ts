import { infiniteQueryOptions, keepPreviousData, queryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { CAPS } from '../../contract/limits.js';
import type { ProblemRow } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';

export const problemListQuery = infiniteQueryOptions({
  queryKey: ['problems'],
  queryFn: ({ pageParam, signal }) =>
    api.listProblems({ cursor: pageParam ?? undefined, limit: CAPS.pageSize }, signal),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
  staleTime: 60_000,
});

export interface AllProblems {
  rows: ProblemRow[];
  isPending: boolean;
  /** All pages have come. */
  isComplete: boolean;
  error: Error | null;
  refetch: () => void;
}

/** Every problem: the first page at once, the others one after the other, so that search and order are local. */
export function useAllProblems(): AllProblems {
  const query = useInfiniteQuery(problemListQuery);
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return {
    rows,
    isPending: query.isPending,
    isComplete: query.data !== undefined && !hasNextPage,
    error: query.data === undefined ? query.error : null,
    refetch: () => void query.refetch(),
  };
}

/** The name of a problem by its slug, from the list; the slug itself until that has come. */
export function useProblemName(): (slug: string) => string {
  const { rows } = useAllProblems();
  const names = useMemo(() => new Map(rows.map(({ slug, name }) => [slug, name])), [rows]);
  return (slug) => names.get(slug) ?? slug;
}

export const problemQuery = (slug: string) =>
  queryOptions({
    queryKey: ['problem', slug],
    queryFn: ({ signal }) => api.getProblem(slug, signal),
    staleTime: 60_000,
  });

export const statementQuery = (slug: string, language: string | undefined) =>
  queryOptions({
    queryKey: ['statement', slug, language ?? ''],
    queryFn: ({ signal }) => api.getStatement(slug, language, signal),
    staleTime: 5 * 60_000,
    placeholderData: keepPreviousData,
  });

export const languagesQuery = queryOptions({
  queryKey: ['languages'],
  queryFn: ({ signal }) => api.listLanguages(signal),
  staleTime: 5 * 60_000,
});
