/**
 * The package's input validators (problem package format, "Input validators"): each is called as
 * `validator flags… arguments… < input`, with the files of its own directory and those of the test case in its working
 * directory, in a container of its own and accepts with exit code 42; one written for testlib with 0. Any other end
 * rejects the input.
 */
import { Injectable } from '@nestjs/common';
import { MIB } from '../../contract/limits.js';
import { isCode } from '../../languages/arrange-sources.js';
import type { SourceFile } from '../../languages/language.js';
import { isLanguageId, LANGUAGES } from '../../languages/languages.js';
import type { StoredProgram } from '../../problems/package-words.js';
import type { ProblemVersion } from '../../problems/problem-version.entity.js';
import type { ExecutionRequest } from '../../sandbox/execution.js';
import type { RunnableProgram } from '../compile-program.js';
import { programLimits } from '../execution-limits.js';
import { grammarOf } from '../grammars.js';
import { JURY_PROCESSES, juryLimits, JuryPrograms, type JuryWork } from '../jury-program.js';
import type { RunSession } from '../run-session.js';
import { head, toText } from '../text.js';
import { misbehaviour } from '../validator-answer.js';

const ACCEPTS = { kattis: 42, testlib: 0 } as const;
const MESSAGE_CHARACTERS = 300;

/** By validator; `*` for each that is not named. */
export type ValidatorFlags = Readonly<Record<string, readonly string[]>>;

/** What a submission is given besides its standard input; files are on this machine. */
export interface InputsBeside {
  args: readonly string[];
  files: readonly { name: string; hostPath: string }[];
}

export interface Rejection {
  /** The validator's path in the package. */
  validator: string;
  /** What it wrote, or how it ended. */
  message: string;
  /** It did not end by an exit code of its own: a limit, a signal, a forbidden call. */
  isBroken: boolean;
}

@Injectable()
export class InputValidation {
  constructor(private readonly programs: JuryPrograms) {}

  /** @throws JuryFaultError when it does not compile */
  async open(validator: StoredProgram, work: JuryWork): Promise<InputValidatorSession> {
    const { program, session, sources } = await this.programs.open('input validator', validator, work);
    const language =
      validator.language !== null && isLanguageId(validator.language) ? LANGUAGES[validator.language] : null;
    const data = sources.filter(({ name }) => language === null || !isCode(language, name));
    return new InputValidatorSession(validator, program, session, data, work.version);
  }
}

export class InputValidatorSession {
  constructor(
    readonly validator: StoredProgram,
    private readonly program: RunnableProgram,
    private readonly session: RunSession,
    /** What lies beside its sources: those are where its program is. */
    private readonly data: readonly SourceFile[],
    private readonly version: ProblemVersion,
  ) {}

  /**
   * @param beside the test case's arguments, behind the flags, and its files, in the working directory
   * @returns null: it accepts
   */
  async check(
    stdin: ExecutionRequest['stdin'],
    flags: ValidatorFlags,
    beside: InputsBeside = { args: [], files: [] },
  ): Promise<Rejection | null> {
    const { timeS, memoryMiB, outputMiB } = juryLimits('input validator', this.version.limits);
    const memoryLimitBytes = memoryMiB * MIB;
    const command = this.program.command(memoryLimitBytes);
    const { name, path } = this.validator;
    // What the package says of its programs is not for the interpreter of its grammars.
    const protocol = grammarOf(this.validator) === null ? (this.validator.protocol ?? 'kattis') : 'kattis';
    const printed: Buffer[] = [];
    for (const { name: own, content } of this.data) await this.session.put(own, content);
    for (const file of beside.files) await this.session.put(file.name, file);
    const report = await this.session.execute(this.program, {
      argv: [...command.argv, ...(flags[name] ?? flags['*'] ?? []), ...beside.args],
      env: command.env,
      stdin,
      stdout: {
        sink: (chunk) => {
          if (printed.length === 0) printed.push(chunk.subarray(0, MESSAGE_CHARACTERS));
        },
      },
      limits: programLimits(
        { timeLimitMs: timeS * 1000, memoryLimitBytes, outputLimitBytes: outputMiB * MIB },
        JURY_PROCESSES,
      ),
    });
    const { exitCode, limitFired, forbiddenCalls, isCancelled } = report;
    const isBroken = exitCode === null || limitFired !== null || forbiddenCalls.length > 0 || isCancelled;
    if (!isBroken && exitCode === ACCEPTS[protocol]) return null;
    // The last line of a traceback says what the matter is.
    const said = toText(report.stderrTail).trim().split('\n').at(-1) ?? '';
    const message = said === '' ? toText(Buffer.concat(printed)).trim() : said;
    return { validator: path, message: head(message || misbehaviour(report), MESSAGE_CHARACTERS), isBroken };
  }

  close(): Promise<void> {
    return this.session.close();
  }
}
