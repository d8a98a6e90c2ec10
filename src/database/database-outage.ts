/** Tells a PostgreSQL that is away, or out of room, from a statement that is wrong. */

/**
 * Connection exceptions, a transaction that was ended for others' sake (a deadlock), insufficient resources, operator
 * intervention, system error (PostgreSQL, appendix A): the same may well succeed later.
 */
const CLASSES = /^(08|40|53|57|58)...$/;
/** There is no such database: dropped, or not restored yet. */
const NO_DATABASE = '3D000';
/** What `pg` says of a connection that went away under a query, without a code. */
const LOST_CONNECTION =
  /^Connection terminated|^Client has encountered a connection error|^Client was closed|timeout exceeded when trying/;

/** What TypeORM says when the connection of a transaction went away between two of its statements. */
const RELEASED = [
  'QueryRunnerAlreadyReleasedError',
  'QueryRunnerProviderAlreadyReleasedError',
  'TransactionNotStartedError',
];
/** The other end of a connection is gone (errno(3)). */
const BROKEN = ['ECONNRESET', 'EPIPE', 'ETIMEDOUT'];

/** In words; null when it is something else. The driver's error may be wrapped. */
export function databaseOutageOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (CLASSES.test(code) || code === NO_DATABASE) return `PostgreSQL fails: ${error.message}`;
  if (LOST_CONNECTION.test(error.message) || RELEASED.includes(error.name))
    return 'the connection to PostgreSQL was lost';
  if (BROKEN.includes(code)) return `the connection to PostgreSQL broke: ${error.message}`;
  if ('syscall' in error && error.syscall === 'connect') return `PostgreSQL cannot be reached: ${error.message}`;
  return 'driverError' in error ? databaseOutageOf(error.driverError) : null;
}
