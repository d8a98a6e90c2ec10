import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { ActivityController } from './activity/activity.controller.js';
import { ActivityService } from './activity/activity.service.js';
import { AdmissionController } from './admission/admission.controller.js';
import { CustomRunsController } from './custom-runs.controller.js';
import { EventStreams } from './event-streams.js';
import { ReplaysController } from './replays/replays.controller.js';
import { ReplaysService } from './replays/replays.service.js';
import { SetAsideService } from './set-aside.service.js';
import { SubmissionOperationsController } from './submission-operations.controller.js';
import { SubmissionsController } from './submissions.controller.js';
import { SubmissionsGateway } from './submissions.gateway.js';
import { SubmissionsStoreModule } from './submissions-store.module.js';
import { TimelineService } from './timeline/timeline.service.js';

/** REST and live events; the judge imports the store alone. */
@Module({
  imports: [AuthModule, SubmissionsStoreModule],
  controllers: [
    SubmissionsController,
    ActivityController,
    SubmissionOperationsController,
    CustomRunsController,
    AdmissionController,
    ReplaysController,
  ],
  providers: [SubmissionsGateway, ActivityService, EventStreams, TimelineService, SetAsideService, ReplaysService],
  exports: [SubmissionsStoreModule],
})
export class SubmissionsModule {}
