import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import classes from './admin.module.css';

/** Whether something is as it should be, in a word and by a sign. */
export function Mark({ isOk, text }: { isOk: boolean; text: string }) {
  return (
    <span className={classes.mark} data-ok={isOk}>
      {isOk ? <IconCheck size={17} aria-hidden="true" /> : <IconAlertTriangle size={17} aria-hidden="true" />}
      {text}
    </span>
  );
}
