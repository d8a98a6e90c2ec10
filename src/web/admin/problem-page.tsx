import { Button } from '@mantine/core';
import { IconDownload, IconEye, IconFiles, IconListCheck } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { ConfirmButton } from '../app/confirm-button.js';
import { ErrorNote, LoadFailure } from '../app/failure.js';
import { ButtonLink } from '../app/button-link.js';
import { Loading } from '../app/loading.js';
import { Page } from '../app/shell.js';
import { problemQuery } from '../problems/problem-queries.js';
import { ServerText } from '../app/server-text.js';
import { LimitsForm } from './limits-form.js';
import { ProblemSettings } from './problem-settings.js';
import { StartRejudging } from './start-rejudging.js';
import { VerificationMatrix } from './verification-matrix.js';
import { verificationsQuery } from './verification-queries.js';
import { VersionStateBadge } from './version-state-badge.js';
import { VersionsTable } from './versions-table.js';
import classes from './admin.module.css';

/** One problem for admins: who sees it, its tags, its verification, its versions. */
export function AdminProblemPage() {
  const { slug } = useParams({ from: '/session/admin/problems/$slug' });
  const query = useQuery(problemQuery(slug));
  return (
    <Page title={query.data?.name ?? slug}>
      {query.isPending ? <Loading height={280} /> : null}
      {query.isError ? <LoadFailure isPage error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data ? <Loaded key={slug} problem={query.data} /> : null}
    </Page>
  );
}

function Loaded({ problem }: { problem: Problem }) {
  const { t } = useTranslation();
  return (
    <>
      <div className={classes.head}>
        <div>
          <h1>{problem.name}</h1>
          <p className={classes.subtitle}>
            <span className="mono">{problem.slug}</span>
            <span>{t('admin.version', { ordinal: problem.version.ordinal })}</span>
            <VersionStateBadge state={problem.version.state} />
            <span>{t('admin.testCaseCount', { count: problem.testCaseCount })}</span>
          </p>
          {problem.version.stateReason === null ? null : (
            <p className={classes.refused}>
              <ServerText text={problem.version.stateReason} explanation={problem.version.stateExplanation} />
            </p>
          )}
        </div>
        <div className={classes.actions}>
          <ButtonLink
            to="/problems/$slug"
            params={{ slug: problem.slug }}
            variant="default"
            size="xs"
            leftSection={<IconEye size={15} />}
          >
            {t('admin.view')}
          </ButtonLink>
          <ButtonLink
            to="/admin/problems/$slug/files"
            params={{ slug: problem.slug }}
            variant="default"
            size="xs"
            leftSection={<IconFiles size={15} />}
          >
            {t('package.edit')}
          </ButtonLink>
          <StartRejudging label={t('rejudging.ofProblem')} filter={{ problem: problem.slug }} />
          <Button
            component="a"
            href={api.packageUrl(problem.slug)}
            download
            variant="default"
            size="xs"
            leftSection={<IconDownload size={15} />}
          >
            {t('admin.download')}
          </Button>
        </div>
      </div>
      <Section title={t('admin.settings')}>
        <ProblemSettings problem={problem} />
      </Section>
      <Section title={t('package.limits')}>
        <LimitsForm key={problem.version.ordinal} problem={problem} />
      </Section>
      <Verify problem={problem} />
      <Section title={t('admin.versions')}>
        <VersionsTable problem={problem} />
      </Section>
      <Section title={t('admin.danger')}>
        <Remove slug={problem.slug} />
      </Section>
    </>
  );
}

function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.section} aria-label={title}>
      <div className={classes.sectionHead}>
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** The verification that the address names, else the latest one of the current version. */
function Verify({ problem: { slug, version } }: { problem: Problem }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data: earlier } = useQuery(verificationsQuery(slug));
  const { verification: named } = useSearch({ from: '/session/admin/problems/$slug' });
  const navigate = useNavigate({ from: '/admin/problems/$slug' });
  const start = useMutation({
    mutationFn: () => api.verifyProblem(slug),
    onSuccess: async ({ id }) => {
      await navigate({ search: { verification: id }, replace: true, resetScroll: false });
      await Promise.all(
        [
          ['versions', slug],
          ['verifications', slug],
        ].map((queryKey) => client.invalidateQueries({ queryKey })),
      );
    },
  });
  const verification = named ?? earlier?.find(({ versionOrdinal }) => versionOrdinal === version.ordinal)?.id;
  return (
    <Section
      title={t('verification.title')}
      aside={
        <Button
          size="xs"
          variant="default"
          leftSection={<IconListCheck size={15} />}
          loading={start.isPending}
          onClick={() => {
            start.mutate();
          }}
        >
          {t('verification.start')}
        </Button>
      }
    >
      <ErrorNote error={start.error} />
      {verification === undefined ? (
        <p className="dimmed">{t('verification.text')}</p>
      ) : (
        <VerificationMatrix id={verification} />
      )}
    </Section>
  );
}

function Remove({ slug }: { slug: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => api.deleteProblem(slug),
    onSuccess: async () => {
      client.removeQueries({ queryKey: ['problem', slug] });
      await client.invalidateQueries({ queryKey: ['problems'] });
      await navigate({ to: '/admin/problems' });
    },
  });
  return (
    <div className={classes.danger}>
      <p className="dimmed">{t('admin.removeText')}</p>
      <ConfirmButton
        label={t('admin.remove')}
        question={t('admin.removeQuestion', { slug })}
        isPending={remove.isPending}
        onConfirm={() => {
          remove.mutate();
        }}
      />
      <ErrorNote error={remove.error} />
    </div>
  );
}
