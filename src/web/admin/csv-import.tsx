import { Button, FileInput, Modal, Progress } from '@mantine/core';
import { IconCheck, IconDownload, IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/endpoints.js';
import { useErrorText } from '../app/failure.js';
import type { BadLine, CsvUser } from './read-users-csv.js';
import { csvText, readUsersCsv } from './read-users-csv.js';
import { writeCsv } from './write-csv.js';
import classes from './admin.module.css';

interface Outcome {
  user: CsvUser;
  /** Made up by the server where the file gives none; shown once. */
  password: string | null;
  error: string | null;
}

/** Accounts from a CSV file, one after the other, with a report of every line. */
export function CsvImport({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [read, setRead] = useState<{ users: CsvUser[]; bad: BadLine[] } | null>(null);
  const { outcomes, isRunning, run, reset } = useImport();
  const total = read?.users.length ?? 0;
  const close = () => {
    setRead(null);
    reset();
    onClose();
  };
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      size="lg"
      title={t('users.importCsv')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      closeOnClickOutside={!isRunning}
    >
      <div className={classes.form}>
        <p className="dimmed">{t('users.csvText')}</p>
        <FileInput
          label={t('users.csvFile')}
          placeholder={t('users.csvChoose')}
          accept=".csv,text/csv,text/plain"
          disabled={isRunning}
          onChange={(file) => {
            reset();
            void (file?.arrayBuffer() ?? Promise.resolve(null)).then((bytes) => {
              setRead(bytes === null ? null : readUsersCsv(csvText(bytes)));
            });
          }}
        />
        {read ? <BadLines bad={read.bad} /> : null}
        {isRunning ? <Progress value={(100 * outcomes.length) / total} aria-label={t('users.importCsv')} /> : null}
        {outcomes.length > 0 ? <Outcomes outcomes={outcomes} /> : null}
        {outcomes.length > 0 && !isRunning ? (
          <Download outcomes={outcomes} />
        ) : (
          <Button disabled={total === 0} loading={isRunning} onClick={() => void run(read?.users ?? [])}>
            {t('users.csvCreate', { count: total })}
          </Button>
        )}
      </div>
    </Modal>
  );
}

function useImport() {
  const [outcomes, setOutcomes] = useState<Outcome[]>([]);
  const [isRunning, setIsRunning] = useState(false);
  const client = useQueryClient();
  const describe = useErrorText();
  const create = async (user: CsvUser): Promise<Outcome> => {
    const { username, displayName, role, password } = user;
    try {
      const created = await api.createUser({ username, displayName, role, password });
      return { user, password: created.password ?? null, error: null };
    } catch (error) {
      return { user, password: null, error: describe(error) };
    }
  };
  const run = async (users: CsvUser[]) => {
    setIsRunning(true);
    for (const user of users) {
      const outcome = await create(user);
      setOutcomes((before) => [...before, outcome]);
    }
    setIsRunning(false);
    await client.invalidateQueries({ queryKey: ['users'] });
  };
  const reset = () => {
    setOutcomes([]);
  };
  return { outcomes, isRunning, run, reset };
}

function BadLines({ bad }: { bad: BadLine[] }) {
  const { t } = useTranslation();
  if (bad.length === 0) return null;
  return (
    <ul className={classes.findings} aria-label={t('users.badLines')}>
      {bad.map(({ line, text, problem }) => (
        <li key={line} className={classes.finding} data-severity="error">
          <IconX size={16} aria-hidden="true" />
          <div>
            {t('users.line', { line })} <span className="mono">{text}</span>
            <span className={classes.remedy}>{t(`users.csvProblem.${problem}`)}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Passwords made up by the server are in no other place. */
function Download({ outcomes }: { outcomes: Outcome[] }) {
  const { t } = useTranslation();
  return (
    <>
      {outcomes.some(({ password }) => password !== null) ? <p className="dimmed">{t('users.csvOnce')}</p> : null}
      <Button
        variant="default"
        leftSection={<IconDownload size={16} />}
        onClick={() => {
          const rows = outcomes.map(({ user, password, error }) => [user.username, password ?? '', error ?? '']);
          saveAs('accounts.csv', writeCsv([['username', 'password', 'error'], ...rows]));
        }}
      >
        {t('users.csvDownload')}
      </Button>
    </>
  );
}

function saveAs(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

function Outcomes({ outcomes }: { outcomes: Outcome[] }) {
  const { t } = useTranslation();
  return (
    <div className="scroll-x" tabIndex={0} role="group" aria-label={t('users.csvResult')}>
      <table className="facts cards">
        <thead>
          <tr>
            <th scope="col">{t('signIn.username')}</th>
            <th scope="col">{t('users.csvResult')}</th>
            <th scope="col">{t('signIn.password')}</th>
          </tr>
        </thead>
        <tbody>
          {outcomes.map(({ user, password, error }) => (
            <tr key={user.line}>
              <th scope="row">{user.username}</th>
              <td>
                <span className={`${classes.mark ?? ''} ${classes.wrapped ?? ''}`} data-ok={error === null}>
                  {error === null ? <IconCheck size={15} aria-hidden="true" /> : <IconX size={15} aria-hidden="true" />}
                  {error ?? t('users.csvCreated')}
                </span>
              </td>
              <td className="mono nowrap">{password ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
