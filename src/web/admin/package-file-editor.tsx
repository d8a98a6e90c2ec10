import { SegmentedControl, Skeleton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileChange } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { LoadFailure } from '../app/failure.js';
import { Loading } from '../app/loading.js';
import { StatementHtml } from '../problems/statement-html.js';
import { formatBytes } from '../units/format.js';
import { FindingsList } from './findings-list.js';
import { packageFileQuery } from './package-file-query.js';
import classes from './package.module.css';

const CodeEditor = lazy(() => import('../editor/code-editor.js'));
const PREVIEW_DELAY_MS = 500;
/** Larger files are replaced, not typed. */
const MOST_BYTES = 512 * 1024;

interface Props {
  slug: string;
  ordinal: number;
  path: string;
  /** null: it is new. */
  sizeBytes: number | null;
  change: FileChange | null;
  onText: (text: string) => void;
}

/** One file of the package as text, a statement with its preview beside it. */
export function PackageFileEditor({ slug, ordinal, path, sizeBytes, change, onText }: Props) {
  const { t } = useTranslation();
  const isTooLarge = (sizeBytes ?? 0) > MOST_BYTES;
  const isKept = sizeBytes !== null && change === null;
  const query = useQuery({ ...packageFileQuery(slug, ordinal, path), enabled: sizeBytes !== null && !isTooLarge });
  if (change?.isRemoved === true) return <p className="dimmed">{t('package.isRemoved')}</p>;
  if (change?.base64 !== undefined) {
    return (
      <p className="dimmed">
        {t('package.isReplaced', { size: formatBytes(Math.floor(change.base64.length * 0.75)) })}
      </p>
    );
  }
  if (isKept && isTooLarge) {
    return <p className="dimmed">{t('package.tooLarge', { size: formatBytes(sizeBytes) })}</p>;
  }
  if (query.isError) return <LoadFailure error={query.error} onRetry={() => void query.refetch()} />;
  if (sizeBytes !== null && query.data === undefined) {
    return <Loading height={320} />;
  }
  const text = change?.text ?? query.data ?? '';
  if (text.includes('\0') || text.includes('\uFFFD')) return <p className="dimmed">{t('package.binary')}</p>;
  return <TextFile slug={slug} path={path} text={text} onText={onText} />;
}

function TextFile({ slug, path, text, onText }: Pick<Props, 'slug' | 'path' | 'onText'> & { text: string }) {
  const { t } = useTranslation();
  const isStatement = /^(problem_)?statement\/.*\.(md|tex)$/.test(path);
  const [view, setView] = useState<'text' | 'preview'>('text');
  const initial = useRef(text);
  return (
    <>
      {isStatement ? (
        <SegmentedControl
          size="xs"
          w="fit-content"
          aria-label={t('package.view')}
          value={view}
          onChange={setView}
          data={[
            { value: 'text', label: t('package.text') },
            { value: 'preview', label: t('package.preview') },
          ]}
        />
      ) : null}
      <div className={classes.editor} hidden={view === 'preview'}>
        <Suspense fallback={<Skeleton height={320} />}>
          <CodeEditor
            documentKey={path}
            initialText={initial.current}
            languageId={languageOf(path)}
            fontSizePx={13}
            label={t('package.editorLabel', { path })}
            onChange={onText}
          />
        </Suspense>
      </div>
      {view === 'preview' ? <Preview slug={slug} path={path} text={text} /> : null}
    </>
  );
}

function Preview({ slug, path, text }: { slug: string; path: string; text: string }) {
  const [settled] = useDebouncedValue(text, PREVIEW_DELAY_MS);
  const query = useQuery({
    queryKey: ['statement-preview', slug, path, settled],
    queryFn: ({ signal }) => api.previewStatement(slug, { path, text: settled }, signal),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  if (query.isError) return <LoadFailure error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Loading height={320} />;
  const language = /problem\.([\w-]+)\.(md|tex)$/.exec(path)?.[1] ?? 'en';
  return (
    <div className={classes.preview}>
      {query.data.html === null ? null : <StatementHtml html={query.data.html} language={language} />}
      {query.data.report.length > 0 ? <FindingsList findings={query.data.report} /> : null}
    </div>
  );
}

const LANGUAGE_BY_ENDING: Record<string, string> = {
  cpp: 'cpp',
  cc: 'cpp',
  h: 'cpp',
  c: 'c',
  py: 'python',
  java: 'java',
  js: 'javascript',
  go: 'go',
  rs: 'rust',
  kt: 'kotlin',
  sh: 'bash',
};

function languageOf(path: string): string {
  return LANGUAGE_BY_ENDING[path.slice(path.lastIndexOf('.') + 1)] ?? '';
}
