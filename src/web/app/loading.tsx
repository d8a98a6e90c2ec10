import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** What stands where something is being loaded, so high as that is likely to be. */
export function Loading({ height, m }: { height: number; m?: 'md' }) {
  const { t } = useTranslation();
  return <Skeleton height={height} m={m} role="status" aria-label={t('state.loading')} />;
}
