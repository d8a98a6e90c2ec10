import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Problem, ProblemVersion } from '../api/endpoints.js';
import { LoadFailure } from '../app/failure.js';
import { Loading } from '../app/loading.js';
import { ServerText } from '../app/server-text.js';
import { formatAgo, formatBytes, formatDateTime, formatLimitMs } from '../units/format.js';
import { ChooseVersion } from './choose-version.js';
import { ConversionReport } from './conversion-report.js';
import { FindingsList } from './findings-list.js';
import { versionsQuery } from './verification-queries.js';
import { VersionStateBadge } from './version-state-badge.js';
import classes from './admin.module.css';

/** The versions of a problem, newest first, each with what its import turned up. */
export function VersionsTable({ problem }: { problem: Problem }) {
  const query = useQuery(versionsQuery(problem.slug));
  if (query.isPending) return <Loading height={90} />;
  if (query.isError) return <LoadFailure error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <ol className={`panel ${classes.versions ?? ''}`}>
      {query.data.map((version) => (
        <Version key={version.id} problem={problem} version={version} />
      ))}
    </ol>
  );
}

function Version({ problem, version }: { problem: Problem; version: ProblemVersion }) {
  const { t, i18n } = useTranslation();
  return (
    <li className={classes.versionItem}>
      <div className={classes.versionHead}>
        <strong>{t('admin.version', { ordinal: version.ordinal })}</strong>
        {version.isCurrent ? <span className={classes.current}>{t('admin.current')}</span> : null}
        <VersionStateBadge state={version.state} />
        <span className="dimmed">
          {version.timeLimitMs === null ? '–' : formatLimitMs(version.timeLimitMs)} (
          {t(`admin.limitSource.${version.timeLimitSource}`)}) · {formatBytes(version.memoryLimitBytes)}
        </span>
        <span className="dimmed">{version.format}</span>
        <span className="dimmed">{t(`admin.soundness.${version.soundness}`)}</span>
        <span className="mono dimmed">{version.packageDigest.replace(/^sha256:/, '').slice(0, 12)}</span>
        {version.ordinal > 1 ? (
          <Link
            to="/admin/problems/$slug/compare"
            params={{ slug: problem.slug }}
            search={{ before: version.ordinal - 1, after: version.ordinal }}
          >
            {t('package.compare', { ordinal: version.ordinal - 1 })}
          </Link>
        ) : null}
        {!version.isCurrent && version.state === 'ready' ? <ChooseVersion problem={problem} version={version} /> : null}
        <span className={classes.versionWhen}>
          {version.importedBy}{' '}
          <time dateTime={version.createdAt} title={formatDateTime(version.createdAt, i18n.language)}>
            {formatAgo(version.createdAt, i18n.language)}
          </time>
        </span>
      </div>
      {version.stateReason === null ? null : (
        <p className={classes.refused}>
          <ServerText text={version.stateReason} explanation={version.stateExplanation} />
        </p>
      )}
      {version.publishOverride === null ? null : (
        <p className={classes.note}>
          {t('admin.publishedAnyway', {
            ...version.publishOverride,
            when: formatDateTime(version.publishOverride.at, i18n.language),
          })}
        </p>
      )}
      {version.report.length === 0 ? null : (
        <details className={classes.details} open={version.isCurrent}>
          <summary>{t('admin.reportOf', { count: version.report.length })}</summary>
          <FindingsList findings={version.report} />
        </details>
      )}
      {version.conversion.length === 0 ? null : (
        <details className={classes.details}>
          <summary>{t('conversion.title')}</summary>
          <ConversionReport entries={version.conversion} />
        </details>
      )}
    </li>
  );
}
