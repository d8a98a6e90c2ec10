import type { ReactNode } from 'react';
import classes from './account.module.css';

/** A part of the account page: what it is about on the left, the controls on the right. */
export function Section({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <section className={classes.section} aria-label={title}>
      <div>
        <h2>{title}</h2>
        {text === undefined ? null : <p className={classes.sectionText}>{text}</p>}
      </div>
      <div className={classes.sectionBody}>{children}</div>
    </section>
  );
}
