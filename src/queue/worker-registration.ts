/**
 * A worker's presence, kept on a connection of its own: it holds the worker's advisory lock (free as soon as the
 * process is gone, however it went) and hears of new jobs. A connection that breaks is made anew with a new lock; the
 * jobs leased meanwhile may go to others, and the fence refuses our late results for them.
 */
import { randomInt } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import pg from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { processMetrics } from '../metrics/metrics.js';
import { JOBS_CHANNEL, type Lease, QueueService } from './queue.service.js';

/** Three renewals may fail before a lease ends. */
const RENEWALS_PER_LEASE = 4;
const RECONNECT_AFTER_MS = 500;
/** A worker that died is shown for a while, and then no more. */
const FORGOTTEN_BEFORE = `now() - interval '1 hour'`;

export interface WorkerInfo {
  id: string;
  host: string;
  slots: number;
  /** What the worker says of itself: whether it can judge, versions, pool, guards. */
  report: Record<string, unknown>;
  isAlive: boolean;
  startedAt: Date;
  seenAt: Date;
}

@Injectable()
export class WorkerRegistration {
  private readonly logger = new Logger(WorkerRegistration.name);
  readonly workerId = `${hostname()}-${String(process.pid)}-${randomInt(2 ** 32).toString(36)}`;
  private client: pg.Client | null = null;
  private renewal: NodeJS.Timeout | null = null;
  private isStopping = false;
  private report: Record<string, unknown> = {};
  private onWake: () => void = () => undefined;
  private readonly inHand = new Set<Lease>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly queue: QueueService,
  ) {}

  /** @param onWake called when a job may be waiting */
  async start(onWake: () => void): Promise<void> {
    this.onWake = onWake;
    await this.connect();
    this.renewal = setInterval(
      () => {
        this.renew().catch((error: unknown) => {
          this.logger.warn(`Leases could not be renewed: ${String(error)}`);
        });
      },
      (this.config.leaseSeconds * 1000) / RENEWALS_PER_LEASE,
    );
  }

  /** From now on the lease is renewed: the worker is at it. */
  take(lease: Lease): void {
    this.inHand.add(lease);
  }

  /** The worker is no longer at it; if it was not ended, it ends by itself. */
  drop(lease: Lease): void {
    this.inHand.delete(lease);
  }

  /** Publishes what this worker says of itself. */
  async tell(report: Record<string, unknown>): Promise<void> {
    this.report = { ...this.report, ...report };
    await this.renew();
  }

  /** Removes what is left of workers that died long ago. */
  async forgetDeadWorkers(): Promise<void> {
    await this.dataSource.query(`DELETE FROM workers WHERE seen_at < ${FORGOTTEN_BEFORE}`);
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    if (this.renewal !== null) clearInterval(this.renewal);
    await this.dataSource.query('DELETE FROM workers WHERE id = $1', [this.workerId]).catch(() => undefined);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.config.databaseUrl ?? undefined,
      application_name: 'docket-worker',
      keepAlive: true,
    });
    client.on('notification', () => {
      this.onWake();
    });
    client.on('error', (error) => {
      this.logger.warn(`The worker's connection broke: ${error.message}`);
    });
    client.on('end', () => {
      if (this.client === client) void this.reconnect();
    });
    await client.connect();
    // 53 bits, so that it survives JSON and JavaScript; a collision only delays a takeover until the lease ends.
    const lockKey = randomInt(2 ** 47);
    await client.query('SELECT pg_advisory_lock($1)', [lockKey]);
    await client.query(
      `INSERT INTO workers (id, lock_key, host, slots, report) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (id) DO UPDATE SET lock_key = excluded.lock_key, seen_at = now()`,
      [this.workerId, lockKey, hostname(), this.config.workerSlots, JSON.stringify(this.report)],
    );
    await client.query(`LISTEN ${JOBS_CHANNEL}`);
    this.client = client;
    this.onWake();
  }

  private async reconnect(): Promise<void> {
    this.client = null;
    while (!this.isStopping) {
      try {
        await this.connect();
        // What it has in hand is its own as long as nobody took it.
        await this.renew();
        return;
      } catch (error) {
        this.logger.warn(`PostgreSQL does not answer: ${String(error)}`);
        await sleep(RECONNECT_AFTER_MS);
      }
    }
  }

  private async renew(): Promise<void> {
    await this.queue.renew([...this.inHand]);
    await this.dataSource.query('UPDATE workers SET seen_at = now(), report = $2, metrics = $3 WHERE id = $1', [
      this.workerId,
      JSON.stringify(this.report),
      JSON.stringify(await processMetrics()),
    ]);
  }
}

/** What the workers that have told of themselves lately handed in for Prometheus, as prom-client's JSON. */
export function listWorkerMetrics(dataSource: DataSource): Promise<{ id: string; metrics: unknown }[]> {
  return dataSource.query<{ id: string; metrics: unknown }[]>(
    `SELECT id, metrics FROM workers WHERE seen_at > now() - interval '2 minutes' AND metrics <> '[]' ORDER BY id`,
  );
}

/** The workers that told of themselves within the last hour, and whether each one's lock is held. */
export async function listWorkers(manager: EntityManager): Promise<WorkerInfo[]> {
  const rows = await manager.query<
    {
      id: string;
      host: string;
      slots: number;
      report: Record<string, unknown>;
      is_alive: boolean;
      started_at: Date;
      seen_at: Date;
    }[]
  >(
    `SELECT id, host, slots, report, started_at, seen_at, EXISTS (
       SELECT 1 FROM pg_locks
       WHERE locktype = 'advisory' AND granted AND objsubid = 1
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
         AND (classid::bigint << 32 | objid::bigint) = lock_key) AS is_alive
     FROM workers WHERE seen_at > ${FORGOTTEN_BEFORE} ORDER BY started_at`,
  );
  return rows.map((row) => ({
    id: row.id,
    host: row.host,
    slots: row.slots,
    report: row.report,
    isAlive: row.is_alive,
    startedAt: row.started_at,
    seenAt: row.seen_at,
  }));
}
