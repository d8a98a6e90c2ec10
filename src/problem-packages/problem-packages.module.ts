import { Module } from '@nestjs/common';
import { BlobsModule } from '../blobs/blobs.module.js';
import { ProblemsModule } from '../problems/problems.module.js';
import { SubmissionsStoreModule } from '../submissions/submissions-store.module.js';
import { TestCasesModule } from '../test-cases/test-cases.module.js';
import { ImportService } from './import.service.js';

@Module({
  imports: [BlobsModule, ProblemsModule, TestCasesModule, SubmissionsStoreModule],
  providers: [ImportService],
  exports: [ImportService],
})
export class ProblemPackagesModule {}
