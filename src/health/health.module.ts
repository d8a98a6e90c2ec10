import { Module } from '@nestjs/common';
import { QueueModule } from '../queue/queue.module.js';
import { HealthController } from './health.controller.js';
import { OperationsController } from './operations.controller.js';
import { MetricsService } from './metrics.service.js';
import { HealthService } from './health.service.js';

@Module({
  imports: [QueueModule],
  controllers: [HealthController, OperationsController],
  providers: [HealthService, MetricsService],
})
export class HealthModule {}
