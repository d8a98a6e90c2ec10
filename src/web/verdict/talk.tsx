import { useTranslation } from 'react-i18next';
import type { RunResult } from '../api/endpoints.js';
import classes from './verdict.module.css';

type Parts = NonNullable<RunResult['talk']>;

/** What the program and the judge said to each other, side by side and in the order in which it was said. */
export function Talk({ parts }: { parts: Parts }) {
  const { t } = useTranslation();
  return (
    <section className={classes.said} aria-label={t('judgement.talk')}>
      <p className={classes.saidName}>{t('judgement.talk')}</p>
      <div className={`output ${classes.talk ?? ''}`} tabIndex={0} role="group" aria-label={t('judgement.talk')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('judgement.talker.judge')}</th>
              <th scope="col">{t('judgement.talker.program')}</th>
            </tr>
          </thead>
          <tbody>
            {parts.map(({ from, pass, text }, index) => (
              <tr key={index}>
                <td data-says={from === 'judge' || undefined}>{from === 'judge' ? text : null}</td>
                <td data-says={from === 'program' || undefined}>{from === 'program' ? text : null}</td>
                {pass === parts[index - 1]?.pass || pass === 1 ? null : (
                  <td className={classes.pass}>{t('judgement.pass', { number: pass })}</td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
