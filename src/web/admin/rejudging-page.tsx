import { Button, Progress, SegmentedControl } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComparedSubmission, Rejudging } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { ConfirmButton } from '../app/confirm-button.js';
import { ErrorNote, LoadFailure } from '../app/failure.js';
import { Loading } from '../app/loading.js';
import { MoreButton } from '../app/more-button.js';
import { Page } from '../app/shell.js';
import { useProblemName } from '../problems/problem-queries.js';
import { useLanguageName } from '../problems/use-language-name.js';
import { VerdictBadge } from '../verdict/verdict-badge.js';
import { FilterWords, RejudgingStateBadge } from './rejudging-words.js';
import admin from './admin.module.css';
import classes from './rejudging.module.css';

const REFRESH_MS = 1_500;
const PAGE_SIZE = 50;

/** A rejudging before it counts: how verdicts would change, and whether they shall. */
export function RejudgingPage() {
  const { t } = useTranslation();
  const params = useParams({ from: '/session/admin/rejudgings/$id' });
  const id = Number(params.id);
  const query = useQuery({
    queryKey: ['rejudging', id],
    queryFn: ({ signal }) => api.getRejudging(id, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'judging' ? REFRESH_MS : false),
  });
  const title = t('rejudging.number', { id: params.id });
  return (
    <Page title={title}>
      {query.isPending ? <Loading height={240} /> : null}
      {query.isError && !query.data ? (
        <LoadFailure isPage error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {query.data ? (
        <>
          <div className={admin.head}>
            <div>
              <h1>{title}</h1>
              <p className={admin.subtitle}>
                <RejudgingStateBadge state={query.data.state} />
                <FilterWords filter={query.data.filter} />
                <span>{query.data.username}</span>
              </p>
            </div>
            <Decision rejudging={query.data} />
          </div>
          <Figures rejudging={query.data} />
          <Transitions transitions={query.data.transitions} />
          <Submissions rejudging={query.data} />
        </>
      ) : null}
    </Page>
  );
}

function Decision({ rejudging: { id, state, changed, total } }: { rejudging: Rejudging }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const decide = useMutation({
    mutationFn: (isApplied: boolean) => (isApplied ? api.applyRejudging(id) : api.discardRejudging(id)),
    onSuccess: (next) => {
      client.setQueryData(['rejudging', id], next);
      for (const key of ['rejudging-submissions', 'rejudgings', 'submissions', 'submission', 'problems']) {
        void client.invalidateQueries({ queryKey: [key] });
      }
    },
  });
  if (state === 'applied' || state === 'discarded') return null;
  return (
    <div className={admin.actions}>
      <ErrorNote error={decide.error} />
      <Button
        size="xs"
        disabled={state === 'judging'}
        loading={decide.isPending && decide.variables}
        onClick={() => {
          decide.mutate(true);
        }}
      >
        {t('rejudging.apply', { count: changed })}
      </Button>
      <ConfirmButton
        size="xs"
        label={t('rejudging.discard')}
        question={t('rejudging.discardQuestion', { count: total })}
        isPending={decide.isPending && !decide.variables}
        onConfirm={() => {
          decide.mutate(false);
        }}
      />
    </div>
  );
}

function Figures({ rejudging }: { rejudging: Rejudging }) {
  const { t } = useTranslation();
  const { judged, total, changed, judgingErrors, overtaken, leftOut } = rejudging;
  return (
    <>
      {rejudging.state === 'judging' ? (
        <div className={classes.progress} role="status">
          <span>{t('rejudging.judged', { judged, total })}</span>
          <Progress size="sm" value={(100 * judged) / Math.max(1, total)} aria-label={t('rejudging.progress')} />
        </div>
      ) : null}
      <dl className={admin.tiles}>
        <Figure name={t('rejudging.total')} value={total} />
        <Figure
          name={t(rejudging.state === 'applied' ? 'rejudging.onlyChanged' : 'rejudging.changed')}
          value={changed}
        />
        <Figure name={t('rejudging.judgingErrors')} value={judgingErrors} />
        {overtaken > 0 ? <Figure name={t('rejudging.overtaken')} value={overtaken} /> : null}
        {leftOut > 0 ? <Figure name={t('rejudging.leftOut')} value={leftOut} /> : null}
      </dl>
    </>
  );
}

function Figure({ name, value }: { name: string; value: number }) {
  return (
    <div className={`panel ${admin.fact ?? ''}`}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Transitions({ transitions }: { transitions: Rejudging['transitions'] }) {
  const { t } = useTranslation();
  if (transitions.length === 0) return null;
  return (
    <section className={admin.section} aria-label={t('rejudging.transitions')}>
      <h2>{t('rejudging.transitions')}</h2>
      <ul className={classes.transitions}>
        {transitions.map(({ before, after, count }) => (
          <li key={`${before ?? ''}>${after ?? ''}`} className="panel" data-same={before === after || undefined}>
            <Change before={before} after={after} state="queued" />
            <strong>{count}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}

type ChangeProps = Pick<Rejudging['transitions'][number], 'before' | 'after'> & { state: ComparedSubmission['state'] };

function Change({ before, after, state }: ChangeProps) {
  return (
    <span className={classes.change}>
      <VerdictBadge verdict={before} state="finished" />
      <IconArrowRight size={15} aria-hidden="true" />
      <VerdictBadge verdict={after} state={state} />
    </span>
  );
}

function Submissions({ rejudging: { id, state } }: { rejudging: Rejudging }) {
  const { t } = useTranslation();
  const [isAll, setIsAll] = useState(false);
  const query = useInfiniteQuery({
    // What is shown when the last one is judged is not what was there at the last look before.
    queryKey: ['rejudging-submissions', id, isAll, state],
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) =>
      api.listRejudged(
        id,
        { changed: isAll ? undefined : true, cursor: pageParam ?? undefined, limit: PAGE_SIZE },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: state === 'judging' ? 2 * REFRESH_MS : false,
  });
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className={admin.section} aria-label={t('admin.submissions')}>
      <div className={admin.sectionHead}>
        <h2>{t('rejudging.submissions')}</h2>
        <SegmentedControl
          size="xs"
          aria-label={t('rejudging.submissions')}
          value={isAll ? 'all' : 'changed'}
          onChange={(value) => {
            setIsAll(value === 'all');
          }}
          data={[
            { value: 'changed', label: t('rejudging.onlyChanged') },
            { value: 'all', label: t('rejudging.all') },
          ]}
        />
      </div>
      {query.isPending ? <Loading height={120} /> : null}
      {query.isError ? <LoadFailure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isSuccess && rows.length === 0 ? (
        <p className="dimmed">
          {isAll
            ? t('submissions.nothingFound')
            : t(state === 'judging' ? 'rejudging.nothingChangesYet' : 'rejudging.nothingChanges')}
        </p>
      ) : null}
      {rows.length > 0 ? <Table rows={rows} /> : null}
      <MoreButton query={query} />
    </section>
  );
}

function Table({ rows }: { rows: ComparedSubmission[] }) {
  const { t } = useTranslation();
  const problemName = useProblemName();
  const languageName = useLanguageName();
  return (
    <div className="panel scroll-x" tabIndex={0} role="group" aria-label={t('rejudging.submissions')}>
      <table className="facts">
        <thead>
          <tr>
            <th scope="col">{t('submission.id')}</th>
            <th scope="col">{t('rejudging.change')}</th>
            <th scope="col">{t('submission.problem')}</th>
            <th scope="col">{t('submission.user')}</th>
            <th scope="col">{t('submission.language')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Link to="/submissions/$id" params={{ id: String(row.id) }}>
                  #{row.id}
                </Link>
              </th>
              <td className="nowrap">
                <Change before={row.before.verdict} after={row.after.verdict} state={row.state} />{' '}
                {row.before.score === row.after.score ? null : (
                  <span className="dimmed">
                    {row.before.score ?? '–'} → {row.after.score ?? '–'}
                  </span>
                )}
                {row.isOvertaken ? <span className={admin.remedy}>{t('rejudging.isOvertaken')}</span> : null}
              </td>
              <td>{row.problem === null ? '–' : problemName(row.problem)}</td>
              <td>{row.username}</td>
              <td>{languageName(row.language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
