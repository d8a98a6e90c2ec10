/**
 * From source files to something that can be run: in a container of its own, which never sees test data. What comes
 * out is kept (artifact-cache.ts) and enters run containers read-only.
 */
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Explanation, ExplanationCode } from '../contract/explanations.js';
import { GIB, KIB, MIB } from '../contract/limits.js';
import { arrangeSources, isSource } from '../languages/arrange-sources.js';
import { type CommandLine, compileCommand, runCommand } from '../languages/command-lines.js';
import { ARTIFACT_DIR, BASE_ENV, type SourceFile } from '../languages/language.js';
import type { Language } from '../languages/languages.js';
import type { ProblemLimits } from '../problems/limits.js';
import type { ExecutionReport, FetchedFile } from '../sandbox/execution.js';
import { RefusedFileError } from '../sandbox/sandbox-errors.js';
import type { SandboxContainer } from '../sandbox/sandbox-container.js';
import { SandboxService } from '../sandbox/sandbox.service.js';
import type { ToolchainLibrary } from '../sandbox/toolchain-library.js';
import { annotateSpan, inSpan } from '../tracing/tracing.js';
import { type Artifact, ArtifactCache } from './artifact-cache.js';
import { JuryFaultError } from './judging-errors.js';
import { HeadBuffer, lastLines } from './text.js';
import { programStackBytes } from './execution-limits.js';

export interface CompileLimits {
  timeLimitMs: number;
  memoryLimitBytes: number;
}

/** What a package lets a compile have. */
export function compileLimits({ compilationTimeS, compilationMemoryMiB }: ProblemLimits): CompileLimits {
  return { timeLimitMs: compilationTimeS * 1000, memoryLimitBytes: compilationMemoryMiB * MIB };
}

export const DEFAULT_COMPILE_LIMITS: CompileLimits = { timeLimitMs: 60_000, memoryLimitBytes: 2 * GIB };

/** For programs of the jury: what a package allows to compiles is for submissions (2025-09, "Resource guarantees"). */
export function juryCompileLimits(limits: ProblemLimits): CompileLimits {
  const { timeLimitMs, memoryLimitBytes } = compileLimits(limits);
  return {
    timeLimitMs: Math.max(timeLimitMs, DEFAULT_COMPILE_LIMITS.timeLimitMs),
    memoryLimitBytes: Math.max(memoryLimitBytes, DEFAULT_COMPILE_LIMITS.memoryLimitBytes),
  };
}

/** Compilers talk too much about long template names. */
const COMPILER_OUTPUT_BYTES = 64 * KIB;
const ARTIFACT_MAX_BYTES = 256 * MIB;
const OPEN_FILES = 1024;
const CONTAINER_PROCESSES = 128;
const IN_ARTIFACT = `${ARTIFACT_DIR}/`;
/** Nobody's verdict depends on it, and javac is done a fifth sooner. Its CPU time is limited all the same. */
const COMPILER_CPUS = 2;

/** What goes into a compile besides the program's own sources. */
export interface CompileExtras {
  /** Options for the compiler; none where the language takes none. */
  options: readonly string[];
  /**
   * Files beside the sources, there to be included or imported. Where the compiler takes all sources that there are, these
   * are none of them: one that is included would be compiled twice.
   */
  beside: readonly SourceFile[];
}

const NO_EXTRAS: CompileExtras = { options: [], beside: [] };

/** Where and for what something is compiled. */
export interface CompilePlace {
  library: ToolchainLibrary;
  limits: CompileLimits;
  /** For people who look at containers. */
  purpose: string;
}

export interface CompileFigures {
  cpuTimeUs: number;
  wallTimeUs: number;
  memoryPeakBytes: number;
  isCached: boolean;
}

export interface RunnableProgram {
  artifact: Artifact;
  /** The command for a run container that may use so much memory. */
  command(memoryLimitBytes: number): CommandLine;
  /** What standard error shows when the runtime's own heap limit, set from the memory limit, was reached. */
  heapExhausted: RegExp | null;
}

export type Compilation =
  | { ok: true; program: RunnableProgram; compilerOutput: string | null; figures: CompileFigures | null }
  | (CompileFailure & { ok: false; compilerOutput: string });

/** Why there is no program, in words and as a code. */
interface CompileFailure {
  reason: string;
  explanation: Explanation | null;
}

interface CompileStep {
  /** null: a script of the package's */
  language: string | null;
  files: SourceFile[];
  executable: string[];
  argv: string[];
  env: Record<string, string>;
  processLimit: number;
  /** Files and folders below the working directory. */
  artifact: string[];
  /** The file that will be executed, where its being there is not the compiler's to answer for. */
  program?: string;
}

@Injectable()
export class ProgramCompiler {
  constructor(
    private readonly sandbox: SandboxService,
    private readonly artifacts: ArtifactCache,
  ) {}

  /**
   * A program in a language of the table.
   *
   * @throws JuryFaultError where the library does not have it: trying again would not help
   */
  async compile(
    language: Language,
    given: SourceFile[],
    entryPoint: string | null,
    place: CompilePlace,
    { options, beside }: CompileExtras = NO_EXTRAS,
  ): Promise<Compilation> {
    const { library, limits } = place;
    if (!(language.id in library.languages)) {
      throw new JuryFaultError(`${language.name} is not in the toolchain library of this worker (${library.digest}).`);
    }
    const isImported = ({ name }: SourceFile): boolean =>
      language.entryPoint.kind !== 'linked' && isSource(language, name);
    const arranged = arrangeSources(language, [...given, ...beside.filter(isImported)], entryPoint);
    if (!arranged.ok) {
      return { ok: false, ...NO_START, compilerOutput: arranged.reason };
    }
    const command = compileCommand(language, arranged.program, limits.memoryLimitBytes, options);
    const [file = ''] = runCommand(language, arranged.program, limits.memoryLimitBytes).argv;
    // What `go build` makes of a package without a main function can be kept, but nobody can execute it.
    const program = file.startsWith(IN_ARTIFACT) ? file.slice(IN_ARTIFACT.length) : undefined;
    const files = [...arranged.contents, ...beside.filter((file) => !isImported(file))];
    const step: CompileStep = { ...command, program, language: language.id, files, executable: [] };
    return this.perform(step, place, {
      command: (memoryLimitBytes) => runCommand(language, arranged.program, memoryLimitBytes),
      heapExhausted: language.heapExhausted,
    });
  }

  /** A jury program that brings scripts: `build` is run in a copy of its folder, and `run` is what is executed. */
  async build(files: SourceFile[], executable: string[], hasBuild: boolean, place: CompilePlace): Promise<Compilation> {
    const step: CompileStep = {
      language: null,
      files,
      executable,
      argv: hasBuild ? ['/bin/sh', '-c', './build'] : ['/bin/sh', '-c', 'test -x run'],
      env: { ...BASE_ENV },
      processLimit: 128,
      artifact: ['.'],
      program: 'run',
    };
    return this.perform(step, place, {
      command: () => ({ argv: ['/artifact/run'], env: { ...BASE_ENV }, processLimit: 64 }),
      heapExhausted: null,
    });
  }

  private perform(
    step: CompileStep,
    place: CompilePlace,
    run: Omit<RunnableProgram, 'artifact'>,
  ): Promise<Compilation> {
    return inSpan('compile', { 'docket.language': step.language ?? 'script' }, () => this.findOrMake(step, place, run));
  }

  private async findOrMake(
    step: CompileStep,
    place: CompilePlace,
    run: Omit<RunnableProgram, 'artifact'>,
  ): Promise<Compilation> {
    const sources = step.files.map(({ name, content }) => [name, this.artifacts.keyOf(content.toString('base64'))]);
    const { argv, env, executable, artifact: paths } = step;
    const key = this.artifacts.keyOf({ library: place.library.digest, argv, env, executable, paths, sources });
    const known = await this.artifacts.find(key);
    annotateSpan({ 'docket.compile.cached': known !== null });
    if (known !== null) {
      return { ok: true, program: { artifact: known, ...run }, compilerOutput: known.compilerOutput, figures: null };
    }
    return this.inContainer(key, step, place, run);
  }

  private async inContainer(
    key: string,
    step: CompileStep,
    place: CompilePlace,
    run: Omit<RunnableProgram, 'artifact'>,
  ): Promise<Compilation> {
    const { library, limits, purpose } = place;
    const container = await this.sandbox.acquire({
      stage: 'compile',
      language: step.language,
      memoryLimitBytes: limits.memoryLimitBytes,
      // One value for all, so that a warm container needs no change; the execution's own limit holds the compiler.
      processLimit: CONTAINER_PROCESSES,
      cpus: COMPILER_CPUS,
      libraryPath: library.path,
      purpose,
    });
    const folder = await this.artifacts.makeFolder();
    try {
      for (const { name, content } of step.files) {
        await container.putFile(name, content, step.executable.includes(name) ? 0o755 : 0o644);
      }
      const output = new HeadBuffer(COMPILER_OUTPUT_BYTES);
      const report = await container.execute({
        argv: step.argv,
        env: step.env,
        stdin: 'empty',
        stdout: {
          sink: (chunk) => {
            output.write(chunk);
          },
        },
        stderrTailBytes: COMPILER_OUTPUT_BYTES,
        limits: {
          cpuTimeMs: limits.timeLimitMs,
          wallTimeMs: 2 * limits.timeLimitMs + 2_000,
          memoryBytes: limits.memoryLimitBytes,
          processes: step.processLimit,
          outputBytes: 16 * MIB,
          fileSizeBytes: ARTIFACT_MAX_BYTES,
          openFiles: OPEN_FILES,
          stackBytes: programStackBytes(limits.memoryLimitBytes),
        },
      });
      const compilerOutput = `${output.text()}${lastLines(report.stderrTail, COMPILER_OUTPUT_BYTES)}`.trim();
      if (!isSuccess(report)) {
        return { ok: false, ...compileFailure(report, limits), compilerOutput };
      }
      const fetched = await fetchAll(container, step.artifact, path.join(folder, 'fetched'));
      if (fetched instanceof RefusedFileError) {
        const reason = `What the compiler left cannot be taken: ${fetched.message}.`;
        return { ok: false, reason, explanation: null, compilerOutput };
      }
      if (fetched.length === 0) {
        return { ok: false, ...NOTHING_LEFT, compilerOutput };
      }
      if (step.program !== undefined && !fetched.some((file) => file.path === step.program && file.isExecutable)) {
        const reason = `There is no file "${step.program}" that can be executed.`;
        const explanation: Explanation = { code: 'compile-no-file', values: { file: step.program } };
        return { ok: false, reason, explanation, compilerOutput };
      }
      const artifact = await this.artifacts.keep(key, folder, fetched, compilerOutput === '' ? null : compilerOutput);
      const { cpuTimeUs, wallTimeUs, memoryPeakBytes } = report;
      return {
        ok: true,
        program: { artifact, ...run },
        compilerOutput: artifact.compilerOutput,
        figures: { cpuTimeUs, wallTimeUs, memoryPeakBytes, isCached: false },
      };
    } finally {
      await this.artifacts.discard(folder);
      // Nobody waits for the container to be gone.
      void container.release();
    }
  }
}

/**
 * Not every path of an artifact has to be there: Python leaves `__pycache__` only where there are modules. Files of which
 * there are too many, too large ones or such as are no files are the program's doing: the refusal is the answer.
 */
async function fetchAll(
  container: SandboxContainer,
  paths: string[],
  folder: string,
): Promise<FetchedFile[] | RefusedFileError> {
  const fetched: FetchedFile[] = [];
  for (const one of paths) {
    try {
      fetched.push(...(await container.fetchFiles([one], folder, ARTIFACT_MAX_BYTES)));
    } catch (error) {
      if (!(error instanceof RefusedFileError)) throw error;
      if (error.refusal !== 'not-found') return error;
    }
  }
  return fetched;
}

function isSuccess(report: ExecutionReport): boolean {
  return report.exitCode === 0 && report.limitFired === null && report.forbiddenCalls.length === 0;
}

/** A compiler stopped by a limit is the program's fault as well: a compile error that says which limit. */
const NO_START: CompileFailure = {
  reason: 'The program has no place to start.',
  explanation: { code: 'compile-no-start', values: {} },
};
const NOTHING_LEFT: CompileFailure = {
  reason: 'The compiler ended well but left no program.',
  explanation: { code: 'compile-nothing', values: {} },
};

function compileFailure(report: ExecutionReport, limits: CompileLimits): CompileFailure {
  const stopped = (why: string, code: ExplanationCode, values: Explanation['values']): CompileFailure => ({
    reason: `Compiling was stopped${why}.`,
    explanation: { code, values },
  });
  const { limitFired, exitCode, signal } = report;
  if (limitFired === 'cpu-time' || limitFired === 'wall-time') {
    const seconds = limits.timeLimitMs / 1000;
    return stopped(` after ${String(seconds)} s: the compile time limit`, 'compile-time', { seconds });
  }
  if (limitFired === 'memory') {
    const mib = limits.memoryLimitBytes / MIB;
    return stopped(` at ${String(mib)} MiB: the compile memory limit`, 'compile-memory', { mib });
  }
  if (limitFired !== null) return stopped(`: the ${limitFired} limit`, 'compile-limit', { limit: limitFired });
  const [call] = report.forbiddenCalls;
  if (call !== undefined) {
    return stopped(`: the system call ${call.name} is forbidden`, 'compile-call', { call: call.name });
  }
  const ended = (how: string, explanation: Explanation): CompileFailure => ({
    reason: `The compiler ${how}.`,
    explanation,
  });
  if (signal !== null)
    return ended(`was ended by signal ${String(signal)}`, { code: 'compile-signal', values: { signal } });
  const values = { exitCode: exitCode ?? '' };
  return ended(`ended with exit code ${String(exitCode)}`, { code: 'compile-exit', values });
}
