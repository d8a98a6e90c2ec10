/** One thing looked at: `bad` keeps this machine from judging, `poor` is worth knowing. */
export interface Check {
  subject: string;
  state: 'good' | 'poor' | 'bad';
  /** What was found, with figures. */
  finding: string;
  /** What to do; null where nothing is to be done. */
  remedy: string | null;
}

export function good(subject: string, finding: string): Check {
  return { subject, state: 'good', finding, remedy: null };
}

export function poor(subject: string, finding: string, remedy: string): Check {
  return { subject, state: 'poor', finding, remedy };
}

export function bad(subject: string, finding: string, remedy: string): Check {
  return { subject, state: 'bad', finding, remedy };
}
