import { EmptyState } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/endpoints.js';
import { LoadFailure } from '../app/failure.js';
import { Loading } from '../app/loading.js';
import { MoreButton } from '../app/more-button.js';
import { Page } from '../app/shell.js';
import { formatAgo } from '../units/format.js';
import { FilterWords, RejudgingStateBadge } from './rejudging-words.js';
import classes from './admin.module.css';

const PAGE_SIZE = 50;

/** All rejudgings, those that wait for a decision included. */
export function RejudgingsPage() {
  const { t, i18n } = useTranslation();
  const query = useInfiniteQuery({
    queryKey: ['rejudgings'],
    queryFn: ({ pageParam, signal }) =>
      api.listRejudgings({ cursor: pageParam ?? undefined, limit: PAGE_SIZE }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Page title={t('rejudging.title')}>
      <h1 className={classes.title}>{t('rejudging.title')}</h1>
      {query.isPending ? <Loading height={200} /> : null}
      {query.isError ? <LoadFailure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isSuccess && rows.length === 0 ? (
        <EmptyState
          p="xl"
          icon={<IconRefresh size={32} stroke={1.5} />}
          title={t('rejudging.none')}
          description={t('rejudging.noneText')}
        />
      ) : null}
      {rows.length > 0 ? (
        <div className="panel scroll-x" tabIndex={0} role="group" aria-label={t('rejudging.title')}>
          <table className="facts">
            <thead>
              <tr>
                <th scope="col">{t('submission.id')}</th>
                <th scope="col">{t('rejudging.state')}</th>
                <th scope="col">{t('rejudging.which')}</th>
                <th scope="col" className="number">
                  {t('rejudging.total')}
                </th>
                <th scope="col" className="number">
                  {t('rejudging.changed')}
                </th>
                <th scope="col">{t('submission.user')}</th>
                <th scope="col" className="number">
                  {t('submission.when')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    <Link to="/admin/rejudgings/$id" params={{ id: String(row.id) }}>
                      {t('rejudging.number', { id: row.id })}
                    </Link>
                  </th>
                  <td>
                    <RejudgingStateBadge state={row.state} />
                  </td>
                  <td>
                    <FilterWords filter={row.filter} />
                  </td>
                  <td className="number">{row.total}</td>
                  <td className="number">{row.changed}</td>
                  <td>{row.username}</td>
                  <td className="number dimmed">{formatAgo(row.createdAt, i18n.language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <MoreButton query={query} />
    </Page>
  );
}
