import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Worker } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { LoadFailure } from '../app/failure.js';
import { Loading } from '../app/loading.js';
import { Page } from '../app/shell.js';
import { ServerText } from '../app/server-text.js';
import { formatAgo, formatSeconds } from '../units/format.js';
import { ActivitySection } from './activity-section.js';
import { DoctorReport } from './doctor-report.js';
import { Mark } from './mark.js';
import { WorkTable } from './work-table.js';
import { readWorkerReport } from './worker-report.js';
import classes from './admin.module.css';

const REFRESH_MS = 3_000;

/** Is it well, what waits, who judges: health, lanes of the queue, workers with their guards. */
export function SystemPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('admin.system')}>
      <h1 className={classes.title}>{t('admin.system')}</h1>
      <HealthAndQueue />
      <ActivitySection />
      <WorkTable />
      <Workers />
    </Page>
  );
}

function HealthAndQueue() {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['health'],
    queryFn: ({ signal }) => api.health(signal),
    refetchInterval: REFRESH_MS,
  });
  if (query.isPending) return <Loading height={170} />;
  if (query.isError) return <LoadFailure error={query.error} onRetry={() => void query.refetch()} />;
  const { status, database, workers, queue } = query.data;
  const judging = workers.filter(({ canJudge }) => canJudge);
  const slots = judging.reduce((sum, worker) => sum + worker.slots, 0);
  return (
    <>
      <dl className={classes.tiles}>
        <Fact name={t('system.status')}>
          <Mark isOk={status === 'ok'} text={t(`system.statuses.${status}`)} />
        </Fact>
        <Fact name={t('system.database')}>
          <Mark isOk={database === 'reachable'} text={t(`system.databases.${database}`)} />
        </Fact>
        <Fact name={t('system.judging')}>
          {t('system.workersOf', { judging: judging.length, total: workers.length })}
        </Fact>
        <Fact name={t('system.slots')}>{slots}</Fact>
      </dl>
      <section className={classes.section} aria-label={t('system.queue')}>
        <h2>{t('system.queue')}</h2>
        <div className="panel scroll-x" tabIndex={0} role="group" aria-label={t('system.lanes')}>
          <table className="facts">
            <thead>
              <tr>
                <th scope="col">{t('system.lane')}</th>
                <th scope="col" className="number">
                  {t('system.waiting')}
                </th>
                <th scope="col" className="number">
                  {t('system.leased')}
                </th>
                <th scope="col" className="number">
                  {t('system.setAside')}
                </th>
                <th scope="col" className="number">
                  {t('system.oldest')}
                </th>
              </tr>
            </thead>
            <tbody>
              {queue.map((lane) => (
                <tr key={lane.lane}>
                  <th scope="row">{t(`system.laneNames.${lane.lane}`)}</th>
                  <td className="number">{lane.waiting}</td>
                  <td className="number">{lane.leased}</td>
                  <td className="number">{lane.setAside}</td>
                  <td className="number">{lane.waiting === 0 ? '–' : formatSeconds(lane.oldestWaitingSeconds)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={`panel ${classes.fact ?? ''}`}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Workers() {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['workers'],
    queryFn: ({ signal }) => api.listWorkers(signal),
    refetchInterval: REFRESH_MS,
  });
  return (
    <section className={classes.section} aria-label={t('system.workers')}>
      <h2>{t('system.workers')}</h2>
      {query.isPending ? <Loading height={120} /> : null}
      {query.isError ? <LoadFailure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data?.length === 0 ? <p className="dimmed">{t('system.noWorkers')}</p> : null}
      <div className={classes.workers}>
        {query.data?.map((worker) => (
          <WorkerCard key={worker.id} worker={worker} />
        ))}
      </div>
    </section>
  );
}

function WorkerFact({ name, value, isMono = false }: { name: string; value: string; isMono?: boolean }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={isMono ? 'mono' : undefined} title={value}>
        {value}
      </dd>
    </div>
  );
}

function WorkerCard({ worker }: { worker: Worker }) {
  const { t, i18n } = useTranslation();
  const report = readWorkerReport(worker.report);
  const { canJudge, reason, libraryDigest, pool } = report;
  const isJudging = worker.isAlive && canJudge;
  const text = !worker.isAlive ? t('system.gone') : canJudge ? t('system.canJudge') : t('system.cannotJudge');
  return (
    <article className={`panel ${classes.worker ?? ''}`} aria-label={worker.id}>
      <div className={classes.workerHead}>
        <strong>{worker.host}</strong>
        <span className="mono dimmed">{worker.id}</span>
        <Mark isOk={isJudging} text={text} />
      </div>
      {reason === null ? null : (
        <p className={classes.refused}>
          <ServerText text={reason} explanation={report.explanation} />
        </p>
      )}
      <dl className={classes.workerFacts}>
        <WorkerFact name={t('system.slots')} value={String(worker.slots)} />
        {pool.map(({ name, count }) => (
          <WorkerFact key={name} name={t(`system.pool.${name}`)} value={String(count)} />
        ))}
        {libraryDigest === null ? null : (
          <WorkerFact name={t('evidence.library')} value={libraryDigest.slice(0, 12)} isMono />
        )}
        <WorkerFact name={t('system.seen')} value={formatAgo(worker.seenAt, i18n.language)} />
      </dl>
      <DoctorReport report={report} />
    </article>
  );
}
