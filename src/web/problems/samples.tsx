import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Sample } from '../api/endpoints.js';
import classes from './problem.module.css';

/** The sample test cases, each side with a copy button. */
export function Samples({ samples }: { samples: Sample[] }) {
  const { t } = useTranslation();
  return samples.map((sample, index) => (
    <section key={sample.name} className={classes.sample} aria-label={t('problem.sample', { number: index + 1 })}>
      <h2>{t('problem.sample', { number: index + 1 })}</h2>
      <div className={classes.sampleSides}>
        <SampleText label={t('problem.input')} text={sample.input} />
        <SampleText label={t('problem.answer')} text={sample.answer} />
      </div>
    </section>
  ));
}

function SampleText({ label, text }: { label: string; text: string }) {
  const { t } = useTranslation();
  return (
    <div className={classes.sampleSide}>
      <div className={classes.sampleHead}>
        <h3>{label}</h3>
        <CopyButton value={text} timeout={1_500}>
          {({ copied, copy }) => (
            <Tooltip label={copied ? t('action.copied') : t('action.copy')}>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                onClick={copy}
                aria-label={`${t('action.copy')}: ${label}`}
              >
                {copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
              </ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
      </div>
      <pre tabIndex={0} aria-label={label}>
        {text}
      </pre>
    </div>
  );
}
