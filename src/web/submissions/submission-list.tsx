import { EmptyState, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconListSearch, IconSend2 } from '@tabler/icons-react';
import type { InfiniteData } from '@tanstack/react-query';
import { infiniteQueryOptions, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { VERDICT_IDS } from '../../contract/verdicts.js';
import type { LiveRow } from '../api/apply-event.js';
import { applyToRow } from '../api/apply-event.js';
import type { SubmissionRow } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { subscribe } from '../api/live.js';
import { useLinkState } from '../api/use-submission.js';
import { LoadFailure } from '../app/failure.js';
import { ButtonLink } from '../app/button-link.js';
import { Loading } from '../app/loading.js';
import { MoreButton } from '../app/more-button.js';
import type { SubmissionListSearch } from '../app/search-params.js';
import { languagesQuery, useAllProblems } from '../problems/problem-queries.js';
import { SubmissionTable } from './submission-table.js';
import classes from './submissions.module.css';

interface RowPage {
  items: LiveRow[];
  nextCursor: string | null;
}

const PAGE_SIZE = 50;
/** Rows still being judged are asked for this often where no event tells. */
const REFRESH_MS = 3_000;

interface Props {
  filter: SubmissionListSearch;
  onFilter: (change: Partial<SubmissionListSearch>) => void;
  /** Everybody's submissions, for admins; else one's own. */
  isForAll?: boolean;
  /** The person whose list this is; ignored when it is everybody's. */
  username?: string;
  action?: { label: string; cell: (row: SubmissionRow) => ReactNode };
  toolbar?: ReactNode;
}

/** A list of submissions with filters, which stays live. */
export function SubmissionList({ filter, onFilter, isForAll = false, username, action, toolbar }: Props) {
  const query = useSubmissionPages({ ...filter, user: isForAll ? filter.user : username }, isForAll);
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  return (
    <>
      <Filters filter={filter} onFilter={onFilter} isForAll={isForAll} toolbar={toolbar} />
      {query.isPending ? <Loading height={280} /> : null}
      {query.isError && rows.length === 0 ? (
        <LoadFailure error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {query.isSuccess && rows.length === 0 ? <Nothing isFiltered={isFiltered} isForAll={isForAll} /> : null}
      {rows.length > 0 ? (
        <div className={`panel ${classes.panel ?? ''}`}>
          <SubmissionTable rows={rows} columns={{ problem: true, user: isForAll }} action={action} />
        </div>
      ) : null}
      <MoreButton query={query} />
    </>
  );
}

function useSubmissionPages(filter: SubmissionListSearch, isForAll: boolean) {
  const client = useQueryClient();
  const link = useLinkState();
  const options = infiniteQueryOptions({
    queryKey: ['submissions', filter],
    queryFn: ({ pageParam, signal }): Promise<RowPage> =>
      api.listSubmissions({ ...filter, cursor: pageParam ?? undefined, limit: PAGE_SIZE }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: (query) => {
      const hasPending = query.state.data?.pages.some(({ items }) => items.some(({ state }) => state !== 'finished'));
      return hasPending && (isForAll || link !== 'connected') ? REFRESH_MS : false;
    },
  });
  const key = JSON.stringify(filter);
  useEffect(() => {
    // The topic covers one's own submissions only; everybody's list is refreshed instead.
    if (isForAll) return undefined;
    return subscribe({ mine: true }, (live) => {
      if (live.kind !== 'submission') return;
      const data = client.getQueryData(options.queryKey);
      const isKnown = data?.pages.some(({ items }) => items.some(({ id }) => id === live.event.submissionId));
      if (isKnown)
        client.setQueryData(options.queryKey, (seen) => seen && mapRows(seen, (row) => applyToRow(row, live.event)));
      else void client.invalidateQueries({ queryKey: options.queryKey });
    });
    // The options are made anew at each render; the key says when they differ.
  }, [client, isForAll, key]);
  return useInfiniteQuery(options);
}

function mapRows<P>(data: InfiniteData<RowPage, P>, change: (row: LiveRow) => LiveRow) {
  return { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(change) })) };
}

type FilterProps = Pick<Props, 'filter' | 'onFilter' | 'toolbar'> & { isForAll: boolean };

function Filters({ filter, onFilter, isForAll, toolbar }: FilterProps) {
  const { t } = useTranslation();
  const problems = useAllProblems();
  const { data: languages = [] } = useQuery(languagesQuery);
  const clearLabel = { 'aria-label': t('action.clear') };
  return (
    <search className={classes.filters}>
      <Select
        aria-label={t('submission.problem')}
        placeholder={t('submissions.anyProblem')}
        data={problems.rows.map(({ slug, name }) => ({ value: slug, label: name }))}
        value={filter.problem ?? null}
        onChange={(problem) => {
          onFilter({ problem: problem ?? undefined });
        }}
        searchable
        clearable
        clearButtonProps={clearLabel}
        limit={100}
      />
      <Select
        aria-label={t('submission.verdict')}
        placeholder={t('submissions.anyVerdict')}
        data={VERDICT_IDS.map((verdict) => ({ value: verdict, label: t(`verdict.${verdict}`) }))}
        value={filter.verdict ?? null}
        onChange={(verdict) => {
          onFilter({ verdict: verdict ?? undefined });
        }}
        clearable
        clearButtonProps={clearLabel}
      />
      <Select
        aria-label={t('submission.language')}
        placeholder={t('submissions.anyLanguage')}
        data={languages.map(({ id, name }) => ({ value: id, label: name }))}
        value={filter.language ?? null}
        onChange={(language) => {
          onFilter({ language: language ?? undefined });
        }}
        clearable
        clearButtonProps={clearLabel}
      />
      {isForAll ? <UserFilter user={filter.user} onFilter={onFilter} /> : null}
      {toolbar}
    </search>
  );
}

function UserFilter({ user, onFilter }: { user: string | undefined; onFilter: Props['onFilter'] }) {
  const { t } = useTranslation();
  const [text, setText] = useState(user ?? '');
  useEffect(() => {
    // The filters were cleared by other means.
    if (user === undefined) setText('');
  }, [user]);
  const apply = useDebouncedCallback((value: string) => {
    onFilter({ user: value === '' ? undefined : value });
  }, 300);
  return (
    <TextInput
      aria-label={t('submission.user')}
      placeholder={t('submissions.anyUser')}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        apply(event.currentTarget.value.trim());
      }}
    />
  );
}

function Nothing({ isFiltered, isForAll }: { isFiltered: boolean; isForAll: boolean }) {
  const { t } = useTranslation();
  if (isFiltered) {
    return (
      <EmptyState
        p="xl"
        icon={<IconListSearch size={32} stroke={1.5} />}
        title={t('submissions.nothingFound')}
        description={t('submissions.nothingFoundText')}
      >
        <EmptyState.Actions>
          <ButtonLink to={isForAll ? '/admin/submissions' : '/submissions'} search={{}} variant="default">
            {t('action.clearFilters')}
          </ButtonLink>
        </EmptyState.Actions>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      p="xl"
      icon={<IconSend2 size={32} stroke={1.5} />}
      title={t('submissions.none')}
      description={t('submissions.noneText')}
    >
      <EmptyState.Actions>
        <ButtonLink to="/problems">{t('action.toProblems')}</ButtonLink>
      </EmptyState.Actions>
    </EmptyState>
  );
}
