import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Admission } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { ApiError } from '../api/rest.js';
import { ErrorNote, LoadFailure } from '../app/failure.js';
import { Loading } from '../app/loading.js';
import { Page } from '../app/shell.js';
import { formatAgo } from '../units/format.js';
import { AdmissionHandlerCard } from './admission-handler-card.js';
import { AdmissionHistory } from './admission-history.js';
import type { Handler } from './admission-settings.js';
import { canMoveUp, changedIds, errorsOf, movedUp } from './admission-settings.js';
import classes from './admin.module.css';
import own from './admission.module.css';

const KEY = ['admission'];

/** What a submission passes before it is accepted: order, switches and settings, changed while the server runs. */
export function AdmissionPage() {
  const { t } = useTranslation();
  const query = useQuery({ queryKey: KEY, queryFn: ({ signal }) => api.getAdmission(signal) });
  return (
    <Page title={t('admin.admission')}>
      <h1 className={classes.title}>{t('admin.admission')}</h1>
      <p className="dimmed">{t('admission.text')}</p>
      {query.isPending ? <Loading height={420} /> : null}
      {query.isError ? <LoadFailure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data ? <Chain key={query.data.revision} admission={query.data} /> : null}
      <AdmissionHistory />
    </Page>
  );
}

function Chain({ admission }: { admission: Admission }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const [handlers, setHandlers] = useState<Handler[]>(admission.handlers);
  const changed = changedIds(admission.handlers, handlers);
  const save = useMutation({
    mutationFn: () =>
      api.changeAdmission({
        revision: admission.revision,
        handlers: handlers.map(({ id, isEnabled, settings }) => ({ id, isEnabled, settings })),
      }),
    onSuccess: (next) => {
      notifications.show({ message: t('admission.saved') });
      client.setQueryData(KEY, next);
      void client.invalidateQueries({ queryKey: ['admission-changes'] });
    },
  });
  const edit = (next: Handler[]) => {
    save.reset();
    setHandlers(next);
  };
  const isOvertaken = save.error instanceof ApiError && save.error.code === 'conflict';
  const errors = errorsOf(save.error);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <ol className={own.chain} aria-label={t('admission.order')}>
        {handlers.map((handler, index) => (
          <AdmissionHandlerCard
            key={handler.id}
            handler={handler}
            place={index + 1}
            isChanged={changed.includes(handler.id)}
            errors={errors[index] ?? {}}
            onChange={(next) => {
              edit(handlers.with(index, next));
            }}
            onUp={
              canMoveUp(handlers, index)
                ? () => {
                    edit(movedUp(handlers, index));
                  }
                : null
            }
            onDown={
              canMoveUp(handlers, index + 1)
                ? () => {
                    edit(movedUp(handlers, index + 1));
                  }
                : null
            }
          />
        ))}
      </ol>
      <div className={own.save}>
        <ErrorNote error={save.error} />
        <div className={own.buttons}>
          <Button type="submit" loading={save.isPending} disabled={changed.length === 0 || isOvertaken}>
            {t('action.save')}
          </Button>
          {isOvertaken ? (
            <Button
              variant="default"
              onClick={() => {
                void client.invalidateQueries({ queryKey: KEY });
              }}
            >
              {t('admission.readAnew')}
            </Button>
          ) : (
            <Button
              variant="default"
              disabled={changed.length === 0}
              onClick={() => {
                edit(admission.handlers);
              }}
            >
              {t('admission.discard')}
            </Button>
          )}
          <span className="dimmed">
            {admission.changedAt === null
              ? t('admission.untouched')
              : t('admission.changedBy', {
                  revision: admission.revision,
                  name: admission.changedBy ?? t('admission.somebody'),
                  when: formatAgo(admission.changedAt, i18n.language),
                })}
          </span>
        </div>
      </div>
    </form>
  );
}
