import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../../audit/audit.module.js';
import { EventsModule } from '../../events/events.module.js';
import { AdmissionChain } from './admission-chain.js';
import type { AdmissionHandler } from './admission-handler.js';
import { AdmissionPolicy } from './admission-policy.entity.js';
import { ADMISSION_HANDLER_LIST, AdmissionPolicyService } from './admission-policy.service.js';
import { AuthenticationHandler } from './handlers/authentication.handler.js';
import { DuplicateHandler } from './handlers/duplicate.handler.js';
import { LaneHandler } from './handlers/lane.handler.js';
import { ProgramHandler } from './handlers/program.handler.js';
import { QuotaHandler } from './handlers/quota.handler.js';
import { WindowHandler } from './handlers/window.handler.js';
import { QueueModule } from '../../queue/queue.module.js';

const HANDLERS = [AuthenticationHandler, WindowHandler, QuotaHandler, ProgramHandler, DuplicateHandler, LaneHandler];

/** The chain and its settings; the routes to change them are the web process's alone. */
@Module({
  imports: [QueueModule, AuditModule, EventsModule, TypeOrmModule.forFeature([AdmissionPolicy])],
  providers: [
    ...HANDLERS,
    {
      provide: ADMISSION_HANDLER_LIST,
      inject: HANDLERS,
      useFactory: (...handlers: AdmissionHandler[]) => handlers,
    },
    AdmissionPolicyService,
    AdmissionChain,
  ],
  exports: [AdmissionChain, AdmissionPolicyService],
})
export class AdmissionModule {}
