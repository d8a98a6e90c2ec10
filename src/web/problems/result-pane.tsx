import { EmptyState, Tabs } from '@mantine/core';
import { IconExternalLink, IconSend2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { useSubmission } from '../api/use-submission.js';
import { ErrorNote, LoadFailure } from '../app/failure.js';
import { Loading } from '../app/loading.js';
import { useMe } from '../app/session.js';
import { SubmissionTable } from '../submissions/submission-table.js';
import { VerdictView } from '../verdict/verdict-view.js';
import { RunPanel } from './run-panel.js';
import { takesAnswers, type ResultTab, type Workbench } from './use-workbench.js';
import classes from './problem.module.css';

interface Props {
  problem: Problem;
  workbench: Workbench;
  onGoTo: (line: number, column: number | null) => void;
}

/** Below the editor: one's own runs, the verdict of the last submission, and the earlier ones. */
export function ResultPane({ problem, workbench, onGoTo }: Props) {
  const { t } = useTranslation();
  return (
    <Tabs
      value={workbench.tab}
      onChange={(tab) => {
        workbench.setTab(tab as ResultTab);
      }}
      className={classes.result}
      keepMounted={false}
    >
      <Tabs.List className={classes.resultTabs}>
        {takesAnswers(problem) ? null : <Tabs.Tab value="run">{t('problem.tab.run')}</Tabs.Tab>}
        <Tabs.Tab value="verdict">{t('problem.tab.verdict')}</Tabs.Tab>
        <Tabs.Tab value="history">{t('problem.tab.history')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="run" className={classes.resultPanel} tabIndex={-1}>
        <RunPanel problem={problem} workbench={workbench} onGoTo={onGoTo} />
      </Tabs.Panel>
      <Tabs.Panel value="verdict" className={classes.resultPanel} tabIndex={-1}>
        <ErrorNote error={workbench.submitError} />
        <VerdictTab problem={problem} workbench={workbench} onGoTo={onGoTo} />
      </Tabs.Panel>
      <Tabs.Panel value="history" className={classes.resultPanel} tabIndex={-1}>
        <History problem={problem} />
      </Tabs.Panel>
    </Tabs>
  );
}

function VerdictTab({ problem, workbench, onGoTo }: Props) {
  const { t } = useTranslation();
  if (workbench.isSubmitting) return <Loading height={38} />;
  if (workbench.submissionId === null) {
    if (workbench.submitError) return null;
    return (
      <EmptyState
        size="sm"
        icon={<IconSend2 size={26} stroke={1.5} />}
        title={t('problem.nothingSubmitted')}
        description={beforeSubmitting(problem, t)}
      />
    );
  }
  return <LiveVerdict key={workbench.submissionId} id={workbench.submissionId} workbench={workbench} onGoTo={onGoTo} />;
}

function beforeSubmitting(problem: Problem, t: TFunction): string {
  if (problem.answerSheet !== null) return t('answers.nothingAnswered');
  return takesAnswers(problem) ? t('answers.nothingSubmitted') : t('problem.nothingSubmittedText');
}

function LiveVerdict({ id, workbench, onGoTo }: { id: number; workbench: Workbench; onGoTo: Props['onGoTo'] }) {
  const { t } = useTranslation();
  const query = useSubmission(id);
  if (query.isError && !query.data) return <LoadFailure error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Loading height={38} />;
  const sourceName = workbench.languages.find(({ id: language }) => language === query.data.language)?.sourceName;
  return (
    <VerdictView
      submission={query.data}
      sourceNames={sourceName === undefined ? [] : [sourceName]}
      onGoTo={onGoTo}
      aside={
        <Link to="/submissions/$id" params={{ id: String(id) }} className={classes.aside}>
          {t('submission.number', { id })} <IconExternalLink size={14} aria-hidden="true" />
        </Link>
      }
    />
  );
}

function History({ problem }: { problem: Problem }) {
  const { t } = useTranslation();
  const me = useMe();
  const query = useQuery({
    queryKey: ['problem-submissions', problem.slug],
    queryFn: ({ signal }) => api.listSubmissions({ problem: problem.slug, user: me.username, limit: 30 }, signal),
  });
  if (query.isPending) return <Loading height={90} />;
  if (query.isError) return <LoadFailure error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data.items.length === 0) return <p className="dimmed">{t('problem.noHistory')}</p>;
  return <SubmissionTable rows={query.data.items} columns={{ problem: false, user: false }} />;
}
