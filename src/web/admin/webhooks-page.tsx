import { Button, Switch } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Webhook } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { ConfirmButton } from '../app/confirm-button.js';
import { ErrorNote, LoadFailure } from '../app/failure.js';
import { Loading } from '../app/loading.js';
import { Page } from '../app/shell.js';
import { NewWebhookDialog } from './new-webhook-dialog.js';
import { eventWord, webhooksQuery } from './webhook-queries.js';
import classes from './admin.module.css';

/** Addresses that are told of events. */
export function WebhooksPage() {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const query = useQuery(webhooksQuery);
  return (
    <Page title={t('admin.webhooks')}>
      <div className={classes.head}>
        <div>
          <h1>{t('admin.webhooks')}</h1>
          <p className={classes.subtitle}>{t('webhooks.text')}</p>
        </div>
        <Button
          size="xs"
          leftSection={<IconPlus size={15} />}
          onClick={() => {
            setIsOpen(true);
          }}
        >
          {t('webhooks.create')}
        </Button>
      </div>
      {query.isPending ? <Loading height={160} /> : null}
      {query.isError ? <LoadFailure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data?.items.length === 0 ? <p className="dimmed">{t('webhooks.none')}</p> : null}
      <div className={classes.workers}>
        {query.data?.items.map((webhook) => (
          <WebhookCard key={webhook.id} webhook={webhook} />
        ))}
      </div>
      <NewWebhookDialog
        isOpen={isOpen}
        onClose={() => {
          setIsOpen(false);
        }}
      />
    </Page>
  );
}

function WebhookCard({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { id, name, url, events, isEnabled } = webhook;
  const read = () => client.invalidateQueries({ queryKey: webhooksQuery.queryKey });
  const change = useMutation({
    mutationFn: (isOn: boolean) => api.changeWebhook(id, { isEnabled: isOn }),
    onSuccess: read,
  });
  const remove = useMutation({ mutationFn: () => api.removeWebhook(id), onSuccess: read });
  const ping = useMutation({
    mutationFn: () => api.pingWebhook(id),
    onSuccess: () => {
      notifications.show({ message: t('webhooks.pinged') });
    },
  });
  return (
    <article className={`panel ${classes.worker ?? ''}`} aria-label={name}>
      <div className={classes.workerHead}>
        <strong>{name}</strong>
        <span className={`mono dimmed ${classes.address ?? ''}`}>{url}</span>
        <Switch
          size="sm"
          label={isEnabled ? t('webhooks.on') : t('webhooks.off')}
          aria-label={t('webhooks.onOf', { name })}
          checked={isEnabled}
          disabled={change.isPending}
          onChange={(event) => {
            change.mutate(event.currentTarget.checked);
          }}
        />
      </div>
      <p className={classes.note}>{events.map((event) => t(`webhooks.events.${eventWord(event)}`)).join(' · ')}</p>
      <div className={classes.cardActions}>
        <Link to="/admin/webhooks/$id" params={{ id: String(id) }}>
          {t('webhooks.log')}
        </Link>
        <span className={classes.actions}>
          <Button
            size="compact-xs"
            variant="default"
            loading={ping.isPending}
            onClick={() => {
              ping.mutate();
            }}
          >
            {t('webhooks.ping')}
          </Button>
          <ConfirmButton
            label={t('webhooks.remove')}
            question={t('webhooks.removeQuestion', { name })}
            isPending={remove.isPending}
            onConfirm={() => {
              remove.mutate();
            }}
          />
        </span>
      </div>
      <ErrorNote error={change.error ?? remove.error ?? ping.error} />
    </article>
  );
}
