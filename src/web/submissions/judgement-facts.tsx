import { useTranslation } from 'react-i18next';
import type { Submission } from '../api/endpoints.js';
import classes from './submissions.module.css';

const DIGEST_CHARACTERS = 12;

/** What a judgement was made with, so that it can be explained and repeated. */
export function JudgementFacts({ judgement }: { judgement: Submission['judgement'] }) {
  const { t } = useTranslation();
  const { kernel, cgroupVersion, engineVersion, seccompDigest } = judgement.evidence;
  const facts: [name: string, value: string | null | undefined][] = [
    [t('evidence.library'), judgement.libraryDigest?.replace(/^sha256:/, '').slice(0, DIGEST_CHARACTERS)],
    [t('evidence.systemCalls'), seccompDigest?.slice(0, DIGEST_CHARACTERS)],
    [t('evidence.kernel'), kernel],
    [t('evidence.cgroup'), cgroupVersion === undefined ? null : `v${String(cgroupVersion)}`],
    [t('evidence.engine'), engineVersion],
  ];
  return (
    <p className={classes.library}>
      {facts.map(([name, value]) =>
        value === null || value === undefined ? null : (
          <span key={name} className={classes.fact}>
            {name} <span className="mono">{value}</span>
          </span>
        ),
      )}
    </p>
  );
}
