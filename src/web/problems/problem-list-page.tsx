import { EmptyState, NativeSelect, Skeleton, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconListSearch, IconSearch, IconUpload } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadFailure } from '../app/failure.js';
import { ButtonLink } from '../app/button-link.js';
import type { ProblemRow } from '../api/endpoints.js';
import type { ProblemListSearch } from '../app/search-params.js';
import { SOLVED_FILTERS } from '../app/search-params.js';
import { useMe } from '../app/session.js';
import { Page } from '../app/shell.js';
import type { DifficultyBand } from './filter-problems.js';
import { difficultyBands, filterProblems, tagsOf } from './filter-problems.js';
import { ProblemTable } from './problem-table.js';
import { useAllProblems } from './problem-queries.js';
import classes from './problem-list.module.css';

/** The list of problems: search as you type, filters in the address, own progress. */
export function ProblemListPage() {
  const { t } = useTranslation();
  const filter = useSearch({ from: '/session/problems' });
  const problems = useAllProblems();
  const { rows } = problems;
  const deferred = useDeferredValue(filter);
  const found = useMemo(() => filterProblems(rows, deferred), [rows, deferred]);
  const solvedCount = useMemo(() => rows.filter((row) => row.mySolved === 'solved').length, [rows]);

  return (
    <Page title={t('problems.title')}>
      <div className={classes.head}>
        <h1>{t('problems.title')}</h1>
        {rows.length > 0 ? <Progress solved={solvedCount} total={rows.length} /> : null}
      </div>
      <Filters filter={filter} rows={rows} />
      {problems.error ? <LoadFailure error={problems.error} onRetry={problems.refetch} /> : null}
      {problems.isPending ? <Loading /> : null}
      {!problems.isPending && !problems.error && rows.length === 0 ? <NoProblems /> : null}
      {rows.length > 0 ? (
        <p className={classes.count} role="status">
          {t('problems.shown', { count: found.length })}
        </p>
      ) : null}
      {rows.length > 0 && found.length === 0 ? <NothingFound /> : null}
      {found.length > 0 ? <ProblemTable rows={found} sort={filter.sort} /> : null}
    </Page>
  );
}

function Filters({ filter, rows }: { filter: ProblemListSearch; rows: ProblemRow[] }) {
  const { t } = useTranslation();
  const tags = useMemo(() => tagsOf(rows), [rows]);
  const bands = useMemo(() => difficultyBands(rows), [rows]);
  const input = useRef<HTMLInputElement>(null);
  const change = useChangeFilter();
  useHotkeys([['/', () => input.current?.focus()]]);
  return (
    <search className={classes.filters}>
      <TextInput
        ref={input}
        className={classes.search}
        aria-label={t('problems.search')}
        placeholder={t('problems.searchHint')}
        leftSection={<IconSearch size={16} />}
        value={filter.search ?? ''}
        onChange={(event) => {
          change({ search: event.currentTarget.value || undefined });
        }}
      />
      <NativeSelect
        aria-label={t('problems.tag')}
        value={filter.tag ?? ''}
        onChange={(event) => {
          change({ tag: event.currentTarget.value || undefined });
        }}
      >
        <option value="">{t('problems.anyTag')}</option>
        {tags.map((tag) => (
          <option key={tag}>{tag}</option>
        ))}
      </NativeSelect>
      <DifficultySelect filter={filter} bands={bands} onChange={change} />
      <NativeSelect
        aria-label={t('problems.progress')}
        value={filter.solved ?? ''}
        onChange={(event) => {
          change({ solved: SOLVED_FILTERS.find((solved) => solved === event.currentTarget.value) });
        }}
      >
        <option value="">{t('problems.anyProgress')}</option>
        {SOLVED_FILTERS.map((solved) => (
          <option key={solved} value={solved}>
            {t(`problems.solved.${solved}`)}
          </option>
        ))}
      </NativeSelect>
    </search>
  );
}

interface DifficultySelectProps {
  filter: ProblemListSearch;
  bands: DifficultyBand[];
  onChange: (change: Partial<ProblemListSearch>) => void;
}

/** The bands on offer; a range that came with the address stands among them as it is. */
function DifficultySelect({ filter: { least, most }, bands, onChange }: DifficultySelectProps) {
  const { t } = useTranslation();
  const isAny = least === undefined && most === undefined;
  const chosen = isAny ? -1 : bands.findIndex((band) => band.least === least && band.most === most);
  const name = (from: number | undefined, to: number | undefined) =>
    from === to ? rounded(from) : `${rounded(from)} – ${rounded(to)}`;
  return (
    <NativeSelect
      aria-label={t('problems.difficulty')}
      value={isAny ? '' : String(chosen)}
      onChange={(event) => {
        const band = bands[event.currentTarget.value === '' ? -1 : Number(event.currentTarget.value)];
        onChange({ least: band?.least, most: band?.most });
      }}
    >
      <option value="">{t('problems.anyDifficulty')}</option>
      {!isAny && chosen === -1 ? <option value="-1">{name(least, most)}</option> : null}
      {bands.map((band, index) => (
        <option key={band.least} value={index}>
          {name(band.least, band.most)}
        </option>
      ))}
    </NativeSelect>
  );
}

function rounded(value: number | undefined): string {
  return value === undefined ? '' : value.toFixed(1);
}

function useChangeFilter(): (change: Partial<ProblemListSearch>) => void {
  const navigate = useNavigate({ from: '/problems' });
  return (change) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
}

function Progress({ solved, total }: { solved: number; total: number }) {
  const { t } = useTranslation();
  return (
    <div className={classes.progress}>
      <span>{t('problems.progressOf', { solved, total })}</span>
      <span className={classes.bar} aria-hidden="true">
        <span style={{ width: `${String((100 * solved) / total)}%` }} />
      </span>
    </div>
  );
}

function Loading() {
  const { t } = useTranslation();
  return (
    <div className={classes.loading} role="status" aria-label={t('state.loading')}>
      {Array.from({ length: 12 }, (_, index) => (
        <Skeleton key={index} height={18} width={`${String(55 + ((index * 17) % 40))}%`} />
      ))}
    </div>
  );
}

function NothingFound() {
  const { t } = useTranslation();
  return (
    <EmptyState
      p="xl"
      icon={<IconListSearch size={32} stroke={1.5} />}
      title={t('problems.nothingFound')}
      description={t('problems.nothingFoundText')}
    >
      <EmptyState.Actions>
        <ButtonLink to="/problems" search={{}} variant="default">
          {t('action.clearFilters')}
        </ButtonLink>
      </EmptyState.Actions>
    </EmptyState>
  );
}

function NoProblems() {
  const { t } = useTranslation();
  const isAdmin = useMe().role === 'admin';
  return (
    <EmptyState
      p="xl"
      icon={<IconUpload size={32} stroke={1.5} />}
      title={t('problems.none')}
      description={isAdmin ? t('problems.noneAdmin') : t('problems.noneStudent')}
    >
      {isAdmin ? (
        <EmptyState.Actions>
          <ButtonLink to="/admin/problems">{t('problems.upload')}</ButtonLink>
        </EmptyState.Actions>
      ) : null}
    </EmptyState>
  );
}
