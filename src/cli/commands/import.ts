import { setTimeout as pause } from 'node:timers/promises';
import type { ApiClient } from '../api-client.js';
import type { ImportAnswer, ProblemDetail } from '../api-types.js';
import { printJson, type CommandContext, type OutputOptions } from '../command-context.js';
import { Deadline } from '../deadline.js';
import { CliError, exitCode } from '../exit-codes.js';
import { conversionLines, findingLines } from '../findings.js';
import { openPackage } from '../package-archive.js';
import { formatMilliseconds } from '../quantities.js';

export interface ImportOptions extends OutputOptions {
  slug?: string;
  item?: string;
  wait: boolean;
  /** false: no verification is started. */
  verify?: boolean;
  timeout?: number;
}

const POLL_MS = 500;

/** `docket import`: uploads a package as a new version of its problem, prints what the server found, waits until it can be used. */
export async function importPackage(context: CommandContext, path: string, options: ImportOptions): Promise<number> {
  const { terminal } = context;
  const deadline = new Deadline(options.timeout ?? null);
  const archive = await openPackage(path);
  const client = await context.connect();
  if (!options.quiet) terminal.status(`sending ${archive.description}…`);
  const answer = await client.post<ImportAnswer>('/problems', {
    zip: archive.open,
    query: {
      slug: options.slug,
      name: archive.name,
      item: options.item,
      verify: options.verify === false ? 'false' : undefined,
    },
    signal: deadline.signal,
  });
  if (!options.json && !options.quiet) showReport(context, answer);
  const problem = options.wait ? await awaitReady(context, client, answer.slug, deadline, options) : null;
  const { state, stateReason } = problem?.version ?? answer.version;
  if (options.json) printJson(context, { ...answer, problem });
  else if (options.quiet) terminal.print(answer.slug);
  else terminal.print(summary(answer, problem, state));
  if (answer.verificationId !== null && !options.json && !options.quiet) {
    terminal.note(
      `verification ${String(answer.verificationId)} goes on; the problem can be public once it shows no errors`,
    );
  }
  if (state === 'failed') {
    throw new CliError('usage', `${answer.slug} cannot be used: ${stateReason ?? 'it cannot be prepared'}`, {
      remedy: 'mend the package and import it again',
    });
  }
  return exitCode('asExpected');
}

function showReport({ terminal }: CommandContext, { report, conversion }: ImportAnswer): void {
  for (const line of findingLines(report, terminal)) terminal.note(line);
  for (const line of conversionLines(conversion, terminal)) terminal.note(line);
}

function summary(answer: ImportAnswer, problem: ProblemDetail | null, state: string): string {
  const limit = problem?.timeLimitMs ? `, time limit ${formatMilliseconds(problem.timeLimitMs)}` : '';
  const notYet =
    state === 'calibrating'
      ? '; it is being prepared: test data are made, or the time limit is derived from the jury submissions'
      : '';
  const done = answer.isNew ? 'is imported' : 'was there already';
  return `${answer.slug} version ${answer.version.ordinal} ${done}${limit}${notYet}`;
}

/** Waits while the server makes test data, and derives the time limit from the package's accepted submissions. */
async function awaitReady(
  context: CommandContext,
  client: ApiClient,
  slug: string,
  deadline: Deadline,
  options: OutputOptions,
): Promise<ProblemDetail> {
  for (;;) {
    const problem = await client.get<ProblemDetail>(`/problems/${encodeURIComponent(slug)}`, {
      signal: deadline.signal,
    });
    if (problem.version.state !== 'calibrating') return problem;
    if (!options.json && !options.quiet)
      context.terminal.status('making test data, or deriving the time limit from the jury submissions…');
    await pause(POLL_MS);
    if (deadline.isOver) {
      throw new CliError('timedOut', `${slug} is not prepared after ${String(deadline.limitS)} s`, {
        remedy: 'it goes on by itself: docket problems shows when it is ready',
      });
    }
  }
}
