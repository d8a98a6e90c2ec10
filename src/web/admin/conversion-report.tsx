import { IconArrowsExchange, IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ConversionEntry } from '../api/endpoints.js';
import { ServerText } from '../app/server-text.js';
import classes from './admin.module.css';

const ICONS: Record<ConversionEntry['outcome'], typeof IconCheck> = {
  lost: IconX,
  changed: IconArrowsExchange,
  kept: IconCheck,
};

/** What became of a package of another format: what was lost first, then what changed, then what was kept. */
export function ConversionReport({ entries }: { entries: ConversionEntry[] }) {
  const { t } = useTranslation();
  const outcomes = Object.keys(ICONS) as ConversionEntry['outcome'][];
  const sorted = [...entries].sort((a, b) => outcomes.indexOf(a.outcome) - outcomes.indexOf(b.outcome));
  if (entries.length === 0) return null;
  return (
    <ul className={classes.findings} aria-label={t('conversion.title')}>
      {sorted.map(({ outcome, what, detail }) => {
        const Icon = ICONS[outcome];
        const severity = outcome === 'lost' ? 'warning' : 'info';
        return (
          <li key={`${outcome}/${what}/${detail}`} className={classes.finding} data-severity={severity}>
            <Icon size={16} aria-hidden="true" />
            <span>
              <strong>
                {t(`conversion.${outcome}`)}: <ServerText text={what} />
              </strong>{' '}
              <span className={classes.remedy}>
                <ServerText text={detail} />
              </span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
