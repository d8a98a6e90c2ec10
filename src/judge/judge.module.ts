import { Module } from '@nestjs/common';
import { SandboxModule } from '../sandbox/sandbox.module.js';
import { SubmissionsStoreModule } from '../submissions/submissions-store.module.js';
import { ArtifactCache } from './artifact-cache.js';
import { ProgramCompiler } from './compile-program.js';
import { GenerateTests } from './generate-tests.js';
import { HostFacts } from './host-facts.js';
import { Housekeeping } from './housekeeping.js';
import { JudgeCustomRun } from './judge-custom-run.js';
import { JudgeSubmission } from './judge-submission.js';
import { JudgeTestData } from './judge-test-data.js';
import { JudgeWorker } from './judge.worker.js';
import { JudgingTasks } from './judging-task.js';
import { JuryPrograms } from './jury-program.js';
import { LibraryTasks } from './library-tasks.js';
import { OutputValidation } from './output-validation.js';
import { PackageGraders } from './package-grader.js';
import { TestCaseRunner } from './run-test-case.js';
import { SpoiledCopies } from './spoiled-copies.js';
import { StaticValidation } from './static-validation.js';
import { InputChecks } from './soundness/check-inputs.js';
import { OutputChecks } from './soundness/check-outputs.js';
import { CheckPackage } from './soundness/check-package.js';
import { InputValidation } from './soundness/input-validation.js';
import { RepeatedJudgings } from './soundness/repeat-judgings.js';

@Module({
  imports: [SubmissionsStoreModule, SandboxModule],
  providers: [
    ArtifactCache,
    ProgramCompiler,
    JudgingTasks,
    HostFacts,
    JuryPrograms,
    OutputValidation,
    StaticValidation,
    PackageGraders,
    SpoiledCopies,
    TestCaseRunner,
    JudgeTestData,
    JudgeSubmission,
    JudgeCustomRun,
    LibraryTasks,
    InputValidation,
    InputChecks,
    OutputChecks,
    RepeatedJudgings,
    CheckPackage,
    GenerateTests,
    Housekeeping,
    JudgeWorker,
  ],
  exports: [JudgeWorker],
})
export class JudgeModule {}
