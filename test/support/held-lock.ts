import pg from 'pg';
import { eventually } from './eventually.js';

/**
 * A lock that somebody holds in the database, so that a server's transaction stops in its middle, where it can be
 * killed: the same place each time, however quick the machine.
 */
export class HeldLock {
  private constructor(
    private readonly databaseUrl: string,
    private readonly client: pg.Client,
    private readonly pid: number,
  ) {}

  /** @param sql takes the lock, such as `LOCK TABLE users IN ACCESS EXCLUSIVE MODE` */
  static async take(databaseUrl: string, sql: string): Promise<HeldLock> {
    const client = new pg.Client({ connectionString: databaseUrl });
    // A test that failed leaves it to the end of the database.
    client.on('error', () => undefined);
    await client.connect();
    await client.query('BEGIN');
    await client.query(sql);
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    return new HeldLock(databaseUrl, client, rows[0]?.pid ?? 0);
  }

  /** Until somebody waits for the lock. */
  async untilWaitedFor(): Promise<void> {
    // Within its transaction the holder would see the same picture of all connections again and again.
    const onlooker = new pg.Client({ connectionString: this.databaseUrl });
    await onlooker.connect();
    try {
      await eventually('somebody waits for the lock', async () => {
        const { rows } = await onlooker.query<{ is_blocking: boolean }>(
          `SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database()
             AND $1 = ANY (pg_blocking_pids(pid))) AS is_blocking`,
          [this.pid],
        );
        return rows[0]?.is_blocking === true ? true : null;
      });
    } finally {
      await onlooker.end();
    }
  }

  /**
   * Ends whatever waits for the lock, whose client was killed: PostgreSQL would carry a single statement to its end, since
   * it notices only then that nobody is there any more.
   */
  async endWaiting(): Promise<void> {
    await this.client.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))',
    );
  }

  async release(): Promise<void> {
    await this.client.query('ROLLBACK');
    await this.client.end();
  }
}
