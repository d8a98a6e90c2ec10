import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Session } from '../api/endpoints.js';
import { api } from '../api/endpoints.js';
import { ConfirmButton } from '../app/confirm-button.js';
import { ErrorNote, LoadFailure } from '../app/failure.js';
import { Loading } from '../app/loading.js';
import { formatAgo } from '../units/format.js';
import { Section } from './section.js';
import { browserOf } from './browser-name.js';
import classes from './account.module.css';

const SESSIONS_KEY = ['sessions'];

/** Where one is signed in; any other session can be ended from here. */
export function SessionsSection() {
  const { t } = useTranslation();
  const query = useQuery({ queryKey: SESSIONS_KEY, queryFn: ({ signal }) => api.listSessions(signal) });
  return (
    <Section title={t('sessions.title')} text={t('sessions.text')}>
      {query.isPending ? <Loading height={60} /> : null}
      {query.isError ? <LoadFailure error={query.error} onRetry={() => void query.refetch()} /> : null}
      <ul className={classes.sessions}>
        {query.data?.items.map((session) => (
          <SessionItem key={session.id} session={session} />
        ))}
      </ul>
    </Section>
  );
}

function SessionItem({ session }: { session: Session }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: () => api.deleteSession(session.id),
    onSuccess: () => client.invalidateQueries({ queryKey: SESSIONS_KEY }),
  });
  return (
    <li className={classes.session}>
      <div>
        <strong>{browserOf(session.userAgent) ?? t('sessions.unknownBrowser')}</strong>
        <span className="dimmed">
          {session.ipAddress} · {t('sessions.lastSeen', { when: formatAgo(session.lastSeenAt, i18n.language) })}
        </span>
        <ErrorNote error={end.error} />
      </div>
      {session.isCurrent ? (
        <span className="dimmed">{t('sessions.current')}</span>
      ) : (
        <ConfirmButton
          label={t('sessions.end')}
          question={t('sessions.endQuestion')}
          isPending={end.isPending}
          onConfirm={() => {
            end.mutate();
          }}
        />
      )}
    </li>
  );
}
