/**
 * A package's own grader (legacy, "Graders"): it reads a line `verdict score` for each sub-result of a group and prints
 * one such line for the group, in a container of its own.
 */
import { Injectable } from '@nestjs/common';
import { KIB, MIB } from '../contract/limits.js';
import type { RunVerdict } from '../contract/verdicts.js';
import type { ProblemVersion } from '../problems/problem-version.entity.js';
import type { RunnableProgram } from './compile-program.js';
import { programLimits } from './execution-limits.js';
import { JuryFaultError } from './judging-errors.js';
import { JURY_PROCESSES, JuryPrograms, type JuryWork } from './jury-program.js';
import type { RunSession } from './run-session.js';
import type { GradedResult } from './scoring/default-grader.js';
import { head, HeadBuffer, toText } from './text.js';
import { misbehaviour } from './validator-answer.js';

const OUTPUT_MAX_BYTES = 64 * KIB;

/** The grader's four words ("Input") for our finer ones. */
const WORDS: Readonly<Record<RunVerdict, string>> = {
  AC: 'AC',
  WA: 'WA',
  OLE: 'WA',
  TLE: 'TLE',
  RTE: 'RTE',
  MLE: 'RTE',
  SV: 'RTE',
  JE: 'JE',
};
const RESULT = /^(AC|WA|TLE|RTE)\s+([+-]?(?:\d+\.?\d*|\.\d+)(?:[Ee][+-]?\d+)?)$/;

@Injectable()
export class PackageGraders {
  constructor(private readonly programs: JuryPrograms) {}

  /** @returns null where the package has none, or no group asks for it */
  async open(work: JuryWork): Promise<PackageGrader | null> {
    const { version } = work;
    const { groups, graders } = version.judging;
    const isWanted = groups.some(({ scoring }) => scoring?.kind === 'legacy' && scoring.grading === 'custom');
    const [grader, another] = graders;
    if (!isWanted || grader === undefined) return null;
    if (another !== undefined) throw new JuryFaultError('There is more than one grader.');
    const { program, session } = await this.programs.open('grader', grader, work);
    return new PackageGrader(program, session, version);
  }
}

export class PackageGrader {
  constructor(
    private readonly program: RunnableProgram,
    private readonly session: RunSession,
    private readonly version: ProblemVersion,
  ) {}

  /** @throws JuryFaultError where it crashes, is stopped or prints anything but one result */
  async grade(results: readonly GradedResult[], flags: readonly string[]): Promise<GradedResult> {
    const memoryLimitBytes = this.version.limits.validationMemoryMiB * MIB;
    const command = this.program.command(memoryLimitBytes);
    const output = new HeadBuffer(OUTPUT_MAX_BYTES);
    const lines = results.map(({ verdict, score }) => `${WORDS[verdict]} ${String(score)}\n`);
    const report = await this.session.execute(this.program, {
      argv: [...command.argv, ...flags],
      env: command.env,
      stdin: { content: Buffer.from(lines.join('')) },
      stdout: {
        sink: (chunk) => {
          output.write(chunk);
        },
      },
      limits: programLimits(
        {
          timeLimitMs: this.version.limits.validationTimeS * 1000,
          memoryLimitBytes,
          outputLimitBytes: OUTPUT_MAX_BYTES,
        },
        JURY_PROCESSES,
      ),
    });
    const result = RESULT.exec(output.text().trim());
    const isInOrder = report.exitCode === 0 && report.limitFired === null && report.forbiddenCalls.length === 0;
    if (isInOrder && result !== null) return { verdict: result[1] as RunVerdict, score: Number(result[2]) };
    const what = isInOrder ? `printed "${head(output.text(), 200)}", which is no result` : misbehaviour(report);
    throw new JuryFaultError(`The grader ${what}. Its standard error: ${head(toText(report.stderrTail), 2000)}`);
  }

  async close(): Promise<void> {
    await this.session.close();
  }
}
