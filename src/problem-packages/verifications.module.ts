import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { SubmissionsStoreModule } from '../submissions/submissions-store.module.js';
import { ProblemPackagesModule } from './problem-packages.module.js';
import { VerificationsController } from './verifications.controller.js';

@Module({
  imports: [AuthModule, ProblemPackagesModule, SubmissionsStoreModule],
  controllers: [VerificationsController],
})
export class VerificationsModule {}
