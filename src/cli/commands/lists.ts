/** The commands that show what the server has: `problems`, `languages`, `submissions`. */
import type { LanguageRow, ProblemRow, SubmissionDetail, SubmissionRow } from '../api-types.js';
import { receiptLines } from '../receipt.js';
import { printJson, type CommandContext, type OutputOptions } from '../command-context.js';
import { Deadline } from '../deadline.js';
import { exitCode } from '../exit-codes.js';
import { awaitVerdict, ProgressPrinter, printVerdict, verdictColour } from '../judging-progress.js';
import { formatBytes, formatMicroseconds, formatMilliseconds, formatTimestamp } from '../quantities.js';
import { tableLines, type Cell, type Column } from '../table.js';
import { printableLine } from '../terminal.js';

export interface ListOptions extends OutputOptions {
  limit: number;
}

export interface ProblemListOptions extends ListOptions {
  search?: string;
  tag?: string;
}

const left = (title: string): Column => ({ title });
const right = (title: string): Column => ({ title, align: 'right' });

/** Prints rows as JSON, as bare names (`--quiet`), or as a table. */
function printRows<T>(
  context: CommandContext,
  options: OutputOptions,
  rows: T[],
  view: { name: (row: T) => string; columns: Column[]; cells: (row: T) => Cell[] },
): number {
  if (options.json) printJson(context, rows);
  else if (options.quiet) for (const row of rows) context.terminal.print(view.name(row));
  else
    for (const line of tableLines(view.columns, rows.map(view.cells), context.terminal)) context.terminal.print(line);
  return exitCode('asExpected');
}

/** `docket problems`. */
export async function listProblems(context: CommandContext, options: ProblemListOptions): Promise<number> {
  const client = await context.connect();
  const { search, tag } = options;
  const problems = await client.list<ProblemRow>('/problems', options.limit, { search, tag });
  const marks = { solved: '✓', tried: '…' };
  return printRows(context, options, problems, {
    name: ({ slug }) => slug,
    columns: [left(''), left('id'), left('name'), right('time limit'), right('memory'), left('')],
    cells: (problem) => [
      problem.mySolved ? marks[problem.mySolved] : '',
      problem.slug,
      printableLine(problem.name),
      formatMilliseconds(problem.timeLimitMs),
      formatBytes(problem.memoryLimitBytes),
      [problem.visibility === 'hidden' ? 'hidden' : '', problem.versionState === 'ready' ? '' : problem.versionState]
        .filter((word) => word !== '')
        .join(', '),
    ],
  });
}

/** `docket languages`. */
export async function listLanguages(context: CommandContext, options: OutputOptions): Promise<number> {
  const client = await context.connect();
  const languages = await client.get<LanguageRow[]>('/languages');
  return printRows(context, options, languages, {
    name: ({ id }) => id,
    columns: [left('id'), left('name'), left('version'), left('files'), left('')],
    cells: (language) => [
      language.id,
      language.name,
      printableLine(language.version ?? '-'),
      language.extensions.map((extension) => `.${extension.replace(/^\./, '')}`).join(' '),
      language.available ? '' : { text: 'not set up here', colour: 'yellow' },
    ],
  });
}

export interface SubmissionListOptions extends ListOptions {
  problem?: string;
  user?: string;
  verdict?: string;
  language?: string;
  wait?: boolean;
  evidence?: boolean;
  timeout?: number;
}

/** `docket submissions`: the list, newest first, or with an id that one with its test cases. */
export async function listSubmissions(
  context: CommandContext,
  id: number | undefined,
  options: SubmissionListOptions,
): Promise<number> {
  if (id !== undefined) return showSubmission(context, id, options);
  const client = await context.connect();
  const { problem, user, language } = options;
  const query = { problem, user, language, verdict: options.verdict?.toUpperCase() };
  const submissions = await client.list<SubmissionRow>('/submissions', options.limit, query);
  return printRows(context, options, submissions, {
    name: (submission) => String(submission.id),
    columns: [
      right('id'),
      left('time'),
      left('user'),
      left('problem'),
      left('language'),
      left('verdict'),
      right('CPU'),
      right('memory'),
    ],
    cells: (submission) => [
      String(submission.id),
      formatTimestamp(submission.createdAt),
      submission.username,
      submission.problem ?? '-',
      submission.language,
      { text: submission.verdict ?? submission.state, colour: verdictColour(submission.verdict) },
      formatMicroseconds(submission.cpuTimeUs),
      formatBytes(submission.memoryPeakBytes),
    ],
  });
}

async function showSubmission(context: CommandContext, id: number, options: SubmissionListOptions): Promise<number> {
  const client = await context.connect();
  const deadline = new Deadline(options.timeout ?? null);
  const progress = new ProgressPrinter(context.terminal);
  const isTalking = !options.json && !options.quiet;
  const onChange = isTalking
    ? (state: SubmissionDetail) => {
        progress.update(state);
      }
    : null;
  const submission = options.wait
    ? await awaitVerdict(client, id, deadline, onChange)
    : await client.get<SubmissionDetail>(`/submissions/${String(id)}`);
  if (options.json) printJson(context, submission);
  else if (options.quiet) context.terminal.print(submission.verdict ?? submission.state);
  else {
    if (!options.wait) progress.update(submission);
    if (submission.state === 'finished') printVerdict(context.terminal, submission);
    else context.terminal.print(`submission ${String(id)} is ${submission.state}`);
    if (options.evidence) for (const line of receiptLines(submission)) context.terminal.print(line);
  }
  return exitCode('asExpected');
}
