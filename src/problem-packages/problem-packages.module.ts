import { Module } from '@nestjs/common';
import { BlobsModule } from '../blobs/blobs.module.js';
import { ProblemsModule } from '../problems/problems.module.js';
import { TestCasesModule } from '../test-cases/test-cases.module.js';
import { ImportService } from './import.service.js';

@Module({
  imports: [BlobsModule, ProblemsModule, TestCasesModule],
  providers: [ImportService],
  exports: [ImportService],
})
export class ProblemPackagesModule {}
