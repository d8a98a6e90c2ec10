import { Button, SegmentedControl } from '@mantine/core';
import { IconArrowLeft, IconRefresh } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeliveryState } from '../../contract/webhooks.js';
import { DELIVERY_STATES } from '../../contract/webhooks.js';
import type { WebhookDelivery } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { ButtonLink } from '../app/button-link.js';
import { ErrorNote, LoadFailure } from '../app/failure.js';
import { Loading } from '../app/loading.js';
import { MoreButton } from '../app/more-button.js';
import { Page } from '../app/shell.js';
import { formatAgo, formatDateTime, formatDuration } from '../units/format.js';
import { eventWord, webhooksQuery } from './webhook-queries.js';
import classes from './admin.module.css';

const PAGE_SIZE = 30;
const REFRESH_MS = 2_000;
const IDLE_MS = 15_000;

/** What was sent to one webhook, with every attempt; sent again on request. */
export function WebhookPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/session/admin/webhooks/$id' });
  const [state, setState] = useState<DeliveryState | 'all'>('all');
  const { data } = useQuery(webhooksQuery);
  const webhook = data?.items.find((one) => String(one.id) === id);
  const query = useInfiniteQuery({
    queryKey: ['webhook-deliveries', id, state],
    queryFn: ({ pageParam, signal }) =>
      api.listDeliveries(
        Number(id),
        { state: state === 'all' ? undefined : state, cursor: pageParam ?? undefined, limit: PAGE_SIZE },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: ({ state: { data: known } }) =>
      known?.pages.some(({ items }) => items.some((one) => one.state === 'waiting')) ? REFRESH_MS : IDLE_MS,
  });
  const deliveries = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const title = webhook?.name ?? t('webhooks.log');
  if (query.isError && deliveries.length === 0) {
    return (
      <Page title={title}>
        <LoadFailure isPage error={query.error} onRetry={() => void query.refetch()} />
      </Page>
    );
  }
  return (
    <Page title={title}>
      <div className={classes.head}>
        <div>
          <h1>{title}</h1>
          <p className={`mono ${classes.subtitle ?? ''}`}>{webhook?.url}</p>
        </div>
        <ButtonLink to="/admin/webhooks" variant="default" size="xs" leftSection={<IconArrowLeft size={15} />}>
          {t('webhooks.back')}
        </ButtonLink>
      </div>
      <SegmentedControl
        size="xs"
        mb="sm"
        aria-label={t('admin.state')}
        data={(['all', ...DELIVERY_STATES] as const).map((value) => ({ value, label: t(`webhooks.states.${value}`) }))}
        value={state}
        onChange={(value) => {
          setState(value);
        }}
      />
      {query.isPending ? <Loading height={200} /> : null}
      {query.isSuccess && deliveries.length === 0 ? <p className="dimmed">{t('webhooks.nothingSent')}</p> : null}
      {deliveries.length > 0 ? (
        <ol className={`panel ${classes.versions ?? ''}`} aria-label={t('webhooks.log')}>
          {deliveries.map((delivery) => (
            <Delivery key={delivery.id} webhookId={Number(id)} delivery={delivery} />
          ))}
        </ol>
      ) : null}
      <MoreButton query={query} />
    </Page>
  );
}

const MARKS: Record<DeliveryState, string> = { waiting: 'calibrating', delivered: 'ready', failed: 'failed' };

function Delivery({ webhookId, delivery }: { webhookId: number; delivery: WebhookDelivery }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const { id, event, state, createdAt, nextAttemptAt, attempts, payload } = delivery;
  const replay = useMutation({
    mutationFn: () => api.replayDelivery(webhookId, id),
    onSuccess: () => client.invalidateQueries({ queryKey: ['webhook-deliveries', String(webhookId)] }),
  });
  return (
    <li className={classes.versionItem}>
      <div className={classes.versionHead}>
        <span className={classes.state} data-state={MARKS[state]}>
          {t(`webhooks.states.${state}`)}
        </span>
        <strong>{t(`webhooks.events.${eventWord(event)}`)}</strong>
        <span className="mono dimmed">#{id}</span>
        <span className="dimmed">
          {t('webhooks.attempts', { count: attempts.length })}
          {nextAttemptAt === null
            ? null
            : `, ${t('webhooks.nextAttempt', { when: formatAgo(nextAttemptAt, i18n.language) })}`}
        </span>
        <span className={classes.versionWhen}>
          <time dateTime={createdAt} title={formatDateTime(createdAt, i18n.language)}>
            {formatAgo(createdAt, i18n.language)}
          </time>
        </span>
        {state === 'waiting' ? null : (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconRefresh size={13} />}
            loading={replay.isPending}
            onClick={() => {
              replay.mutate();
            }}
          >
            {t('webhooks.replay')}
          </Button>
        )}
      </div>
      <ErrorNote error={replay.error} />
      <details className={classes.details}>
        <summary>{t('webhooks.details')}</summary>
        <Attempts attempts={attempts} />
        <pre className="output" tabIndex={0} role="group" aria-label={t('webhooks.payload')}>
          {pretty(payload)}
        </pre>
      </details>
    </li>
  );
}

function Attempts({ attempts }: { attempts: WebhookDelivery['attempts'] }) {
  const { t, i18n } = useTranslation();
  return (
    <ul className={classes.findings}>
      {attempts.map(({ startedAt, durationMs, responseStatus, responseHead, error }) => (
        <li key={startedAt} className={classes.finding}>
          <span className="nowrap">{formatDateTime(startedAt, i18n.language)}</span>
          <span>
            <strong>{responseStatus ?? t('webhooks.noAnswer')}</strong>{' '}
            <span className="dimmed">{formatDuration(durationMs * 1_000)}</span> {error ?? responseHead}
          </span>
        </li>
      ))}
    </ul>
  );
}

function pretty(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}
