import { SegmentedControl, Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Activity } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { LoadFailure } from '../app/failure.js';
import { Loading } from '../app/loading.js';
import { VERDICT_COLOURS } from '../app/theme.js';
import { formatLimitMs, formatSeconds } from '../units/format.js';
import type { Curve } from './time-plot.js';
import admin from './admin.module.css';
import classes from './activity.module.css';

const TimePlot = lazy(() => import('./time-plot.js'));
const SPANS = { hour: 1, day: 24, week: 168 } as const;
type Span = keyof typeof SPANS;
const REFRESH_MS = 30_000;
const ACCENT: Curve['colour'] = ['#4b4fc0', '#a5a8f1'];

/** How much was judged, and how long people waited for their verdicts. */
export function ActivitySection() {
  const { t } = useTranslation();
  const [span, setSpan] = useState<Span>('day');
  const query = useQuery({
    queryKey: ['activity', span],
    queryFn: ({ signal }) => api.activity(SPANS[span], signal),
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  });
  return (
    <section className={admin.section} aria-label={t('activity.title')}>
      <div className={classes.head}>
        <h2>{t('activity.title')}</h2>
        <SegmentedControl
          size="xs"
          aria-label={t('activity.span')}
          value={span}
          onChange={(value) => {
            setSpan(value);
          }}
          data={(Object.keys(SPANS) as Span[]).map((value) => ({ value, label: t(`activity.spans.${value}`) }))}
        />
      </div>
      {query.isPending ? <Loading height={190} /> : null}
      {query.isError ? <LoadFailure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data ? <Plots activity={query.data} /> : null}
    </section>
  );
}

function Plots({ activity: { parts, partSeconds } }: { activity: Activity }) {
  const { t } = useTranslation();
  const times = useMemo(() => parts.map(({ startedAt }) => new Date(startedAt).getTime() / 1_000), [parts]);
  const throughput = useMemo<Curve[]>(
    () => [{ name: '', values: parts.map(({ judgedCount }) => judgedCount), colour: ACCENT }],
    [parts],
  );
  const latency = useMemo<Curve[]>(
    () => [
      { name: 'p50', values: parts.map(({ verdictSeconds }) => verdictSeconds?.p50 ?? null), colour: ACCENT },
      { name: 'p95', values: parts.map(({ verdictSeconds }) => verdictSeconds?.p95 ?? null), colour: tuple('TLE') },
      { name: 'p99', values: parts.map(({ verdictSeconds }) => verdictSeconds?.p99 ?? null), colour: tuple('WA') },
    ],
    [parts],
  );
  const total = parts.reduce((sum, { judgedCount }) => sum + judgedCount, 0);
  const failed = parts.reduce((sum, { failedCount }) => sum + failedCount, 0);
  const slowest = Math.max(0, ...parts.map(({ verdictSeconds }) => verdictSeconds?.p95 ?? 0));
  return (
    <Suspense fallback={<Skeleton height={190} />}>
      <div className={classes.plots}>
        <TimePlot
          label={t('activity.throughput', { span: formatSeconds(partSeconds) })}
          summary={t('activity.throughputSummary', { total, failed })}
          times={times}
          curves={throughput}
          kind="bars"
          format={whole}
        />
        <TimePlot
          label={t('activity.latency')}
          summary={t('activity.latencySummary', { worst: formatSecondsShort(slowest) })}
          times={times}
          curves={latency}
          kind="lines"
          format={formatSecondsShort}
        />
      </div>
    </Suspense>
  );
}

function tuple(verdict: 'TLE' | 'WA'): Curve['colour'] {
  return [...VERDICT_COLOURS[verdict]];
}

function whole(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}

function formatSecondsShort(seconds: number): string {
  // On an axis: without the zeros that make columns of figures comparable.
  return seconds < 60 ? formatLimitMs(Math.round(seconds * 1000)) : formatSeconds(seconds);
}
