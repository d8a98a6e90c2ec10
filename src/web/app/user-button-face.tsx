import { IconChevronDown } from '@tabler/icons-react';
import classes from './shell.module.css';

/** What the button of the user menu shows, also while the menu itself is still on its way. */
export function UserButtonFace({ name }: { name: string }) {
  const initials = name
    .split(/[\s._-]+/)
    .map((word) => word.slice(0, 1))
    .slice(0, 2)
    .join('')
    .toUpperCase();
  return (
    <>
      <span className={classes.avatar} aria-hidden="true">
        {initials}
      </span>
      <span className={classes.userName}>{name}</span>
      <IconChevronDown size={14} aria-hidden="true" />
    </>
  );
}
