import { Button, NumberInput, Switch, TagsInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { ErrorNote } from '../app/failure.js';
import { tagsOf } from '../problems/filter-problems.js';
import { useAllProblems } from '../problems/problem-queries.js';
import { PublishGate } from './publish-gate.js';
import { verificationsQuery, versionsQuery } from './verification-queries.js';
import classes from './admin.module.css';

/** Who sees a problem, its tags, its difficulty. */
export function ProblemSettings({ problem }: { problem: Problem }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { rows } = useAllProblems();
  const knownTags = useMemo(() => tagsOf(rows), [rows]);
  const [isPublic, setIsPublic] = useState(problem.visibility === 'public');
  const [reason, setReason] = useState<string | null>(null);
  const [tags, setTags] = useState(problem.tags);
  const [difficulty, setDifficulty] = useState<number | string>(problem.difficulty ?? '');
  const gate = useGate(problem);
  const isGated = isPublic && problem.visibility === 'hidden';
  const save = useMutation({
    mutationFn: () =>
      api.updateProblem(problem.slug, {
        visibility: isPublic ? 'public' : 'hidden',
        ...(isGated && reason !== null ? { overrideReason: reason.trim() } : {}),
        tags,
        difficulty: typeof difficulty === 'number' ? difficulty : null,
      }),
    onSuccess: async () => {
      notifications.show({ message: t('admin.saved') });
      setReason(null);
      await Promise.all(
        [['problems'], ['problem', problem.slug], ['versions', problem.slug]].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      );
    },
  });
  return (
    <form
      className={classes.settings}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Switch
        className={classes.wideField}
        label={t('admin.published')}
        description={t('admin.publishedText')}
        checked={isPublic}
        onChange={(event) => {
          save.reset();
          setIsPublic(event.currentTarget.checked);
        }}
      />
      {isGated && gate.version ? (
        <PublishGate
          slug={problem.slug}
          version={gate.version}
          verificationId={gate.verificationId}
          reason={reason}
          onReason={setReason}
          override={t('admin.overrideReason')}
        />
      ) : null}
      <TagsInput
        label={t('problems.tags')}
        placeholder={tags.length === 0 ? t('admin.tagsHint') : ''}
        data={knownTags}
        value={tags}
        onChange={setTags}
        maxTags={30}
        clearable
        clearButtonProps={{ 'aria-label': t('action.clear') }}
      />
      <NumberInput
        label={t('problems.difficulty')}
        min={0}
        max={10_000}
        decimalScale={2}
        hideControls
        value={difficulty}
        onChange={setDifficulty}
      />
      <div className={classes.wideField}>
        <ErrorNote error={save.error} />
      </div>
      <Button type="submit" w="fit-content" loading={save.isPending}>
        {t('action.save')}
      </Button>
    </form>
  );
}

/** The version that would be published, and its latest verification. */
function useGate({ slug, version: { ordinal } }: Problem) {
  const versions = useQuery(versionsQuery(slug));
  const verifications = useQuery(verificationsQuery(slug));
  return {
    version: versions.data?.find((version) => version.ordinal === ordinal) ?? null,
    verificationId: verifications.data?.find(({ versionOrdinal }) => versionOrdinal === ordinal)?.id ?? null,
  };
}
