import { EmptyState, TextInput } from '@mantine/core';
import { IconPackage, IconSearch } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemRow } from '../api/endpoints.js';
import { LoadFailure } from '../app/failure.js';
import { Loading } from '../app/loading.js';
import { Page } from '../app/shell.js';
import { filterProblems } from '../problems/filter-problems.js';
import { useAllProblems } from '../problems/problem-queries.js';
import { formatBytes, formatLimitMs } from '../units/format.js';
import { PackageUpload } from './package-upload.js';
import { VersionStateBadge } from './version-state-badge.js';
import classes from './admin.module.css';

/** More rows than this are searched for, not scrolled to. */
const MAX_ROWS = 200;

/** Upload of packages, and all problems with their state. */
export function AdminProblemsPage() {
  const { t } = useTranslation();
  const problems = useAllProblems();
  const { search = '' } = useSearch({ from: '/session/admin/problems' });
  const navigate = useNavigate({ from: '/admin/problems' });
  const deferred = useDeferredValue(search);
  const found = useMemo(() => filterProblems(problems.rows, { search: deferred }), [problems.rows, deferred]);
  return (
    <Page title={t('admin.problems')}>
      <h1 className={classes.title}>{t('admin.problems')}</h1>
      <PackageUpload />
      <TextInput
        className={classes.search}
        aria-label={t('problems.search')}
        placeholder={t('problems.search')}
        leftSection={<IconSearch size={16} />}
        value={search}
        onChange={(event) => {
          void navigate({ search: { search: event.currentTarget.value || undefined }, replace: true });
        }}
      />
      {problems.error ? <LoadFailure error={problems.error} onRetry={problems.refetch} /> : null}
      {problems.isPending ? <Loading height={240} /> : null}
      {problems.isComplete && problems.rows.length === 0 ? (
        <EmptyState icon={<IconPackage size={32} stroke={1.5} />} title={t('problems.none')} p="xl" />
      ) : null}
      {found.length > 0 ? <ProblemsTable rows={found.slice(0, MAX_ROWS)} /> : null}
      {found.length > MAX_ROWS ? (
        <p className="dimmed">{t('admin.moreProblems', { count: found.length - MAX_ROWS })}</p>
      ) : null}
    </Page>
  );
}

function ProblemsTable({ rows }: { rows: ProblemRow[] }) {
  const { t } = useTranslation();
  return (
    <div className="panel scroll-x" tabIndex={0} role="group" aria-label={t('admin.problems')}>
      <table className="facts">
        <thead>
          <tr>
            <th scope="col">{t('problems.name')}</th>
            <th scope="col">{t('admin.visibility')}</th>
            <th scope="col">{t('admin.state')}</th>
            <th scope="col">{t('problems.tags')}</th>
            <th scope="col" className="number">
              {t('problems.limits')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.slug}>
              <th scope="row">
                <span className={classes.named}>
                  <Link to="/admin/problems/$slug" params={{ slug: row.slug }}>
                    {row.name}
                  </Link>
                  <span className="mono dimmed">{row.slug}</span>
                </span>
              </th>
              <td>{t(`admin.visibilities.${row.visibility}`)}</td>
              <td>
                <VersionStateBadge state={row.versionState} />
              </td>
              <td className="dimmed">{row.tags.join(', ')}</td>
              <td className="number dimmed">
                {row.timeLimitMs === null ? '–' : formatLimitMs(row.timeLimitMs)} · {formatBytes(row.memoryLimitBytes)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
