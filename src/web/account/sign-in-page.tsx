import { Button, PasswordInput, SegmentedControl, TextInput } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/endpoints.js';
import { BrandMark } from '../app/brand.js';
import { ErrorNote } from '../app/failure.js';
import { usePreferences } from '../app/preferences.js';
import { startSession } from '../app/session.js';
import { chooseLanguage, hasChosenLanguage, isUiLanguage, UI_LANGUAGES } from '../strings/i18n.js';
import classes from './sign-in.module.css';

/** Sign in, then go on to the page that was asked for. */
export function SignInPage() {
  const { t } = useTranslation();
  useDocumentTitle(`${t('signIn.title')} · Docket`);
  const { next } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const { language, setLanguage } = usePreferences();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => api.signIn(username.trim(), password),
    onSuccess: async ({ user }) => {
      startSession(user);
      const preferred = user.preferences.language;
      if (!hasChosenLanguage() && isUiLanguage(preferred)) await chooseLanguage(preferred);
      await navigate({ href: safeNext(next), replace: true });
    },
  });

  return (
    <main id="main" className={classes.page}>
      <div className={classes.card}>
        <div className={classes.brand}>
          <BrandMark size={34} />
          <span>Docket</span>
        </div>
        <h1 className={classes.title}>{t('signIn.title')}</h1>
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            signIn.mutate();
          }}
        >
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
              setUsername(event.currentTarget.value);
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
              setPassword(event.currentTarget.value);
            }}
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
          />
          <ErrorNote error={signIn.error} />
          <Button type="submit" size="md" loading={signIn.isPending}>
            {t('signIn.submit')}
          </Button>
        </form>
        <p className={classes.help}>{t('signIn.help')}</p>
      </div>
      <SegmentedControl
        size="xs"
        aria-label={t('shell.language')}
        data={Object.entries(UI_LANGUAGES).map(([value, label]) => ({ value, label }))}
        value={language}
        onChange={(value) => {
          if (isUiLanguage(value)) setLanguage(value);
        }}
      />
    </main>
  );
}

/** Only an address on this site: `//elsewhere` and `https:` would lead away after a sign-in. */
function safeNext(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : '/problems';
}
