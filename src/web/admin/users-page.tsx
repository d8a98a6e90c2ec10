import { Button, Menu, ActionIcon, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconDots, IconSearch, IconUpload, IconUserPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { User } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { LoadFailure, useErrorText } from '../app/failure.js';
import { Loading } from '../app/loading.js';
import { MoreButton } from '../app/more-button.js';
import { useMe } from '../app/session.js';
import { Page } from '../app/shell.js';
import { formatAgo } from '../units/format.js';
import { CsvImport } from './csv-import.js';
import { NewUserDialog } from './new-user-dialog.js';
import { PasswordLinkDialog } from './password-link-dialog.js';
import { PasswordDialog } from './password-dialog.js';
import { UserChangeDialog, type UserChange, type UserChangeKind } from './user-change-dialog.js';
import classes from './admin.module.css';

const PAGE_SIZE = 50;

/** Accounts: list, create, roles, passwords, disabling. */
export function UsersPage() {
  const { t } = useTranslation();
  const { search = '' } = useSearch({ from: '/session/admin/users' });
  const navigate = useNavigate({ from: '/admin/users' });
  const [debounced] = useDebouncedValue(search.trim(), 250);
  const [dialog, setDialog] = useState<'new' | 'csv' | null>(null);
  const [resetting, setResetting] = useState<User | null>(null);
  const [linking, setLinking] = useState<User | null>(null);
  const [changing, setChanging] = useState<UserChange | null>(null);
  const query = useInfiniteQuery({
    queryKey: ['users', debounced],
    queryFn: ({ pageParam, signal }) =>
      api.listUsers({ search: debounced || undefined, cursor: pageParam ?? undefined, limit: PAGE_SIZE }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const users = query.data?.pages.flatMap((page) => page.items) ?? [];
  const close = () => {
    setDialog(null);
  };
  return (
    <Page title={t('admin.users')}>
      <div className={classes.head}>
        <h1>{t('admin.users')}</h1>
        <div className={classes.actions}>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconUpload size={15} />}
            onClick={() => {
              setDialog('csv');
            }}
          >
            {t('users.importCsv')}
          </Button>
          <Button
            size="xs"
            leftSection={<IconUserPlus size={15} />}
            onClick={() => {
              setDialog('new');
            }}
          >
            {t('users.create')}
          </Button>
        </div>
      </div>
      <TextInput
        className={classes.search}
        aria-label={t('users.search')}
        placeholder={t('users.search')}
        leftSection={<IconSearch size={16} />}
        value={search}
        onChange={(event) => {
          void navigate({ search: { search: event.currentTarget.value || undefined }, replace: true });
        }}
      />
      {query.isPending ? <Loading height={240} /> : null}
      {query.isError ? <LoadFailure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isSuccess && users.length === 0 ? <p className="dimmed">{t('users.none')}</p> : null}
      {users.length > 0 ? (
        <UsersTable users={users} onReset={setResetting} onLink={setLinking} onChange={setChanging} />
      ) : null}
      <MoreButton query={query} />
      <NewUserDialog isOpen={dialog === 'new'} onClose={close} />
      <CsvImport isOpen={dialog === 'csv'} onClose={close} />
      <PasswordLinkDialog
        user={linking}
        onClose={() => {
          setLinking(null);
        }}
      />
      <UserChangeDialog
        change={changing}
        onClose={() => {
          setChanging(null);
        }}
      />
      <PasswordDialog
        user={resetting}
        onClose={() => {
          setResetting(null);
        }}
      />
    </Page>
  );
}

interface RowActions {
  onReset: (user: User) => void;
  onLink: (user: User) => void;
  onChange: (change: UserChange) => void;
}

function UsersTable({ users, ...actions }: { users: User[] } & RowActions) {
  const { t } = useTranslation();
  return (
    <div className="panel scroll-x" tabIndex={0} role="group" aria-label={t('admin.users')}>
      <table className="facts cards">
        <thead>
          <tr>
            <th scope="col">{t('signIn.username')}</th>
            <th scope="col">{t('account.name')}</th>
            <th scope="col">{t('users.role')}</th>
            <th scope="col">{t('admin.state')}</th>
            <th scope="col">{t('users.since')}</th>
            <th scope="col" className="number">
              {t('action.actions')}
            </th>
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <UserRow key={user.id} user={user} {...actions} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function UserRow({ user, onReset, onLink, onChange }: { user: User } & RowActions) {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const describe = useErrorText();
  const enable = useMutation({
    mutationFn: () => api.updateUser(user.id, { isDisabled: false }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['users'] }),
    onError: (error) => {
      notifications.show({ color: 'red', message: describe(error) });
    },
  });
  const ask = (kind: UserChangeKind) => {
    onChange({ user, kind });
  };
  const otherRole = user.role === 'admin' ? 'student' : 'admin';
  return (
    <tr data-disabled={user.isDisabled || undefined}>
      <th scope="row">{user.username}</th>
      <td>{user.displayName}</td>
      <td>{t(`users.roles.${user.role}`)}</td>
      <td>{user.isDisabled ? t('users.disabled') : t('users.active')}</td>
      <td className="dimmed nowrap">{formatAgo(user.createdAt, i18n.language)}</td>
      <td className="number last">
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <ActionIcon
              variant="default"
              size="sm"
              aria-label={t('users.actionsFor', { username: user.username })}
              loading={enable.isPending}
            >
              <IconDots size={15} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              onClick={() => {
                onReset(user);
              }}
            >
              {t('users.setPassword')}
            </Menu.Item>
            <Menu.Item
              onClick={() => {
                onLink(user);
              }}
            >
              {t('users.makePasswordLink')}
            </Menu.Item>
            <Menu.Item
              disabled={!user.hasSecondFactor}
              onClick={() => {
                ask('resetSecondFactor');
              }}
            >
              {t('users.resetSecondFactor')}
            </Menu.Item>
            <Menu.Item
              disabled={user.id === me.id}
              onClick={() => {
                ask(user.role === 'admin' ? 'makeStudent' : 'makeAdmin');
              }}
            >
              {t(`users.make.${otherRole}`)}
            </Menu.Item>
            <Menu.Item
              disabled={user.id === me.id}
              onClick={() => {
                if (user.isDisabled) enable.mutate();
                else ask('disable');
              }}
            >
              {user.isDisabled ? t('users.enable') : t('users.disable')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </td>
    </tr>
  );
}
