import { ActionIcon, Button, Kbd, Loader, Select, Tooltip } from '@mantine/core';
import { IconFileUpload, IconPlayerPlay, IconSend2, IconTextDecrease, IconTextIncrease } from '@tabler/icons-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CAPS } from '../../contract/limits.js';
import type { Problem } from '../api/endpoints.js';
import { useEditorFontSize } from '../editor/use-editor-preferences.js';
import { formatBytes } from '../units/format.js';
import type { Workbench } from './use-workbench.js';
import classes from './problem.module.css';

const CodeEditor = lazy(() => import('../editor/code-editor.js'));

/** The editor with its language, its file and the two buttons that matter. */
export function EditorPane({ problem, workbench }: { problem: Problem; workbench: Workbench }) {
  const { t } = useTranslation();
  const { sizePx, grow, shrink } = useEditorFontSize();
  const [isDragging, setIsDragging] = useState(false);
  const { language } = workbench;

  return (
    <div
      className={classes.editorPane}
      data-dragging={isDragging || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setIsDragging(true);
      }}
      onDragLeave={() => {
        setIsDragging(false);
      }}
      onDropCapture={(event) => {
        setIsDragging(false);
        const file = event.dataTransfer.files[0];
        if (!file) return;
        event.preventDefault();
        event.stopPropagation();
        void workbench.openFile(file);
      }}
    >
      <div className={classes.toolbar}>
        <Select
          size="xs"
          className={classes.language}
          aria-label={t('problem.language')}
          data={workbench.languages.map(({ id, name }) => ({ value: id, label: name }))}
          value={language?.id ?? null}
          onChange={(id) => {
            if (id !== null) workbench.chooseLanguage(id);
          }}
          allowDeselect={false}
          searchable={workbench.languages.length > 12}
          nothingFoundMessage={t('problem.noLanguage')}
        />
        <OpenFileButton workbench={workbench} />
        <ActionIcon.Group className={classes.fontSize}>
          <ActionIcon variant="default" size={30} onClick={shrink} aria-label={t('editor.smaller')}>
            <IconTextDecrease size={16} />
          </ActionIcon>
          <ActionIcon variant="default" size={30} onClick={grow} aria-label={t('editor.larger')}>
            <IconTextIncrease size={16} />
          </ActionIcon>
        </ActionIcon.Group>
        <SaveNote workbench={workbench} />
        <RunAndSubmit workbench={workbench} />
      </div>
      <OtherLanguage workbench={workbench} />
      <div className={classes.editor}>
        <Suspense fallback={<Loader size="sm" m="md" role="status" aria-label={t('state.loading')} />}>
          {language ? (
            <CodeEditor
              ref={workbench.editor}
              documentKey={workbench.documentKey}
              initialText={workbench.source}
              languageId={language.id}
              fontSizePx={sizePx}
              label={t('editor.label', { problem: problem.name })}
              hint={t('editor.hint', { file: language.sourceName })}
              onChange={workbench.setSource}
              onSubmit={workbench.submit}
              onRun={workbench.run}
            />
          ) : null}
        </Suspense>
      </div>
      {isDragging ? <div className={classes.dropHint}>{t('editor.drop')}</div> : null}
    </div>
  );
}

/** Somebody new pastes a program and does not see that another language is chosen. */
function OtherLanguage({ workbench: { otherLanguage, switchTo } }: { workbench: Workbench }) {
  const { t } = useTranslation();
  if (otherLanguage === null) return null;
  const { id, name } = otherLanguage;
  return (
    <div className={classes.otherLanguage} role="status">
      <span>{t('editor.looksLike', { language: name })}</span>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => {
          switchTo(id);
        }}
      >
        {t('editor.switchTo', { language: name })}
      </Button>
    </div>
  );
}

function OpenFileButton({ workbench }: { workbench: Workbench }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Tooltip label={t('editor.openFile')}>
        <ActionIcon
          variant="default"
          size={30}
          onClick={() => input.current?.click()}
          aria-label={t('editor.openFile')}
        >
          <IconFileUpload size={16} />
        </ActionIcon>
      </Tooltip>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('editor.openFile')}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) void workbench.openFile(file);
        }}
      />
    </>
  );
}

function SaveNote({ workbench }: { workbench: Workbench }) {
  const { t } = useTranslation();
  const bytes = new Blob([workbench.source]).size;
  if (bytes > CAPS.sourceBytes) {
    const text = t('editor.tooLarge', { size: formatBytes(bytes), limit: formatBytes(CAPS.sourceBytes) });
    return <span className={classes.warning}>{text}</span>;
  }
  if (!workbench.isSaved) return <span className={classes.warning}>{t('editor.notSaved')}</span>;
  return <span className={classes.spacer} />;
}

function RunAndSubmit({ workbench }: { workbench: Workbench }) {
  const { t } = useTranslation();
  const canSend = workbench.language !== null && workbench.source.trim() !== '';
  const modifier = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';
  return (
    <div className={classes.actions}>
      <Tooltip label={<Keys text={t('action.run')} keys={[modifier, "'"]} />}>
        <Button
          size="xs"
          h={30}
          variant="default"
          leftSection={<IconPlayerPlay size={15} />}
          onClick={workbench.run}
          disabled={!canSend}
          loading={workbench.isRunning}
        >
          {t('action.run')}
        </Button>
      </Tooltip>
      <Tooltip label={<Keys text={t('action.submit')} keys={[modifier, 'Enter']} />}>
        <Button
          size="xs"
          h={30}
          leftSection={<IconSend2 size={15} />}
          onClick={workbench.submit}
          disabled={!canSend}
          loading={workbench.isSubmitting}
        >
          {t('action.submit')}
        </Button>
      </Tooltip>
    </div>
  );
}

function Keys({ text, keys }: { text: string; keys: string[] }) {
  return (
    <>
      {text}{' '}
      {keys.map((key) => (
        <Kbd key={key} size="xs" ml={4}>
          {key}
        </Kbd>
      ))}
    </>
  );
}
