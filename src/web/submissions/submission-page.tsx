import { Button, Menu, Skeleton } from '@mantine/core';
import { IconArrowBackUp, IconGitCompare } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useRef } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { SourceFile, Submission } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { useSubmission } from '../api/use-submission.js';
import { ConfirmButton } from '../app/confirm-button.js';
import { LoadFailure } from '../app/failure.js';
import { Loading } from '../app/loading.js';
import { MenuItemLink } from '../app/menu-item-link.js';
import { useMe } from '../app/session.js';
import { Page } from '../app/shell.js';
import type { EditorHandle } from '../editor/code-editor.js';
import { loadDraft, saveDraft } from '../editor/drafts.js';
import { useEditorFontSize } from '../editor/use-editor-preferences.js';
import { problemQuery, useProblemName } from '../problems/problem-queries.js';
import { ANSWER_LANGUAGE, useLanguageName } from '../problems/use-language-name.js';
import { formatAgo, formatBytes, formatDateTime } from '../units/format.js';
import { VerdictBadge } from '../verdict/verdict-badge.js';
import { VerdictView } from '../verdict/verdict-view.js';
import { JudgementFacts } from './judgement-facts.js';
import { sourceQuery } from './source-query.js';
import { TimelineSection } from './timeline-section.js';
import classes from './submissions.module.css';

const StartRejudging = lazy(async () => ({
  default: (await import('../admin/start-rejudging.js')).StartRejudging,
}));
const CodeEditor = lazy(() => import('../editor/code-editor.js'));

/** One submission: its judging, live, and its source. */
export function SubmissionPage() {
  const { t } = useTranslation();
  const params = useParams({ from: '/session/submissions/$id' });
  const id = Number(params.id);
  const query = useSubmission(id);
  return (
    <Page title={t('submission.number', { id: params.id })}>
      {query.data ? <Loaded submission={query.data} /> : null}
      {query.isPending ? <Loading height={320} /> : null}
      {query.isError && !query.data ? (
        <LoadFailure isPage error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
    </Page>
  );
}

function Loaded({ submission }: { submission: Submission }) {
  const isAdmin = useMe().role === 'admin';
  const source = useQuery(sourceQuery(submission.id));
  const editor = useRef<EditorHandle>(null);
  const files = source.data?.files ?? [];
  return (
    <>
      <Head submission={submission} files={files} />
      <div className={classes.columns}>
        <div className={classes.judging}>
          <VerdictView
            submission={submission}
            sourceNames={files.map(({ name }) => name)}
            onGoTo={(line, column) => editor.current?.goTo(line, column)}
          />
          {isAdmin ? <TimelineSection submission={submission} /> : null}
          {submission.judgement.libraryDigest !== null ? <JudgementFacts judgement={submission.judgement} /> : null}
        </div>
        <div className={classes.source}>
          {source.isError ? <LoadFailure error={source.error} onRetry={() => void source.refetch()} /> : null}
          {files.map((file, index) => (
            <SourceView key={file.name} file={file} submission={submission} editor={index === 0 ? editor : undefined} />
          ))}
        </div>
      </div>
    </>
  );
}

function Head({ submission, files }: { submission: Submission; files: SourceFile[] }) {
  const { t, i18n } = useTranslation();
  const { problem, username } = submission;
  const me = useMe();
  const isOwn = username === me.username;
  const problemName = useProblemName();
  const languageName = useLanguageName();
  return (
    <div className={classes.head}>
      <div>
        <h1>{t('submission.number', { id: submission.id })}</h1>
        <p className={classes.subtitle}>
          {problem !== null ? (
            <Link to="/problems/$slug" params={{ slug: problem }}>
              {problemName(problem)}
            </Link>
          ) : null}
          {isOwn ? null : <span>{username}</span>}
          <span>{languageName(submission.language)}</span>
          <span>{formatBytes(submission.sourceBytes)}</span>
          <time dateTime={submission.createdAt} title={formatDateTime(submission.createdAt, i18n.language)}>
            {formatAgo(submission.createdAt, i18n.language)}
          </time>
        </p>
      </div>
      <div className={classes.actions}>
        {problem !== null && isOwn ? <Again submission={submission} files={files} slug={problem} /> : null}
        {problem !== null ? <Compare submission={submission} slug={problem} /> : null}
        {me.role === 'admin' ? <RejudgeOne submission={submission} /> : null}
      </div>
    </div>
  );
}

interface AgainProps {
  submission: Submission;
  files: SourceFile[];
  slug: string;
}

/** Files of outputs are in no editor. */
function Again(props: AgainProps) {
  const areOutputs = props.submission.language === ANSWER_LANGUAGE;
  const { data } = useQuery({ ...problemQuery(props.slug), enabled: areOutputs });
  return areOutputs && data?.answerSheet == null ? null : <EditAgain {...props} />;
}

/** Puts the source back into the problem's editor, to change and submit it again. */
function EditAgain({ submission, files, slug }: AgainProps) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const source = files[0]?.content ?? '';
  const draft = loadDraft(localStorage, me.id, slug);
  const present = draft.sources[submission.language] ?? '';
  return (
    <ConfirmButton
      size="xs"
      label={t('submission.editAgain')}
      question={t('submission.editAgainQuestion')}
      icon={<IconArrowBackUp size={15} />}
      isDisabled={files.length !== 1}
      asks={present.trim() !== '' && present !== source}
      onConfirm={() => {
        const sources = { ...draft.sources, [submission.language]: source };
        saveDraft(localStorage, me.id, slug, { ...draft, language: submission.language, sources });
        void navigate({ to: '/problems/$slug', params: { slug } });
      }}
    />
  );
}

function Compare({ submission, slug }: { submission: Submission; slug: string }) {
  const { t, i18n } = useTranslation();
  const user = submission.username;
  const query = useQuery({
    queryKey: ['problem-submissions', slug, user],
    queryFn: ({ signal }) => api.listSubmissions({ problem: slug, user, limit: 20 }, signal),
  });
  const others = (query.data?.items ?? []).filter(({ id }) => id !== submission.id);
  if (others.length === 0) return null;
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default" size="xs" leftSection={<IconGitCompare size={15} />}>
          {t('submission.compare')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {others.map((other) => (
          <MenuItemLink
            key={other.id}
            to="/compare"
            search={{ left: Math.min(other.id, submission.id), right: Math.max(other.id, submission.id) }}
            rightSection={<VerdictBadge verdict={other.verdict} state={other.state} />}
          >
            #{other.id} · {formatAgo(other.createdAt, i18n.language)}
          </MenuItemLink>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Admins only, so that its code comes only to them. */
function RejudgeOne({ submission: { id, state } }: { submission: Submission }) {
  const { t } = useTranslation();
  return (
    <Suspense fallback={null}>
      <StartRejudging
        label={t('submission.rejudge')}
        filter={{ submissions: [id] }}
        isDisabled={state !== 'finished'}
      />
    </Suspense>
  );
}

interface SourceViewProps {
  file: SourceFile;
  submission: Submission;
  editor?: RefObject<EditorHandle | null>;
}

function SourceView({ file, submission, editor }: SourceViewProps) {
  const { t } = useTranslation();
  const { sizePx } = useEditorFontSize();
  return (
    <section className={classes.file} aria-label={file.name}>
      <h2 className={classes.fileName}>{file.name}</h2>
      <Suspense fallback={<Skeleton height={200} />}>
        <CodeEditor
          ref={editor}
          documentKey={`${String(submission.id)}/${file.name}`}
          initialText={file.content}
          languageId={submission.language}
          fontSizePx={sizePx - 1}
          label={t('submission.sourceOf', { name: file.name })}
          isReadOnly
        />
      </Suspense>
    </section>
  );
}
