import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DOCTOR_SUBJECTS, DOCTOR_TROUBLES } from '../../contract/explanations.js';
import { GUARDS } from '../../contract/guards.js';
import { ServerText } from '../app/server-text.js';
import { formatAgo } from '../units/format.js';
import type { WorkerReport } from './worker-report.js';
import classes from './admin.module.css';

const SIGNS = { good: IconCheck, poor: IconInfoCircle, bad: IconAlertTriangle };

/** What a worker found on its machine when it began: each thing it needs, and each guard tried from inside. */
export function DoctorReport({ report: { checks, guards, checkedAt } }: { report: WorkerReport }) {
  const { t, i18n } = useTranslation();
  if (checks.length + guards.length === 0) return null;
  const wrong = checks.filter(({ state }) => state === 'bad').length + guards.filter(({ bites }) => !bites).length;
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
            {checks.map((check) => (
              <CheckRow key={check.subject} check={check} />
            ))}
            {guards.map((guard) => (
              <GuardRow key={guard.guard} guard={guard} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function CheckRow({ check }: { check: WorkerReport['checks'][number] }) {
  const { t } = useTranslation();
  const { state, finding, remedy, explanation } = check;
  const subject = DOCTOR_SUBJECTS.find((one) => explanation?.code.startsWith(`doctor-${one}`));
  const trouble = DOCTOR_TROUBLES.find((one) => one === explanation?.code);
  return (
    <Row state={state} subject={subject ? t(`doctor.subjects.${subject}`) : <ServerText text={check.subject} />}>
      <ServerText text={finding} explanation={explanation} />
      {remedy === null ? null : (
        <span className={classes.remedy}>
          {trouble ? t(`doctor.remedies.${trouble}`) : <ServerText text={remedy} />}
        </span>
      )}
    </Row>
  );
}

function GuardRow({ guard: { guard, bites, evidence } }: { guard: WorkerReport['guards'][number] }) {
  const { t } = useTranslation();
  const known = GUARDS.find((one) => one === guard);
  const name = known ? t(`doctor.guards.${known}`) : guard;
  return (
    <Row state={bites ? 'good' : 'bad'} subject={t('doctor.guard', { name })}>
      {known ? `${t(`doctor.tried.${known}`)} ` : null}
      <span className="dimmed">
        <ServerText text={evidence} />
      </span>
      {bites ? null : <span className={classes.remedy}>{t('doctor.guardRemedy')}</span>}
    </Row>
  );
}

interface RowProps {
  state: keyof typeof SIGNS;
  subject: ReactNode;
  children: ReactNode;
}

function Row({ state, subject, children }: RowProps) {
  const { t } = useTranslation();
  const Sign = SIGNS[state];
  return (
    <tr>
      <th scope="row" className="nowrap">
        <span className={classes.check} data-state={state}>
          <Sign size={16} role="img" aria-label={t(`doctor.states.${state}`)} />
          {subject}
        </span>
      </th>
      <td>{children}</td>
    </tr>
  );
}
