import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubmissionRow } from '../api/endpoints.js';
import { useProblemName } from '../problems/problem-queries.js';
import { useLanguageName } from '../problems/use-language-name.js';
import { formatAgo, formatBytes, formatDateTime, formatDuration } from '../units/format.js';
import { VerdictBadge } from '../verdict/verdict-badge.js';
import classes from './submissions.module.css';

interface Props {
  rows: SubmissionRow[];
  columns: { problem: boolean; user: boolean };
  /** A last cell for each row, with its column's name. */
  action?: { label: string; cell: (row: SubmissionRow) => ReactNode };
}

/** Submissions as a table; on a phone each row becomes two lines. */
export function SubmissionTable({ rows, columns, action }: Props) {
  const { t } = useTranslation();
  return (
    <table className={`facts ${classes.table ?? ''}`}>
      <thead>
        <tr>
          <th scope="col">{t('submission.id')}</th>
          <th scope="col">{t('submission.verdict')}</th>
          {columns.problem ? <th scope="col">{t('submission.problem')}</th> : null}
          {columns.user ? <th scope="col">{t('submission.user')}</th> : null}
          <th scope="col">{t('submission.language')}</th>
          <th scope="col" className="number">
            {t('submission.time')}
          </th>
          <th scope="col" className="number">
            {t('submission.memory')}
          </th>
          <th scope="col" className="number">
            {t('submission.when')}
          </th>
          {action ? <th scope="col">{action.label}</th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} columns={columns} action={action} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, columns, action }: { row: SubmissionRow } & Omit<Props, 'rows'>) {
  const { i18n } = useTranslation();
  const languageName = useLanguageName();
  const problemName = useProblemName();
  return (
    <tr>
      <td className={classes.id}>
        <Link to="/submissions/$id" params={{ id: String(row.id) }}>
          #{row.id}
        </Link>
      </td>
      <td className={classes.verdict}>
        <VerdictBadge verdict={row.verdict} state={row.state} />
      </td>
      {columns.problem ? (
        <td className={classes.problem}>
          {row.problem !== null ? (
            <Link to="/problems/$slug" params={{ slug: row.problem }}>
              {problemName(row.problem)}
            </Link>
          ) : (
            '–'
          )}
        </td>
      ) : null}
      {columns.user ? <td className={classes.user}>{row.username}</td> : null}
      <td className={classes.language}>{languageName(row.language)}</td>
      <td className={`number ${classes.time ?? ''}`}>{row.cpuTimeUs === null ? '–' : formatDuration(row.cpuTimeUs)}</td>
      <td className={`number ${classes.memory ?? ''}`}>
        {row.memoryPeakBytes === null ? '–' : formatBytes(row.memoryPeakBytes)}
      </td>
      <td className={`number dimmed ${classes.when ?? ''}`}>
        <time dateTime={row.createdAt} title={formatDateTime(row.createdAt, i18n.language)}>
          {formatAgo(row.createdAt, i18n.language)}
        </time>
      </td>
      {action ? <td className={classes.action}>{action.cell(row)}</td> : null}
    </tr>
  );
}
