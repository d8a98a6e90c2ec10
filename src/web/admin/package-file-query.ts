import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/endpoints.js';

/** A file of a version's package as text; versions never change. */
export const packageFileQuery = (slug: string, ordinal: number, path: string) =>
  queryOptions({
    queryKey: ['package-file', slug, ordinal, path],
    queryFn: ({ signal }) => api.getPackageFile(slug, ordinal, path, signal),
    staleTime: Infinity,
  });
