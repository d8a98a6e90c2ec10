/**
 * The package's own output validators (problem package format, "Output validators"): each is called as
 * `validator input answer feedback_dir/ flags… < output`, in a container of its own, and answers with exit code 42
 * (accepted) or 43 (wrong answer). Anything else is the jury's fault and never a verdict. One written for testlib is
 * called as `validator input output answer flags…` and answers with testlib's exit codes.
 *
 * In an interactive problem its standard input and output are the program's other ends; of several processes of one
 * submission, further descriptors are (run-interaction.ts). In a multi-pass problem it is called again and again; what
 * it left in the feedback directory is put back each time.
 *
 * Its working directory holds what the format has it see of the submission and nothing else (2025-09, "Working
 * directory"), so the feedback directory lies beside it.
 */
import { mkdir, rm, readFile } from 'node:fs/promises';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { KIB, MIB } from '../contract/limits.js';
import type { SourceFile } from '../languages/language.js';
import type { StoredProgram, ValidatorProtocol } from '../problems/package-words.js';
import type { ProblemVersion } from '../problems/problem-version.entity.js';
import type { ExecutionReport, ExecutionRequest, FetchedFile } from '../sandbox/execution.js';
import { RefusedFileError } from '../sandbox/sandbox-errors.js';
import { SandboxService } from '../sandbox/sandbox.service.js';
import type { Artifact } from './artifact-cache.js';
import type { RunnableProgram } from './compile-program.js';
import { programLimits } from './execution-limits.js';
import { JuryFaultError } from './judging-errors.js';
import { JURY_PROCESSES, JuryPrograms, type JuryWork } from './jury-program.js';
import type { RunSession } from './run-session.js';
import { factsOf, type ShownRun } from './shown-run.js';
import { besides } from './submitted-files.js';
import { head, toText } from './text.js';
import {
  EXPECTED_CODES,
  type FeedbackTexts,
  judgementOf,
  misbehaviour,
  readScoreFiles,
  testlibPoints,
  type ValidatorAnswer,
} from './validator-answer.js';

/** Both below /box, where a program's files are. */
const WORKING_DIR = 'work';
const FEEDBACK_DIR = 'feedback';
const JUDGE_MESSAGE = 'judgemessage.txt';
const TEAM_MESSAGE = 'teammessage.txt';
const NEXT_PASS = 'nextpass.in';
/** What a testlib interactor writes for the checker that comes after it. */
const TALK_OUTPUT = 'talk-output';
/** Of all feedback files together, and of each message that is kept. */
const FEEDBACK_MAX_BYTES = 16 * MIB;
const MESSAGE_MAX_CHARACTERS = 16 * KIB;

export type ValidatorRole = 'output validator' | 'interactor' | 'static validator';

/** What a validator is called with: files on this machine. */
export interface ValidatedCase {
  name: string;
  input: string;
  answer: string;
  flags: string[];
}

/** The files a validator left, on this machine until `remove`. */
export interface Feedback {
  files: FetchedFile[];
  /** Of a multi-pass problem: the input of another pass. */
  nextInput: string | null;
  /** Of an interactor that is no output validator: what it wrote for one; null where it wrote nothing. */
  talkOutput: string | null;
  texts: FeedbackTexts;
  remove: () => Promise<void>;
}

/** How the validator's streams are connected, and what may stop it. */
export type ValidatorStreams = Pick<
  ExecutionRequest,
  'stdin' | 'stdout' | 'pipes' | 'sharedWaits' | 'signal' | 'onStarted'
> & {
  /** On top of its own time: what it may spend waiting for the program. */
  waitingTimeMs: number;
};

@Injectable()
export class OutputValidation {
  constructor(
    private readonly programs: JuryPrograms,
    private readonly sandbox: SandboxService,
  ) {}

  /**
   * Compiles the validators (or finds them compiled) and makes a session for each. Close it at the end.
   *
   * @param submitted the submission that they are to judge; none where there is no submission
   * @throws JuryFaultError when one does not compile
   */
  async open(work: JuryWork, submitted: readonly SourceFile[] = []): Promise<ValidatorSession[]> {
    const sessions: ValidatorSession[] = [];
    for (const validator of work.version.judging.outputValidators) {
      sessions.push(await this.openOne('output validator', validator, work, submitted));
    }
    return sessions;
  }

  /** The interactor of a problem whose output validator does not talk itself; null where there is none. */
  async openInteractor(work: JuryWork): Promise<ValidatorSession | null> {
    const { interactor } = work.version.judging;
    return interactor == null ? null : this.openOne('interactor', interactor, work);
  }

  /** null where there is none. */
  async openStatic(work: JuryWork): Promise<ValidatorSession | null> {
    const { staticValidator } = work.version.judging;
    return staticValidator === null ? null : this.openOne('static validator', staticValidator, work);
  }

  private async openOne(
    role: ValidatorRole,
    validator: StoredProgram,
    work: JuryWork,
    submitted: readonly SourceFile[] = [],
  ): Promise<ValidatorSession> {
    const { program, session } = await this.programs.open(role, validator, work);
    const seen = validator.seesSubmission === true ? submitted : [];
    return new ValidatorSession(role, validator, program, session, seen, work.version, this.sandbox.workDirectory);
  }
}

export class ValidatorSession {
  readonly protocol: ValidatorProtocol;

  constructor(
    private readonly role: ValidatorRole,
    private readonly validator: StoredProgram,
    private readonly program: RunnableProgram,
    private readonly session: RunSession,
    private readonly submitted: readonly SourceFile[],
    private readonly version: ProblemVersion,
    private readonly workDirectory: string,
  ) {
    this.protocol = validator.protocol ?? 'kattis';
  }

  get artifact(): Artifact {
    return this.program.artifact;
  }

  /** Has its container at hand, so that nobody waits for it while a clock runs. */
  async prepare(): Promise<void> {
    await this.session.prepare();
  }

  /**
   * Runs the validator once.
   *
   * @param earlier what it left in the pass before: all but `nextpass.in` is there again
   * @param run whose output it judges; null: it talks with it, or nothing was run
   */
  async execute(
    validated: ValidatedCase,
    streams: ValidatorStreams,
    earlier: Feedback | null,
    run: ShownRun | null,
  ): Promise<{ report: ExecutionReport; feedback: Feedback }> {
    const { waitingTimeMs, ...connections } = streams;
    const call = this.callFor(validated, connections.stdin);
    const memoryLimitBytes = this.version.limits.validationMemoryMiB * MIB;
    const command = this.program.command(memoryLimitBytes);
    await this.putFeedback(earlier);
    const facts = run === null || this.validator.seesRun !== true ? [] : factsOf(run);
    const names = facts.map(({ name }) => name);
    await this.putFiles([...facts, ...besides(this.submitted, names)]);
    const limits = this.limits(memoryLimitBytes);
    const report = await this.session.execute(this.program, {
      argv: [...command.argv, ...call.args, ...validated.flags],
      env: command.env,
      cwd: `/box/${WORKING_DIR}`,
      keepFiles: true,
      ...connections,
      stdin: call.stdin,
      extraFiles: [{ name: 'input', file: validated.input }, { name: 'answer', file: validated.answer }, ...call.files],
      limits: { ...limits, wallTimeMs: limits.wallTimeMs + waitingTimeMs },
    });
    const feedback = await this.fetchFeedback();
    await this.session.reset();
    return { report, feedback };
  }

  /**
   * Runs a static validator once, with files in its working directory.
   *
   * @param args in front of the feedback directory
   */
  async inspect(
    files: readonly SourceFile[],
    args: readonly string[],
    flags: readonly string[],
  ): Promise<{ report: ExecutionReport; feedback: Feedback }> {
    const memoryLimitBytes = this.version.limits.validationMemoryMiB * MIB;
    const command = this.program.command(memoryLimitBytes);
    await this.putFeedback(null);
    await this.putFiles(files);
    const report = await this.session.execute(this.program, {
      argv: [...command.argv, ...args, `/box/${FEEDBACK_DIR}/`, ...flags],
      env: command.env,
      cwd: `/box/${WORKING_DIR}`,
      stdin: 'empty',
      stdout: 'discard',
      keepFiles: true,
      limits: this.limits(memoryLimitBytes),
    });
    const feedback = await this.fetchFeedback();
    await this.session.reset();
    return { report, feedback };
  }

  /** Whether it ended well and accepts. */
  accepts(report: ExecutionReport): boolean {
    return judgementOf(report, this.protocol) === 'accepted';
  }

  /** null: its end is no judgement. */
  verdictOf(report: ExecutionReport): 'AC' | 'WA' | null {
    const judgement = judgementOf(report, this.protocol);
    if (judgement === null) return null;
    return judgement === 'accepted' ? 'AC' : 'WA';
  }

  /** @throws JuryFaultError when the validator's exit code is no judgement, or it left files against the rules */
  answerOf(caseName: string, report: ExecutionReport, feedback: Feedback): ValidatorAnswer {
    const judgement = judgementOf(report, this.protocol);
    if (judgement === null) {
      throw this.fault(caseName, report, `${misbehaviour(report)}, ${EXPECTED_CODES[this.protocol]}`);
    }
    const message = toText(report.stderrTail).trim();
    const said = this.protocol === 'testlib' && message !== '' ? head(message, MESSAGE_MAX_CHARACTERS) : null;
    const judgeMessage = feedback.texts.judgeMessage ?? said;
    const { teamMessage } = feedback.texts;
    if (judgement === 'wrong-answer' && this.isMultiPass && feedback.nextInput !== null) {
      throw this.fault(caseName, report, `rejected the output and asked for another pass`);
    }
    try {
      const scoreFiles = readScoreFiles(feedback.texts);
      if (this.protocol === 'testlib' && this.isScoring && judgement === 'accepted') {
        const points = testlibPoints(report);
        if (points !== null && this.validator.points === 'percent') scoreFiles.multiplier ??= points / 100;
        else scoreFiles.score ??= points;
      }
      return { isAccepted: judgement === 'accepted', judgeMessage, teamMessage, scoreFiles };
    } catch (error) {
      throw error instanceof JuryFaultError ? this.fault(caseName, report, `is at fault: ${error.message}`) : error;
    }
  }

  /** The jury's fault, with what is known of it. */
  fault(caseName: string, report: ExecutionReport, what: string): JuryFaultError {
    return new JuryFaultError(
      `The ${this.role} ${this.validator.path} ${what} on ${caseName}. ` +
        `Its standard error: ${head(toText(report.stderrTail).trim() || '(empty)', 2000)}`,
    );
  }

  async close(): Promise<void> {
    await this.session.close();
  }

  /** testlib takes the output as a file; one that talks has no output yet, and names the file it writes itself. */
  private callFor(
    validated: ValidatedCase,
    stdin: ExecutionRequest['stdin'],
  ): { args: string[]; stdin: ExecutionRequest['stdin']; files: { name: string; file: string }[] } {
    if (this.protocol === 'kattis') {
      return { args: ['/data/input', '/data/answer', `/box/${FEEDBACK_DIR}/`], stdin, files: [] };
    }
    if (typeof stdin === 'object' && 'file' in stdin) {
      const files = [{ name: 'output', file: stdin.file }];
      return { args: ['/data/input', '/data/output', '/data/answer'], stdin: 'empty', files };
    }
    return { args: ['/data/input', `/box/${FEEDBACK_DIR}/${TALK_OUTPUT}`, '/data/answer'], stdin, files: [] };
  }

  private get isScoring(): boolean {
    return this.version.types.includes('scoring');
  }

  private get isMultiPass(): boolean {
    return this.version.types.includes('multi-pass');
  }

  private limits(memoryLimitBytes: number) {
    const { validationTimeS, validationOutputMiB } = this.version.limits;
    return programLimits(
      { timeLimitMs: validationTimeS * 1000, memoryLimitBytes, outputLimitBytes: validationOutputMiB * MIB },
      JURY_PROCESSES,
    );
  }

  /** In its working directory. */
  private async putFiles(files: readonly SourceFile[]): Promise<void> {
    for (const { name, content } of files) await this.session.put(`${WORKING_DIR}/${name}`, content);
  }

  private async putFeedback(earlier: Feedback | null): Promise<void> {
    // The folders have to be there before the validator is started, and empty: some make their files anew.
    await this.session.makeFolder(WORKING_DIR);
    await this.session.makeFolder(FEEDBACK_DIR);
    for (const { path: name, hostPath } of earlier?.files ?? []) {
      if (name !== `${FEEDBACK_DIR}/${NEXT_PASS}`) await this.session.put(name, { hostPath });
    }
  }

  private async fetchFeedback(): Promise<Feedback> {
    const folder = path.join(this.workDirectory, `feedback-${randomUUID()}`);
    const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    try {
      const files = await this.session.fetch([FEEDBACK_DIR], folder, FEEDBACK_MAX_BYTES);
      const find = (name: string) => files.find((file) => file.path === `${FEEDBACK_DIR}/${name}`) ?? null;
      const read = async (name: string): Promise<string | null> => {
        const file = find(name);
        return file === null ? null : toText(await readFile(file.hostPath));
      };
      const message = async (name: string): Promise<string | null> => {
        const text = (await read(name))?.trim() ?? '';
        return text === '' ? null : head(text, MESSAGE_MAX_CHARACTERS);
      };
      const texts: FeedbackTexts = {
        judgeMessage: await message(JUDGE_MESSAGE),
        teamMessage: await message(TEAM_MESSAGE),
        score: await read('score.txt'),
        multiplier: await read('score_multiplier.txt'),
      };
      const nextInput = this.isMultiPass ? (find(NEXT_PASS)?.hostPath ?? null) : null;
      return { files, nextInput, talkOutput: find(TALK_OUTPUT)?.hostPath ?? null, texts, remove };
    } catch (error) {
      await remove();
      if (!(error instanceof RefusedFileError)) throw error;
      throw new JuryFaultError(`What the ${this.role} ${this.validator.path} left cannot be read: ${error.message}`);
    }
  }
}
