import { IconCheck, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { LoadFailure } from '../app/failure.js';
import { Loading } from '../app/loading.js';
import { Page } from '../app/shell.js';
import { languagesQuery } from '../problems/problem-queries.js';
import classes from './account.module.css';

/** Which languages this Docket judges, in which versions. */
export function LanguagesPage() {
  const { t } = useTranslation();
  const query = useQuery(languagesQuery);
  return (
    <Page title={t('languages.title')}>
      <h1 className={classes.title}>{t('languages.title')}</h1>
      {query.isPending ? <Loading height={240} /> : null}
      {query.isError ? <LoadFailure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data ? (
        <div className="panel scroll-x" tabIndex={0} role="region" aria-label={t('languages.title')}>
          <table className="facts">
            <thead>
              <tr>
                <th scope="col">{t('languages.name')}</th>
                <th scope="col">{t('languages.version')}</th>
                <th scope="col">{t('languages.file')}</th>
                <th scope="col">{t('languages.id')}</th>
                <th scope="col">{t('languages.available')}</th>
              </tr>
            </thead>
            <tbody>
              {query.data.map((language) => (
                <tr key={language.id}>
                  <th scope="row">{language.name}</th>
                  <td>{language.version ?? '–'}</td>
                  <td className="mono">{language.sourceName}</td>
                  <td className="mono">{language.id}</td>
                  <td className="nowrap">
                    <Available isAvailable={language.available} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </Page>
  );
}

function Available({ isAvailable }: { isAvailable: boolean }) {
  const { t } = useTranslation();
  return (
    <span className={classes.available} data-available={isAvailable}>
      {isAvailable ? <IconCheck size={15} aria-hidden="true" /> : <IconX size={15} aria-hidden="true" />}
      {isAvailable ? t('languages.yes') : t('languages.no')}
    </span>
  );
}
