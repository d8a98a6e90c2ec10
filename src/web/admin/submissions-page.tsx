import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../app/shell.js';
import { SubmissionList } from '../submissions/submission-list.js';
import { StartRejudging } from './start-rejudging.js';
import classes from './admin.module.css';

/** Everybody's submissions; one of them, or all that a filter leaves, can be judged again. */
export function AdminSubmissionsPage() {
  const { t } = useTranslation();
  const filter = useSearch({ from: '/session/admin/submissions' });
  const navigate = useNavigate({ from: '/admin/submissions' });
  const isFiltered = Object.values(filter).some(Boolean);
  return (
    <Page title={t('admin.submissions')}>
      <div className={classes.head}>
        <h1>{t('admin.submissions')}</h1>
        {isFiltered ? <StartRejudging label={t('rejudging.these')} filter={filter} /> : null}
      </div>
      <SubmissionList
        isForAll
        filter={filter}
        onFilter={(change) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true })}
        action={{
          label: t('action.actions'),
          cell: (row) => (
            <StartRejudging
              isCompact
              label={t('submission.rejudge')}
              filter={{ submissions: [row.id] }}
              isDisabled={row.state !== 'finished'}
            />
          ),
        }}
      />
    </Page>
  );
}
