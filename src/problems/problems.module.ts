import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuthModule } from '../auth/auth.module.js';
import { BlobsModule } from '../blobs/blobs.module.js';
import { ChooseVersionService } from './choose-version.service.js';
import { JurySubmission } from './jury-submission.entity.js';
import { ProblemFile } from './problem-file.entity.js';
import { ProblemStatement } from './problem-statement.entity.js';
import { ProblemVersion } from './problem-version.entity.js';
import { ProblemsController } from './problems.controller.js';
import { ProblemsService } from './problems.service.js';
import { Problem } from './problem.entity.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Problem, ProblemVersion, ProblemStatement, ProblemFile, JurySubmission]),
    BlobsModule,
    AuthModule,
  ],
  controllers: [ProblemsController],
  providers: [ProblemsService, ChooseVersionService],
  exports: [ProblemsService, TypeOrmModule],
})
export class ProblemsModule {}
