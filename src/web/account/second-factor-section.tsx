import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/endpoints.js';
import { ErrorNote, LoadFailure } from '../app/failure.js';
import { Loading } from '../app/loading.js';
import { Copied, ShownOnce } from '../app/shown-once.js';
import { Section } from './section.js';
import classes from './account.module.css';

const KEY = ['second-factor'];

/** Codes of an authenticator app: set up, recovery codes, taken away. Each step asks for the password. */
export function SecondFactorSection() {
  const { t } = useTranslation();
  const query = useQuery({ queryKey: KEY, queryFn: ({ signal }) => api.secondFactor(signal) });
  const [codes, setCodes] = useState<string[] | null>(null);
  return (
    <Section title={t('secondFactor.title')} text={t('secondFactor.text')}>
      {query.isPending ? <Loading height={60} /> : null}
      {query.isError ? <LoadFailure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {codes === null ? null : (
        <ShownOnce title={t('secondFactor.codes')} text={t('secondFactor.codesText')} secret={codes.join('\n')} />
      )}
      {query.data?.isEnabled === true ? <Enabled left={query.data.recoveryCodesLeft} onCodes={setCodes} /> : null}
      {query.data?.isEnabled === false ? <Enrolment onCodes={setCodes} /> : null}
    </Section>
  );
}

function Enrolment({ onCodes }: { onCodes: (codes: string[]) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const begin = useMutation({ mutationFn: () => api.beginSecondFactor(password) });
  const confirm = useMutation({
    mutationFn: () => api.confirmSecondFactor(code),
    onSuccess: async ({ recoveryCodes }) => {
      onCodes(recoveryCodes);
      await client.invalidateQueries({ queryKey: KEY });
    },
  });
  if (!begin.isSuccess) {
    return (
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          begin.mutate();
        }}
      >
        <CurrentPassword value={password} onChange={setPassword} />
        <ErrorNote error={begin.error} />
        <Button type="submit" variant="default" w="fit-content" loading={begin.isPending} disabled={password === ''}>
          {t('secondFactor.begin')}
        </Button>
      </form>
    );
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate();
      }}
    >
      <p>{t('secondFactor.scan')}</p>
      <img src={begin.data.qrCode} alt={t('secondFactor.qrCode')} width={200} height={200} className={classes.qrCode} />
      <Copied text={begin.data.secret} />
      <TextInput
        label={t('signIn.code')}
        autoComplete="one-time-code"
        inputMode="numeric"
        value={code}
        onChange={(event) => {
          setCode(event.currentTarget.value);
        }}
      />
      <ErrorNote error={confirm.error} />
      <Button type="submit" w="fit-content" loading={confirm.isPending} disabled={code === ''}>
        {t('secondFactor.confirm')}
      </Button>
    </form>
  );
}

function Enabled({ left, onCodes }: { left: number; onCodes: (codes: string[] | null) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const done = async (codes: string[] | null) => {
    setPassword('');
    onCodes(codes);
    await client.invalidateQueries({ queryKey: KEY });
  };
  const renew = useMutation({
    mutationFn: () => api.renewRecoveryCodes(password),
    onSuccess: ({ recoveryCodes }) => done(recoveryCodes),
  });
  const remove = useMutation({ mutationFn: () => api.removeSecondFactor(password), onSuccess: () => done(null) });
  return (
    <div className={classes.form}>
      <p>{t('secondFactor.enabled', { count: left })}</p>
      <CurrentPassword value={password} onChange={setPassword} />
      <ErrorNote error={renew.error ?? remove.error} />
      <div className={classes.looks}>
        <Button
          variant="default"
          loading={renew.isPending}
          disabled={password === ''}
          onClick={() => {
            renew.mutate();
          }}
        >
          {t('secondFactor.renew')}
        </Button>
        <Button
          variant="default"
          loading={remove.isPending}
          disabled={password === ''}
          onClick={() => {
            remove.mutate();
          }}
        >
          {t('secondFactor.remove')}
        </Button>
      </div>
    </div>
  );
}

function CurrentPassword({ value, onChange }: { value: string; onChange: (password: string) => void }) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      label={t('secondFactor.password')}
      autoComplete="current-password"
      value={value}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
      visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
    />
  );
}
