import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../app/session.js';
import { Page } from '../app/shell.js';
import { SubmissionList } from './submission-list.js';
import classes from './submissions.module.css';

/** One's own submissions. */
export function SubmissionsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { problem, verdict, language } = useSearch({ from: '/session/submissions' });
  const navigate = useNavigate({ from: '/submissions' });
  return (
    <Page title={t('submissions.title')}>
      <h1 className={classes.title}>{t('submissions.title')}</h1>
      <SubmissionList
        filter={{ problem, verdict, language }}
        username={me.username}
        onFilter={(change) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true })}
      />
    </Page>
  );
}
