import { useQuery } from '@tanstack/react-query';
import { languagesQuery } from './problem-queries.js';

/** The name of a language by its id; the id itself while the table is on its way, or for one that is gone. */
export function useLanguageName(): (id: string) => string {
  const { data } = useQuery(languagesQuery);
  return (id) => data?.find((language) => language.id === id)?.name ?? id;
}
