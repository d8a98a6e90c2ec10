import { Button, Modal, MultiSelect, SegmentedControl, Select } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { ErrorNote } from '../app/failure.js';
import classes from './admin.module.css';

const CHOICES = ['same', 'all', 'chosen'] as const;

interface Props {
  isOpen: boolean;
  languages: Language[];
  hosts: string[];
  onClose: () => void;
}

/** Which languages a new library is to have, and on which machine. */
export function BuildLibraryDialog({ isOpen, languages, hosts, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [choice, setChoice] = useState<(typeof CHOICES)[number]>('same');
  const [chosen, setChosen] = useState(() => languages.filter(({ available }) => available).map(({ id }) => id));
  const [host, setHost] = useState<string | null>(null);
  const build = useMutation({
    mutationFn: () =>
      api.buildLibrary({
        ...(choice === 'same' ? {} : { languages: choice === 'all' ? ['all'] : chosen }),
        ...(host === null ? {} : { host }),
      }),
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries({ queryKey: ['library-tasks'] });
    },
  });
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('library.build')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          build.mutate();
        }}
      >
        <p className="dimmed">{t('library.buildText')}</p>
        <SegmentedControl
          aria-label={t('languages.title')}
          data={CHOICES.map((value) => ({ value, label: t(`library.choices.${value}`) }))}
          value={choice}
          onChange={(value) => {
            setChoice(value);
          }}
        />
        {choice === 'chosen' ? (
          <MultiSelect
            label={t('languages.title')}
            data={languages.map(({ id, name }) => ({ value: id, label: name }))}
            value={chosen}
            onChange={setChosen}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('action.clear') }}
          />
        ) : null}
        {hosts.length > 1 ? (
          <Select
            label={t('library.host')}
            placeholder={t('library.everyHost')}
            data={hosts}
            value={host}
            onChange={setHost}
            clearable
            clearButtonProps={{ 'aria-label': t('action.clear') }}
          />
        ) : null}
        <ErrorNote error={build.error} />
        <Button type="submit" loading={build.isPending} disabled={choice === 'chosen' && chosen.length === 0}>
          {t('library.buildNow')}
        </Button>
      </form>
    </Modal>
  );
}
