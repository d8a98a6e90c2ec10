import { Alert, Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Identity } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { ConfirmButton } from '../app/confirm-button.js';
import { ErrorNote } from '../app/failure.js';
import { Section } from './section.js';
import classes from './account.module.css';

const KEY = ['identities'];

/** Accounts elsewhere that lead in here. Nothing where the server has no provider and one has no such account. */
export function IdentitiesSection() {
  const { t } = useTranslation();
  const { failure } = useSearch({ from: '/session/account' });
  const { data: ways } = useQuery({ queryKey: ['ways'], queryFn: ({ signal }) => api.signInWays(signal) });
  const { data: identities = [] } = useQuery({ queryKey: KEY, queryFn: ({ signal }) => api.listIdentities(signal) });
  const link = useMutation({
    mutationFn: () => api.linkIdentity(),
    onSuccess: ({ url }) => {
      window.location.assign(url);
    },
  });
  const name = ways?.provider?.name;
  if (name === undefined && identities.length === 0) return null;
  return (
    <Section title={t('identities.title')} text={t('identities.text')}>
      {failure === undefined ? null : (
        <Alert color="red" variant="light" role="alert" p="xs">
          {t(`signIn.failure.${failure}`)}
        </Alert>
      )}
      <ul className={classes.sessions}>
        {identities.map((identity) => (
          <IdentityItem key={identity.id} identity={identity} />
        ))}
      </ul>
      <ErrorNote error={link.error} />
      {name === undefined ? null : (
        <Button
          variant="default"
          w="fit-content"
          loading={link.isPending}
          onClick={() => {
            link.mutate();
          }}
        >
          {t('identities.link', { name })}
        </Button>
      )}
    </Section>
  );
}

function IdentityItem({ identity }: { identity: Identity }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const unlink = useMutation({
    mutationFn: () => api.deleteIdentity(identity.id),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
  return (
    <li className={classes.session}>
      <div>
        <strong>{identity.label}</strong>
        <span className="dimmed">{identity.issuer}</span>
        <ErrorNote error={unlink.error} />
      </div>
      <ConfirmButton
        label={t('identities.unlink')}
        question={t('identities.unlinkQuestion')}
        isPending={unlink.isPending}
        onConfirm={() => {
          unlink.mutate();
        }}
      />
    </li>
  );
}
