import { Button, PasswordInput, SegmentedControl, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Theme } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { ErrorNote } from '../app/failure.js';
import { usePreferences } from '../app/preferences.js';
import { ME_KEY } from '../app/query-client.js';
import { useMe } from '../app/session.js';
import { Page } from '../app/shell.js';
import { isUiLanguage, UI_LANGUAGES } from '../strings/i18n.js';
import { IdentitiesSection } from './identities-section.js';
import { SecondFactorSection } from './second-factor-section.js';
import { Section } from './section.js';
import { SessionsSection } from './sessions-section.js';
import { TokensSection } from './tokens-section.js';
import classes from './account.module.css';

/** Must match what the server takes; it has the last word. */
const PASSWORD_MIN = 8;
const THEMES: Theme[] = ['light', 'dark', 'auto'];

/** One's account: name, looks, password, API tokens, sessions. */
export function AccountPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('account.title')}>
      <h1 className={classes.title}>{t('account.title')}</h1>
      <div className={classes.sections}>
        <NameSection />
        <LooksSection />
        <PasswordSection />
        <SecondFactorSection />
        <IdentitiesSection />
        <TokensSection />
        <SessionsSection />
      </div>
    </Page>
  );
}

function NameSection() {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const [displayName, setDisplayName] = useState(me.displayName);
  const save = useMutation({
    mutationFn: () => api.updateMe({ displayName: displayName.trim() }),
    onSuccess: (changed) => {
      client.setQueryData(ME_KEY, changed);
      notifications.show({ message: t('account.nameSaved') });
    },
  });
  return (
    <Section title={t('account.name')} text={t('account.signedInAs', { username: me.username })}>
      <form
        className={classes.inline}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <TextInput
          aria-label={t('account.displayName')}
          autoComplete="name"
          maxLength={100}
          value={displayName}
          onChange={(event) => {
            setDisplayName(event.currentTarget.value);
          }}
        />
        <Button
          type="submit"
          variant="default"
          loading={save.isPending}
          disabled={displayName.trim() === me.displayName}
        >
          {t('action.save')}
        </Button>
      </form>
      <ErrorNote error={save.error} />
    </Section>
  );
}

function LooksSection() {
  const { t } = useTranslation();
  const { theme, setTheme, language, setLanguage } = usePreferences();
  return (
    <Section title={t('account.looks')}>
      <div className={classes.looks}>
        <SegmentedControl
          aria-label={t('theme.label')}
          data={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
          value={theme}
          onChange={(value) => {
            setTheme(value);
          }}
        />
        <SegmentedControl
          aria-label={t('shell.language')}
          data={Object.entries(UI_LANGUAGES).map(([value, label]) => ({ value, label }))}
          value={language}
          onChange={(value) => {
            if (isUiLanguage(value)) setLanguage(value);
          }}
        />
      </div>
    </Section>
  );
}

function PasswordSection() {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useMutation({
    mutationFn: () => api.changePassword(current, next),
    onSuccess: async () => {
      setCurrent('');
      setNext('');
      notifications.show({ message: t('account.passwordChanged') });
      await client.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  const isShort = next !== '' && next.length < PASSWORD_MIN;
  return (
    <Section title={t('account.password')} text={t('account.passwordText')}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <input type="text" autoComplete="username" value={me.username} readOnly hidden aria-hidden="true" />
        <PasswordInput
          label={t('account.currentPassword')}
          autoComplete="current-password"
          value={current}
          onChange={(event) => {
            setCurrent(event.currentTarget.value);
          }}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        />
        <PasswordInput
          label={t('account.newPassword')}
          autoComplete="new-password"
          value={next}
          error={isShort ? t('account.passwordShort', { count: PASSWORD_MIN }) : null}
          onChange={(event) => {
            setNext(event.currentTarget.value);
          }}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        />
        <ErrorNote error={change.error} />
        <Button
          type="submit"
          variant="default"
          w="fit-content"
          loading={change.isPending}
          disabled={current === '' || next.length < PASSWORD_MIN}
        >
          {t('account.changePassword')}
        </Button>
      </form>
    </Section>
  );
}
