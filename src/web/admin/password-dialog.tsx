import { Button, Modal, PasswordInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { User } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { ErrorNote } from '../app/failure.js';
import classes from './admin.module.css';

/** Gives somebody a new password; their sessions and tokens end. */
export function PasswordDialog({ user, onClose }: { user: User | null; onClose: () => void }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const close = () => {
    setPassword('');
    onClose();
  };
  const save = useMutation({
    mutationFn: (id: number) => api.updateUser(id, { password }),
    onSuccess: () => {
      notifications.show({ message: t('account.passwordChanged') });
      close();
    },
  });
  return (
    <Modal
      opened={user !== null}
      onClose={close}
      title={t('users.setPasswordOf', { username: user?.username ?? '' })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (user) save.mutate(user.id);
        }}
      >
        <p className="dimmed">{t('users.setPasswordText')}</p>
        <PasswordInput
          label={t('account.newPassword')}
          autoComplete="new-password"
          data-autofocus
          value={password}
          onChange={(event) => {
            setPassword(event.currentTarget.value);
          }}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        />
        <ErrorNote error={save.error} />
        <Button type="submit" loading={save.isPending} disabled={password === ''}>
          {t('action.save')}
        </Button>
      </form>
    </Modal>
  );
}
