import { Alert, Select } from '@mantine/core';
import {
  IconClock,
  IconCode,
  IconCopy,
  IconDatabase,
  IconDownload,
  IconFileText,
  IconFileTypePdf,
  IconInfoCircle,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../api/endpoints.js';
import { LoadFailure } from '../app/failure.js';
import { Loading } from '../app/loading.js';
import { useMe } from '../app/session.js';
import { ServerText } from '../app/server-text.js';
import { formatBytes, formatLimitMs, limitRange } from '../units/format.js';
import { problemQuery, statementQuery } from './problem-queries.js';
import { Samples } from './samples.js';
import { StatementHtml } from './statement-html.js';
import { useLanguageName } from './use-language-name.js';
import { takesAnswers } from './use-workbench.js';
import classes from './problem.module.css';

/** The problem's name, limits, statement, samples and attachments. */
export function StatementPane({ problem }: { problem: Problem }) {
  const { t, i18n } = useTranslation();
  const isAdmin = useMe().role === 'admin';
  const [chosen, setChosen] = useState<string | undefined>();
  const language = chosen ?? problem.statementLanguages.find((tag) => tag.startsWith(i18n.language));
  return (
    <div className={classes.statement}>
      <div className={classes.titleRow}>
        <h1>{(language && problem.names[language]) ?? problem.name}</h1>
        {problem.statementLanguages.length > 1 ? (
          <Select
            size="xs"
            w={140}
            aria-label={t('problem.statementLanguage')}
            data={problem.statementLanguages.map((tag) => ({ value: tag, label: languageInItself(tag) }))}
            value={language ?? problem.statementLanguages[0] ?? null}
            onChange={(value) => {
              setChosen(value ?? undefined);
            }}
            allowDeselect={false}
          />
        ) : null}
      </div>
      <div className={classes.limits}>
        {takesAnswers(problem) ? null : <RunLimits problem={problem} />}
        <FileNames names={problem.fileNames} />
        <ProcessesNote processes={problem.limits.processes} />
        <LanguageLimits limits={problem.limits.byLanguage} />
        {problem.types
          .filter((type) => type !== 'pass-fail')
          .map((type) => (
            <span key={type}>{type}</span>
          ))}
        {isAdmin ? (
          <Link to="/admin/problems/$slug" params={{ slug: problem.slug }}>
            {t('problem.settings')}
          </Link>
        ) : null}
      </div>
      <VersionNote problem={problem} />
      <StatementBody problem={problem} language={language} />
      <Samples slug={problem.slug} samples={problem.samples} />
      <Attachments problem={problem} />
    </div>
  );
}

/** Of each test case; where outputs are handed in, nothing is run. */
function RunLimits({ problem }: { problem: Problem }) {
  const { t } = useTranslation();
  return (
    <>
      <span title={t('problem.timeLimit')}>
        <IconClock size={15} aria-hidden="true" />
        <span className={classes.limitName}>{t('problem.timeLimit')}</span>
        {limitRange(problem.limits.leastTimeLimitMs, problem.timeLimitMs, formatLimitMs)}
      </span>
      <span title={t('problem.memoryLimit')}>
        <IconDatabase size={15} aria-hidden="true" />
        <span className={classes.limitName}>{t('problem.memoryLimit')}</span>
        {limitRange(problem.limits.leastMemoryLimitBytes, problem.memoryLimitBytes, formatBytes)}
      </span>
    </>
  );
}

/** Languages in which other limits hold: `Python 3: 2× time (4 s)`. */
function LanguageLimits({ limits }: { limits: Problem['limits']['byLanguage'] }) {
  const { t } = useTranslation();
  const nameOf = useLanguageName();
  return limits.map(({ language, timeFactor, memoryFactor, timeLimitMs, memoryLimitBytes }) => {
    const time = timeLimitMs === null ? '–' : formatLimitMs(timeLimitMs);
    const parts = [
      ...(timeFactor === 1 ? [] : [t('problem.timesTime', { factor: timeFactor, limit: time })]),
      ...(memoryFactor === 1
        ? []
        : [t('problem.timesMemory', { factor: memoryFactor, limit: formatBytes(memoryLimitBytes) })]),
    ];
    return (
      <span key={language} title={t('problem.limitsInLanguage', { language: nameOf(language) })}>
        <IconCode size={15} aria-hidden="true" />
        <span className={classes.limitName}>{nameOf(language)}</span>
        {parts.join(', ')}
      </span>
    );
  });
}

/** That a submission is run as several, and how these are timed. */
function ProcessesNote({ processes }: { processes: Problem['limits']['processes'] }) {
  const { t } = useTranslation();
  if (processes === null) return null;
  const { count, timeLimit } = processes;
  return (
    <span title={t('problem.processes')}>
      <IconCopy size={15} aria-hidden="true" />
      <span className={classes.limitName}>{t('problem.processes')}</span>
      {timeLimit === 'total' ? t('problem.processesTotal', { count }) : t('problem.processesEach', { count })}
    </span>
  );
}

/** Where a program has to read and write, if not on its standard streams. */
function FileNames({ names }: { names: Problem['fileNames'] }) {
  const { t } = useTranslation();
  const shown = [
    { label: t('problem.inputFile'), name: names?.input },
    { label: t('problem.outputFile'), name: names?.output },
  ];
  return shown.map(({ label, name }) =>
    name == null ? null : (
      <span key={label} title={label}>
        <IconFileText size={15} aria-hidden="true" />
        <span className={classes.limitName}>{label}</span>
        <code>{name}</code>
      </span>
    ),
  );
}

/** `Svenska` for `sv`: whoever can read it finds it. The code itself where the browser has no name for it. */
function languageInItself(tag: string): string {
  const name = new Intl.DisplayNames(tag, { type: 'language', fallback: 'code' }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}

function VersionNote({ problem }: { problem: Problem }) {
  const { t } = useTranslation();
  const state = problem.version.state;
  // While the time limit is being found the page looks again by itself.
  useQuery({ ...problemQuery(problem.slug), refetchInterval: state === 'calibrating' ? 3_000 : false });
  if (state === 'ready') return null;
  return (
    <Alert variant="light" color={state === 'failed' ? 'red' : 'iris'} icon={<IconInfoCircle size={18} />} p="xs">
      {t(`problem.version.${state}`)}{' '}
      {problem.version.stateReason === null ? null : (
        <ServerText text={problem.version.stateReason} explanation={problem.version.stateExplanation} />
      )}
    </Alert>
  );
}

function StatementBody({ problem, language }: { problem: Problem; language: string | undefined }) {
  const { t } = useTranslation();
  const query = useQuery(statementQuery(problem.slug, language));
  if (query.isPending) return <Loading height={220} />;
  if (query.isError) return <LoadFailure error={query.error} onRetry={() => void query.refetch()} />;
  const { html, pdfUrl } = query.data;
  if (html !== null) return <StatementHtml html={html} language={query.data.language} />;
  if (pdfUrl === null) return <p className="dimmed">{t('problem.noStatement')}</p>;
  return (
    <div className={classes.pdf}>
      <a href={pdfUrl} target="_blank" rel="noreferrer">
        <IconFileTypePdf size={16} aria-hidden="true" /> {t('problem.openPdf')}
      </a>
      <iframe src={pdfUrl} title={t('problem.statement')} />
    </div>
  );
}

function Attachments({ problem }: { problem: Problem }) {
  const { t } = useTranslation();
  if (problem.attachments.length === 0) return null;
  return (
    <section className={classes.attachments}>
      <h2>{t('problem.attachments')}</h2>
      <ul>
        {problem.attachments.map(({ name, sizeBytes, url }) => (
          <li key={name}>
            <a href={url} download>
              <IconDownload size={15} aria-hidden="true" /> {name}
            </a>{' '}
            <span className="dimmed">{formatBytes(sizeBytes)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
