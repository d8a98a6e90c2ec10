import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { User } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { ErrorNote } from '../app/failure.js';
import classes from './admin.module.css';

const LABELS = {
  makeAdmin: 'users.make.admin',
  makeStudent: 'users.make.student',
  disable: 'users.disable',
  resetSecondFactor: 'users.resetSecondFactor',
} as const;

export type UserChangeKind = keyof typeof LABELS;

export interface UserChange {
  user: User;
  kind: UserChangeKind;
}

/** What takes or gives much in one click is asked for once more, with what comes of it. */
export function UserChangeDialog({ change, onClose }: { change: UserChange | null; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const carryOut = useMutation({
    mutationFn: ({ user, kind }: UserChange): Promise<unknown> => {
      if (kind === 'resetSecondFactor') return api.resetSecondFactor(user.id);
      if (kind === 'disable') return api.updateUser(user.id, { isDisabled: true });
      return api.updateUser(user.id, { role: kind === 'makeAdmin' ? 'admin' : 'student' });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['users'] });
      close();
    },
  });
  const close = () => {
    carryOut.reset();
    onClose();
  };
  const username = change?.user.username ?? '';
  const kind = change?.kind ?? 'disable';
  return (
    <Modal
      opened={change !== null}
      onClose={close}
      title={t(`users.change.${kind}.title`, { username })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <div className={classes.form}>
        <p className="dimmed">{t(`users.change.${kind}.text`, { username })}</p>
        <ErrorNote error={carryOut.error} />
        <div className={classes.actions}>
          <Button
            color="red.9"
            data-autofocus
            loading={carryOut.isPending}
            onClick={() => {
              if (change) carryOut.mutate(change);
            }}
          >
            {t(LABELS[kind])}
          </Button>
          <Button variant="default" onClick={close}>
            {t('action.cancel')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
