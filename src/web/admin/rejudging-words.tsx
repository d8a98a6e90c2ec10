import { useTranslation } from 'react-i18next';
import type { NewRejudging, Rejudging } from '../api/endpoints.js';
import { formatDateTime } from '../units/format.js';
import classes from './rejudging.module.css';

/** Which submissions a rejudging is about, in words. */
export function FilterWords({ filter }: { filter: NewRejudging }) {
  const { t, i18n } = useTranslation();
  const { submissions, problem, user, language, verdict, since, until } = filter;
  const words = [
    submissions?.length === 1 ? t('submission.number', { id: submissions[0] }) : null,
    submissions !== undefined && submissions.length > 1 ? t('rejudging.count', { count: submissions.length }) : null,
    problem,
    user,
    language,
    verdict === undefined ? null : t(`verdict.${verdict}`),
    since === undefined ? null : `≥ ${formatDateTime(since, i18n.language)}`,
    until === undefined ? null : `< ${formatDateTime(until, i18n.language)}`,
  ];
  return <span>{words.filter(Boolean).join(' · ')}</span>;
}

export function RejudgingStateBadge({ state }: { state: Rejudging['state'] }) {
  const { t } = useTranslation();
  return (
    <span className={classes.state} data-state={state}>
      {t(`rejudging.states.${state}`)}
    </span>
  );
}
