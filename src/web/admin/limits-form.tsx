import { Button, NumberInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { ErrorNote } from '../app/failure.js';
import { useForgetVersions } from './use-forget-versions.js';
import classes from './admin.module.css';

const MIB = 1024 * 1024;

/** Time, memory and output limit. They are the package's, so changing them makes a new version of it. */
export function LimitsForm({ problem }: { problem: Problem }) {
  const { t } = useTranslation();
  const forget = useForgetVersions(problem.slug);
  const { limits } = problem;
  const isDerived = limits.timeLimitSource === 'derived';
  const present = limits.timeLimitMs === null || isDerived ? '' : limits.timeLimitMs / 1000;
  const [seconds, setSeconds] = useState<number | string>(present);
  const [memory, setMemory] = useState<number | string>(Math.round(limits.memoryLimitBytes / MIB));
  const [output, setOutput] = useState<number | string>(Math.round(limits.outputLimitBytes / MIB));
  const save = useMutation({
    mutationFn: () =>
      api.editPackage(problem.slug, {
        baseVersion: problem.version.ordinal,
        limits: {
          timeLimitMs: typeof seconds === 'number' ? Math.round(seconds * 1000) : null,
          memoryMiB: Number(memory),
          outputMiB: Number(output),
        },
      }),
    onSuccess: async ({ version }) => {
      notifications.show({ message: t('package.madeVersion', { ordinal: version.ordinal }) });
      await forget();
    },
  });
  return (
    <form
      className={classes.limits}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <NumberInput
        label={t('package.timeLimit')}
        placeholder={t('package.derived')}
        min={0.001}
        max={86_400}
        decimalScale={3}
        hideControls
        value={seconds}
        onChange={setSeconds}
      />
      <NumberInput
        label={t('package.memory')}
        required
        min={1}
        allowDecimal={false}
        hideControls
        value={memory}
        onChange={setMemory}
      />
      <NumberInput
        label={t('package.output')}
        required
        min={1}
        allowDecimal={false}
        hideControls
        value={output}
        onChange={setOutput}
      />
      <p className={classes.wideField}>{t('package.limitsText')}</p>
      <ErrorNote error={save.error} />
      <Button type="submit" variant="default" w="fit-content" loading={save.isPending}>
        {t('package.saveVersion')}
      </Button>
    </form>
  );
}
