import { Skeleton, Splitter, VisuallyHidden } from '@mantine/core';
import type { SplitterPaneSize } from '@mantine/hooks';
import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconCode, IconFileText, IconListCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CAPS } from '../../contract/limits.js';
import type { Problem } from '../api/endpoints.js';
import { LoadFailure } from '../app/failure.js';
import { Loading } from '../app/loading.js';
import { Page } from '../app/shell.js';
import { formatBytes } from '../units/format.js';
import { EditorPane } from './editor-pane.js';
import { problemQuery } from './problem-queries.js';
import { ResultPane } from './result-pane.js';
import { StatementPane } from './statement-pane.js';
import { AnswerSheetPane } from './answer-sheet-pane.js';
import { takesAnswers, useWorkbench } from './use-workbench.js';
import classes from './problem.module.css';

const AnswerPane = lazy(() => import('./answer-pane.js'));

/** A problem: the statement beside the editor, results below it; on a phone one of the three at a time. */
export function ProblemPage() {
  const { t } = useTranslation();
  const { slug } = useParams({ from: '/session/problems/$slug' });
  const query = useQuery(problemQuery(slug));
  if (query.data) return <LoadedProblem key={slug} problem={query.data} />;
  return (
    <Page title={slug}>
      {query.isError ? (
        <LoadFailure isPage error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <div role="status" aria-label={t('state.loading')} className={classes.loading}>
          <Skeleton height={26} width="40%" />
          <Skeleton height={14} width="25%" />
          <Skeleton height={260} />
        </div>
      )}
    </Page>
  );
}

function LoadedProblem({ problem }: { problem: Problem }) {
  const { t } = useTranslation();
  const isPhone = useMediaQuery('(max-width: 60em)', undefined, { getInitialValueInEffect: false });
  const [phoneTab, setPhoneTab] = useState<PhoneTab>('statement');
  const workbench = useWorkbench(
    problem,
    () => {
      setPhoneTab('result');
    },
    ({ size }) => {
      const message = t('editor.tooLarge', { size: formatBytes(size), limit: formatBytes(CAPS.sourceBytes) });
      notifications.show({ color: 'red', message });
    },
  );
  const statement = <StatementPane problem={problem} />;
  const editor =
    problem.answerSheet !== null ? (
      <AnswerSheetPane workbench={workbench} blank={problem.answerSheet} />
    ) : takesAnswers(problem) ? (
      <Suspense fallback={<Loading height={120} m="md" />}>
        <AnswerPane workbench={workbench} />
      </Suspense>
    ) : (
      <EditorPane problem={problem} workbench={workbench} />
    );
  const result = (
    <ResultPane
      problem={problem}
      workbench={workbench}
      onGoTo={(line, column) => {
        setPhoneTab('code');
        workbench.goTo(line, column);
      }}
    />
  );
  return (
    <Page title={problem.name} wide>
      {isPhone ? (
        <Phone title={problem.name} tab={phoneTab} onTab={setPhoneTab} panes={{ statement, code: editor, result }} />
      ) : (
        <Desk statement={statement} editor={editor} result={result} />
      )}
    </Page>
  );
}

function Desk({ statement, editor, result }: { statement: ReactNode; editor: ReactNode; result: ReactNode }) {
  const { t } = useTranslation();
  const [columns, setColumns] = useSizes('docket.layout.columns', [44, 56]);
  const [rows, setRows] = useSizes('docket.layout.rows', [58, 42]);
  return (
    <Splitter
      className={classes.desk}
      sizes={columns}
      onSizeChange={setColumns}
      lineSize={1}
      handleColor="var(--docket-line)"
    >
      <Splitter.Pane
        defaultSize={44}
        min={22}
        className={classes.pane}
        role="region"
        aria-label={t('problem.statement')}
      >
        {statement}
      </Splitter.Pane>
      <Splitter.Pane defaultSize={56} min={30} className={classes.pane}>
        <Splitter
          orientation="vertical"
          className={classes.right}
          sizes={rows}
          onSizeChange={setRows}
          lineSize={1}
          handleColor="var(--docket-line)"
        >
          <Splitter.Pane
            defaultSize={58}
            min={15}
            className={classes.pane}
            role="region"
            aria-label={t('problem.code')}
          >
            {editor}
          </Splitter.Pane>
          <Splitter.Pane
            defaultSize={42}
            min={10}
            className={classes.pane}
            role="region"
            aria-label={t('problem.result')}
          >
            {result}
          </Splitter.Pane>
        </Splitter>
      </Splitter.Pane>
    </Splitter>
  );
}

function useSizes(key: string, defaultValue: SplitterPaneSize[]) {
  return useLocalStorage<SplitterPaneSize[]>({ key, defaultValue, getInitialValueInEffect: false });
}

type PhoneTab = 'statement' | 'code' | 'result';
const PHONE_TABS: Record<PhoneTab, typeof IconCode> = {
  statement: IconFileText,
  code: IconCode,
  result: IconListCheck,
};

interface PhoneProps {
  title: string;
  tab: PhoneTab;
  onTab: (tab: PhoneTab) => void;
  panes: Record<PhoneTab, ReactNode>;
}

/** All three stay in the document, so that changing between them loses neither text nor place. */
function Phone({ title, tab, onTab, panes }: PhoneProps) {
  const { t } = useTranslation();
  const tabs = Object.keys(PHONE_TABS) as PhoneTab[];
  return (
    <div className={classes.phone}>
      {tab === 'statement' ? null : <VisuallyHidden component="h1">{title}</VisuallyHidden>}
      {tabs.map((name) => (
        <section key={name} className={classes.phonePane} hidden={name !== tab} aria-label={t(`problem.${name}`)}>
          {panes[name]}
        </section>
      ))}
      <div className={classes.phoneTabs} role="group" aria-label={t('problem.parts')}>
        {tabs.map((name) => {
          const Icon = PHONE_TABS[name];
          return (
            <button
              key={name}
              type="button"
              className={classes.phoneTab}
              aria-pressed={name === tab}
              onClick={() => {
                onTab(name);
              }}
            >
              <Icon size={20} stroke={1.7} aria-hidden="true" />
              {t(`problem.${name}`)}
            </button>
          );
        })}
      </div>
    </div>
  );
}
