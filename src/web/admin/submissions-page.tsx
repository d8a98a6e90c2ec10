import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SubmissionRow } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { useErrorText } from '../app/failure.js';
import { Page } from '../app/shell.js';
import { SubmissionList } from '../submissions/submission-list.js';
import classes from './admin.module.css';

/** Everybody's submissions, each of which can be judged again. */
export function AdminSubmissionsPage() {
  const { t } = useTranslation();
  const filter = useSearch({ from: '/session/admin/submissions' });
  const navigate = useNavigate({ from: '/admin/submissions' });
  return (
    <Page title={t('admin.submissions')}>
      <h1 className={classes.title}>{t('admin.submissions')}</h1>
      <SubmissionList
        isForAll
        filter={filter}
        onFilter={(change) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true })}
        action={{ label: t('action.actions'), cell: (row) => <Rejudge row={row} /> }}
      />
    </Page>
  );
}

function Rejudge({ row }: { row: SubmissionRow }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const describe = useErrorText();
  const rejudge = useMutation({
    mutationFn: () => api.rejudge(row.id),
    onSuccess: () => client.invalidateQueries({ queryKey: ['submissions'] }),
    onError: (error) => {
      notifications.show({ color: 'red', message: describe(error) });
    },
  });
  return (
    <Button
      size="compact-xs"
      variant="default"
      disabled={row.state !== 'finished'}
      loading={rejudge.isPending}
      onClick={() => {
        rejudge.mutate();
      }}
    >
      {t('submission.rejudge')}
    </Button>
  );
}
