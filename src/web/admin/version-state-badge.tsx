import { IconAlertTriangle, IconCheck, IconHourglass } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ProblemVersion } from '../api/endpoints.js';
import classes from './admin.module.css';

const ICONS: Record<ProblemVersion['state'], typeof IconCheck> = {
  ready: IconCheck,
  calibrating: IconHourglass,
  failed: IconAlertTriangle,
};

/** Whether a version of a problem can be judged, as icon and word. */
export function VersionStateBadge({ state }: { state: ProblemVersion['state'] }) {
  const { t } = useTranslation();
  const Icon = ICONS[state];
  return (
    <span className={classes.state} data-state={state}>
      <Icon size={15} aria-hidden="true" />
      {t(`admin.states.${state}`)}
    </span>
  );
}
