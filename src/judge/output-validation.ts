/**
 * The package's own output validators (problem package format, "Output validators"): each is called as
 * `validator input answer feedback_dir/ flags… < output`, in a container of its own, and answers with exit code 42
 * (accepted) or 43 (wrong answer). Anything else is the jury's fault and never a verdict.
 */
import { mkdir, rm, readFile } from 'node:fs/promises';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { BlobCache } from '../blobs/blob-cache.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { KIB, MIB } from '../contract/limits.js';
import { isLanguageId, LANGUAGES } from '../languages/languages.js';
import type { StoredProgram } from '../problems/package-words.js';
import type { ProblemVersion } from '../problems/problem-version.entity.js';
import type { ExecutionReport } from '../sandbox/execution.js';
import { SandboxService } from '../sandbox/sandbox.service.js';
import type { ToolchainLibrary } from '../sandbox/toolchain-library.js';
import type { TestCase } from '../test-cases/test-case.entity.js';
import { type RunnableProgram, ProgramCompiler } from './compile-program.js';
import { programLimits } from './execution-limits.js';
import { JudgingTasks } from './judging-task.js';
import { JuryFaultError } from './judging-errors.js';
import { RunSession } from './run-session.js';
import { head, toText } from './text.js';

const ACCEPTED = 42;
const WRONG_ANSWER = 43;
const FEEDBACK_DIR = 'feedback';
const JUDGE_MESSAGE = 'judgemessage.txt';
const TEAM_MESSAGE = 'teammessage.txt';
/** Of all feedback files together, and of each message that is kept. */
const FEEDBACK_MAX_BYTES = 16 * MIB;
const MESSAGE_MAX_CHARACTERS = 16 * KIB;
const VALIDATOR_PROCESSES = 64;

export interface ValidatorAnswer {
  isAccepted: boolean;
  judgeMessage: string | null;
  teamMessage: string | null;
}

@Injectable()
export class OutputValidation {
  constructor(
    private readonly compiler: ProgramCompiler,
    private readonly tasks: JudgingTasks,
    private readonly sandbox: SandboxService,
    private readonly cache: BlobCache,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Compiles the validators (or finds them compiled) and makes a session for each. Close it at the end.
   *
   * @throws JuryFaultError when one does not compile
   */
  async open(version: ProblemVersion, library: ToolchainLibrary, purpose: string): Promise<ValidatorSession[]> {
    const sessions: ValidatorSession[] = [];
    for (const validator of version.judging.outputValidators) {
      const program = await this.compile(validator, version, library, purpose);
      const session = new RunSession(this.sandbox, {
        stage: 'run',
        memoryLimitBytes: version.limits.validationMemoryMiB * MIB,
        processLimit: VALIDATOR_PROCESSES,
        cpus: 1,
        libraryPath: library.path,
        purpose: `${purpose} validator`,
      });
      sessions.push(new ValidatorSession(validator, program, session, version, this.cache, this.config.dataDir));
    }
    return sessions;
  }

  private async compile(
    validator: StoredProgram,
    version: ProblemVersion,
    library: ToolchainLibrary,
    purpose: string,
  ): Promise<RunnableProgram> {
    const sources = await this.tasks.readSources(validator.files);
    const limits = {
      timeLimitMs: version.limits.compilationTimeS * 1000,
      memoryLimitBytes: version.limits.compilationMemoryMiB * MIB,
    };
    const compilation = await this.compileSources(validator, sources, library, limits, purpose);
    if (compilation.ok) return compilation.program;
    throw new JuryFaultError(
      `The output validator ${validator.path} does not compile: ${compilation.reason}\n${compilation.compilerOutput}`,
    );
  }

  private compileSources(
    validator: StoredProgram,
    sources: Awaited<ReturnType<JudgingTasks['readSources']>>,
    library: ToolchainLibrary,
    limits: { timeLimitMs: number; memoryLimitBytes: number },
    purpose: string,
  ) {
    if (validator.hasBuild || validator.hasRun) {
      const executable = validator.files.filter(({ isExecutable }) => isExecutable === true).map(({ name }) => name);
      const scripts = [...executable, 'build', 'run'];
      return this.compiler.build(sources, scripts, validator.hasBuild, library, limits, purpose);
    }
    if (validator.language === null || !isLanguageId(validator.language)) {
      throw new JuryFaultError(
        `The output validator ${validator.path} is in no language that can be judged here, and has no build script.`,
      );
    }
    const language = LANGUAGES[validator.language];
    return this.compiler.compile(language, sources, validator.entryPoint, library, limits, purpose);
  }
}

export class ValidatorSession {
  constructor(
    private readonly validator: StoredProgram,
    private readonly program: RunnableProgram,
    private readonly session: RunSession,
    private readonly version: ProblemVersion,
    private readonly cache: BlobCache,
    private readonly dataDir: string,
  ) {}

  /**
   * @param outputFile the program's output on this machine
   * @throws JuryFaultError when the validator answers anything but 42 or 43
   */
  async validate(testCase: TestCase, outputFile: string): Promise<ValidatorAnswer> {
    const { limits } = this.version;
    const memoryLimitBytes = limits.validationMemoryMiB * MIB;
    const command = this.program.command(memoryLimitBytes);
    // The folder has to be there before the validator is started.
    await this.session.put(`${FEEDBACK_DIR}/${JUDGE_MESSAGE}`, Buffer.alloc(0));
    const report = await this.session.execute(this.program, {
      argv: [
        ...command.argv,
        '/data/input',
        '/data/answer',
        `/box/${FEEDBACK_DIR}/`,
        ...testCase.settings.validatorFlags,
      ],
      env: command.env,
      keepFiles: true,
      extraFiles: [
        { name: 'input', file: await this.cache.path(testCase.inputBlob) },
        { name: 'answer', file: await this.cache.path(testCase.answerBlob) },
      ],
      stdin: { file: outputFile },
      stdout: 'discard',
      limits: programLimits(
        {
          timeLimitMs: limits.validationTimeS * 1000,
          memoryLimitBytes,
          outputLimitBytes: limits.validationOutputMiB * MIB,
        },
        VALIDATOR_PROCESSES,
      ),
    });
    const answer = { isAccepted: report.exitCode === ACCEPTED, ...(await this.readFeedback()) };
    await this.session.reset();
    const endedByItself = report.limitFired === null && report.signal === null && report.forbiddenCalls.length === 0;
    if (endedByItself && (report.exitCode === ACCEPTED || report.exitCode === WRONG_ANSWER)) return answer;
    throw new JuryFaultError(
      `The output validator ${this.validator.path} ${misbehaviour(report)} on ${testCase.name}. ` +
        `Its standard error: ${head(toText(report.stderrTail).trim() || '(empty)', 2000)}`,
    );
  }

  async close(): Promise<void> {
    await this.session.close();
  }

  private async readFeedback(): Promise<{ judgeMessage: string | null; teamMessage: string | null }> {
    const folder = path.join(this.dataDir, 'tmp', `feedback-${randomUUID()}`);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    try {
      const files = await this.session.fetch([FEEDBACK_DIR], folder, FEEDBACK_MAX_BYTES);
      const read = async (name: string): Promise<string | null> => {
        const file = files.find((one) => one.path === `${FEEDBACK_DIR}/${name}`);
        if (file === undefined) return null;
        const text = toText(await readFile(file.hostPath)).trim();
        return text === '' ? null : head(text, MESSAGE_MAX_CHARACTERS);
      };
      return { judgeMessage: await read(JUDGE_MESSAGE), teamMessage: await read(TEAM_MESSAGE) };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

function misbehaviour(report: ExecutionReport): string {
  if (report.limitFired !== null) return `was stopped by the ${report.limitFired} limit`;
  const [call] = report.forbiddenCalls;
  if (call !== undefined) return `used the forbidden system call ${call.name}`;
  if (report.signal !== null) return `was ended by signal ${String(report.signal)}`;
  return `answered with exit code ${String(report.exitCode)}, neither 42 nor 43,`;
}
