import { EmptyState, Skeleton } from '@mantine/core';
import { IconEqual } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileComparison } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { LoadFailure } from '../app/failure.js';
import { Loading } from '../app/loading.js';
import { Page } from '../app/shell.js';
import { formatBytes } from '../units/format.js';
import { BackToProblem } from './back-to-problem.js';
import { packageFileQuery } from './package-file-query.js';
import admin from './admin.module.css';
import classes from './package.module.css';

const SourceDiff = lazy(() => import('../editor/source-diff.js'));
const MOST_BYTES = 256 * 1024;

/** Which files two versions of a problem differ in, and how. */
export function CompareVersionsPage() {
  const { t } = useTranslation();
  const { slug } = useParams({ from: '/session/admin/problems/$slug/compare' });
  const { before, after } = useSearch({ from: '/session/admin/problems/$slug/compare' });
  const [chosen, setChosen] = useState<string | null>(null);
  const query = useQuery({
    queryKey: ['version-comparison', slug, before, after],
    queryFn: ({ signal }) => api.compareVersions(slug, { before, after }, signal),
    staleTime: Infinity,
  });
  const shown = query.data?.find(({ path }) => path === chosen) ?? query.data?.[0];
  const title = t('package.compareTitle', { slug, before, after });
  return (
    <Page title={title}>
      <div className={admin.head}>
        <h1>{title}</h1>
        <BackToProblem slug={slug} />
      </div>
      {query.isPending ? <Loading height={280} /> : null}
      {query.isError ? <LoadFailure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data?.length === 0 ? (
        <EmptyState p="xl" icon={<IconEqual size={32} stroke={1.5} />} title={t('package.noDifference')} />
      ) : null}
      {query.data && shown ? (
        <div className={classes.columns}>
          <ul className={classes.files} aria-label={t('package.files')}>
            {query.data.map(({ path, change }) => (
              <li key={path}>
                <button
                  type="button"
                  aria-current={path === shown.path}
                  data-state={change}
                  onClick={() => {
                    setChosen(path);
                  }}
                >
                  <span>{path}</span>
                  <span className="dimmed">{t(`package.states.${change}`)}</span>
                </button>
              </li>
            ))}
          </ul>
          <section className={classes.file} aria-label={shown.path}>
            <h2 className="mono">{shown.path}</h2>
            <Difference key={shown.path} slug={slug} file={shown} before={before} after={after} />
          </section>
        </div>
      ) : null}
    </Page>
  );
}

interface DifferenceProps {
  slug: string;
  file: FileComparison;
  before: number;
  after: number;
}

function Difference({ slug, file: { path, beforeBytes, afterBytes }, before, after }: DifferenceProps) {
  const { t } = useTranslation();
  const isTooLarge = Math.max(beforeBytes ?? 0, afterBytes ?? 0) > MOST_BYTES;
  const old = useQuery({ ...packageFileQuery(slug, before, path), enabled: beforeBytes !== null && !isTooLarge });
  const present = useQuery({ ...packageFileQuery(slug, after, path), enabled: afterBytes !== null && !isTooLarge });
  if (isTooLarge) {
    const size = (bytes: number | null) => (bytes === null ? '–' : formatBytes(bytes));
    return <p className="dimmed">{`${size(beforeBytes)} → ${size(afterBytes)}`}</p>;
  }
  const failed = [old, present].find(({ isError }) => isError);
  if (failed) return <LoadFailure error={failed.error} onRetry={() => void failed.refetch()} />;
  const isWaiting =
    (beforeBytes !== null && old.data === undefined) || (afterBytes !== null && present.data === undefined);
  if (isWaiting) return <Loading height={240} />;
  return (
    <div className={`panel ${classes.diff ?? ''}`}>
      <Suspense fallback={<Skeleton height={240} />}>
        <SourceDiff
          before={old.data ?? ''}
          after={present.data ?? ''}
          languageId=""
          labels={[t('admin.version', { ordinal: before }), t('admin.version', { ordinal: after })]}
          foldedText={t('compare.unchanged')}
        />
      </Suspense>
    </div>
  );
}
