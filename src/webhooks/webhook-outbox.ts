/**
 * What webhooks are told goes into an outbox first, within the transaction that it tells about: an event is delivered
 * if and only if what it says has happened, however processes end. The web processes deliver (webhook-delivery.ts).
 */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { WebhookEvent } from '../contract/webhooks.js';
import { EventBus } from '../events/event-bus.js';

/** The bus' topic that wakes those who deliver. */
export const WEBHOOKS_TOPIC = 'webhooks';

@Injectable()
export class WebhookOutbox {
  constructor(private readonly bus: EventBus) {}

  /**
   * One delivery for each webhook that wants the event.
   *
   * @param data called when somebody wants it
   */
  async add(manager: EntityManager, event: WebhookEvent, data: () => Promise<object> | object): Promise<void> {
    // Whoever removes one of them waits: a delivery to nobody would undo the transaction, and with it what it tells of.
    const wanted = await manager.query<{ id: number }[]>(
      'SELECT id FROM webhooks WHERE is_enabled AND $1 = ANY (events) ORDER BY id FOR KEY SHARE',
      [event],
    );
    for (const { id } of wanted) await this.addFor(manager, id, event, await data());
  }

  /** For an address that one person named for one result: it goes there by PUT and unsigned, as Judge0 does. */
  async addCallback(manager: EntityManager, url: string, payload: string): Promise<void> {
    await manager.query("INSERT INTO webhook_deliveries (callback_url, event, payload) VALUES ($1, 'callback', $2)", [
      url,
      payload,
    ]);
    await this.bus.publish(manager, { topic: WEBHOOKS_TOPIC, data: null });
  }

  async addFor(manager: EntityManager, webhookId: number, event: WebhookEvent, data: object): Promise<void> {
    const payload = JSON.stringify({ type: event, timestamp: new Date().toISOString(), data });
    await manager.query('INSERT INTO webhook_deliveries (webhook_id, event, payload) VALUES ($1, $2, $3)', [
      webhookId,
      event,
      payload,
    ]);
    await this.bus.publish(manager, { topic: WEBHOOKS_TOPIC, data: null });
  }
}
