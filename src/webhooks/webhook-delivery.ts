/**
 * Delivers what is in the outbox. A delivery is leased as a job is: one web process has it at a time, one that dies
 * loses it when the lease ends, and a late result of a lost lease is refused. So an event arrives at least once; its id
 * tells a receiver what it has seen.
 */
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { EventBus } from '../events/event-bus.js';
import { blockList } from './public-addresses.js';
import { sendWebhook, type WebhookAnswer } from './send-webhook.js';
import { signedHeaders } from './signature.js';
import { WEBHOOKS_TOPIC } from './webhook-outbox.js';

const AT_ONCE = 4;
/** Retries become due without anybody telling. */
const POLL_MS = 2_000;
/** Longer than any request may take. */
const LEASE_S = 60;
/** Between attempts; after the last of them a delivery is given up. About a day in all. */
const BACKOFF_S = [5, 30, 120, 600, 1800, 7200, 18_000, 36_000];
/** Anybody may name an address to call back: it gets fewer attempts, and never all of the requests under way. */
const CALLBACK_BACKOFF_S = BACKOFF_S.slice(0, 3);
const MOST_CALLBACKS_AT_ONCE = AT_ONCE / 2;
/** The receiver says that it is gone for good (RFC 9110, section 15.5.11). */
const GONE = 410;

interface Leased {
  id: number;
  attempts: number;
  round: number;
  payload: string;
  /** null: a callback, which has no secret. */
  webhook_id: number | null;
  url: string;
  secret: string | null;
}

interface Attempt {
  startedAt: Date;
  answer: WebhookAnswer | null;
  error: string | null;
}

@Injectable()
export class WebhookDelivery implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(WebhookDelivery.name);
  private readonly allowed;
  private readonly busy = new Set<Promise<void>>();
  private poll: NodeJS.Timeout | null = null;
  private isStopping = false;
  private callbacks = 0;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly bus: EventBus,
    @Inject(CONFIG) config: Config,
  ) {
    this.allowed = blockList(config.webhookNetworks);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.bus.listen(({ topic }) => {
      if (topic === WEBHOOKS_TOPIC) this.wake();
    });
    this.poll = setInterval(() => {
      this.wake();
    }, POLL_MS);
  }

  /** What is under way is brought to its end. */
  async onApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    if (this.poll !== null) clearInterval(this.poll);
    await Promise.all(this.busy);
  }

  private wake(): void {
    if (this.isStopping || this.busy.size >= AT_ONCE) return;
    const work = this.deliverAll().catch((error: unknown) => {
      this.logger.warn(`The outbox of webhooks does not answer: ${String(error)}`);
    });
    this.busy.add(work);
    void work.finally(() => this.busy.delete(work));
  }

  private async deliverAll(): Promise<void> {
    while (!this.isStopping) {
      const leased = await this.claim();
      if (leased === null) return;
      // Where there is one, there may be more.
      this.wake();
      await this.record(leased, await this.attempt(leased));
    }
  }

  /** Counts a callback from before it is claimed: claims overlap. */
  private async claim(): Promise<Leased | null> {
    const mayCallBack = this.callbacks < MOST_CALLBACKS_AT_ONCE;
    if (mayCallBack) this.callbacks += 1;
    let leased: Leased | null = null;
    try {
      leased = await this.claimDue(mayCallBack);
      return leased;
    } finally {
      if (mayCallBack && leased?.webhook_id !== null) this.callbacks -= 1;
    }
  }

  private async claimDue(mayCallBack: boolean): Promise<Leased | null> {
    const [rows] = await this.dataSource.query<[Leased[], number]>(
      `UPDATE webhook_deliveries AS delivery
       SET attempts = attempts + 1, round = round + 1, lease_ends_at = now() + ${String(LEASE_S)} * interval '1 second'
       FROM (
         SELECT due.id, coalesce(due.callback_url, webhook.url) AS url, webhook.secret
         FROM webhook_deliveries AS due LEFT JOIN webhooks AS webhook ON webhook.id = due.webhook_id
         WHERE due.state = 'waiting' AND due.available_at <= now()
           AND CASE WHEN due.webhook_id IS NULL THEN $1 ELSE webhook.is_enabled END
           AND (due.lease_ends_at IS NULL OR due.lease_ends_at < now())
         ORDER BY due.available_at, due.id FOR UPDATE OF due SKIP LOCKED LIMIT 1) AS next
       WHERE delivery.id = next.id
       RETURNING delivery.id, delivery.attempts, delivery.round, delivery.payload, delivery.webhook_id,
         next.url, next.secret`,
      [mayCallBack],
    );
    return rows[0] ?? null;
  }

  private async attempt({ id, url, secret, payload }: Leased): Promise<Attempt> {
    const startedAt = new Date();
    const isCallback = secret === null;
    const headers = isCallback ? {} : signedHeaders(secret, id, Math.floor(startedAt.getTime() / 1000), payload);
    const how = { method: isCallback ? 'PUT' : 'POST' } as const;
    try {
      return { startedAt, answer: await sendWebhook(new URL(url), headers, payload, this.allowed, how), error: null };
    } catch (error) {
      return { startedAt, answer: null, error: error instanceof Error ? error.message : String(error) };
    } finally {
      if (isCallback) this.callbacks -= 1;
    }
  }

  private async record(leased: Leased, { startedAt, answer, error }: Attempt): Promise<void> {
    const isDelivered = answer !== null && answer.status >= 200 && answer.status < 300;
    const isGone = answer?.status === GONE;
    const backoff = leased.webhook_id === null ? CALLBACK_BACKOFF_S : BACKOFF_S;
    const waitS = isDelivered || isGone ? undefined : backoff[leased.round - 1];
    const state = isDelivered ? 'delivered' : waitS === undefined ? 'failed' : 'waiting';
    await this.dataSource.transaction(async (manager) => {
      const [, held] = await manager.query<[unknown[], number]>(
        `UPDATE webhook_deliveries SET state = $3, lease_ends_at = NULL,
           available_at = now() + $4 * interval '1 second',
           finished_at = CASE WHEN $3 = 'waiting' THEN NULL ELSE now() END
         WHERE id = $1 AND attempts = $2 AND state = 'waiting'`,
        [leased.id, leased.attempts, state, waitS ?? 0],
      );
      // Somebody else sends it by now.
      if (held === 0) return;
      await manager.query(
        `INSERT INTO webhook_attempts (delivery_id, ordinal, started_at, duration_ms, response_status, response_head, error)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [
          leased.id,
          leased.attempts,
          startedAt,
          Date.now() - startedAt.getTime(),
          answer?.status ?? null,
          answer?.head ?? null,
          error,
        ],
      );
      // Nobody has a page to look at it on.
      if (leased.webhook_id === null && state !== 'waiting') {
        await manager.query('DELETE FROM webhook_deliveries WHERE id = $1', [leased.id]);
      }
      if (isGone) await manager.query('UPDATE webhooks SET is_enabled = false WHERE id = $1', [leased.webhook_id]);
    });
  }
}
