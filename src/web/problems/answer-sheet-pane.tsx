import { Button, Group, Textarea } from '@mantine/core';
import { IconRestore, IconSend2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Workbench } from './use-workbench.js';
import classes from './problem.module.css';

/** Instead of the editor, for a problem that takes one text with all answers: what it is before, to be filled in. */
export function AnswerSheetPane({ workbench, blank }: { workbench: Workbench; blank: string }) {
  const { t } = useTranslation();
  const { sheet, setSheet } = workbench;
  return (
    <form
      className={classes.answerSheet}
      onSubmit={(event) => {
        event.preventDefault();
        workbench.submitAnswers([{ name: 'answers.txt', content: sheet }]);
      }}
    >
      <Textarea
        label={t('answers.sheet')}
        classNames={{ root: classes.sheetRoot, wrapper: classes.sheetWrapper, input: classes.sheetInput }}
        spellCheck={false}
        autoCapitalize="off"
        value={sheet}
        onChange={(event) => {
          setSheet(event.currentTarget.value);
        }}
      />
      <Group gap="xs">
        <Button
          type="submit"
          leftSection={<IconSend2 size={16} />}
          loading={workbench.isSubmitting}
          disabled={sheet.trim() === '' || sheet === blank}
        >
          {t('action.submit')}
        </Button>
        {sheet === blank ? null : (
          <Button
            variant="default"
            leftSection={<IconRestore size={16} />}
            onClick={() => {
              setSheet(blank);
            }}
          >
            {t('answers.startAgain')}
          </Button>
        )}
      </Group>
    </form>
  );
}
