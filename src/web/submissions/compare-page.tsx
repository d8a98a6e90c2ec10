import { EmptyState, Skeleton } from '@mantine/core';
import { IconGitCompare } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { submissionQuery } from '../api/use-submission.js';
import { LoadFailure } from '../app/failure.js';
import { Loading } from '../app/loading.js';
import { Page } from '../app/shell.js';
import { useLanguageName } from '../problems/use-language-name.js';
import { formatAgo } from '../units/format.js';
import { VerdictBadge } from '../verdict/verdict-badge.js';
import { sourceQuery } from './source-query.js';
import classes from './submissions.module.css';

const SourceDiff = lazy(() => import('../editor/source-diff.js'));

/** Two submissions side by side. */
export function ComparePage() {
  const { t } = useTranslation();
  const { left, right } = useSearch({ from: '/session/compare' });
  return (
    <Page title={t('compare.title')}>
      <h1 className={classes.title}>{t('compare.title')}</h1>
      {left !== undefined && right !== undefined ? (
        <Comparison left={left} right={right} />
      ) : (
        <EmptyState
          p="xl"
          icon={<IconGitCompare size={32} stroke={1.5} />}
          title={t('compare.none')}
          description={t('compare.noneText')}
        />
      )}
    </Page>
  );
}

function Comparison({ left, right }: { left: number; right: number }) {
  const { t } = useTranslation();
  const sources = [useQuery(sourceQuery(left)), useQuery(sourceQuery(right))];
  const submission = useQuery(submissionQuery(right));
  const failed = sources.find((source) => source.isError);
  const [before, after] = sources.map((source) => source.data?.files[0]?.content);
  if (failed) return <LoadFailure error={failed.error} onRetry={() => void failed.refetch()} />;
  return (
    <>
      <div className={classes.sides}>
        <Side id={left} />
        <Side id={right} />
      </div>
      <div className={`panel ${classes.diff ?? ''}`}>
        {before !== undefined && after !== undefined ? (
          <Suspense fallback={<Skeleton height={300} />}>
            <SourceDiff
              before={before}
              after={after}
              languageId={submission.data?.language ?? ''}
              labels={[t('submission.number', { id: left }), t('submission.number', { id: right })]}
              foldedText={t('compare.unchanged')}
            />
          </Suspense>
        ) : (
          <Loading height={300} />
        )}
      </div>
    </>
  );
}

function Side({ id }: { id: number }) {
  const { t, i18n } = useTranslation();
  const { data } = useQuery(submissionQuery(id));
  const languageName = useLanguageName();
  return (
    <div className={classes.side}>
      <Link to="/submissions/$id" params={{ id: String(id) }}>
        {t('submission.number', { id })}
      </Link>
      {data ? (
        <>
          <VerdictBadge verdict={data.verdict} state={data.state} />
          <span className="dimmed">
            {languageName(data.language)} · {formatAgo(data.createdAt, i18n.language)}
          </span>
        </>
      ) : null}
    </div>
  );
}
