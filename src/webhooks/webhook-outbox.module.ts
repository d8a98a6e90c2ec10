import { Module } from '@nestjs/common';
import { EventsModule } from '../events/events.module.js';
import { WebhookOutbox } from './webhook-outbox.js';

/** For those who have something to tell; delivering is the web process's affair. */
@Module({ imports: [EventsModule], providers: [WebhookOutbox], exports: [WebhookOutbox] })
export class WebhookOutboxModule {}
