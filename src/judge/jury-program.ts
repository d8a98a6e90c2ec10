/**
 * The package's own programs (validators, graders, generators): compiled like a submission, or built by their own scripts,
 * and run each in a container of its own.
 */
import { Injectable } from '@nestjs/common';
import { MIB } from '../contract/limits.js';
import { isLanguageId, type Language, LANGUAGES, languagesOfKattisId } from '../languages/languages.js';
import type { SourceFile } from '../languages/language.js';
import { DEFAULT_LIMITS, type ProblemLimits } from '../problems/limits.js';
import type { StoredProgram } from '../problems/package-words.js';
import type { ProblemVersion } from '../problems/problem-version.entity.js';
import { SandboxService } from '../sandbox/sandbox.service.js';
import type { ToolchainLibrary } from '../sandbox/toolchain-library.js';
import {
  type Compilation,
  type CompilePlace,
  juryCompileLimits,
  ProgramCompiler,
  type RunnableProgram,
} from './compile-program.js';
import { grammarOf, grammarProgram } from './grammars.js';
import { JudgingTasks } from './judging-task.js';
import { JuryFaultError } from './judging-errors.js';
import { RunSession } from './run-session.js';

/** Processes and threads a program of the jury may have. */
export const JURY_PROCESSES = 64;

/** What a program of the jury is for, in messages and at its container. */
export type JuryRole =
  'output validator' | 'static validator' | 'interactor' | 'input validator' | 'grader' | 'generator' | 'solution';

/** What one is opened for. */
export interface JuryWork {
  version: ProblemVersion;
  library: ToolchainLibrary;
  /** For people who look at containers, such as `judgement 7`. */
  purpose: string;
}

/** Close the session in the end. */
export interface OpenJuryProgram {
  program: RunnableProgram;
  session: RunSession;
  /** The files of its directory in the package. */
  sources: SourceFile[];
}

/**
 * What one may use. A package's limits on validation are for output validators: "Input validators are run at problem
 * preparation time, not during judging, so these limits do not apply to them" (2025-09, "Resource guarantees").
 */
export function juryLimits(
  role: JuryRole,
  limits: ProblemLimits,
): { timeS: number; memoryMiB: number; outputMiB: number } {
  const { validationTimeS: timeS, validationMemoryMiB: memoryMiB, validationOutputMiB: outputMiB } = limits;
  if (role !== 'input validator') return { timeS, memoryMiB, outputMiB };
  return {
    timeS: Math.max(timeS, DEFAULT_LIMITS.validationTimeS),
    memoryMiB: Math.max(memoryMiB, DEFAULT_LIMITS.validationMemoryMiB),
    outputMiB: Math.max(outputMiB, DEFAULT_LIMITS.validationOutputMiB),
  };
}

@Injectable()
export class JuryPrograms {
  constructor(
    private readonly compiler: ProgramCompiler,
    private readonly tasks: JudgingTasks,
    private readonly sandbox: SandboxService,
  ) {}

  /**
   * Compiles it (or finds it compiled); its container is taken when it is first run.
   *
   * @throws JuryFaultError when it does not compile
   */
  async open(role: JuryRole, stored: StoredProgram, work: JuryWork): Promise<OpenJuryProgram> {
    const sources = await this.tasks.readSources(stored.files);
    const compilation = await this.compile(role, stored, sources, work);
    if (!compilation.ok) {
      throw new JuryFaultError(
        `The ${role} ${stored.path} does not compile: ${compilation.reason}\n${compilation.compilerOutput}`,
      );
    }
    const session = new RunSession(this.sandbox, {
      stage: 'run',
      language: stored.language,
      memoryLimitBytes: juryLimits(role, work.version.limits).memoryMiB * MIB,
      processLimit: JURY_PROCESSES,
      cpus: 1,
      libraryPath: work.library.path,
      purpose: `${work.purpose} ${role}`,
    });
    return { program: compilation.program, session, sources };
  }

  private async compile(
    role: JuryRole,
    stored: StoredProgram,
    sources: SourceFile[],
    { version, library, purpose }: JuryWork,
  ): Promise<Compilation> {
    const { path, files, hasBuild, hasRun, language, entryPoint } = stored;
    const place: CompilePlace = { library, limits: juryCompileLimits(version.limits), purpose };
    if (hasBuild || hasRun) {
      const executable = files.filter(({ isExecutable }) => isExecutable === true).map(({ name }) => name);
      return this.compiler.build(sources.map(withUnixLines), [...executable, 'build', 'run'], hasBuild, place);
    }
    const [only] = sources;
    const grammar = grammarOf(stored);
    if (grammar !== null && only !== undefined) {
      return this.compiler.build(await grammarProgram(grammar, only.content), ['build', 'run'], true, place);
    }
    if (language === null || !isLanguageId(language)) {
      throw new JuryFaultError(
        `The ${role} ${path} is in no language that can be judged here, and has no build script.`,
      );
    }
    return this.compiler.compile(atHand(LANGUAGES[language], library), sources, entryPoint, place);
  }
}

/** The language itself, or another that packages call the same: a library without C++17 still has a C++. */
function atHand(language: Language, library: ToolchainLibrary): Language {
  if (language.id in library.languages) return language;
  const same = language.kattisIds.flatMap(languagesOfKattisId);
  return same.find(({ id }) => id in library.languages) ?? language;
}

/** A script with line ends of Windows names an interpreter that is not there. */
function withUnixLines(file: SourceFile): SourceFile {
  const isScript = ['build', 'run'].includes(file.name) && file.content.subarray(0, 2).toString() === '#!';
  return isScript
    ? { ...file, content: Buffer.from(file.content.toString('latin1').replaceAll('\r\n', '\n'), 'latin1') }
    : file;
}
