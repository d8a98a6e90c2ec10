import { useTranslation } from 'react-i18next';
import type { RunResult, Submission } from '../api/endpoints.js';
import { formatDuration } from '../units/format.js';
import { reasonOf } from './reason.js';
import classes from './verdict.module.css';

/** Why the submission was not accepted, in a sentence. */
export function ReasonText({ submission, run }: { submission: Submission; run: RunResult | null }) {
  const { t } = useTranslation();
  const { verdict, judgement } = submission;
  const runWords = useReasonWords(run);
  if (verdict === null || verdict === 'AC') return null;
  const where = run ? t('judgement.onTest', { name: run.testCaseName }) : null;
  const words = runWords ?? judgement.reason ?? t(`explain.${verdict}`);
  return (
    <p className={classes.reason}>
      {where ? <strong>{where} </strong> : null}
      {words}
    </p>
  );
}

/** One test case's reason: from the facts if they tell, else the judge's own sentence. */
export function useReasonWords(run: RunResult | null): string | null {
  const { t } = useTranslation();
  if (!run) return null;
  const reason = reasonOf(run.verdict, run.evidence);
  const times = run.evidence?.repeatedCpuTimesUs.map((time) => formatDuration(time)).join(', ') ?? '';
  const repeated = times === '' ? '' : t('reason.repeated', { times });
  if (reason) return [t(`reason.${reason.key}`, reason.values), repeated].filter((text) => text !== '').join(' ');
  if (run.verdict === 'AC' && repeated !== '') return repeated;
  return run.reason === '' ? null : run.reason;
}
