import { Module } from '@nestjs/common';
import { AuditModule } from './audit/audit.module.js';
import { AuthModule } from './auth/auth.module.js';
import { ConfigModule } from './config/config.module.js';
import { DatabaseModule } from './database/database.module.js';
import { Judge0Module } from './judge0/judge0.module.js';
import { LibrariesModule } from './libraries/libraries.module.js';
import { GracefulStop } from './http/graceful-stop.js';
import { LanguagesModule } from './languages/languages.module.js';
import { VerificationsModule } from './problem-packages/verifications.module.js';
import { RejudgingModule } from './submissions/rejudging/rejudging.module.js';
import { SubmissionsModule } from './submissions/submissions.module.js';
import { HealthModule } from './health/health.module.js';
import { ProblemPackagesModule } from './problem-packages/problem-packages.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';
import { ProblemsModule } from './problems/problems.module.js';

/** The web process: REST, live events and the browser UI. */
@Module({
  imports: [
    ConfigModule,
    DatabaseModule,
    AuditModule,
    AuthModule,
    HealthModule,
    ProblemsModule,
    ProblemPackagesModule,
    LanguagesModule,
    LibrariesModule,
    SubmissionsModule,
    RejudgingModule,
    Judge0Module,
    WebhooksModule,
    VerificationsModule,
  ],
  providers: [GracefulStop],
})
export class AppModule {}
