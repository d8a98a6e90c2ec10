import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/endpoints.js';

/** The files of a submission, which never change. */
export const sourceQuery = (id: number) =>
  queryOptions({
    queryKey: ['source', id],
    queryFn: ({ signal }) => api.getSource(id, signal),
    staleTime: Infinity,
  });
