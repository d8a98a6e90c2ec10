import { Loader } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryTask } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { formatAgo, formatDateTime } from '../units/format.js';
import { Mark } from './mark.js';
import classes from './admin.module.css';

const BUSY_MS = 1_000;
const IDLE_MS = 15_000;
const SHOWN = 10;

const isOpen = ({ state }: LibraryTask) => state === 'queued' || state === 'running';

/** What was asked of the libraries. Once something is done, the libraries and languages are read anew. */
export function useLibraryTasks() {
  const client = useQueryClient();
  const { data = [] } = useQuery({
    queryKey: ['library-tasks'],
    queryFn: ({ signal }) => api.listLibraryTasks(signal),
    refetchInterval: ({ state }) => (state.data?.some(isOpen) ? BUSY_MS : IDLE_MS),
  });
  const open = data.filter(isOpen);
  const isBusy = open.length > 0;
  const wasBusy = useRef(false);
  useEffect(() => {
    if (wasBusy.current && !isBusy) {
      void client.invalidateQueries({ queryKey: ['libraries'] });
      void client.invalidateQueries({ queryKey: ['languages'] });
    }
    wasBusy.current = isBusy;
  }, [client, isBusy]);
  return { open, isBusy, finished: data.filter((task) => !isOpen(task)).slice(0, SHOWN) };
}

/** Tasks under way with where they are, or those that are over with what became of them. */
export function LibraryTasks({ tasks, isOpen: isUnderWay }: { tasks: LibraryTask[]; isOpen: boolean }) {
  const { t, i18n } = useTranslation();
  if (tasks.length === 0) return null;
  const title = isUnderWay ? t('library.underWay') : t('library.earlier');
  return (
    <section className={classes.section} aria-label={title} aria-live={isUnderWay ? 'polite' : undefined}>
      <h2>{title}</h2>
      <ul className={`panel ${classes.versions ?? ''}`}>
        {tasks.map((task) => (
          <li key={task.id} className={classes.versionItem}>
            <div className={classes.versionHead}>
              {isUnderWay ? <Loader size={14} aria-hidden="true" /> : null}
              {isUnderWay ? null : <Mark isOk={task.state === 'done'} text={t(`library.states.${task.state}`)} />}
              <strong>{t(`library.actions.${task.action}`)}</strong>
              <span className="mono">{task.digest}</span>
              {task.languages.length > 0 ? <span className="dimmed">{task.languages.join(', ')}</span> : null}
              <span className="dimmed">{task.host}</span>
              <time
                className={classes.versionWhen}
                dateTime={task.createdAt}
                title={formatDateTime(task.createdAt, i18n.language)}
              >
                {formatAgo(task.createdAt, i18n.language)}
              </time>
            </div>
            {task.message === '' ? null : (
              <p className={task.state === 'failed' ? classes.refused : 'dimmed'}>{task.message}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
