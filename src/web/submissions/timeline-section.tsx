import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Submission, Timeline } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { ErrorNote } from '../app/failure.js';
import { ServerText } from '../app/server-text.js';
import { useExplanation } from '../app/use-explanation.js';
import { formatDuration, formatSeconds } from '../units/format.js';
import classes from './timeline.module.css';

const REFRESH_MS = 2_000;

/** For admins: where a submission is on its way through the judge, stage by stage, and why it does not get on. */
export function TimelineSection({ submission }: { submission: Submission }) {
  const { t } = useTranslation();
  const isPending = submission.state !== 'finished';
  const query = useQuery({
    queryKey: ['timeline', submission.id, submission.judgement.id, submission.state],
    queryFn: ({ signal }) => api.timeline(submission.id, signal),
    refetchInterval: isPending ? REFRESH_MS : false,
  });
  if (!query.data) return <ErrorNote error={query.error} />;
  const { stages, job } = query.data;
  return (
    <details className={classes.timeline} open={isPending || job !== null}>
      <summary>{t('timeline.title')}</summary>
      <p>
        <Why timeline={query.data} />
      </p>
      <Stages stages={stages} />
      {job?.losses.map((lost) => (
        <p key={lost.lostAt} className="dimmed">
          {t(`timeline.lost.${lost.reason}`, { worker: lost.workerId })}
        </p>
      ))}
      {job?.state === 'set-aside' ? <Retry id={submission.id} /> : null}
    </details>
  );
}

/** In the reader's language if each of its sentences can be said in it. */
function Why({ timeline: { explanation, explanations, workers } }: { timeline: Timeline }) {
  const explain = useExplanation();
  const reasons = workers.map(({ id, reason, explanation: own }) => `${id}: ${explain(own) ?? reason ?? ''}`).join(' ');
  const sentences = explanations.map(({ code, values }) => explain({ code, values: { ...values, reasons } }));
  return sentences.includes(null) ? <ServerText text={explanation} /> : sentences.join(' ');
}

function Stages({ stages }: { stages: Timeline['stages'] }) {
  const { t } = useTranslation();
  const begin = new Date(stages[0]?.startedAt ?? 0).getTime();
  const total = Math.max(
    1e-3,
    ...stages.map(({ startedAt, seconds }) => (new Date(startedAt).getTime() - begin) / 1_000 + seconds),
  );
  return (
    <ol className={classes.stages} aria-label={t('timeline.stages')}>
      {stages.map(({ name, startedAt, endedAt, seconds }) => {
        const left = (100 * (new Date(startedAt).getTime() - begin)) / 1_000 / total;
        const width = `${String((100 * seconds) / total)}%`;
        return (
          <li key={name}>
            <span>{t(`timeline.stage.${name}`)}</span>
            <span className={classes.track} aria-hidden="true">
              <span style={{ left: `${String(left)}%`, width }} data-now={endedAt === null || undefined} />
            </span>
            <span>{seconds < 60 ? formatDuration(seconds * 1e6) : formatSeconds(seconds)}</span>
          </li>
        );
      })}
    </ol>
  );
}

function Retry({ id }: { id: number }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const retry = useMutation({
    mutationFn: () => api.retry(id),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['submission', id] }),
        client.invalidateQueries({ queryKey: ['timeline', id] }),
      ]),
  });
  return (
    <div className={classes.retry}>
      <ErrorNote error={retry.error} />
      <Button
        size="xs"
        variant="default"
        leftSection={<IconRefresh size={15} />}
        loading={retry.isPending}
        onClick={() => {
          retry.mutate();
        }}
      >
        {t('timeline.retry')}
      </Button>
    </div>
  );
}
