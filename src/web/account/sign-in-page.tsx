import { Alert, Anchor, Button, Divider, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/endpoints.js';
import { ApiError } from '../api/rest.js';
import { ErrorNote } from '../app/failure.js';
import { startSession } from '../app/session.js';
import { chooseLanguage, hasChosenLanguage, isUiLanguage } from '../strings/i18n.js';
import { EntryCard } from './entry-card.js';
import classes from './sign-in.module.css';

/** Sign in, with a code where the account has a second factor; then go on to the page that was asked for. */
export function SignInPage() {
  const { t } = useTranslation();
  const { next, failure } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const signIn = useMutation({
    mutationFn: () => api.signIn(username.trim(), password, code ?? undefined),
    onSuccess: async ({ user }) => {
      startSession(user);
      const preferred = user.preferences.language;
      if (!hasChosenLanguage() && isUiLanguage(preferred)) await chooseLanguage(preferred);
      await navigate({ href: safeNext(next), replace: true });
    },
    onError: (error) => {
      if (isCodeNeeded(error)) setCode('');
    },
  });
  return (
    <EntryCard title={t('signIn.title')}>
      {failure === undefined || signIn.isError ? null : (
        <Alert color="red" variant="light" role="alert" p="xs" mb="md">
          {t(`signIn.failure.${failure}`)}
        </Alert>
      )}
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate();
        }}
      >
        {code === null ? (
          <Credentials username={username} onUsername={setUsername} password={password} onPassword={setPassword} />
        ) : (
          <TextInput
            label={t('signIn.code')}
            description={t('signIn.codeText')}
            name="code"
            autoComplete="one-time-code"
            autoCapitalize="none"
            required
            withAsterisk={false}
            autoFocus
            size="md"
            value={code}
            onChange={(event) => {
              setCode(event.currentTarget.value);
            }}
          />
        )}
        <ErrorNote error={isCodeNeeded(signIn.error) ? null : signIn.error} />
        <Button type="submit" size="md" loading={signIn.isPending}>
          {t('signIn.submit')}
        </Button>
        {code === null ? null : (
          <Button
            variant="subtle"
            onClick={() => {
              setCode(null);
              signIn.reset();
            }}
          >
            {t('action.cancel')}
          </Button>
        )}
      </form>
      <OtherWays next={next} />
    </EntryCard>
  );
}

interface CredentialsProps {
  username: string;
  onUsername: (username: string) => void;
  password: string;
  onPassword: (password: string) => void;
}

function Credentials({ username, onUsername, password, onPassword }: CredentialsProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('signIn.username')}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        withAsterisk={false}
        autoFocus
        size="md"
        value={username}
        onChange={(event) => {
          onUsername(event.currentTarget.value);
        }}
      />
      <PasswordInput
        label={t('signIn.password')}
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        size="md"
        value={password}
        onChange={(event) => {
          onPassword(event.currentTarget.value);
        }}
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
      />
    </>
  );
}

/** What the server offers besides: a provider, and making oneself an account. */
function OtherWays({ next }: { next: string | undefined }) {
  const { t } = useTranslation();
  const { data: ways } = useQuery({ queryKey: ['ways'], queryFn: ({ signal }) => api.signInWays(signal) });
  return (
    <>
      {ways?.provider ? (
        <>
          <Divider my="md" label={t('signIn.or')} />
          <Button component="a" href={api.oidcStartUrl(next)} variant="default" size="md" fullWidth>
            {t('signIn.with', { name: ways.provider.name })}
          </Button>
        </>
      ) : null}
      <p className={classes.help}>
        {ways?.registration ? (
          <Anchor component={Link} to="/register" inherit underline="always">
            {t('register.title')}
          </Anchor>
        ) : (
          t('signIn.help')
        )}
      </p>
    </>
  );
}

function isCodeNeeded(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'second-factor-needed';
}

/** Only an address on this site: `//elsewhere` and `https:` would lead away after a sign-in. */
function safeNext(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : '/problems';
}
