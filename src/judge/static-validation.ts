/**
 * The static validator (2025-09, "Static validator"): looks at the submission's files instead of its output. It is called
 * as `validator language entry_point feedback_dir/ flags…` with those files in its working directory, in a container of
 * its own, and answers as an output validator does.
 */
import { Injectable } from '@nestjs/common';
import type { TestCase } from '../test-cases/test-case.entity.js';
import type { JudgingTask, SubmittedSources } from './judging-task.js';
import type { Artifact } from './artifact-cache.js';
import type { JuryWork } from './jury-program.js';
import { answerOrRemove } from './output-checks.js';
import { type Feedback, OutputValidation, type ValidatorSession } from './output-validation.js';
import { submittedFiles } from './submitted-files.js';
import type { ValidatorAnswer } from './validator-answer.js';

@Injectable()
export class StaticValidation {
  constructor(private readonly validation: OutputValidation) {}

  /**
   * @returns null where the problem has no static validation test cases
   * @throws JuryFaultError when the static validator does not compile
   */
  async open(task: JudgingTask, work: JuryWork): Promise<SubmissionInspector | null> {
    const isWanted = task.testCases.some(({ settings }) => settings.staticValidation != null);
    if (!isWanted || task.program === null) return null;
    const validator = await this.validation.openStatic(work);
    return validator === null ? null : new SubmissionInspector(validator, task.program);
  }
}

export class SubmissionInspector {
  constructor(
    private readonly validator: ValidatorSession,
    private readonly program: SubmittedSources,
  ) {}

  /** @throws JuryFaultError where it crashes, is stopped or gives no judgement */
  async inspect({ name, settings }: TestCase): Promise<[ValidatorAnswer, Feedback]> {
    const { language } = this.program;
    const { files, entryPoint } = submittedFiles(this.program);
    const args = [language.kattisIds[0] ?? language.id, entryPoint];
    const { report, feedback } = await this.validator.inspect(files, args, settings.staticValidation?.flags ?? []);
    return [await answerOrRemove(this.validator, name, report, feedback), feedback];
  }

  get artifact(): Artifact {
    return this.validator.artifact;
  }

  close(): Promise<void> {
    return this.validator.close();
  }
}
