import { Alert, Anchor, Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/endpoints.js';
import { ErrorNote } from '../app/failure.js';
import { EntryCard } from './entry-card.js';
import classes from './sign-in.module.css';

/** Set a new password by an admin's link; what it proves stands after `#`, which no server gets to see. */
export function PasswordLinkPage() {
  const { t } = useTranslation();
  const [token] = useState(() => window.location.hash.slice(1));
  const [password, setPassword] = useState('');
  const save = useMutation({ mutationFn: () => api.usePasswordLink(token, password) });
  if (save.isSuccess) {
    return (
      <EntryCard title={t('account.newPassword')}>
        <Alert color="green" variant="light" role="status" mb="md">
          {t('passwordLink.done', { username: save.data.username })}
        </Alert>
        <Anchor component={Link} to="/sign-in" underline="always">
          {t('signIn.title')}
        </Anchor>
      </EntryCard>
    );
  }
  return (
    <EntryCard title={t('account.newPassword')}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <PasswordInput
          label={t('account.newPassword')}
          description={t('users.setPasswordText')}
          autoComplete="new-password"
          required
          withAsterisk={false}
          autoFocus
          size="md"
          value={password}
          onChange={(event) => {
            setPassword(event.currentTarget.value);
          }}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        />
        <ErrorNote error={save.error} />
        <Button type="submit" size="md" loading={save.isPending} disabled={token === ''}>
          {t('action.save')}
        </Button>
      </form>
    </EntryCard>
  );
}
