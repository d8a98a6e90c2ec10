import { EmptyState } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CAPS } from '../../contract/limits.js';
import type { SubmissionRow } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { ButtonLink } from '../app/button-link.js';
import { LoadFailure } from '../app/failure.js';
import { Loading } from '../app/loading.js';
import { useMe } from '../app/session.js';
import { Page } from '../app/shell.js';
import { useAllProblems } from '../problems/problem-queries.js';
import { useLanguageName } from '../problems/use-language-name.js';
import { countSubmissions, monthStarts, weeksUntil } from './count-submissions.js';
import classes from './profile.module.css';

/** At most this many pages are counted; the page says so when there are more. */
const MAX_PAGES = 10;

/** One's own progress: solved problems, a year of activity, verdicts and languages. */
export function ProfilePage() {
  const { t } = useTranslation();
  const me = useMe();
  const problems = useAllProblems();
  const solved = problems.rows.filter(({ mySolved }) => mySolved === 'solved').length;
  const tried = problems.rows.filter(({ mySolved }) => mySolved === 'tried').length;
  const history = useHistory(me.username);
  return (
    <Page title={t('profile.title')}>
      <h1 className={classes.name}>{me.displayName === '' ? me.username : me.displayName}</h1>
      <p className={classes.username}>@{me.username}</p>
      <dl className={classes.figures}>
        <Figure name={t('profile.solved')} value={problems.isComplete ? solved : null} />
        <Figure name={t('profile.tried')} value={problems.isComplete ? tried : null} />
        <Figure
          name={t('profile.submissions')}
          value={history.data?.rows.length ?? null}
          isAtLeast={history.data?.isCut}
        />
        <Figure
          name={t('profile.accepted')}
          value={history.data?.rows.filter(({ verdict }) => verdict === 'AC').length ?? null}
          isAtLeast={history.data?.isCut}
        />
      </dl>
      {history.isPending ? <Loading height={200} /> : null}
      {history.isError ? <LoadFailure error={history.error} onRetry={() => void history.refetch()} /> : null}
      {history.data ? <Charts rows={history.data.rows} isCut={history.data.isCut} /> : null}
    </Page>
  );
}

function useHistory(username: string) {
  return useQuery({
    queryKey: ['history', username],
    staleTime: 60_000,
    queryFn: async ({ signal }) => {
      const rows: SubmissionRow[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < MAX_PAGES; page += 1) {
        const answer = await api.listSubmissions({ user: username, cursor, limit: CAPS.pageSize }, signal);
        rows.push(...answer.items);
        if (answer.nextCursor === null) return { rows, isCut: false };
        cursor = answer.nextCursor;
      }
      return { rows, isCut: true };
    },
  });
}

function Figure({ name, value, isAtLeast = false }: { name: string; value: number | null; isAtLeast?: boolean }) {
  const { i18n } = useTranslation();
  return (
    <div className={classes.figure}>
      <dt>{name}</dt>
      <dd>{value === null ? '–' : `${value.toLocaleString(i18n.language)}${isAtLeast ? '+' : ''}`}</dd>
    </div>
  );
}

function Charts({ rows, isCut }: { rows: SubmissionRow[]; isCut: boolean }) {
  const { t } = useTranslation();
  const languageName = useLanguageName();
  const counts = useMemo(() => countSubmissions(rows), [rows]);
  if (rows.length === 0) {
    return (
      <EmptyState p="xl" icon={<IconChartBar size={32} stroke={1.5} />} title={t('profile.empty')}>
        <EmptyState.Actions>
          <ButtonLink to="/problems">{t('action.toProblems')}</ButtonLink>
        </EmptyState.Actions>
      </EmptyState>
    );
  }
  return (
    <>
      <Section title={t('profile.activity')}>
        <Heatmap byDay={counts.byDay} />
      </Section>
      <div className={classes.bars}>
        <Section title={t('profile.verdicts')}>
          <Bars
            entries={counts.byVerdict.map(([verdict, count]) => ({
              name: t(`verdict.${verdict}`),
              count,
              colour: `var(--verdict-${verdict})`,
            }))}
          />
        </Section>
        <Section title={t('profile.languages')}>
          <Bars
            entries={counts.byLanguage.map(([language, count]) => ({
              name: languageName(language),
              count,
              colour: 'var(--docket-accent)',
            }))}
          />
        </Section>
      </div>
      {isCut ? <p className="dimmed">{t('profile.truncated', { count: rows.length })}</p> : null}
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.section} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

const LEVELS = [1, 3, 6, 10];

function Heatmap({ byDay }: { byDay: Map<string, number> }) {
  const { t, i18n } = useTranslation();
  const weeks = useMemo(() => weeksUntil(new Date()), []);
  const counts = weeks.flat().map((day) => byDay.get(day) ?? 0);
  const label = t('profile.activityLabel', {
    total: counts.reduce((sum, count) => sum + count, 0),
    days: counts.filter((count) => count > 0).length,
  });
  const format = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' });
  return (
    <div className={classes.heatmapScroll} tabIndex={0} role="group" aria-label={t('profile.activity')}>
      <div className={classes.heatmap} role="img" aria-label={label}>
        <Scale weeks={weeks} />
        {weeks.flat().map((day, index) => {
          const count = byDay.get(day) ?? 0;
          const date = format.format(new Date(`${day}T12:00:00`));
          return (
            <span
              key={day}
              data-level={LEVELS.filter((least) => count >= least).length}
              style={{ gridRow: (index % 7) + 2, gridColumn: Math.floor(index / 7) + 2 }}
              title={t('profile.dayCount', { date, count })}
            />
          );
        })}
      </div>
      <p className={classes.legend} aria-hidden="true">
        {t('profile.less')}
        {[0, 1, 2, 3, 4].map((level) => (
          <span key={level} data-level={level} />
        ))}
        {t('profile.more')}
      </p>
    </div>
  );
}

/** The months above the weeks they begin in, and every other day of the week before them. */
function Scale({ weeks }: { weeks: string[][] }) {
  const { i18n } = useTranslation();
  const month = new Intl.DateTimeFormat(i18n.language, { month: 'short' });
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: 'short' });
  return (
    <>
      {monthStarts(weeks).map(({ week, day }) => (
        <span key={day} className={classes.scale} style={{ gridRow: 1, gridColumn: week + 2 }} aria-hidden="true">
          {month.format(new Date(`${day}T12:00:00`))}
        </span>
      ))}
      {[0, 2, 4].map((index) => (
        <span key={index} className={classes.scale} style={{ gridRow: index + 2, gridColumn: 1 }} aria-hidden="true">
          {weekday.format(new Date(`${weeks[0]?.[index] ?? ''}T12:00:00`))}
        </span>
      ))}
    </>
  );
}

function Bars({ entries }: { entries: { name: string; count: number; colour: string }[] }) {
  const max = Math.max(1, ...entries.map(({ count }) => count));
  return (
    <ul className={classes.barList}>
      {entries.map(({ name, count, colour }) => (
        <li key={name}>
          <span>{name}</span>
          <span className={classes.barTrack} aria-hidden="true">
            <span style={{ width: `${String((100 * count) / max)}%`, background: colour }} />
          </span>
          <span className={classes.barCount}>{count}</span>
        </li>
      ))}
    </ul>
  );
}
