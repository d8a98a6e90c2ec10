import { Button, FileButton, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconFilePlus, IconTrash, IconUpload } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileChange, PackageFile, Problem } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { ApiError } from '../api/rest.js';
import { ErrorNote, LoadFailure } from '../app/failure.js';
import { Loading } from '../app/loading.js';
import { Page } from '../app/shell.js';
import { problemQuery } from '../problems/problem-queries.js';
import { formatBytes } from '../units/format.js';
import { BackToProblem } from './back-to-problem.js';
import { findingOf } from './finding-of-error.js';
import { FindingsList } from './findings-list.js';
import { PackageFileEditor } from './package-file-editor.js';
import { useForgetVersions } from './use-forget-versions.js';
import admin from './admin.module.css';
import classes from './package.module.css';

/** A problem's package as its files: looked at, changed, and saved as the next version. */
export function PackagePage() {
  const { t } = useTranslation();
  const { slug } = useParams({ from: '/session/admin/problems/$slug/files' });
  const problem = useQuery(problemQuery(slug));
  const ordinal = problem.data?.version.ordinal;
  const files = useQuery({
    queryKey: ['package-files', slug, ordinal],
    queryFn: ({ signal }) => api.listPackageFiles(slug, ordinal ?? 0, signal),
    enabled: ordinal !== undefined,
    staleTime: Infinity,
  });
  const failed = [problem, files].find(({ isError }) => isError);
  return (
    <Page title={t('package.title', { name: problem.data?.name ?? slug })}>
      {failed ? <LoadFailure isPage error={failed.error} onRetry={() => void failed.refetch()} /> : null}
      {!failed && !(problem.data && files.data) ? <Loading height={360} /> : null}
      {problem.data && files.data ? (
        <Loaded key={problem.data.version.ordinal} problem={problem.data} files={files.data} />
      ) : null}
    </Page>
  );
}

/** Changes by path, before they are saved. */
type Changes = ReadonlyMap<string, FileChange>;

function Loaded({ problem, files }: { problem: Problem; files: PackageFile[] }) {
  const { t } = useTranslation();
  const { slug, version } = problem;
  const [changes, setChanges] = useState<Changes>(new Map());
  const [chosen, setChosen] = useState(() => firstShown(files));
  const change = (path: string, next: FileChange | null) => {
    setChanges((before) => {
      const after = new Map(before);
      if (next === null) after.delete(path);
      else after.set(path, next);
      return after;
    });
  };
  const isNew = (path: string) => !files.some((file) => file.path === path);
  const add = (path: string, next: FileChange) => {
    change(path, next);
    setChosen(path);
  };
  return (
    <>
      <div className={admin.head}>
        <div>
          <h1>{t('package.title', { name: problem.name })}</h1>
          <p className={admin.subtitle}>
            <span>{t('admin.version', { ordinal: version.ordinal })}</span>
            <span>{t('package.fileCount', { count: files.length })}</span>
          </p>
        </div>
        <div className={admin.actions}>
          <BackToProblem slug={slug} />
        </div>
      </div>
      <Save problem={problem} changes={changes} />
      <div className={classes.columns}>
        <div>
          <FileTree files={files} changes={changes} chosen={chosen} onChoose={setChosen} />
          <AddFile onAdd={add} />
        </div>
        {chosen === null ? null : (
          <section className={classes.file} aria-label={chosen}>
            <div className={classes.fileHead}>
              <h2 className="mono">{chosen}</h2>
              <Replace
                onChosen={(base64) => {
                  change(chosen, { path: chosen, base64 });
                }}
              />
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconTrash size={14} />}
                onClick={() => {
                  change(chosen, isNew(chosen) ? null : { path: chosen, isRemoved: true });
                  if (isNew(chosen)) setChosen(firstShown(files));
                }}
              >
                {t('package.remove')}
              </Button>
              {changes.has(chosen) && !isNew(chosen) ? (
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => {
                    change(chosen, null);
                  }}
                >
                  {t('package.undo')}
                </Button>
              ) : null}
            </div>
            <PackageFileEditor
              key={`${chosen}/${String(changes.get(chosen)?.base64?.length ?? 0)}/${String(changes.has(chosen))}`}
              slug={slug}
              ordinal={version.ordinal}
              path={chosen}
              sizeBytes={files.find(({ path }) => path === chosen)?.sizeBytes ?? null}
              change={changes.get(chosen) ?? null}
              onText={(text) => {
                change(chosen, { path: chosen, text });
              }}
            />
          </section>
        )}
      </div>
    </>
  );
}

/** The statement if there is one that can be read, else what stands first. */
function firstShown(files: PackageFile[]): string | null {
  const statement = files.find(({ path }) => /^(problem_)?statement\/.*\.(md|tex)$/.test(path));
  return (statement ?? files[0])?.path ?? null;
}

function Save({ problem: { slug, version }, changes }: { problem: Problem; changes: Changes }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const forget = useForgetVersions(slug);
  const save = useMutation({
    mutationFn: () => api.editPackage(slug, { baseVersion: version.ordinal, files: [...changes.values()] }),
    onSuccess: async ({ version: made }) => {
      notifications.show({ message: t('package.madeVersion', { ordinal: made.ordinal }) });
      await forget();
      await navigate({ to: '/admin/problems/$slug', params: { slug } });
    },
  });
  const findings = save.error instanceof ApiError && save.error.code === 'package-invalid' ? save.error.errors : [];
  if (changes.size === 0) return null;
  return (
    <div className={classes.save} role="status">
      <span>{t('package.changed', { count: changes.size })}</span>
      <Button
        size="xs"
        loading={save.isPending}
        onClick={() => {
          save.mutate();
        }}
      >
        {t('package.saveVersion')}
      </Button>
      {findings.length > 0 ? <FindingsList findings={findings.map(findingOf)} /> : <ErrorNote error={save.error} />}
    </div>
  );
}

interface FileTreeProps {
  files: PackageFile[];
  changes: Changes;
  chosen: string | null;
  onChoose: (path: string) => void;
}

function FileTree({ files, changes, chosen, onChoose }: FileTreeProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const added = [...changes.keys()].filter((path) => !files.some((file) => file.path === path));
  const rows = [
    ...files.map(({ path, sizeBytes }) => ({ path, sizeBytes })),
    ...added.map((path) => ({ path, sizeBytes: null })),
  ]
    .filter(({ path }) => path.toLowerCase().includes(search.toLowerCase()))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return (
    <>
      <TextInput
        size="xs"
        aria-label={t('package.search')}
        placeholder={t('package.search')}
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value);
        }}
      />
      <ul className={classes.files} aria-label={t('package.files')}>
        {rows.map(({ path, sizeBytes }) => {
          const state = stateOf(changes.get(path), sizeBytes === null);
          return (
            <li key={path}>
              <button
                type="button"
                aria-current={path === chosen}
                data-state={state ?? undefined}
                onClick={() => {
                  onChoose(path);
                }}
              >
                <span>{path}</span>
                <span className="dimmed">
                  {state === null ? formatBytes(sizeBytes ?? 0) : t(`package.states.${state}`)}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function stateOf(change: FileChange | undefined, isNew: boolean): 'added' | 'changed' | 'removed' | null {
  if (change === undefined) return null;
  if (change.isRemoved === true) return 'removed';
  return isNew ? 'added' : 'changed';
}

function AddFile({ onAdd }: { onAdd: (path: string, change: FileChange) => void }) {
  const { t } = useTranslation();
  const [path, setPath] = useState('');
  return (
    <form
      className={classes.add}
      onSubmit={(event) => {
        event.preventDefault();
        onAdd(path.trim(), { path: path.trim(), text: '' });
        setPath('');
      }}
    >
      <TextInput
        size="xs"
        aria-label={t('package.newPath')}
        placeholder={t('package.newPathHint')}
        value={path}
        onChange={(event) => {
          setPath(event.currentTarget.value);
        }}
      />
      <Button
        type="submit"
        size="xs"
        variant="default"
        disabled={path.trim() === ''}
        leftSection={<IconFilePlus size={15} />}
      >
        {t('package.add')}
      </Button>
    </form>
  );
}

function Replace({ onChosen }: { onChosen: (base64: string) => void }) {
  const { t } = useTranslation();
  return (
    <FileButton
      onChange={(file) => {
        if (file) void toBase64(file).then(onChosen);
      }}
    >
      {(props) => (
        <Button {...props} size="compact-sm" variant="default" leftSection={<IconUpload size={14} />}>
          {t('package.replace')}
        </Button>
      )}
    </FileButton>
  );
}

async function toBase64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
