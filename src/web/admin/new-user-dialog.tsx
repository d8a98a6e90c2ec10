import { Alert, Button, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ROLES } from '../../contract/roles.js';
import { api } from '../api/endpoints.js';
import { ErrorNote } from '../app/failure.js';
import { ShownOnce } from '../app/shown-once.js';
import classes from './admin.module.css';

/** A new account. Without a password given, the server makes one up, which is shown once. */
export function NewUserDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [username, setUsername] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [role, setRole] = useState<(typeof ROLES)[number]>('student');
  const create = useMutation({
    mutationFn: () => api.createUser({ username: username.trim(), displayName: displayName.trim(), role }),
    onSuccess: async () => {
      setUsername('');
      setDisplayName('');
      await client.invalidateQueries({ queryKey: ['users'] });
    },
  });
  const close = () => {
    create.reset();
    onClose();
  };
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={t('users.create')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate();
        }}
      >
        <TextInput
          label={t('signIn.username')}
          data-autofocus
          maxLength={32}
          autoCapitalize="none"
          spellCheck={false}
          value={username}
          onChange={(event) => {
            setUsername(event.currentTarget.value);
          }}
        />
        <TextInput
          label={t('account.displayName')}
          maxLength={100}
          value={displayName}
          onChange={(event) => {
            setDisplayName(event.currentTarget.value);
          }}
        />
        <SegmentedControl
          aria-label={t('users.role')}
          data={ROLES.map((value) => ({ value, label: t(`users.roles.${value}`) })).reverse()}
          value={role}
          onChange={(value) => {
            setRole(value);
          }}
        />
        <ErrorNote error={create.error} />
        {create.data ? <Created username={create.data.username} password={create.data.password} /> : null}
        <Button type="submit" loading={create.isPending} disabled={username.trim() === ''}>
          {t('users.create')}
        </Button>
      </form>
    </Modal>
  );
}

/** One without a password of its own cannot be shown: it was given. */
function Created({ username, password }: { username: string; password: string | undefined }) {
  const { t } = useTranslation();
  const title = t('users.created', { username });
  if (password !== undefined) return <ShownOnce title={title} text={t('users.passwordOnce')} secret={password} />;
  return <Alert color="iris" variant="light" title={title} role="status" />;
}
