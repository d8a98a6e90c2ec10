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

/** What became of a package of another format: what was lost first, then what changed; what was kept is folded away. */
export function ConversionReport({ entries }: { entries: ConversionEntry[] }) {
  const { t } = useTranslation();
  if (entries.length === 0) return null;
  const of = (wanted: ConversionEntry['outcome']) => entries.filter(({ outcome }) => outcome === wanted);
  const kept = of('kept');
  return (
    <>
      <Entries label={t('conversion.title')} entries={[...of('lost'), ...of('changed')]} />
      {kept.length === 0 ? null : (
        <details className={classes.details}>
          <summary>{t('conversion.keptCount', { count: kept.length })}</summary>
          <Entries label={t('conversion.kept')} entries={kept} />
        </details>
      )}
    </>
  );
}

function Entries({ label, entries }: { label: string; entries: ConversionEntry[] }) {
  const { t } = useTranslation();
  if (entries.length === 0) return null;
  return (
    <ul className={classes.findings} aria-label={label}>
      {entries.map(({ outcome, what, detail }) => {
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
