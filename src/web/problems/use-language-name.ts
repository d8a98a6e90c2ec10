import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { languagesQuery } from './problem-queries.js';

/** Takes a language's place where outputs were handed in. */
export const ANSWER_LANGUAGE = 'output';

/** The name of a language by its id; the id itself while the table is on its way, or for one that is gone. */
export function useLanguageName(): (id: string) => string {
  const { t } = useTranslation();
  const { data } = useQuery(languagesQuery);
  return (id) =>
    id === ANSWER_LANGUAGE ? t('answers.language') : (data?.find((language) => language.id === id)?.name ?? id);
}
