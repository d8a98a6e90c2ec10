import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WebhookEvent } from '../../contract/webhooks.js';
import { WEBHOOK_EVENTS } from '../../contract/webhooks.js';
import { api } from '../api/endpoints.js';
import { ErrorNote } from '../app/failure.js';
import { ShownOnce } from '../app/shown-once.js';
import { eventWord, webhooksQuery } from './webhook-queries.js';
import classes from './admin.module.css';

const EVENTS = Object.keys(WEBHOOK_EVENTS).filter((event) => event !== 'ping') as WebhookEvent[];

/** A new webhook. The secret that signs what is sent is shown once. */
export function NewWebhookDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [url, setUrl] = useState('');
  const [events, setEvents] = useState<string[]>(['submission.finished']);
  const create = useMutation({
    mutationFn: () =>
      api.createWebhook({
        isEnabled: true,
        name: name.trim(),
        url: url.trim(),
        events: EVENTS.filter((event) => events.includes(event)),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: webhooksQuery.queryKey }),
  });
  const close = () => {
    create.reset();
    setName('');
    setUrl('');
    onClose();
  };
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={t('webhooks.create')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {create.data ? (
        <Secret secret={create.data.secret} onDone={close} />
      ) : (
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            create.mutate();
          }}
        >
          <TextInput
            label={t('webhooks.name')}
            data-autofocus
            maxLength={100}
            value={name}
            onChange={(event) => {
              setName(event.currentTarget.value);
            }}
          />
          <TextInput
            label={t('webhooks.url')}
            placeholder={t('webhooks.urlHint')}
            spellCheck={false}
            maxLength={2000}
            value={url}
            onChange={(event) => {
              setUrl(event.currentTarget.value);
            }}
          />
          <Checkbox.Group label={t('webhooks.when')} value={events} onChange={setEvents}>
            <div className={classes.choices}>
              {EVENTS.map((event) => (
                <Checkbox key={event} size="xs" value={event} label={t(`webhooks.events.${eventWord(event)}`)} />
              ))}
            </div>
          </Checkbox.Group>
          <ErrorNote error={create.error} />
          <Button
            type="submit"
            loading={create.isPending}
            disabled={name.trim() === '' || url.trim() === '' || events.length === 0}
          >
            {t('webhooks.create')}
          </Button>
        </form>
      )}
    </Modal>
  );
}

function Secret({ secret, onDone }: { secret: string; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={classes.form}>
      <ShownOnce title={t('webhooks.created')} text={t('webhooks.secretOnce')} secret={secret} />
      <Button variant="default" onClick={onDone}>
        {t('action.close')}
      </Button>
    </div>
  );
}
