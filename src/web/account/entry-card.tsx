import { SegmentedControl } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandMark } from '../app/brand.js';
import { usePreferences } from '../app/preferences.js';
import { isUiLanguage, UI_LANGUAGES } from '../strings/i18n.js';
import classes from './sign-in.module.css';

/** What the pages have in common that one sees before signing in. */
export function EntryCard({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation();
  useDocumentTitle(`${title} · Docket`);
  const { language, setLanguage } = usePreferences();
  return (
    <main id="main" className={classes.page}>
      <div className={classes.card}>
        <div className={classes.brand}>
          <BrandMark size={34} />
          <span>Docket</span>
        </div>
        <h1 className={classes.title}>{title}</h1>
        {children}
      </div>
      <SegmentedControl
        size="xs"
        aria-label={t('shell.language')}
        data={Object.entries(UI_LANGUAGES).map(([value, label]) => ({ value, label }))}
        value={language}
        onChange={(value) => {
          if (isUiLanguage(value)) setLanguage(value);
        }}
      />
    </main>
  );
}
