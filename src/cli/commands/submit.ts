import { VERDICT_IDS, type Verdict } from '../../contract/verdicts.js';
import type { ApiClient } from '../api-client.js';
import type { SubmissionDetail, SubmissionRow } from '../api-types.js';
import { printJson, type CommandContext, type OutputOptions } from '../command-context.js';
import { Deadline } from '../deadline.js';
import { exitCode, usageError } from '../exit-codes.js';
import { awaitVerdict, ProgressPrinter, printVerdict } from '../judging-progress.js';
import type { JunitCase } from '../junit.js';
import { JunitReport } from '../report-file.js';
import { readProgram } from '../source-files.js';

export interface SubmitOptions extends OutputOptions {
  problem: string;
  language?: string;
  entryPoint?: string;
  wait?: boolean;
  expect?: string;
  timeout?: number;
  junit?: string;
}

/** `docket submit`: sends a submission; when it waits, shows each test case and compares the verdict with the expected one. */
export async function submit(context: CommandContext, files: string[], options: SubmitOptions): Promise<number> {
  const expected = options.expect === undefined ? null : parseExpected(options.expect);
  const isWaiting =
    options.wait === true || expected !== null || options.junit !== undefined || options.timeout !== undefined;
  const wanted = expected ?? ['AC' as const];
  const deadline = new Deadline(options.timeout ?? null);
  const program = await readProgram(files, context.readInput);
  const names = 'files' in program ? program.files.map(({ name }) => name) : ['standard input'];
  const caseName = `${names.join(' ')} is ${wanted.join(' or ')}`;
  const report = new JunitReport(options.junit, `docket submit ${options.problem}`, { problem: options.problem });

  return report.guard(caseName, async () => {
    const client = await context.connect();
    const submission = await client.post<SubmissionRow>('/submissions', {
      json: {
        problem: options.problem,
        language: options.language?.toLowerCase(),
        ...program,
        entryPoint: options.entryPoint,
      },
      isRepeatable: true,
      signal: deadline.signal,
    });
    if (!isWaiting) {
      announce(context, client, submission, options);
      return exitCode('asExpected');
    }
    return judged(context, client, submission, { wanted, deadline, caseName, report, output: options });
  });
}

/** Reads `--expect`: verdicts with commas between them, in any case. */
export function parseExpected(text: string): Verdict[] {
  const verdicts = text.split(',').map((each) => each.trim().toUpperCase());
  const unknown = verdicts.filter((each) => !VERDICT_IDS.some((id) => id === each));
  if (unknown.length > 0) {
    throw usageError(`${unknown.join(', ') || '(nothing)'} is not a verdict`, `take one of ${VERDICT_IDS.join(', ')}`);
  }
  return verdicts as Verdict[];
}

function announce(context: CommandContext, client: ApiClient, submission: SubmissionRow, options: OutputOptions): void {
  if (options.json) printJson(context, submission);
  else if (options.quiet) context.terminal.print(String(submission.id));
  else
    context.terminal.print(
      `submission ${String(submission.id)} is ${submission.state}: ${pageOf(client, submission.id)}`,
    );
}

function pageOf(client: ApiClient, id: number): string {
  return `${client.url}/submissions/${String(id)}`;
}

interface Judging {
  wanted: Verdict[];
  deadline: Deadline;
  caseName: string;
  report: JunitReport;
  output: OutputOptions;
}

async function judged(
  context: CommandContext,
  client: ApiClient,
  submission: SubmissionRow,
  { wanted, deadline, caseName, report, output }: Judging,
): Promise<number> {
  const isTalking = !output.json && !output.quiet;
  if (isTalking) {
    const { id, problem, language } = submission;
    context.terminal.print(`submission ${String(id)} · ${problem ?? ''} · ${language} · ${pageOf(client, id)}`);
  }
  const progress = new ProgressPrinter(context.terminal);
  const result = await awaitVerdict(
    client,
    submission.id,
    deadline,
    isTalking
      ? (state) => {
          progress.update(state);
        }
      : null,
  );
  const isExpected = result.verdict !== null && wanted.includes(result.verdict);
  await report.write(junitCases(result, wanted, caseName, pageOf(client, result.id)));
  if (output.json) printJson(context, { ...result, expected: wanted, isExpected });
  else if (output.quiet) context.terminal.print(result.verdict ?? '');
  else {
    printVerdict(context.terminal, result);
    if (!isExpected) context.terminal.print(`  expected ${wanted.join(' or ')}, got ${result.verdict ?? 'nothing'}`);
  }
  return exitCode(isExpected ? 'asExpected' : 'differs');
}

/**
 * One case for the verdict and, where AC is what is wanted, one for each test case. For another expectation a single
 * test case is neither right nor wrong, so only the verdict counts.
 */
export function junitCases(result: SubmissionDetail, wanted: Verdict[], caseName: string, page: string): JunitCase[] {
  const className = result.problem ?? 'submission';
  const got = result.verdict ?? 'nothing';
  const reason = result.judgement.reason ?? '';
  const isExpected = result.verdict !== null && wanted.includes(result.verdict);
  const details = [reason, result.judgement.compilerOutput ?? '', page].filter((line) => line !== '').join('\n');
  const verdictCase: JunitCase = {
    className,
    name: caseName,
    timeS: (result.cpuTimeUs ?? 0) / 1e6,
    output: `submission ${String(result.id)}: ${got}\n${details}`,
  };
  if (!isExpected) {
    verdictCase.problem = {
      kind: result.verdict === 'JE' ? 'error' : 'failure',
      message: `expected ${wanted.join(' or ')}, got ${got}`,
      type: got,
      details,
    };
  }
  if (!(wanted.length === 1 && wanted[0] === 'AC')) return [verdictCase];
  const runCases = result.runs.map((run): JunitCase => {
    const testCase: JunitCase = { className, name: `test case ${run.testCaseName}`, timeS: run.cpuTimeUs / 1e6 };
    if (run.verdict !== 'AC') {
      const message = run.reason ? `${run.verdict}: ${run.reason}` : run.verdict;
      testCase.problem = { kind: run.verdict === 'JE' ? 'error' : 'failure', message, type: run.verdict };
    }
    return testCase;
  });
  return [verdictCase, ...runCases];
}
