import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { CustomRunsController } from './custom-runs.controller.js';
import { SubmissionsController } from './submissions.controller.js';
import { SubmissionsGateway } from './submissions.gateway.js';
import { SubmissionsStoreModule } from './submissions-store.module.js';

/** REST and live events; the judge imports the store alone. */
@Module({
  imports: [AuthModule, SubmissionsStoreModule],
  controllers: [SubmissionsController, CustomRunsController],
  providers: [SubmissionsGateway],
  exports: [SubmissionsStoreModule],
})
export class SubmissionsModule {}
