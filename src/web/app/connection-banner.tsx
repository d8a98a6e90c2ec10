import { useNetwork } from '@mantine/hooks';
import { IconCloudOff, IconPlugConnectedX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Unreachable } from '../api/rest.js';
import { useLinkState } from '../api/use-submission.js';
import classes from './shell.module.css';

/** A socket that needs longer than this is worth a word: the page then polls. */
const PATIENCE_MS = 4_000;

/** One calm line while the browser is offline, the server away, or live updates come by polling. */
export function ConnectionBanner() {
  const { t } = useTranslation();
  const { online } = useNetwork();
  const isServerAway = useServerAway();
  const isPolling = useIsLong(useLinkState() === 'waiting');
  if (!online) return <Banner icon={<IconCloudOff size={16} />} text={t('connection.offline')} />;
  if (isServerAway) return <Banner icon={<IconPlugConnectedX size={16} />} text={t('connection.serverAway')} />;
  if (isPolling) return <Banner icon={<IconPlugConnectedX size={16} />} text={t('connection.polling')} />;
  return null;
}

function Banner({ icon, text }: { icon: React.ReactNode; text: string }) {
  return (
    <div className={classes.banner} role="status">
      {icon}
      <span>{text}</span>
    </div>
  );
}

function useIsLong(isWaiting: boolean): boolean {
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    if (!isWaiting) {
      setIsLong(false);
      return undefined;
    }
    const timer = setTimeout(() => {
      setIsLong(true);
    }, PATIENCE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [isWaiting]);
  return isLong;
}

/** True from a request that found nobody until one that was answered. */
function useServerAway(): boolean {
  const cache = useQueryClient().getQueryCache();
  const [isAway, setIsAway] = useState(false);
  useEffect(
    () =>
      cache.subscribe((event) => {
        if (event.type !== 'updated') return;
        if (event.action.type === 'success') setIsAway(false);
        else if (event.action.type === 'failed' || event.action.type === 'error') {
          setIsAway(event.action.error instanceof Unreachable);
        }
      }),
    [cache],
  );
  return isAway;
}
