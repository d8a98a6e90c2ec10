import { isIP } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Actor } from '../audit/actor.js';
import { AuditService } from '../audit/audit.service.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { DomainError } from '../contract/errors.js';
import type { DeliveryState, WebhookEvent } from '../contract/webhooks.js';
import { EventBus } from '../events/event-bus.js';
import { blockList, mayReach } from './public-addresses.js';
import { newWebhookSecret } from './signature.js';
import { WEBHOOKS_TOPIC, WebhookOutbox } from './webhook-outbox.js';
import { Webhook } from './webhook.entity.js';
import type { NewWebhookBody, WebhookChangesBody, WebhookDeliveryDto } from './webhooks.dto.js';

const MOST_WEBHOOKS = 50;

/** Webhooks as admins keep them, and the log of their deliveries. */
@Injectable()
export class WebhooksService {
  private readonly allowed;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly outbox: WebhookOutbox,
    private readonly bus: EventBus,
    @Inject(CONFIG) config: Config,
  ) {
    this.allowed = blockList(config.webhookNetworks);
  }

  list(): Promise<Webhook[]> {
    return this.dataSource.manager.find(Webhook, { order: { id: 'ASC' } });
  }

  /** @throws DomainError `not-found` */
  async get(id: number): Promise<Webhook> {
    const webhook = await this.dataSource.manager.findOneBy(Webhook, { id });
    if (webhook === null) throw new DomainError('not-found', `There is no webhook ${String(id)}`);
    return webhook;
  }

  /** @throws DomainError `validation-failed`, `conflict` */
  async create(actor: Actor, body: NewWebhookBody): Promise<Webhook> {
    this.checkUrl(body.url);
    return this.dataSource.transaction(async (manager) => {
      if ((await manager.count(Webhook)) >= MOST_WEBHOOKS) {
        throw new DomainError('conflict', `There are ${String(MOST_WEBHOOKS)} webhooks; remove one that is not used`);
      }
      const { name, url, events, isEnabled = true } = body;
      const made = manager.create(Webhook, { name, url, events, isEnabled, secret: newWebhookSecret() });
      const webhook = await manager.save(Webhook, Object.assign(made, { createdBy: actor.userId }));
      const subject = { kind: 'webhook', id: webhook.id } as const;
      await this.audit.record(manager, actor, { action: 'webhook-created', subject, details: { name, url, events } });
      return webhook;
    });
  }

  /** @throws DomainError `not-found`, `validation-failed` */
  async change(actor: Actor, id: number, changes: WebhookChangesBody): Promise<Webhook> {
    if (changes.url !== undefined) this.checkUrl(changes.url);
    await this.get(id);
    await this.dataSource.transaction(async (manager) => {
      if (Object.keys(changes).length > 0) await manager.update(Webhook, { id }, changes);
      const subject = { kind: 'webhook', id } as const;
      await this.audit.record(manager, actor, {
        action: 'webhook-changed',
        subject,
        details: Object.fromEntries(Object.entries(changes)),
      });
      // One that is on again has deliveries waiting.
      await this.bus.publish(manager, { topic: WEBHOOKS_TOPIC, data: null });
    });
    return this.get(id);
  }

  /** With the log of its deliveries. @throws DomainError `not-found` */
  async remove(actor: Actor, id: number): Promise<void> {
    const { name, url } = await this.get(id);
    await this.dataSource.transaction(async (manager) => {
      await manager.delete(Webhook, { id });
      const subject = { kind: 'webhook', id } as const;
      await this.audit.record(manager, actor, { action: 'webhook-removed', subject, details: { name, url } });
    });
  }

  /** Sends a `ping`, whichever events it wants. @throws DomainError `not-found` */
  async ping(id: number): Promise<void> {
    await this.get(id);
    await this.dataSource.transaction((manager) => this.outbox.addFor(manager, id, 'ping', { webhook: id }));
  }

  /** Newest first. */
  async deliveries(
    webhookId: number,
    filter: { state?: DeliveryState; beforeId: number | null; limit: number },
  ): Promise<WebhookDeliveryDto[]> {
    await this.get(webhookId);
    return this.dataSource.manager.query<WebhookDeliveryDto[]>(
      `SELECT id, event, state, payload, created_at AS "createdAt",
         CASE WHEN state = 'waiting' THEN available_at END AS "nextAttemptAt",
         (SELECT coalesce(json_agg(json_build_object('startedAt', started_at, 'durationMs', duration_ms,
            'responseStatus', response_status, 'responseHead', response_head, 'error', error) ORDER BY ordinal), '[]')
          FROM webhook_attempts WHERE delivery_id = delivery.id) AS attempts
       FROM webhook_deliveries AS delivery
       WHERE webhook_id = $1 AND ($2::text IS NULL OR state = $2) AND ($3::bigint IS NULL OR id < $3)
       ORDER BY id DESC LIMIT $4`,
      [webhookId, filter.state ?? null, filter.beforeId, filter.limit],
    );
  }

  /** Sends it again, with the same id and payload. @throws DomainError `not-found`, `conflict` while it waits anyway */
  async replay(webhookId: number, deliveryId: number): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const [row] = await manager.query<{ state: DeliveryState; event: WebhookEvent }[]>(
        'SELECT state FROM webhook_deliveries WHERE id = $1 AND webhook_id = $2 FOR UPDATE',
        [deliveryId, webhookId],
      );
      if (row === undefined) throw new DomainError('not-found', `There is no delivery ${String(deliveryId)}`);
      if (row.state === 'waiting') throw new DomainError('conflict', 'It is being sent, or will be tried again');
      await manager.query(
        `UPDATE webhook_deliveries SET state = 'waiting', round = 0, available_at = now(), finished_at = NULL
         WHERE id = $1`,
        [deliveryId],
      );
      await this.bus.publish(manager, { topic: WEBHOOKS_TOPIC, data: null });
    });
  }

  /** What a name stands for is looked up when it is sent. */
  private checkUrl(text: string): void {
    const refuse = (message: string): never => {
      throw new DomainError('validation-failed', `url ${message}`, [{ field: 'url', message }]);
    };
    const url = URL.parse(text);
    if (url === null || !['http:', 'https:'].includes(url.protocol)) {
      return refuse('must be an address such as https://ci.example.org/docket');
    }
    if (url.username !== '' || url.password !== '') refuse('must not hold a user name or password');
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) !== 0 && !mayReach(host, this.allowed)) {
      refuse('must be a public address; DOCKET_WEBHOOK_NETWORKS allows others to be reached');
    }
  }
}
