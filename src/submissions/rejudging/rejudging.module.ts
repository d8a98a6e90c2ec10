import { Module } from '@nestjs/common';
import { AuthModule } from '../../auth/auth.module.js';
import { SubmissionsStoreModule } from '../submissions-store.module.js';
import { JudgementsController } from './judgements.controller.js';
import { RejudgingsController } from './rejudgings.controller.js';
import { RejudgingsService } from './rejudgings.service.js';

@Module({
  imports: [AuthModule, SubmissionsStoreModule],
  controllers: [JudgementsController, RejudgingsController],
  providers: [RejudgingsService],
})
export class RejudgingModule {}
