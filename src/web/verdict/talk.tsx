import { useTranslation } from 'react-i18next';
import type { RunResult } from '../api/endpoints.js';
import classes from './verdict.module.css';

type Parts = NonNullable<RunResult['talk']>;

/** In the order of the columns. */
const TALKERS = ['judge', 'program'] as const;

/** What the program and the judge said to each other, side by side and in the order in which it was said. */
export function Talk({ parts }: { parts: Parts }) {
  const { t } = useTranslation();
  const hasChanges = parts.some(({ pass, process }) => pass > 1 || process !== undefined);
  return (
    <section className={classes.said} aria-label={t('judgement.talk')}>
      <p className={classes.saidName}>{t('judgement.talk')}</p>
      <div className={`output ${classes.talk ?? ''}`} tabIndex={0} role="group" aria-label={t('judgement.talk')}>
        <table>
          <thead>
            <tr>
              {TALKERS.map((talker) => (
                <th key={talker} scope="col">
                  {t(`judgement.talker.${talker}`)}
                </th>
              ))}
              {hasChanges ? <td className={classes.pass} /> : null}
            </tr>
          </thead>
          <tbody>
            {parts.map((part, index) => (
              <tr key={index}>
                {TALKERS.map((talker) => (
                  <td key={talker} data-says={part.from === talker || undefined}>
                    {part.from === talker ? part.text : null}
                  </td>
                ))}
                <Change part={part} before={parts[index - 1]} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Another pass, or another process, than in the part before. */
function Change({ part, before }: { part: Parts[number]; before: Parts[number] | undefined }) {
  const { t } = useTranslation();
  const { pass, process } = part;
  const changes = [
    pass === (before?.pass ?? 1) ? null : t('judgement.pass', { number: pass }),
    process === undefined || process === before?.process ? null : t('judgement.process', { number: process }),
  ].filter((change) => change !== null);
  return changes.length === 0 ? null : <td className={classes.pass}>{changes.join(', ')}</td>;
}
