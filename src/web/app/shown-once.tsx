import { Alert, Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy, IconKey } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './shown-once.module.css';

const COPIED_MS = 1_500;

interface Props {
  title: string;
  /** What to do with it, and that it is not shown again. */
  text: string;
  secret: string;
}

/** A password, token or key that the server tells this once, to be copied now. */
export function ShownOnce({ title, text, secret }: Props) {
  return (
    <Alert color="iris" variant="light" icon={<IconKey size={18} />} title={title} role="status">
      <p className={classes.text}>{text}</p>
      <Copied text={secret} />
    </Alert>
  );
}

/** A text, of one line or several, with a button that copies it. */
export function Copied({ text }: { text: string }) {
  const { t } = useTranslation();
  return (
    <div className={classes.secret}>
      <code data-testid="secret">{text}</code>
      <CopyButton value={text} timeout={COPIED_MS}>
        {({ copied, copy }) => (
          <Button
            size="xs"
            variant="default"
            onClick={copy}
            leftSection={copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
          >
            {copied ? t('action.copied') : t('action.copy')}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
