import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { hasRun } from '../../contract/evidence.js';
import type { RunResult } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { formatBytes, formatDuration } from '../units/format.js';
import { SourcePlaces } from './compiler-output.js';
import { EvidenceTable } from './evidence-table.js';
import { useReasonWords } from './reason-text.js';
import { Talk } from './talk.js';
import { VerdictBadge } from './verdict-badge.js';
import classes from './verdict.module.css';

interface Props {
  submissionId: number;
  run: RunResult;
  id: string;
  sourceNames: string[];
  onGoTo?: (line: number, column: number | null) => void;
}

/** One test case: its verdict, its figures, what the jury lets the student see, and the evidence. */
export function RunDetails({ submissionId, run, id, ...places }: Props) {
  const { t } = useTranslation();
  const reason = useReasonWords(run);
  return (
    <section id={id} className={classes.run} aria-label={t('judgement.testCase', { name: run.testCaseName })}>
      <div className={classes.runHead}>
        <VerdictBadge verdict={run.verdict} state="finished" />
        <span className="mono">{run.testCaseName}</span>
        {hasRun(run) ? (
          <span className="dimmed nowrap">
            {formatDuration(run.cpuTimeUs)} · {formatBytes(run.memoryPeakBytes)}
          </span>
        ) : null}
      </div>
      {reason ? <p className={classes.runReason}>{reason}</p> : null}
      <Said label={t('judgement.hint')} text={run.hint} />
      {run.shared.length > 0 ? (
        <p className={classes.shared}>
          {run.shared.map((side) => (
            <a key={side} href={api.testCaseUrl(submissionId, run.ordinal, side)} download>
              <IconDownload size={15} aria-hidden="true" /> {t(`judgement.shared.${side}`)}
            </a>
          ))}
        </p>
      ) : null}
      <Said label={t('judgement.teamFeedback')} text={run.teamFeedback} />
      <Said label={t('judgement.judgeFeedback')} text={run.judgeFeedback} />
      {run.talk && run.talk.length > 0 ? <Talk parts={run.talk} /> : null}
      <Said label={t('judgement.output')} text={run.outputHead} />
      {run.stderrTail ? (
        <div className={classes.said}>
          <p className={classes.saidName}>{t('judgement.stderr')}</p>
          <SourcePlaces label={t('judgement.stderr')} text={run.stderrTail} {...places} />
        </div>
      ) : null}
      {run.evidence ? (
        <details className={classes.details}>
          <summary>{t('evidence.title')}</summary>
          <EvidenceTable evidence={run.evidence} />
        </details>
      ) : null}
    </section>
  );
}

function Said({ label, text }: { label: string; text: string | null | undefined }) {
  if (text === null || text === undefined || text === '') return null;
  return (
    <div className={classes.said}>
      <p className={classes.saidName}>{label}</p>
      <pre className="output" tabIndex={0} aria-label={label}>
        {text}
      </pre>
    </div>
  );
}
