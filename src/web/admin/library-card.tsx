import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Library } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { ConfirmButton } from '../app/confirm-button.js';
import { ErrorNote } from '../app/failure.js';
import { formatAgo, formatDateTime } from '../units/format.js';
import { Mark } from './mark.js';
import { failuresOf } from './self-test.js';
import classes from './admin.module.css';

type Action = 'use' | 'test' | 'remove';

/** One toolchain library of one machine, and what can be done with it. */
export function LibraryCard({ library, isBusy }: { library: Library; isBusy: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { host, digest, isInUse, judgements } = library;
  const ask = useMutation({
    mutationFn: (action: Action) => {
      if (action === 'use') return api.useLibrary(digest, host);
      return action === 'test' ? api.testLibrary(digest, host) : api.removeLibrary(digest, host);
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['library-tasks'] }),
  });
  return (
    <article className={`panel ${classes.worker ?? ''}`} aria-label={`${digest}, ${host}`}>
      <div className={classes.workerHead}>
        <strong className="mono">{digest}</strong>
        <span className="dimmed">{host}</span>
        {isInUse ? <span className={classes.current}>{t('library.inUse')}</span> : null}
        <span className={classes.actions}>
          <Button
            size="compact-xs"
            variant="default"
            disabled={isBusy}
            loading={ask.isPending && ask.variables === 'test'}
            onClick={() => {
              ask.mutate('test');
            }}
          >
            {t('library.try')}
          </Button>
          {isInUse ? null : (
            <Button
              size="compact-xs"
              variant="default"
              disabled={isBusy}
              loading={ask.isPending && ask.variables === 'use'}
              onClick={() => {
                ask.mutate('use');
              }}
            >
              {t('library.use')}
            </Button>
          )}
          {isInUse ? null : (
            <ConfirmButton
              label={t('library.remove')}
              question={t('library.removeQuestion', { digest })}
              isPending={ask.isPending && ask.variables === 'remove'}
              onConfirm={() => {
                ask.mutate('remove');
              }}
            />
          )}
        </span>
      </div>
      <Facts library={library} />
      {judgements > 0 && !isInUse ? <p className={classes.note}>{t('library.needed', { count: judgements })}</p> : null}
      <ErrorNote error={ask.error} />
    </article>
  );
}

function Facts({ library }: { library: Library }) {
  const { t, i18n } = useTranslation();
  const { builtAt, languages, judgements, selfTest } = library;
  const failed = Object.keys(failuresOf(library));
  return (
    <dl className={classes.workerFacts}>
      <div>
        <dt>{t('library.built')}</dt>
        <dd title={formatDateTime(builtAt, i18n.language)}>{formatAgo(builtAt, i18n.language)}</dd>
      </div>
      <div>
        <dt>{t('languages.title')}</dt>
        <dd title={Object.keys(languages).join(', ')}>{Object.keys(languages).length}</dd>
      </div>
      <div>
        <dt>{t('library.judgements')}</dt>
        <dd>{judgements}</dd>
      </div>
      <div>
        <dt>{t('library.selfTest')}</dt>
        <dd title={selfTest === null ? undefined : formatDateTime(selfTest.testedAt, i18n.language)}>
          {selfTest === null ? (
            t('library.untried')
          ) : (
            <Mark
              isOk={failed.length === 0}
              text={failed.length === 0 ? formatAgo(selfTest.testedAt, i18n.language) : failed.join(', ')}
            />
          )}
        </dd>
      </div>
    </dl>
  );
}
