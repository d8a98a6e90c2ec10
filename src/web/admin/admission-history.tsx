import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AdmissionChange } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { LoadFailure } from '../app/failure.js';
import { MoreButton } from '../app/more-button.js';
import { formatAgo, formatDateTime } from '../units/format.js';
import classes from './admin.module.css';

const PAGE_SIZE = 20;

/** Who changed the chain, and which handlers each change touched. */
export function AdmissionHistory() {
  const { t } = useTranslation();
  const query = useInfiniteQuery({
    queryKey: ['admission-changes'],
    queryFn: ({ pageParam, signal }) =>
      api.listAdmissionChanges({ cursor: pageParam ?? undefined, limit: PAGE_SIZE }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const changes = query.data?.pages.flatMap(({ items }) => items) ?? [];
  if (query.isError) return <LoadFailure error={query.error} onRetry={() => void query.refetch()} />;
  if (changes.length === 0) return null;
  return (
    <section className={classes.section} aria-label={t('admission.history')}>
      <h2>{t('admission.history')}</h2>
      <ol className={`panel ${classes.versions ?? ''}`}>
        {changes.map((change, index) => (
          <Change key={change.revision} change={change} before={changes[index + 1]} />
        ))}
      </ol>
      <MoreButton query={query} />
    </section>
  );
}

function Change({ change, before }: { change: AdmissionChange; before: AdmissionChange | undefined }) {
  const { t, i18n } = useTranslation();
  const { revision, changedBy, changedAt, handlers } = change;
  const names = touched(handlers, before?.handlers).map((id) => t(`admission.handlers.${id}.name`));
  return (
    <li className={classes.versionItem}>
      <div className={classes.versionHead}>
        <strong>{t('admission.revision', { revision })}</strong>
        <span>{names.join(', ')}</span>
        <span className={classes.versionWhen}>
          {changedBy}{' '}
          {changedAt === null ? null : (
            <time dateTime={changedAt} title={formatDateTime(changedAt, i18n.language)}>
              {formatAgo(changedAt, i18n.language)}
            </time>
          )}
        </span>
      </div>
    </li>
  );
}

/** Against the change before; nothing is known of what came before the first one that is shown. */
function touched(handlers: AdmissionChange['handlers'], before: AdmissionChange['handlers'] | undefined) {
  if (before === undefined) return [];
  return handlers
    .filter((handler, index) => JSON.stringify(handler) !== JSON.stringify(before[index]))
    .map(({ id }) => id);
}
