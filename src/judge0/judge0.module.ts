import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LanguagesModule } from '../languages/languages.module.js';
import { SubmissionsModule } from '../submissions/submissions.module.js';
import { EventsModule } from '../events/events.module.js';
import { WebhookOutboxModule } from '../webhooks/webhook-outbox.module.js';
import { Judge0Callbacks } from './judge0-callbacks.js';
import { Judge0Submission } from './judge0-submission.entity.js';
import { Judge0Controller } from './judge0.controller.js';
import { Judge0Service } from './judge0.service.js';

@Module({
  imports: [
    SubmissionsModule,
    LanguagesModule,
    EventsModule,
    WebhookOutboxModule,
    TypeOrmModule.forFeature([Judge0Submission]),
  ],
  controllers: [Judge0Controller],
  providers: [Judge0Service, Judge0Callbacks],
})
export class Judge0Module {}
