/** The package's own programs (validators, graders): compiled like a submission, or built by their own scripts. */
import { Injectable } from '@nestjs/common';
import { MIB } from '../contract/limits.js';
import { isLanguageId, LANGUAGES } from '../languages/languages.js';
import type { StoredProgram } from '../problems/package-words.js';
import type { ProblemVersion } from '../problems/problem-version.entity.js';
import type { ToolchainLibrary } from '../sandbox/toolchain-library.js';
import { checktestdataProgram, isChecktestdata } from './checktestdata.js';
import { type Compilation, type RunnableProgram, ProgramCompiler } from './compile-program.js';
import { JudgingTasks } from './judging-task.js';
import { JuryFaultError } from './judging-errors.js';

/** Processes and threads a program of the jury may have. */
export const JURY_PROCESSES = 64;

@Injectable()
export class JuryPrograms {
  constructor(
    private readonly compiler: ProgramCompiler,
    private readonly tasks: JudgingTasks,
  ) {}

  /**
   * @param role for the message: `output validator`, `grader`
   * @throws JuryFaultError when it does not compile
   */
  async compile(
    role: string,
    program: StoredProgram,
    version: ProblemVersion,
    library: ToolchainLibrary,
    purpose: string,
  ): Promise<RunnableProgram> {
    const compilation = await this.compileSources(role, program, version, library, purpose);
    if (compilation.ok) return compilation.program;
    throw new JuryFaultError(
      `The ${role} ${program.path} does not compile: ${compilation.reason}\n${compilation.compilerOutput}`,
    );
  }

  private async compileSources(
    role: string,
    program: StoredProgram,
    version: ProblemVersion,
    library: ToolchainLibrary,
    purpose: string,
  ): Promise<Compilation> {
    const sources = await this.tasks.readSources(program.files);
    const limits = {
      timeLimitMs: version.limits.compilationTimeS * 1000,
      memoryLimitBytes: version.limits.compilationMemoryMiB * MIB,
    };
    if (program.hasBuild || program.hasRun) {
      const executable = program.files.filter(({ isExecutable }) => isExecutable === true).map(({ name }) => name);
      const scripts = [...executable, 'build', 'run'];
      return this.compiler.build(sources, scripts, program.hasBuild, library, limits, purpose);
    }
    const [only] = sources;
    if (isChecktestdata(program) && only !== undefined) {
      const files = await checktestdataProgram(only.content);
      return this.compiler.build(files, ['build', 'run'], true, library, limits, purpose);
    }
    if (program.language === null || !isLanguageId(program.language)) {
      throw new JuryFaultError(
        `The ${role} ${program.path} is in no language that can be judged here, and has no build script.`,
      );
    }
    const language = LANGUAGES[program.language];
    return this.compiler.compile(language, sources, program.entryPoint, library, limits, purpose);
  }
}
