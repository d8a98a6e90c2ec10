import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { BlobsModule } from '../blobs/blobs.module.js';
import { ProblemsModule } from '../problems/problems.module.js';
import { SubmissionsStoreModule } from '../submissions/submissions-store.module.js';
import { TestCasesModule } from '../test-cases/test-cases.module.js';
import { PackageEditsController } from './editing/package-edits.controller.js';
import { PackageEdits } from './editing/package-edits.service.js';
import { ExportService } from './export.service.js';
import { ExportsController } from './exports.controller.js';
import { ImportService } from './import.service.js';
import { ProblemPackagesController } from './problem-packages.controller.js';
import { RemovalService } from './removal.service.js';

@Module({
  imports: [AuthModule, BlobsModule, ProblemsModule, TestCasesModule, SubmissionsStoreModule],
  controllers: [ProblemPackagesController, PackageEditsController, ExportsController],
  providers: [ExportService, ImportService, RemovalService, PackageEdits],
  exports: [ImportService],
})
export class ProblemPackagesModule {}
