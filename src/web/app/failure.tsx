import { Alert, Button, EmptyState } from '@mantine/core';
import { IconAlertTriangle, IconCloudOff, IconFileUnknown, IconLock } from '@tabler/icons-react';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '../../contract/errors.js';
import { ApiError, Unreachable } from '../api/rest.js';
import { ButtonLink } from './button-link.js';
import { fieldWords } from './field-words.js';
import { useMe } from './session.js';
import { useServerWords } from './server-text.js';

/** Codes whose detail says all that their title does. */
const SAID_BY_DETAIL: ErrorCode[] = [
  'conflict',
  'validation-failed',
  'not-found',
  'duplicate-submission',
  'wrong-credentials',
  'wrong-code',
];

/** How failures look: a whole page that could not load, a part of one, and the words for any error. */
export function useErrorText(): (error: unknown) => string {
  const { t } = useTranslation();
  const inWords = useServerWords();
  return (error) => {
    if (error instanceof Unreachable) return t('error.unreachable');
    if (!(error instanceof ApiError)) return t('error.unknown');
    // A conflict is no matter of a field; those it names are for programs.
    const fields = (error.code === 'conflict' ? [] : error.errors).map((one) =>
      fieldWords(one, {
        nameOf: (field) => t(`error.fields.${field}`),
        inWords,
        join: (field, message) => t('error.field', { field, message }),
      }),
    );
    const detail = fields.length > 0 ? fields.join(t('error.between')) : inWords(error.message);
    const title = t(`error.code.${error.code}`);
    if (detail === '' || detail === title) return title;
    return SAID_BY_DETAIL.includes(error.code) ? detail : t('error.titled', { title, detail });
  };
}

/** An error beside what it concerns, such as a form. Nothing while there is none. */
export function ErrorNote({ error }: { error: unknown }) {
  const describe = useErrorText();
  if (error === null || error === undefined) return null;
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} />} role="alert" p="xs">
      {describe(error)}
    </Alert>
  );
}

interface LoadFailureProps {
  error: unknown;
  onRetry?: () => void;
  /** It stands for the whole page, so its title is the page's heading. */
  isPage?: boolean;
}

/** In place of content that could not be loaded. */
export function LoadFailure({ error, onRetry, isPage = false }: LoadFailureProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const title = titleOf(error, t('error.notFoundTitle'), t('error.loadTitle'));
  // Asking again would not help.
  const isFinal = isPage && error instanceof ApiError && [403, 404].includes(error.status);
  return (
    <EmptyState
      role="alert"
      p="xl"
      icon={iconOf(error)}
      title={isPage ? <h1 className="plain">{title}</h1> : title}
      description={describe(error)}
    >
      <EmptyState.Actions>
        {isFinal ? (
          <ButtonLink to="/problems" variant="default">
            {t('action.toProblems')}
          </ButtonLink>
        ) : onRetry ? (
          <Button variant="default" onClick={onRetry}>
            {t('action.retry')}
          </Button>
        ) : null}
      </EmptyState.Actions>
    </EmptyState>
  );
}

function titleOf(error: unknown, notFound: string, other: string): string {
  return error instanceof ApiError && error.status === 404 ? notFound : other;
}

function iconOf(error: unknown): ReactNode {
  if (error instanceof Unreachable) return <IconCloudOff size={32} stroke={1.5} />;
  if (error instanceof ApiError && error.status === 404) return <IconFileUnknown size={32} stroke={1.5} />;
  if (error instanceof ApiError && error.status === 403) return <IconLock size={32} stroke={1.5} />;
  return <IconAlertTriangle size={32} stroke={1.5} />;
}

export function PageFailure({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <main id="main">
      <LoadFailure
        isPage
        error={error}
        onRetry={() => {
          reset();
          void router.invalidate();
        }}
      />
    </main>
  );
}

/** In place of a page that is for admins. */
export function PageForbidden() {
  const { t } = useTranslation();
  const { username } = useMe();
  return (
    <NoPage
      icon={<IconLock size={32} stroke={1.5} />}
      title={t('error.forbiddenTitle')}
      text={t('error.forbiddenText', { username })}
    />
  );
}

export function PageNotFound() {
  const { t } = useTranslation();
  return (
    <NoPage
      icon={<IconFileUnknown size={32} stroke={1.5} />}
      title={t('error.noPageTitle')}
      text={t('error.noPageText')}
    />
  );
}

function NoPage({ icon, title, text }: { icon: ReactNode; title: string; text: string }) {
  const { t } = useTranslation();
  return (
    <main id="main">
      <EmptyState p="xl" icon={icon} title={<h1 className="plain">{title}</h1>} description={text}>
        <EmptyState.Actions>
          <ButtonLink to="/problems" variant="default">
            {t('action.toProblems')}
          </ButtonLink>
        </EmptyState.Actions>
      </EmptyState>
    </main>
  );
}
