import '@mantine/notifications/styles.css';
import { Notifications } from '@mantine/notifications';

/** Where short messages appear. A file of its own, since no page needs it before something has been done. */
export default function NotificationsHost() {
  return <Notifications position="bottom-right" />;
}
