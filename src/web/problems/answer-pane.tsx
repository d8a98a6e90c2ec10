import { Alert, Button, CloseButton } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconAlertTriangle, IconFiles, IconSend2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CAPS } from '../../contract/limits.js';
import { formatBytes } from '../units/format.js';
import { encoded } from './encode-file.js';
import type { Workbench } from './use-workbench.js';
import classes from './problem.module.css';

/** Instead of the editor, for a problem that takes outputs and no program: a file for each test case, or one zip. */
export default function AnswerPane({ workbench }: { workbench: Workbench }) {
  const { t } = useTranslation();
  const [files, setFiles] = useState<File[]>([]);
  const totalBytes = files.reduce((sum, { size }) => sum + size, 0);
  const isTooLarge = totalBytes > CAPS.answerBytes;
  const isTooMany = files.length > CAPS.sourceFiles;
  const submit = async () => {
    workbench.submitAnswers(await Promise.all(files.map(encoded)));
  };
  return (
    <form
      className={classes.answers}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Dropzone
        className={classes.answerDrop}
        onDrop={(added) => {
          // One of the same name takes the place of the earlier one.
          setFiles((before) => [...before.filter(({ name }) => !added.some((one) => one.name === name)), ...added]);
        }}
        inputProps={{ 'aria-label': t('answers.choose') }}
        useFsAccessApi={false}
      >
        <IconFiles size={30} stroke={1.4} aria-hidden="true" />
        <div>
          <strong>{t('answers.drop')}</strong>
          <p>{t('answers.text', { limit: formatBytes(CAPS.answerBytes) })}</p>
        </div>
      </Dropzone>
      {files.length === 0 ? null : (
        <ul className={classes.answerFiles} aria-label={t('answers.files')}>
          {files.map((file) => (
            <li key={file.name}>
              <span className="mono">{file.name}</span>
              <span className="dimmed">{formatBytes(file.size)}</span>
              <CloseButton
                size="sm"
                aria-label={t('answers.leaveOut', { name: file.name })}
                onClick={() => {
                  setFiles((before) => before.filter((one) => one !== file));
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {isTooLarge || isTooMany ? (
        <Alert color="red" variant="light" p="xs" role="alert" icon={<IconAlertTriangle size={18} />}>
          {isTooLarge
            ? t('editor.tooLarge', { size: formatBytes(totalBytes), limit: formatBytes(CAPS.answerBytes) })
            : t('answers.tooMany', { most: CAPS.sourceFiles })}
        </Alert>
      ) : null}
      <Button
        type="submit"
        w="fit-content"
        leftSection={<IconSend2 size={16} />}
        loading={workbench.isSubmitting}
        disabled={files.length === 0 || isTooLarge || isTooMany}
      >
        {t('action.submit')}
      </Button>
    </form>
  );
}
