import { Button, Code, CopyButton, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { User } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { ErrorNote } from '../app/failure.js';
import { formatDateTime } from '../units/format.js';
import classes from './admin.module.css';

/** A link by which somebody sets a new password; shown once. */
export function PasswordLinkDialog({ user, onClose }: { user: User | null; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const make = useMutation({ mutationFn: (id: number) => api.makePasswordLink(id) });
  const close = () => {
    make.reset();
    onClose();
  };
  return (
    <Modal
      opened={user !== null}
      onClose={close}
      title={t('users.passwordLinkOf', { username: user?.username ?? '' })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <div className={classes.form}>
        <p className="dimmed">{t('users.passwordLinkText')}</p>
        <ErrorNote error={make.error} />
        {make.isSuccess ? (
          <>
            <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {make.data.url}
            </Code>
            <p className="dimmed">
              {t('users.passwordLinkUntil', { when: formatDateTime(make.data.expiresAt, i18n.language) })}
            </p>
            <CopyButton value={make.data.url}>
              {({ copied, copy }) => <Button onClick={copy}>{copied ? t('action.copied') : t('action.copy')}</Button>}
            </CopyButton>
          </>
        ) : (
          <Button
            loading={make.isPending}
            onClick={() => {
              if (user) make.mutate(user.id);
            }}
          >
            {t('users.makePasswordLink')}
          </Button>
        )}
      </div>
    </Modal>
  );
}
