import { Button } from '@mantine/core';
import { IconHammer } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language, Library } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { LoadFailure } from '../app/failure.js';
import { Loading } from '../app/loading.js';
import { Page } from '../app/shell.js';
import { languagesQuery } from '../problems/problem-queries.js';
import { BuildLibraryDialog } from './build-library-dialog.js';
import { LibraryCard } from './library-card.js';
import { LibraryTasks, useLibraryTasks } from './library-tasks.js';
import { Mark } from './mark.js';
import { failuresOf, testOf } from './self-test.js';
import classes from './admin.module.css';

/** How often the machines are asked while something is being done to their libraries, and otherwise. */
const BUSY_MS = 1_500;
const IDLE_MS = 15_000;

/** Languages in the versions they are judged with, and the toolchain libraries that they come from. */
export function ToolchainsPage() {
  const { t } = useTranslation();
  const [isBuilding, setIsBuilding] = useState(false);
  const tasks = useLibraryTasks();
  const libraries = useQuery({
    queryKey: ['libraries'],
    queryFn: ({ signal }) => api.listLibraries(signal),
    refetchInterval: tasks.isBusy ? BUSY_MS : IDLE_MS,
  });
  const languages = useQuery(languagesQuery);
  const failed = [libraries, languages].find(({ isError }) => isError);
  return (
    <Page title={t('admin.toolchains')}>
      <div className={classes.head}>
        <h1>{t('admin.toolchains')}</h1>
        <Button
          size="xs"
          leftSection={<IconHammer size={15} />}
          onClick={() => {
            setIsBuilding(true);
          }}
        >
          {t('library.build')}
        </Button>
      </div>
      {failed ? <LoadFailure error={failed.error} onRetry={() => void failed.refetch()} /> : null}
      {!failed && !(libraries.data && languages.data) ? <Loading height={300} /> : null}
      <LibraryTasks tasks={tasks.open} isOpen />
      {libraries.data && languages.data ? <Languages languages={languages.data} libraries={libraries.data} /> : null}
      {libraries.data ? <Libraries libraries={libraries.data} isBusy={tasks.isBusy} /> : null}
      <LibraryTasks tasks={tasks.finished} isOpen={false} />
      {languages.data ? (
        <BuildLibraryDialog
          isOpen={isBuilding}
          languages={languages.data}
          hosts={[...new Set(libraries.data?.map(({ host }) => host))]}
          onClose={() => {
            setIsBuilding(false);
          }}
        />
      ) : null}
    </Page>
  );
}

function Languages({ languages, libraries }: { languages: Language[]; libraries: Library[] }) {
  const { t } = useTranslation();
  const inUse = libraries.filter(({ isInUse }) => isInUse);
  const has = ({ id }: Language) => inUse.some((library) => id in library.languages);
  const missing = languages.filter((language) => !has(language));
  return (
    <section aria-label={t('languages.title')}>
      <div className="panel scroll-x" tabIndex={0} role="group" aria-label={t('languages.title')}>
        <table className="facts">
          <thead>
            <tr>
              <th scope="col">{t('languages.name')}</th>
              <th scope="col">{t('languages.id')}</th>
              <th scope="col">{t('languages.version')}</th>
              <th scope="col">{t('library.selfTest')}</th>
            </tr>
          </thead>
          <tbody>
            {languages.filter(has).map((language) => (
              <tr key={language.id}>
                <th scope="row">{language.name}</th>
                <td className="mono">{language.id}</td>
                <td>{versionsOf(language, inUse).join(', ')}</td>
                <td>
                  <SelfTest id={language.id} libraries={inUse} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {missing.length === 0 ? null : (
        <p className={classes.note}>{t('library.notSetUp', { names: missing.map(({ name }) => name).join(', ') })}</p>
      )}
    </section>
  );
}

/** Machines may differ while one of them is being renewed. */
function versionsOf({ id }: Language, libraries: Library[]): string[] {
  return [...new Set(libraries.flatMap((library) => library.languages[id] ?? []))];
}

function SelfTest({ id, libraries }: { id: string; libraries: Library[] }) {
  const { t } = useTranslation();
  const failures = libraries.flatMap((library) => {
    const failure = failuresOf(library)[id];
    return failure === undefined ? [] : [{ host: library.host, failure }];
  });
  if (failures.length > 0) {
    return failures.map(({ host, failure }) => (
      <span key={host} className={classes.broken}>
        <Mark isOk={false} text={t('library.failed')} />
        <span className={classes.remedy}>
          {host}: {failure}
        </span>
      </span>
    ));
  }
  const isTried = libraries.some((library) => testOf(library, id) !== undefined);
  return isTried ? <Mark isOk text={t('library.passed')} /> : <span className="dimmed">{t('library.untried')}</span>;
}

function Libraries({ libraries, isBusy }: { libraries: Library[]; isBusy: boolean }) {
  const { t } = useTranslation();
  return (
    <section className={classes.section} aria-label={t('library.title')}>
      <h2>{t('library.title')}</h2>
      <p className="dimmed">{t('library.text')}</p>
      {libraries.length === 0 ? <p className="dimmed">{t('library.none')}</p> : null}
      <div className={classes.workers}>
        {libraries.map((library) => (
          <LibraryCard key={`${library.host}/${library.digest}`} library={library} isBusy={isBusy} />
        ))}
      </div>
    </section>
  );
}
