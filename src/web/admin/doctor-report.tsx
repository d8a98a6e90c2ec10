import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatAgo } from '../units/format.js';
import type { WorkerReport } from './worker-report.js';
import classes from './admin.module.css';

const SIGNS = { good: IconCheck, poor: IconInfoCircle, bad: IconAlertTriangle };

/** What a worker found on its machine when it began: each thing it needs, and each guard tried from inside. */
export function DoctorReport({ report: { checks, guards, checkedAt } }: { report: WorkerReport }) {
  const { t, i18n } = useTranslation();
  const rows = [
    ...checks,
    ...guards.map(({ guard, bites, evidence }) => ({
      subject: t('doctor.guard', { name: guard }),
      state: bites ? ('good' as const) : ('bad' as const),
      finding: evidence,
      remedy: bites ? null : t('doctor.guardRemedy'),
    })),
  ];
  if (rows.length === 0) return null;
  const wrong = rows.filter(({ state }) => state === 'bad').length;
  return (
    <details className={classes.details} open={wrong > 0}>
      <summary>
        {t('doctor.title')}:{' '}
        {wrong === 0 ? t('doctor.fit', { count: guards.length }) : t('doctor.unfit', { count: wrong })}
        {checkedAt === null ? null : `, ${formatAgo(checkedAt, i18n.language)}`}
      </summary>
      <div className="scroll-x" tabIndex={0} role="group" aria-label={t('doctor.title')}>
        <table className="facts">
          <thead>
            <tr>
              <th scope="col">{t('doctor.subject')}</th>
              <th scope="col">{t('doctor.finding')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ subject, state, finding, remedy }) => {
              const Sign = SIGNS[state];
              return (
                <tr key={subject}>
                  <th scope="row" className="nowrap">
                    <span className={classes.check} data-state={state}>
                      <Sign size={16} role="img" aria-label={t(`doctor.states.${state}`)} />
                      {subject}
                    </span>
                  </th>
                  <td>
                    {finding}
                    {remedy === null ? null : <span className={classes.remedy}>{remedy}</span>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </details>
  );
}
