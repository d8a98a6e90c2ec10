import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TokenScope } from '../../contract/roles.js';
import { TOKEN_SCOPES } from '../../contract/roles.js';
import type { ApiToken } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { ErrorNote, LoadFailure } from '../app/failure.js';
import { useMe } from '../app/session.js';
import { ShownOnce } from '../app/shown-once.js';
import { formatAgo, formatDateTime } from '../units/format.js';
import { Section } from './section.js';
import { ConfirmButton } from '../app/confirm-button.js';
import { Loading } from '../app/loading.js';
import classes from './account.module.css';

const SCOPES = Object.keys(TOKEN_SCOPES) as TokenScope[];
const EXPIRY_DAYS = ['7', '30', '90', '365'];
const TOKENS_KEY = ['tokens'];

/** API tokens for pipelines and the command line. A token's text is shown once, right after it was made. */
export function TokensSection() {
  const { t } = useTranslation();
  const [secret, setSecret] = useState<string | null>(null);
  const query = useQuery({ queryKey: TOKENS_KEY, queryFn: ({ signal }) => api.listTokens(signal) });
  return (
    <Section title={t('tokens.title')} text={t('tokens.text')}>
      {secret === null ? null : <ShownOnce title={t('tokens.created')} text={t('tokens.shownOnce')} secret={secret} />}
      <NewToken onCreated={setSecret} />
      {query.isPending ? <Loading height={60} /> : null}
      {query.isError ? <LoadFailure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data && query.data.items.length > 0 ? (
        <div className="scroll-x" tabIndex={0} role="group" aria-label={t('tokens.title')}>
          <table className="facts">
            <thead>
              <tr>
                <th scope="col">{t('tokens.name')}</th>
                <th scope="col">{t('tokens.scopes')}</th>
                <th scope="col">{t('tokens.lastUsed')}</th>
                <th scope="col">{t('tokens.expires')}</th>
                <th scope="col">
                  <span className={classes.hidden}>{t('action.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {query.data.items.map((token) => (
                <TokenRow key={token.id} token={token} />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </Section>
  );
}

function TokenRow({ token }: { token: ApiToken }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => api.deleteToken(token.id),
    onSuccess: () => client.invalidateQueries({ queryKey: TOKENS_KEY }),
  });
  return (
    <tr>
      <th scope="row">
        {token.name} <span className="mono dimmed">{token.prefix}…</span>
      </th>
      <td>{token.scopes.join(', ')}</td>
      <td className="nowrap">
        {token.lastUsedAt === null ? t('tokens.never') : formatAgo(token.lastUsedAt, i18n.language)}
      </td>
      <td className="nowrap">
        {token.expiresAt === null ? (
          t('tokens.noExpiry')
        ) : (
          <time dateTime={token.expiresAt} title={formatDateTime(token.expiresAt, i18n.language)}>
            {formatAgo(token.expiresAt, i18n.language)}
          </time>
        )}
      </td>
      <td className="number">
        <ConfirmButton
          label={t('tokens.revoke')}
          question={t('tokens.revokeQuestion', { name: token.name })}
          isPending={revoke.isPending}
          onConfirm={() => {
            revoke.mutate();
          }}
        />
        <ErrorNote error={revoke.error} />
      </td>
    </tr>
  );
}

function NewToken({ onCreated }: { onCreated: (token: string) => void }) {
  const { t } = useTranslation();
  const isAdmin = useMe().role === 'admin';
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<TokenScope[]>(['read', 'submit']);
  const [days, setDays] = useState<string | null>('90');
  const create = useMutation({
    mutationFn: () =>
      api.createToken({ name: name.trim(), scopes, expiresInDays: days === null ? undefined : Number(days) }),
    onSuccess: async ({ token }) => {
      onCreated(token);
      setName('');
      await client.invalidateQueries({ queryKey: TOKENS_KEY });
    },
  });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate();
      }}
    >
      <div className={classes.inline}>
        <TextInput
          label={t('tokens.name')}
          placeholder={t('tokens.nameHint')}
          maxLength={100}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
          }}
        />
        <Select
          label={t('tokens.expires')}
          placeholder={t('tokens.noExpiry')}
          data={EXPIRY_DAYS.map((value) => ({ value, label: t('tokens.days', { count: Number(value) }) }))}
          value={days}
          onChange={setDays}
          clearable
          clearButtonProps={{ 'aria-label': t('action.clear') }}
        />
      </div>
      <Checkbox.Group
        label={t('tokens.scopes')}
        value={scopes}
        onChange={(values) => {
          setScopes(SCOPES.filter((scope) => values.includes(scope)));
        }}
      >
        <div className={classes.scopes}>
          {SCOPES.filter((scope) => isAdmin || scope !== 'admin').map((scope) => (
            <Checkbox key={scope} size="xs" value={scope} label={t(`tokens.scope.${scope}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <ErrorNote error={create.error} />
      <Button
        type="submit"
        variant="default"
        w="fit-content"
        loading={create.isPending}
        disabled={name.trim() === '' || scopes.length === 0}
      >
        {t('tokens.create')}
      </Button>
    </form>
  );
}
