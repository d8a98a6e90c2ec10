import {
  IconAlertTriangle,
  IconBolt,
  IconCheck,
  IconClockX,
  IconCodeOff,
  IconDatabaseX,
  IconFileInfinity,
  IconHourglass,
  IconShieldX,
  IconX,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SubmissionState, Verdict } from '../../contract/verdicts.js';
import classes from './verdict.module.css';

/** A verdict is always an icon and a word beside its colour. */
export const VERDICT_ICONS: Record<Verdict, typeof IconCheck> = {
  AC: IconCheck,
  WA: IconX,
  TLE: IconClockX,
  RTE: IconBolt,
  CE: IconCodeOff,
  MLE: IconDatabaseX,
  OLE: IconFileInfinity,
  SV: IconShieldX,
  JE: IconAlertTriangle,
};

interface BadgeProps {
  verdict: Verdict | null;
  state: SubmissionState;
  /** Large, with the verdict's name. */
  isLarge?: boolean;
}

export function VerdictBadge({ verdict, state, isLarge = false }: BadgeProps) {
  const { t } = useTranslation();
  if (verdict === null) {
    return (
      <span className={classes.badge} data-large={isLarge || undefined} data-pending>
        {state === 'queued' ? (
          <IconHourglass aria-hidden="true" />
        ) : (
          <span className={classes.spinner} aria-hidden="true" />
        )}
        {t(`state.${state}`)}
      </span>
    );
  }
  const Icon = VERDICT_ICONS[verdict];
  return (
    <span className={classes.badge} data-large={isLarge || undefined} style={verdictStyle(verdict)}>
      <Icon aria-hidden="true" />
      {t(`verdict.${verdict}`)}
    </span>
  );
}

/** Sets the colour that verdict.module.css mixes tints from. */
export function verdictStyle(verdict: Verdict): React.CSSProperties {
  return { '--verdict': `var(--verdict-${verdict})` } as React.CSSProperties;
}
