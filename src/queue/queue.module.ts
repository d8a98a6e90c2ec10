import { Module } from '@nestjs/common';
import { QueueService } from './queue.service.js';
import { WorkerRegistration } from './worker-registration.js';

@Module({ providers: [QueueService, WorkerRegistration], exports: [QueueService, WorkerRegistration] })
export class QueueModule {}
