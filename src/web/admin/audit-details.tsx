import { useTranslation } from 'react-i18next';
import type { NewRejudging } from '../api/endpoints.js';
import { FilterWords } from './rejudging-words.js';
import classes from './audit.module.css';

/** What the server tells about its actions; anything else is shown by the server's own name for it. */
const MEMBERS = [
  'applied',
  'changed',
  'createdAt',
  'difficulty',
  'displayName',
  'events',
  'files',
  'from',
  'host',
  'isDisabled',
  'isEnabled',
  'isNew',
  'languages',
  'leftOut',
  'name',
  'overrideReason',
  'packageDigest',
  'password',
  'problem',
  'role',
  'rows',
  'submissions',
  'tags',
  'to',
  'url',
  'username',
  'version',
  'visibility',
] as const;
const VALUES = ['true', 'false', 'set', 'admin', 'student', 'public', 'hidden'] as const;
const DIGEST = /^(sha256:)?[0-9a-f]{64}$/;

/** What an action changed, member by member. */
export function AuditDetails({ details }: { details: Record<string, unknown> }) {
  const { t } = useTranslation();
  const inWords = useValue();
  const { filter, ...rest } = details;
  return (
    <dl className={classes.details}>
      {isFilter(filter) ? (
        <div>
          <dt>{t('audit.filter')}</dt>
          <dd>{Object.keys(filter).length === 0 ? t('rejudging.all') : <FilterWords filter={filter} />}</dd>
        </div>
      ) : null}
      {Object.entries(rest).map(([name, value]) => (
        <div key={name}>
          <dt>
            <MemberName name={name} />
          </dt>
          <dd title={typeof value === 'string' ? value : undefined}>
            {isChange(value) ? `${inWords(value.from)} → ${inWords(value.to)}` : inWords(value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function MemberName({ name }: { name: string }) {
  const { t } = useTranslation();
  const known = MEMBERS.find((one) => one === name);
  return known === undefined ? name : t(`audit.members.${known}`);
}

function useValue(): (value: unknown) => string {
  const { t } = useTranslation();
  const inWords = (value: unknown): string => {
    if (value === null) return '–';
    if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) {
      return value.length === 0 ? '–' : value.map(inWords).join(', ');
    }
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    const known = VALUES.find((one) => one === text);
    if (known !== undefined) return t(`audit.values.${known}`);
    // Of a digest its beginning tells it from others.
    return DIGEST.test(text) ? text.slice(0, 12) : text;
  };
  return inWords;
}

function isChange(value: unknown): value is { from: unknown; to: unknown } {
  return typeof value === 'object' && value !== null && 'from' in value && 'to' in value;
}

function isFilter(value: unknown): value is NewRejudging {
  return typeof value === 'object' && value !== null;
}
