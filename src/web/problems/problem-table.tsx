import { useMediaQuery } from '@mantine/hooks';
import {
  IconChevronDown,
  IconChevronUp,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconEyeOff,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemRow } from '../api/endpoints.js';
import type { ProblemListSearch } from '../app/search-params.js';
import { formatBytes, formatLimitMs } from '../units/format.js';
import { useRowWindow } from './use-row-window.js';
import classes from './problem-list.module.css';

const ROW_PX = 42;
const PHONE_ROW_PX = 60;

/** The rows, of which only those near the visible part are in the document: thousands cost no more than thirty. */
export function ProblemTable({ rows, sort }: { rows: ProblemRow[]; sort: ProblemListSearch['sort'] }) {
  const { t } = useTranslation();
  const body = useRef<HTMLDivElement>(null);
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const rowHeight = isPhone ? PHONE_ROW_PX : ROW_PX;
  const { first, end } = useRowWindow(body, rows.length, rowHeight);
  return (
    <div className={classes.table} role="table" aria-label={t('problems.title')} aria-rowcount={rows.length + 1}>
      <div role="rowgroup" className={classes.headGroup}>
        <div role="row" aria-rowindex={1} className={classes.headRow}>
          <span role="columnheader">
            <span className={classes.hidden}>{t('problems.progress')}</span>
          </span>
          <SortHeader label={t('problems.name')} by="name" sort={sort} />
          <span role="columnheader">{t('problems.tags')}</span>
          <SortHeader label={t('problems.difficulty')} by="difficulty" sort={sort} />
          <span role="columnheader" className={classes.number}>
            {t('problems.limits')}
          </span>
        </div>
      </div>
      <div ref={body} role="rowgroup" className={classes.body} style={{ height: rows.length * rowHeight }}>
        {rows.slice(first, end).map((row, index) => (
          <Row key={row.slug} row={row} index={first + index} top={(first + index) * rowHeight} />
        ))}
      </div>
    </div>
  );
}

interface SortHeaderProps {
  label: string;
  by: 'name' | 'difficulty';
  sort: ProblemListSearch['sort'];
}

function SortHeader({ label, by, sort }: SortHeaderProps) {
  const direction = sort === by ? 'ascending' : sort === `-${by}` ? 'descending' : 'none';
  const next = direction === 'none' ? by : direction === 'ascending' ? (`-${by}` as const) : undefined;
  return (
    <span role="columnheader" aria-sort={direction}>
      <Link to="/problems" search={(before) => ({ ...before, sort: next })} replace className={classes.sort}>
        {label}
        {direction === 'ascending' ? <IconChevronUp size={14} aria-hidden="true" /> : null}
        {direction === 'descending' ? <IconChevronDown size={14} aria-hidden="true" /> : null}
      </Link>
    </span>
  );
}

const Row = memo(function Row({ row, index, top }: { row: ProblemRow; index: number; top: number }) {
  const { t, i18n } = useTranslation();
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={classes.row}
      style={{ transform: `translateY(${String(top)}px)` }}
    >
      <span role="cell" className={classes.status}>
        <Solved value={row.mySolved} />
      </span>
      <span role="cell" className={classes.name}>
        <Link to="/problems/$slug" params={{ slug: row.slug }} className={classes.link}>
          {row.names[i18n.language] ?? row.name}
        </Link>
        {row.visibility === 'hidden' ? (
          <span className={classes.flag}>
            <IconEyeOff size={14} aria-hidden="true" />
            {t('problems.hidden')}
          </span>
        ) : null}
        {row.versionState === 'ready' ? null : (
          <span className={classes.flag}>{t(`problems.versionState.${row.versionState}`)}</span>
        )}
      </span>
      <span role="cell" className={classes.tags}>
        {row.tags.slice(0, 4).map((tag) => (
          <Link
            key={tag}
            to="/problems"
            search={(before) => ({ ...before, tag })}
            className={classes.tag}
            aria-label={t('problems.onlyTag', { tag })}
          >
            {tag}
          </Link>
        ))}
      </span>
      <span role="cell" className={classes.difficulty}>
        {row.difficulty === null ? '–' : row.difficulty.toFixed(1)}
      </span>
      <span role="cell" className={classes.limits}>
        {row.timeLimitMs === null ? '–' : formatLimitMs(row.timeLimitMs)} · {formatBytes(row.memoryLimitBytes)}
      </span>
    </div>
  );
});

function Solved({ value }: { value: ProblemRow['mySolved'] }) {
  const { t } = useTranslation();
  if (value === 'solved') {
    return (
      <IconCircleCheckFilled size={18} className={classes.solved} role="img" aria-label={t('problems.solved.solved')} />
    );
  }
  if (value === 'tried') {
    return <IconCircleDashed size={18} className={classes.tried} role="img" aria-label={t('problems.solved.tried')} />;
  }
  return null;
}
