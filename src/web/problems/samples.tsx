import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Sample } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import classes from './problem.module.css';

/** The sample test cases, each side with a copy button; of an interactive problem, what was said. */
export function Samples({ slug, samples }: { slug: string; samples: Sample[] }) {
  const { t } = useTranslation();
  return samples.map((sample, index) => {
    // Of an interactive problem, without an example of what is said.
    if (sample.interaction === '') return null;
    const name = t('problem.sample', { number: index + 1 });
    const url = (part: 'input' | 'answer') => api.sampleUrl(slug, sample.ordinal, part);
    return (
      <section key={sample.name} className={classes.sample} aria-label={name}>
        <h2>{name}</h2>
        {sample.interaction !== null ? (
          <SampleText label={t('problem.interaction')} text={sample.interaction} />
        ) : (
          <div className={classes.sampleSides}>
            <SampleText
              label={t('problem.input')}
              text={sample.input}
              wholeUrl={sample.isInputCut ? url('input') : null}
            />
            <SampleText
              label={t('problem.answer')}
              text={sample.answer}
              wholeUrl={sample.isAnswerCut ? url('answer') : null}
            />
          </div>
        )}
      </section>
    );
  });
}

/** `wholeUrl` is given where only the beginning of the text is here. */
function SampleText({ label, text, wholeUrl = null }: { label: string; text: string; wholeUrl?: string | null }) {
  const { t } = useTranslation();
  return (
    <div className={classes.sampleSide}>
      <div className={classes.sampleHead}>
        <h3>{label}</h3>
        {wholeUrl === null ? (
          <CopyText label={label} text={text} />
        ) : (
          <a href={wholeUrl} download className={classes.download}>
            <IconDownload size={15} aria-hidden="true" /> {t('problem.wholeSample')}
          </a>
        )}
      </div>
      <pre tabIndex={0} aria-label={label}>
        {text}
        {wholeUrl === null ? '' : '…'}
      </pre>
    </div>
  );
}

function CopyText({ label, text }: { label: string; text: string }) {
  const { t } = useTranslation();
  return (
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
  );
}
