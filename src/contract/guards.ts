/** What keeps a program in its sandbox, each tried from inside before a worker judges. */
export const GUARDS = [
  'network',
  'memory',
  'swap',
  'processes',
  'cpu',
  'cpu-time',
  'read-only root',
  'system calls',
  'privileges',
  'other processes',
  'tmpfs size',
] as const;
export type Guard = (typeof GUARDS)[number];
