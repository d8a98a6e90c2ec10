import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/endpoints.js';
import { Page } from '../app/shell.js';
import { VerificationMatrix } from './verification-matrix.js';
import classes from './admin.module.css';

/** The verification of a package that is not kept. */
export function VerificationPage() {
  const { t } = useTranslation();
  const params = useParams({ from: '/session/admin/verifications/$id' });
  const id = Number(params.id);
  const { data } = useQuery({
    queryKey: ['verification', id],
    queryFn: ({ signal }) => api.getVerification(id, signal),
  });
  const title = data ? t('verification.of', { name: data.problem.name }) : t('verification.title');
  return (
    <Page title={title}>
      <h1 className={classes.title}>{title}</h1>
      <VerificationMatrix id={id} />
    </Page>
  );
}
