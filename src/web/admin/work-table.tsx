import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Work } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { LoadFailure } from '../app/failure.js';
import { Loading } from '../app/loading.js';
import { formatSeconds } from '../units/format.js';
import classes from './admin.module.css';

const REFRESH_MS = 3_000;

/** What is judged where, what was set aside and what waits. */
export function WorkTable() {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['work'],
    queryFn: ({ signal }) => api.work(signal),
    refetchInterval: REFRESH_MS,
  });
  return (
    <section className={classes.section} aria-label={t('work.title')}>
      <h2>{t('work.title')}</h2>
      {query.isPending ? <Loading height={60} /> : null}
      {query.isError ? <LoadFailure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data?.length === 0 ? <p className="dimmed">{t('work.none')}</p> : null}
      {query.data && query.data.length > 0 ? <Jobs jobs={query.data} readAt={query.dataUpdatedAt} /> : null}
    </section>
  );
}

function Jobs({ jobs, readAt }: { jobs: Work[]; readAt: number }) {
  const { t } = useTranslation();
  return (
    <div className={`panel scroll-x ${classes.work ?? ''}`} tabIndex={0} role="group" aria-label={t('work.title')}>
      <table className="facts">
        <thead>
          <tr>
            <th scope="col">{t('work.what')}</th>
            <th scope="col">{t('submission.problem')}</th>
            <th scope="col">{t('submission.user')}</th>
            <th scope="col">{t('system.lane')}</th>
            <th scope="col">{t('work.state')}</th>
            <th scope="col" className="number">
              {t('work.since')}
            </th>
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <tr key={`${job.kind}/${String(job.id)}`}>
              <th scope="row" className="nowrap">
                {job.kind === 'submission' ? (
                  <Link to="/submissions/$id" params={{ id: String(job.id) }}>
                    {t('submission.number', { id: job.id })}
                  </Link>
                ) : (
                  t('work.run', { id: job.id })
                )}
              </th>
              <td>{job.problem ?? '–'}</td>
              <td>{job.username}</td>
              <td>{t(`system.laneNames.${job.lane}`)}</td>
              <td>
                {t(`work.states.${job.state}`)} <span className="mono dimmed">{job.workerId}</span>
                {job.lastError === null ? null : <span className={classes.remedy}>{job.lastError}</span>}
              </td>
              <td className="number">{formatSeconds(Math.max(0, readAt - new Date(job.since).getTime()) / 1_000)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
