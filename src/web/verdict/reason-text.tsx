import { useTranslation } from 'react-i18next';
import type { RunResult, Submission } from '../api/endpoints.js';
import { formatDuration } from '../units/format.js';
import { useExplanation } from '../app/use-explanation.js';
import { reasonOf } from './reason.js';
import classes from './verdict.module.css';

/** Why the submission was not accepted, in a sentence. */
export function ReasonText({ submission, run }: { submission: Submission; run: RunResult | null }) {
  const { t } = useTranslation();
  const { verdict, judgement } = submission;
  const explain = useExplanation();
  const runWords = useReasonWords(run);
  if (verdict === null || verdict === 'AC') return null;
  const where = run ? t('judgement.onTest', { name: run.testCaseName }) : null;
  // Of a run the page has the words; the judgement's own sentence repeats them in English.
  const ofJudgement = explain(judgement.explanation) ?? (run === null ? judgement.reason : null);
  const words = runWords ?? ofJudgement ?? t(`explain.${verdict}`);
  return (
    <p className={classes.reason}>
      {where ? <strong>{where} </strong> : null}
      {words}
    </p>
  );
}

/**
 * One test case's reason: the judge's explanation, or from the facts if they tell; else its own sentence, which then is
 * the words of the package's validator. A live event brings neither: its words come with the next answer of REST.
 */
export function useReasonWords(run: RunResult | null): string | null {
  const { t } = useTranslation();
  const explain = useExplanation();
  if (!run?.evidence) return null;
  const explained = explain(run.explanation);
  const reason = explained === null ? reasonOf(run.verdict, run.evidence) : null;
  const times = run.evidence.repeatedCpuTimesUs.map((time) => formatDuration(time)).join(', ');
  const repeated = times === '' ? '' : t('reason.repeated', { times });
  const place = reason?.process === undefined ? '' : `${t('judgement.process', { number: reason.process })}: `;
  const words = explained ?? (reason && place + t(`reason.${reason.key}`, reason.values));
  if (words !== null) return [words, repeated].filter((text) => text !== '').join(' ');
  if (run.verdict === 'AC' && repeated !== '') return repeated;
  return run.reason === '' ? null : run.reason;
}
