import { Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AUDIT_ACTIONS } from '../../contract/audit.js';
import type { AuditEntry } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { LoadFailure } from '../app/failure.js';
import { Loading } from '../app/loading.js';
import { MoreButton } from '../app/more-button.js';
import type { AuditSearch } from '../app/search-params.js';
import { Page } from '../app/shell.js';
import { formatDateTime } from '../units/format.js';
import { AuditDetails } from './audit-details.js';
import classes from './audit.module.css';

const PAGE_SIZE = 50;
const DAY_MS = 86_400_000;

/** What admins did: who, when, from where, to what. */
export function AuditPage() {
  const { t } = useTranslation();
  const filter = useSearch({ from: '/session/admin/audit' });
  const navigate = useNavigate({ from: '/admin/audit' });
  const query = useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam, signal }) =>
      api.listAudit({ ...asInstants(filter), cursor: pageParam ?? undefined, limit: PAGE_SIZE }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const entries = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t('admin.audit')}>
      <h1 className={classes.title}>{t('admin.audit')}</h1>
      <Filters
        filter={filter}
        onFilter={(change) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true })}
      />
      {query.isPending ? <Loading height={240} /> : null}
      {query.isError ? <LoadFailure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isSuccess && entries.length === 0 ? <p className="dimmed">{t('audit.none')}</p> : null}
      {entries.length > 0 ? <Entries entries={entries} /> : null}
      <MoreButton query={query} />
    </Page>
  );
}

/** Whole days of this browser's clock, as the instants that the server compares with. */
function asInstants({ since, until, ...rest }: AuditSearch) {
  const start = (day: string) => new Date(`${day}T00:00:00`).getTime();
  return {
    ...rest,
    since: since === undefined ? undefined : new Date(start(since)).toISOString(),
    until: until === undefined ? undefined : new Date(start(until) + DAY_MS).toISOString(),
  };
}

function Filters({ filter, onFilter }: { filter: AuditSearch; onFilter: (change: Partial<AuditSearch>) => void }) {
  const { t } = useTranslation();
  const [user, setUser] = useState(filter.user ?? '');
  const applyUser = useDebouncedCallback((value: string) => {
    onFilter({ user: value === '' ? undefined : value });
  }, 300);
  return (
    <search className={classes.filters}>
      <TextInput
        aria-label={t('audit.who')}
        placeholder={t('audit.anybody')}
        value={user}
        onChange={(event) => {
          setUser(event.currentTarget.value);
          applyUser(event.currentTarget.value.trim());
        }}
      />
      <Select
        aria-label={t('audit.action')}
        placeholder={t('audit.anyAction')}
        data={AUDIT_ACTIONS.map((action) => ({ value: action, label: t(`audit.actions.${action}`) }))}
        value={filter.action ?? null}
        onChange={(action) => {
          onFilter({ action: action ?? undefined });
        }}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('action.clear') }}
      />
      <DayInput
        label={t('audit.since')}
        value={filter.since}
        onChange={(since) => {
          onFilter({ since });
        }}
      />
      <DayInput
        label={t('audit.until')}
        value={filter.until}
        onChange={(until) => {
          onFilter({ until });
        }}
      />
    </search>
  );
}

interface DayProps {
  label: string;
  value: string | undefined;
  onChange: (day: string | undefined) => void;
}

function DayInput({ label, value, onChange }: DayProps) {
  return (
    <label className={classes.day}>
      <span className="dimmed">{label}</span>
      <TextInput
        type="date"
        value={value ?? ''}
        onChange={(event) => {
          onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value);
        }}
      />
    </label>
  );
}

function Entries({ entries }: { entries: AuditEntry[] }) {
  const { t, i18n } = useTranslation();
  return (
    <div className="panel scroll-x" tabIndex={0} role="group" aria-label={t('admin.audit')}>
      <table className="facts cards">
        <thead>
          <tr>
            <th scope="col">{t('audit.when')}</th>
            <th scope="col">{t('audit.who')}</th>
            <th scope="col">{t('audit.action')}</th>
            <th scope="col">{t('audit.subject')}</th>
            <th scope="col">{t('audit.details')}</th>
            <th scope="col">{t('audit.from')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td className="nowrap">{formatDateTime(entry.at, i18n.language)}</td>
              <th scope="row">{entry.userId === null ? t('audit.commandLine') : entry.username}</th>
              <td className="nowrap">
                <ActionName action={entry.action} />
              </td>
              <td>{entry.subjectName ?? entry.subjectId}</td>
              <td className="line">
                <AuditDetails details={entry.details} />
              </td>
              <td className="dimmed">
                <Origin entry={entry} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** From which address, and how: signed in, by a token, or on the server's own command line. */
function Origin({ entry: { ipAddress, via, requestId } }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  const [, token] = /^token (\d+)$/.exec(via) ?? [];
  const known = (['session', 'command-line'] as const).find((one) => one === via);
  const how = token === undefined ? (known ? t(`audit.via.${known}`) : via) : t('audit.via.token', { id: token });
  return <span title={requestId}>{[ipAddress, how].filter(Boolean).join(', ')}</span>;
}

/** A word of a newer server than this page stays as it is. */
function ActionName({ action }: { action: string }) {
  const { t } = useTranslation();
  const known = AUDIT_ACTIONS.find((one) => one === action);
  return known === undefined ? action : t(`audit.actions.${known}`);
}
