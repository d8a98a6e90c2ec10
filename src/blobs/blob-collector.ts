/**
 * Removes the blobs that nothing refers to: an import that was killed leaves those it had stored, a problem that was
 * removed those that no other shares.
 *
 * Whoever stores a blob and refers to it in a later transaction has a day for that: storing what is there already moves
 * the blob's time on (blob-store.ts), and a blob is only removed when its time is older. What the view `blob_references`
 * might overlook among the columns with a foreign key, PostgreSQL refuses to remove.
 */
import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type QueryRunner } from 'typeorm';

/** Longer than any import takes. */
const GRACE_S = 24 * 3600;
/** One collection; the rest waits for the next. */
const MOST_BLOBS = 10_000;
/** In one transaction, which others wait for that store the same. */
const BLOBS_AT_ONCE = 50;
/** Any number that no other advisory lock of ours has. */
const LOCK_KEY = 0x626c_6f62;

@Injectable()
export class BlobCollector {
  private readonly logger = new Logger(BlobCollector.name);

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * One process does it at a time; any other leaves it alone.
   *
   * @returns how many blobs were removed
   */
  async collect(): Promise<number> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.connect();
      const [lock] = (await runner.query('SELECT pg_try_advisory_lock($1) AS held', [LOCK_KEY])) as { held: boolean }[];
      if (lock?.held !== true) return 0;
      try {
        return await this.removeUnused(runner);
      } finally {
        await runner.query('SELECT pg_advisory_unlock($1)', [LOCK_KEY]);
      }
    } finally {
      await runner.release();
    }
  }

  private async removeUnused(runner: QueryRunner): Promise<number> {
    const [time] = (await runner.query(`SELECT (now() - $1 * interval '1 second')::text AS before`, [GRACE_S])) as {
      before: string;
    }[];
    // EXCEPT reads both sides once, whatever the planner believes: an anti-join became a nested loop, and would take
    // hours. Of 100,000 blobs that as many submissions refer to: 0.3 s.
    const unused = (await runner.query(
      `SELECT sha256 FROM blobs WHERE stored_at < $1 EXCEPT SELECT sha256 FROM blob_references ORDER BY sha256 LIMIT $2`,
      [time?.before, MOST_BLOBS],
    )) as { sha256: string }[];
    let removed = 0;
    for (let at = 0; at < unused.length; at += BLOBS_AT_ONCE) {
      const some = unused.slice(at, at + BLOBS_AT_ONCE);
      // Stored once more since we looked, it is somebody's again. Whoever is at it now is not waited for: two that wait
      // for each other would cost one of them its transaction.
      const [, count] = (await runner.query(
        `DELETE FROM blobs WHERE sha256 IN (
           SELECT sha256 FROM blobs WHERE sha256 = ANY ($1) AND stored_at < $2 FOR UPDATE SKIP LOCKED)`,
        [some.map(({ sha256 }) => sha256), time?.before],
      )) as [unknown, number];
      removed += count;
    }
    if (removed > 0) this.logger.log(`Removed ${String(removed)} blobs that nothing refers to`);
    return removed;
  }
}
