import { Anchor, Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/endpoints.js';
import { ErrorNote } from '../app/failure.js';
import { startSession } from '../app/session.js';
import { EntryCard } from './entry-card.js';
import classes from './sign-in.module.css';

/** Make oneself an account, where the server allows it. */
export function RegisterPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [username, setUsername] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [password, setPassword] = useState('');
  const register = useMutation({
    mutationFn: () => api.register({ username: username.trim(), displayName: displayName.trim(), password }),
    onSuccess: async ({ user }) => {
      startSession(user);
      await navigate({ to: '/problems', replace: true });
    },
  });
  return (
    <EntryCard title={t('register.title')}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          register.mutate();
        }}
      >
        <TextInput
          label={t('signIn.username')}
          description={t('users.csvProblem.username')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          withAsterisk={false}
          autoFocus
          size="md"
          value={username}
          onChange={(event) => {
            setUsername(event.currentTarget.value);
          }}
        />
        <TextInput
          label={t('account.displayName')}
          autoComplete="name"
          maxLength={100}
          size="md"
          value={displayName}
          onChange={(event) => {
            setDisplayName(event.currentTarget.value);
          }}
        />
        <PasswordInput
          label={t('signIn.password')}
          autoComplete="new-password"
          required
          withAsterisk={false}
          size="md"
          value={password}
          onChange={(event) => {
            setPassword(event.currentTarget.value);
          }}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        />
        <ErrorNote error={register.error} />
        <Button type="submit" size="md" loading={register.isPending}>
          {t('register.submit')}
        </Button>
      </form>
      <p className={classes.help}>
        <Anchor component={Link} to="/sign-in" inherit underline="always">
          {t('signIn.title')}
        </Anchor>
      </p>
    </EntryCard>
  );
}
