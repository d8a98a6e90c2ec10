import { IconAlertTriangle, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Finding, FindingSeverity } from '../../contract/package-finding.js';
import { ServerText } from '../app/server-text.js';
import classes from './admin.module.css';

const ICONS: Record<FindingSeverity, typeof IconCircleX> = {
  error: IconCircleX,
  warning: IconAlertTriangle,
  info: IconInfoCircle,
};
const ORDER: FindingSeverity[] = ['error', 'warning', 'info'];

/** As they are to be mended: errors first, then file by file from top to bottom; else as they were found. */
function compareFindings(a: Finding, b: Finding): number {
  const bySeverity = ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity);
  if (bySeverity !== 0) return bySeverity;
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0);
}

/** What reading a package turned up: errors first, each with its file and what to do about it. */
export function FindingsList({ findings }: { findings: Finding[] }) {
  const { t } = useTranslation();
  const sorted = [...findings].sort(compareFindings);
  return (
    <ul className={classes.findings} aria-label={t('admin.findings')}>
      {sorted.map((finding, index) => {
        const Icon = ICONS[finding.severity];
        return (
          <li key={index} className={classes.finding} data-severity={finding.severity}>
            <Icon size={17} role="img" aria-label={t(`admin.severity.${finding.severity}`)} />
            <div>
              {finding.file === '' ? null : (
                <span className="mono">
                  {finding.file}
                  {finding.line === undefined ? '' : `:${String(finding.line)}`}{' '}
                </span>
              )}
              <span>
                <ServerText text={finding.message} />
              </span>
              {finding.remedy === '' ? null : (
                <span className={classes.remedy}>
                  <ServerText text={finding.remedy} />
                </span>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
