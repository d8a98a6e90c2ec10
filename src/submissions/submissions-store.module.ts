import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { BlobsModule } from '../blobs/blobs.module.js';
import { EventsModule } from '../events/events.module.js';
import { JurySubmission } from '../problems/jury-submission.entity.js';
import { Problem } from '../problems/problem.entity.js';
import { ProblemVersion } from '../problems/problem-version.entity.js';
import { QueueModule } from '../queue/queue.module.js';
import { TestCase } from '../test-cases/test-case.entity.js';
import { User } from '../users/user.entity.js';
import { AdmissionModule } from './admission/admission.module.js';
import { WebhookOutboxModule } from '../webhooks/webhook-outbox.module.js';
import { CustomRun } from './custom-run.entity.js';
import { CustomRunsService } from './custom-runs.service.js';
import { ExpectedWait } from './expected-wait.js';
import { Judgement } from './judgement.entity.js';
import { JudgementRecords } from './judgement-records.service.js';
import { SubmissionWriter } from './new-submission.js';
import { Rejudging } from './rejudging/rejudging.entity.js';
import { Run } from './run.entity.js';
import { SubmissionEvents } from './submission-events.js';
import { Submission } from './submission.entity.js';
import { SubmissionsService } from './submissions.service.js';
import { Verification } from './verification.entity.js';
import { VerificationsService } from './verifications.service.js';
import { Waiting } from './waiting.js';

/** Submissions without their routes: what the web process and the judge share. */
@Module({
  imports: [
    AuditModule,
    AdmissionModule,
    BlobsModule,
    EventsModule,
    QueueModule,
    WebhookOutboxModule,
    TypeOrmModule.forFeature([Submission, Judgement, Run, CustomRun, Verification, Rejudging]),
    TypeOrmModule.forFeature([Problem, ProblemVersion, JurySubmission, TestCase, User]),
  ],
  providers: [
    SubmissionEvents,
    SubmissionWriter,
    SubmissionsService,
    CustomRunsService,
    VerificationsService,
    JudgementRecords,
    Waiting,
    ExpectedWait,
  ],
  exports: [
    AdmissionModule,
    SubmissionEvents,
    SubmissionWriter,
    SubmissionsService,
    CustomRunsService,
    VerificationsService,
    JudgementRecords,
    Waiting,
    ExpectedWait,
    BlobsModule,
    QueueModule,
  ],
})
export class SubmissionsStoreModule {}
