/**
 * Small messages from any process to every process, through PostgreSQL's NOTIFY: published inside a transaction, they
 * arrive once it has committed, in the order of the commits. A process that lost its connection is told so (`onGap`)
 * and catches up from the database.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import type { EntityManager } from 'typeorm';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';

const CHANNEL = 'docket_events';
/** PostgreSQL refuses payloads of 8,000 bytes and more. */
const MAX_PAYLOAD_BYTES = 7_900;
const RECONNECT_AFTER_MS = 300;

export interface BusEvent {
  topic: string;
  data: unknown;
}

type Listener = (event: BusEvent) => void;

@Injectable()
export class EventBus implements OnApplicationShutdown {
  private readonly logger = new Logger(EventBus.name);
  private readonly listeners = new Set<Listener>();
  private readonly gapListeners = new Set<() => void>();
  private client: pg.Client | null = null;
  private connecting: Promise<void> | null = null;
  private isStopping = false;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Sends the event when the transaction commits; rolled back, it is never sent. */
  async publish(manager: EntityManager, event: BusEvent): Promise<void> {
    const payload = JSON.stringify(event);
    if (Buffer.byteLength(payload) > MAX_PAYLOAD_BYTES) {
      throw new RangeError(`An event of topic ${event.topic} has ${String(Buffer.byteLength(payload))} bytes`);
    }
    await manager.query('SELECT pg_notify($1, $2)', [CHANNEL, payload]);
  }

  /** Calls the listener for every event from now on. @returns a function that ends it */
  async listen(listener: Listener): Promise<() => void> {
    this.listeners.add(listener);
    this.connecting ??= this.connect();
    await this.connecting;
    return () => this.listeners.delete(listener);
  }

  /** Calls the listener after events may have been missed. */
  onGap(listener: () => void): void {
    this.gapListeners.add(listener);
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.config.databaseUrl ?? undefined,
      application_name: 'docket-events',
      keepAlive: true,
    });
    client.on('notification', ({ payload }) => {
      const event = JSON.parse(payload ?? 'null') as BusEvent;
      for (const listener of this.listeners) listener(event);
    });
    client.on('error', (error) => {
      this.logger.warn(`The events' connection broke: ${error.message}`);
    });
    client.on('end', () => {
      if (this.client === client) void this.reconnect();
    });
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
    this.client = client;
  }

  private async reconnect(): Promise<void> {
    this.client = null;
    while (!this.isStopping) {
      try {
        await this.connect();
        for (const listener of this.gapListeners) listener();
        return;
      } catch (error) {
        this.logger.warn(`PostgreSQL does not answer: ${String(error)}`);
        await sleep(RECONNECT_AFTER_MS);
      }
    }
  }
}
