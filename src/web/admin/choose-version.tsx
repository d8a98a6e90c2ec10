import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconListCheck } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem, ProblemVersion } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { ErrorNote } from '../app/failure.js';
import { PublishGate } from './publish-gate.js';
import { useForgetVersions } from './use-forget-versions.js';
import { verificationsQuery } from './verification-queries.js';
import classes from './admin.module.css';

interface Props {
  problem: Problem;
  version: ProblemVersion;
}

/** Has submissions judged on another version, such as an earlier one; of a published problem only past the gate. */
export function ChooseVersion({ problem, version }: Props) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const { ordinal } = version;
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('chooseVersion.of', { ordinal })}
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {t('chooseVersion.label')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => {
          setIsOpen(false);
        }}
        title={t('chooseVersion.of', { ordinal })}
        closeButtonProps={{ 'aria-label': t('action.close') }}
        size="lg"
      >
        <Choice
          problem={problem}
          version={version}
          onDone={() => {
            setIsOpen(false);
          }}
        />
      </Modal>
    </>
  );
}

function Choice({ problem: { slug, visibility }, version, onDone }: Props & { onDone: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<string | null>(null);
  const forget = useForgetVersions(slug);
  const { data: verifications } = useQuery(verificationsQuery(slug));
  const { ordinal, soundness, publishOverride } = version;
  const verificationId = verifications?.find(({ versionOrdinal }) => versionOrdinal === ordinal)?.id ?? null;
  // A reason that was given once counts for good.
  const isGated = visibility === 'public' && soundness !== 'sound' && publishOverride === null;
  const choose = useMutation({
    mutationFn: () => api.chooseVersion(slug, ordinal, reason === null ? {} : { overrideReason: reason.trim() }),
    onSuccess: async () => {
      notifications.show({ message: t('chooseVersion.done', { ordinal }) });
      await forget();
      onDone();
    },
  });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        choose.mutate();
      }}
    >
      <p>{t('chooseVersion.text', { ordinal })}</p>
      {isGated ? (
        <>
          <PublishGate
            slug={slug}
            version={version}
            verificationId={verificationId}
            reason={reason}
            onReason={setReason}
            override={t('chooseVersion.override')}
          />
          {soundness === 'unchecked' ? <VerifyVersion slug={slug} ordinal={ordinal} onDone={onDone} /> : null}
        </>
      ) : null}
      <ErrorNote error={choose.error} />
      <Button type="submit" w="fit-content" loading={choose.isPending}>
        {t('chooseVersion.label')}
      </Button>
    </form>
  );
}

function VerifyVersion({ slug, ordinal, onDone }: { slug: string; ordinal: number; onDone: () => void }) {
  const { t } = useTranslation();
  const forget = useForgetVersions(slug);
  const navigate = useNavigate({ from: '/admin/problems/$slug' });
  const start = useMutation({
    mutationFn: () => api.verifyProblem(slug, ordinal),
    onSuccess: async ({ id }) => {
      await navigate({ search: { verification: id }, replace: true });
      await forget();
      onDone();
    },
  });
  return (
    <>
      <ErrorNote error={start.error} />
      <Button
        w="fit-content"
        variant="default"
        leftSection={<IconListCheck size={15} />}
        loading={start.isPending}
        onClick={() => {
          start.mutate();
        }}
      >
        {t('verification.start')}
      </Button>
    </>
  );
}
