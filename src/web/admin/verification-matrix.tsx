import { Progress } from '@mantine/core';
import { IconMinus } from '@tabler/icons-react';
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { applyEvent } from '../api/apply-event.js';
import type { RunResult, Submission, Verification, VerificationEntry } from '../api/endpoints.js';
import { subscribe } from '../api/live.js';
import { submissionQuery } from '../api/use-submission.js';
import { LoadFailure } from '../app/failure.js';
import { Loading } from '../app/loading.js';
import { ServerText } from '../app/server-text.js';
import { formatBytes, formatDuration, formatLimitMs } from '../units/format.js';
import { VERDICT_ICONS, VerdictBadge, verdictStyle } from '../verdict/verdict-badge.js';
import { FindingsList } from './findings-list.js';
import { Mark } from './mark.js';
import { verificationQuery } from './verification-queries.js';
import classes from './admin.module.css';

/** Jury submissions against what their authors expect, and against each test case; fills in while it is judged. */
export function VerificationMatrix({ id }: { id: number }) {
  const query = useQuery(verificationQuery(id));
  if (query.isPending) return <Loading height={160} />;
  if (query.isError) return <LoadFailure error={query.error} onRetry={() => void query.refetch()} />;
  return <Matrix verification={query.data} />;
}

function Matrix({ verification }: { verification: Verification }) {
  const { entries, notes } = verification;
  const findings = [...verification.findings, ...verification.report];
  const submissions = useSubmissionsOf(entries);
  const testCaseCount = Math.max(0, ...[...submissions.values()].map(({ judgement }) => judgement.testCaseCount ?? 0));
  return (
    <div className={classes.verification}>
      <Outcome verification={verification} />
      <Margins verification={verification} />
      {notes.map((note) => (
        <p key={note} className="dimmed">
          <ServerText text={note} />
        </p>
      ))}
      {entries.length === 0 ? null : (
        <Entries entries={entries} submissions={submissions} testCaseCount={testCaseCount} />
      )}
      {findings.length > 0 ? <FindingsList findings={findings} /> : null}
    </div>
  );
}

interface EntriesProps {
  entries: VerificationEntry[];
  submissions: ReturnType<typeof useSubmissionsOf>;
  testCaseCount: number;
}

function Entries({ entries, submissions, testCaseCount }: EntriesProps) {
  const { t } = useTranslation();
  return (
    <div className="panel scroll-x" tabIndex={0} role="group" aria-label={t('verification.title')}>
      <table className={`facts cards ${classes.matrix ?? ''}`}>
        <thead>
          <tr>
            <th scope="col">{t('verification.submission')}</th>
            <th scope="col">{t('verification.expected')}</th>
            <th scope="col">{t('verification.got')}</th>
            <th scope="col" className="number">
              {t('submission.time')}
            </th>
            <th scope="col" className="number">
              {t('submission.memory')}
            </th>
            <th scope="col">{t('judgement.testCases')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Entry
              key={entry.path}
              entry={entry}
              submission={submissions.get(entry.submissionId) ?? null}
              testCaseCount={testCaseCount}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How far the time limit is from the submissions that bound it. */
function Margins({ verification: { margins } }: { verification: Verification }) {
  const { t } = useTranslation();
  if (margins === null) return null;
  const { slowestAccepted, fastestTooSlow } = margins;
  return (
    <>
      {slowestAccepted === null ? null : (
        <p className="dimmed">
          {t('verification.slowestAccepted', {
            path: slowestAccepted.path,
            time: formatDuration(slowestAccepted.cpuTimeUs),
            factor: margins.acToTimeLimit,
          })}
        </p>
      )}
      {fastestTooSlow === null ? null : (
        <p className="dimmed">
          {t(fastestTooSlow.isAtLeast ? 'verification.tooSlowAtLeast' : 'verification.tooSlow', {
            path: fastestTooSlow.path,
            time: formatDuration(fastestTooSlow.cpuTimeUs),
            factor: margins.timeLimitToTle,
          })}
        </p>
      )}
    </>
  );
}

/** Each entry's submission with its runs, from the first test case on: live events add the others one by one. */
function useSubmissionsOf(entries: VerificationEntry[]): Map<number | null, Submission> {
  const client = useQueryClient();
  const [started, setStarted] = useState<ReadonlySet<number>>(new Set());
  const ids = entries.flatMap(({ submissionId }) => (submissionId === null ? [] : [submissionId]));
  const isLive = entries.some(({ submissionId, got }) => submissionId !== null && got === null);
  const known = useRef<ReadonlySet<number>>(new Set());
  useEffect(() => {
    known.current = new Set(ids);
  });
  useEffect(() => {
    if (!isLive) return undefined;
    return subscribe({ mine: true }, (live) => {
      const id = live.event.submissionId;
      if (!known.current.has(id) || (live.kind === 'submission' && live.event.state === 'queued')) return;
      setStarted((before) => (before.has(id) ? before : new Set([...before, id])));
      const { queryKey } = submissionQuery(id);
      client.setQueryData(queryKey, (seen) => (seen ? applyEvent(seen, live) : seen));
      // An event that came while the first answer was on its way is in neither: the last answer has all of them.
      if (live.kind === 'submission' && live.event.state === 'finished') void client.invalidateQueries({ queryKey });
    });
  }, [client, isLive]);
  const judged = entries.flatMap(({ submissionId, got }) =>
    submissionId === null || got === null ? [] : [submissionId],
  );
  const shown = ids.filter((id) => started.has(id) || judged.includes(id));
  const queries = useQueries({ queries: shown.map((id) => ({ ...submissionQuery(id), staleTime: Infinity })) });
  useEffect(() => {
    // Where events did not get through, what REST tells of the entry tells that there is more to ask for.
    for (const id of judged) {
      const { queryKey } = submissionQuery(id);
      const seen = client.getQueryData(queryKey);
      if (seen && seen.state !== 'finished') void client.invalidateQueries({ queryKey });
    }
  });
  const found = queries.flatMap(({ data }) => (data ? [data] : []));
  return new Map(found.map((submission) => [submission.id, submission]));
}

/** Its notes say why it will not be judged; of one that is yet to come there is nothing to say. */
function isLeftOut({ language, got, notes }: VerificationEntry): boolean {
  return language === null || (got === null && notes.length > 0);
}

function Outcome({ verification }: { verification: Verification }) {
  const { t } = useTranslation();
  const { entries, state, isAsExpected, timeLimitMs, timeLimitSource } = verification;
  const total = entries.filter((entry) => !isLeftOut(entry)).length;
  const judged = entries.filter(({ got }) => got !== null).length;
  const isUntried = judged === 0;
  const outcome = !isAsExpected ? 'notOk' : isUntried ? 'untried' : 'ok';
  const limit =
    timeLimitMs === null ? null : `${formatLimitMs(timeLimitMs)} (${t(`admin.limitSource.${timeLimitSource}`)})`;
  return (
    <div role="status" className={classes.outcome}>
      {state === 'finished' ? (
        <Mark isOk={isAsExpected && !isUntried} text={t(`verification.${outcome}`)} />
      ) : (
        <>
          <span>{judged === total ? t('verification.checking') : t('verification.judged', { judged, total })}</span>
          <Progress
            className={classes.outcomeBar}
            size="sm"
            value={total === 0 ? 0 : (100 * judged) / total}
            aria-label={t('verification.title')}
          />
        </>
      )}
      {limit === null ? null : (
        <span className="dimmed">
          {t('problem.timeLimit')} {limit}
        </span>
      )}
    </div>
  );
}

interface EntryProps {
  entry: VerificationEntry;
  submission: Submission | null;
  testCaseCount: number;
}

function Entry({ entry, submission, testCaseCount }: EntryProps) {
  const { t } = useTranslation();
  const name = entry.path.replace(/^submissions\//, '');
  // An event may tell the verdict before the next answer of REST compares it with what is expected.
  const got = entry.got ?? submission?.verdict ?? null;
  return (
    <tr data-wrong={entry.isAsExpected === false || undefined}>
      <th scope="row" className={`line ${classes.entryName ?? ''}`}>
        {entry.submissionId === null ? (
          name
        ) : (
          <Link to="/submissions/$id" params={{ id: String(entry.submissionId) }}>
            {name}
          </Link>
        )}
        {entry.notes.map((note) => (
          <span key={note} className={classes.remedy}>
            <ServerText text={note} />
          </span>
        ))}
      </th>
      <td className="nowrap" data-label={t('verification.expected')}>
        {entry.expected.length === 0 ? '–' : entry.expected.join(' / ')}
      </td>
      <td className="nowrap">
        {got === null ? (
          <span className="dimmed">
            {isLeftOut(entry)
              ? t('verification.notJudged')
              : submission
                ? t(`state.${submission.state}`)
                : t('verification.waiting')}
          </span>
        ) : (
          <span className={classes.got}>
            <VerdictBadge verdict={got} state="finished" />
            {entry.isAsExpected === null ? null : (
              <Mark
                isOk={entry.isAsExpected}
                text={entry.isAsExpected ? t('verification.asExpected') : t('verification.unexpected')}
              />
            )}
          </span>
        )}
      </td>
      <td className={entry.cpuTimeUs === null ? 'number blank' : 'number'}>
        {entry.cpuTimeUs === null ? '–' : formatDuration(entry.cpuTimeUs)}
      </td>
      <td className={entry.memoryPeakBytes === null ? 'number blank' : 'number'}>
        {entry.memoryPeakBytes === null ? '–' : formatBytes(entry.memoryPeakBytes)}
      </td>
      <td className={submission?.runs.length ? 'line' : 'line blank'}>
        <Cells runs={submission?.runs ?? []} total={testCaseCount} />
      </td>
    </tr>
  );
}

/** One small cell a test case, in order; those that were not run keep their places, so that rows can be compared. */
function Cells({ runs, total }: { runs: RunResult[]; total: number }) {
  const { t } = useTranslation();
  if (runs.length === 0) return <IconMinus size={14} className="dimmed" aria-hidden="true" />;
  const failed = runs.filter(({ verdict }) => verdict !== 'AC').length;
  return (
    <div className={classes.cells} role="img" aria-label={t('verification.cells', { total: runs.length, failed })}>
      {Array.from({ length: total }, (_, index) => {
        const run = runs.find(({ ordinal }) => ordinal === index + 1);
        if (!run) return <span key={index} className={classes.cell} data-empty />;
        const Icon = VERDICT_ICONS[run.verdict];
        const title = `${run.testCaseName}: ${t(`verdict.${run.verdict}`)}, ${formatDuration(run.cpuTimeUs)}`;
        return (
          <span key={index} className={classes.cell} style={verdictStyle(run.verdict)} title={title}>
            <Icon size={11} stroke={2.6} aria-hidden="true" />
          </span>
        );
      })}
    </div>
  );
}
