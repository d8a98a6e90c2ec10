import { Skeleton } from '@mantine/core';
import { lazy, Suspense, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasRun } from '../../contract/evidence.js';
import type { Submission } from '../api/endpoints.js';
import { formatBytes, formatDuration, formatSeconds } from '../units/format.js';
import { CompilerOutput } from './compiler-output.js';
import { ReasonText } from './reason-text.js';
import { RunDetails } from './run-details.js';
import { TestCaseTiles } from './test-case-tiles.js';
import { VerdictBadge } from './verdict-badge.js';
import classes from './verdict.module.css';

const RunsPlot = lazy(() => import('./runs-plot.js'));

interface Props {
  submission: Submission;
  sourceNames: string[];
  onGoTo?: (line: number, column: number | null) => void;
  /** Beside the verdict, such as a link to the submission's own page. */
  aside?: React.ReactNode;
}

/** Everything known of a submission's judging, live while it goes on. */
export function VerdictView({ submission, sourceNames, onGoTo, aside }: Props) {
  const { judgement, runs } = submission;
  const [chosen, setChosen] = useState<number | null>(null);
  const panelId = useId();
  const failing = runs.find((run) => run.verdict !== 'AC');
  const shown = runs.find((run) => run.ordinal === chosen) ?? failing ?? null;
  const compilerOutput = judgement.compilerOutput ?? '';
  const hasFinished = submission.state === 'finished';

  return (
    <div className={classes.view}>
      <Summary submission={submission} aside={aside} />
      <ReasonText submission={submission} run={failing ?? null} />
      {submission.verdict === 'CE' ? (
        <CompilerOutput output={compilerOutput} sourceNames={sourceNames} onGoTo={onGoTo} />
      ) : null}
      <TestCaseTiles
        submission={submission}
        chosen={shown?.ordinal ?? null}
        panelId={panelId}
        onChoose={(ordinal) => {
          setChosen(ordinal);
        }}
      />
      {shown ? (
        <RunDetails id={panelId} submissionId={submission.id} run={shown} sourceNames={sourceNames} onGoTo={onGoTo} />
      ) : null}
      {hasFinished && runs.length > 1 && runs.some(hasRun) ? (
        <Suspense fallback={<Skeleton height={150} />}>
          <RunsPlot runs={runs} judgement={judgement} />
        </Suspense>
      ) : null}
      {submission.verdict !== 'CE' && compilerOutput.trim() !== '' ? (
        <Warnings output={compilerOutput} sourceNames={sourceNames} onGoTo={onGoTo} />
      ) : null}
    </div>
  );
}

function Summary({ submission, aside }: { submission: Submission; aside: React.ReactNode }) {
  const { t } = useTranslation();
  const total = submission.judgement.testCaseCount;
  return (
    <div className={classes.summary} aria-live="polite">
      <VerdictBadge verdict={submission.verdict} state={submission.state} isLarge />
      <div className={classes.figures}>
        {submission.state === 'queued' ? <QueueNote submission={submission} /> : null}
        {total !== null && submission.runs.length > 0 ? (
          <span>{t('judgement.judgedOf', { judged: submission.runs.length, total })}</span>
        ) : null}
        {submission.score === null ? null : <span>{t('judgement.score', { score: submission.score })}</span>}
        {submission.cpuTimeUs === null ? null : (
          <span title={t('judgement.slowest')}>{formatDuration(submission.cpuTimeUs)}</span>
        )}
        {submission.memoryPeakBytes === null ? null : (
          <span title={t('judgement.largest')}>{formatBytes(submission.memoryPeakBytes)}</span>
        )}
      </div>
      {aside}
    </div>
  );
}

function QueueNote({ submission }: { submission: Submission }) {
  const { t } = useTranslation();
  const { queuePosition, expectedWaitSeconds } = submission;
  if (queuePosition === null) return <span>{t('judgement.waiting')}</span>;
  return (
    <>
      <span>{queuePosition === 0 ? t('judgement.next') : t('judgement.ahead', { count: queuePosition })}</span>
      {expectedWaitSeconds === null ? null : (
        <span>{t('judgement.expected', { time: formatSeconds(expectedWaitSeconds) })}</span>
      )}
    </>
  );
}

function Warnings(props: { output: string; sourceNames: string[]; onGoTo?: Props['onGoTo'] }) {
  const { t } = useTranslation();
  return (
    <details className={classes.details}>
      <summary>{t('judgement.compilerWarnings')}</summary>
      <CompilerOutput {...props} />
    </details>
  );
}
