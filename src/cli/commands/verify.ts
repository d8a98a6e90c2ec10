import { stat } from 'node:fs/promises';
import type { Finding } from '../../contract/package-finding.js';
import type { ApiClient } from '../api-client.js';
import type { Verification, VerificationEntry } from '../api-types.js';
import { printJson, type CommandContext, type OutputOptions } from '../command-context.js';
import { Deadline } from '../deadline.js';
import { CliError, exitCode } from '../exit-codes.js';
import { findingLines } from '../findings.js';
import type { JunitCase } from '../junit.js';
import { openPackage } from '../package-archive.js';
import { counted, formatBytes, formatMicroseconds, formatMilliseconds } from '../quantities.js';
import { JunitReport } from '../report-file.js';
import { tableLines, type Cell } from '../table.js';
import { printableLine, type Terminal } from '../terminal.js';

export interface VerifyOptions extends OutputOptions {
  timeout?: number;
  junit?: string;
  item?: string;
  /** By the time limit that the package's rule gives on this machine, whichever it names. */
  deriveTimeLimit?: boolean;
}

const WATCHED_WAIT_S = 2;
const QUIET_WAIT_S = 25;

/**
 * `docket verify`: lets the server's workers judge every jury submission of a package and compares each verdict with
 * what its author expects. The package is a zip, a folder, or the slug of a problem that the server has.
 */
export async function verify(context: CommandContext, target: string, options: VerifyOptions): Promise<number> {
  const deadline = new Deadline(options.timeout ?? null);
  const report = new JunitReport(options.junit, `docket verify ${target}`, { package: target });
  return report.guard('verification', async () => {
    const client = await context.connect();
    const id = await start(context, client, target, options, deadline);
    const result = await awaitEnd(context, client, id, options, deadline);
    const isAllRight = result.isAsExpected;
    await report.write(junitCases(result));
    if (options.json) printJson(context, result);
    else if (!options.quiet || !isAllRight) show(context.terminal, result, options.quiet === true);
    return exitCode(isAllRight ? 'asExpected' : 'differs');
  });
}

async function start(
  context: CommandContext,
  client: ApiClient,
  target: string,
  options: VerifyOptions,
  deadline: Deadline,
): Promise<number> {
  const { signal } = deadline;
  const isHere = (await stat(target).catch(() => null)) !== null;
  if (!isHere && /^[a-z0-9][a-z0-9_.-]*$/.test(target) && !target.endsWith('.zip')) {
    if (options.deriveTimeLimit === true) {
      throw new CliError('usage', `${target} is a problem of the server, whose versions keep their time limits`, {
        remedy: 'give --derive-time-limit with a zip or a folder',
      });
    }
    const path = `/problems/${encodeURIComponent(target)}/verify`;
    return (await client.post<Verification>(path, { isRepeatable: true, signal })).id;
  }
  const archive = await openPackage(target);
  if (!options.json && !options.quiet) context.terminal.status(`sending ${archive.description}…`);
  const timeLimit = options.deriveTimeLimit === true ? 'derived' : undefined;
  const query = { name: archive.name, item: options.item, timeLimit };
  return (await client.post<Verification>('/verifications', { zip: archive.open, query, isRepeatable: true, signal }))
    .id;
}

async function awaitEnd(
  context: CommandContext,
  client: ApiClient,
  id: number,
  options: VerifyOptions,
  deadline: Deadline,
): Promise<Verification> {
  const isWatched = context.terminal.isInteractive && !options.json && !options.quiet;
  const longestS = isWatched ? WATCHED_WAIT_S : QUIET_WAIT_S;
  let last: Verification | null = null;
  while (!deadline.isOver) {
    const waitS = Math.max(1, Math.min(longestS, Math.ceil(deadline.remainingMs / 1000)));
    try {
      last = await client.get<Verification>(`/verifications/${String(id)}`, { waitS, signal: deadline.signal });
    } catch (error) {
      if (error instanceof CliError && error.reason === 'timedOut') break;
      throw error;
    }
    if (last.state === 'finished') return last;
    if (isWatched) context.terminal.status(`judged ${progress(last)} submissions…`);
  }
  throw new CliError(
    'timedOut',
    `verified ${last ? progress(last) : 'no'} submissions after ${String(deadline.limitS)} s`,
    {
      code: 'timed-out',
      remedy: 'give it more time with --timeout',
    },
  );
}

function progress({ entries }: Verification): string {
  return `${String(entries.filter(({ got }) => got !== null).length)} of ${String(entries.length)}`;
}

function show(terminal: Terminal, result: Verification, isMismatchesOnly: boolean): void {
  for (const line of findingLines(result.report, terminal)) terminal.note(line);
  terminal.print(`${printableLine(result.problem.name)} (${result.problem.slug})${timeLimitText(result)}`);
  const shown = isMismatchesOnly ? result.entries.filter(({ isAsExpected }) => isAsExpected === false) : result.entries;
  for (const line of verificationTable(shown, terminal)) terminal.print(line);
  const findings = isMismatchesOnly ? result.findings.filter(({ severity }) => severity === 'error') : result.findings;
  for (const line of findingLines(findings, terminal)) terminal.print(line);
  for (const note of result.notes) terminal.print(terminal.paint(printableLine(note), 'red'));
  if (!isMismatchesOnly && result.counts !== null) terminal.print(countsText(result.counts));
  terminal.print(conclusion(result));
}

/** The limit with its margins: what the slowest submission takes that has to be in time, and the fastest that is to be too slow. */
export function timeLimitText({ timeLimitMs, timeLimitSource, margins }: Verification): string {
  if (timeLimitMs === null) return '';
  const parts = [timeLimitSource === 'derived' ? 'derived' : 'of the package'];
  const { slowestAccepted = null, fastestTooSlow = null } = margins ?? {};
  if (slowestAccepted !== null) parts.push(`slowest to be in time ${formatMicroseconds(slowestAccepted.cpuTimeUs)}`);
  if (fastestTooSlow !== null) {
    const bound = fastestTooSlow.isAtLeast ? 'at least ' : '';
    parts.push(`fastest too slow ${bound}${formatMicroseconds(fastestTooSlow.cpuTimeUs)}`);
  }
  return `, time limit ${formatMilliseconds(timeLimitMs)} (${parts.join(', ')})`;
}

function countsText({ inputs, brokenInputs, outputs, repeated }: NonNullable<Verification['counts']>): string {
  const parts = [
    `${counted(inputs, 'input')} and ${counted(brokenInputs, 'broken input')} through the input validators`,
    `${counted(outputs, 'output')} through the output validator`,
    `${counted(repeated, 'submission')} judged twice`,
  ];
  return `checked: ${parts.join(', ')}`;
}

/** How many are as expected, of those with an expectation that could be judged here. */
function conclusion({ entries, findings }: Verification): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const also = errors === 0 ? '' : `, ${counted(errors, 'error')} in the package`;
  const compared = entries.filter(({ isAsExpected }) => isAsExpected !== null);
  const good = compared.filter(({ isAsExpected }) => isAsExpected === true).length;
  const total = counted(compared.length, 'jury submission');
  const others = entries.length - compared.length;
  const rest = others > 0 ? `, ${String(others)} not compared` : '';
  if (compared.length === 0) return `no jury submission was compared${also}`;
  return good === compared.length
    ? `all ${total} as expected${rest}${also}`
    : `${String(good)} of ${total} as expected${rest}${also}`;
}

/** The table: a mark, the submission, its language, expected and got verdict, the slowest test case's time, memory, notes. */
export function verificationTable(entries: VerificationEntry[], terminal: Pick<Terminal, 'paint'>): string[] {
  const rows = entries.map((entry): Cell[] => [
    markOf(entry),
    printableLine(entry.path.replace(/^submissions\//, '')),
    entry.language ?? '-',
    entry.expected.join('/') || 'any',
    entry.isAsExpected === false ? { text: entry.got ?? '-', colour: 'red' } : (entry.got ?? '-'),
    formatMicroseconds(entry.cpuTimeUs),
    formatBytes(entry.memoryPeakBytes),
    { text: printableLine(entry.notes.join('; ')), colour: 'dim' },
  ]);
  const columns = [
    { title: '' },
    { title: 'submission' },
    { title: 'language' },
    { title: 'expected' },
    { title: 'got' },
    { title: 'time', align: 'right' as const },
    { title: 'memory', align: 'right' as const },
    { title: '' },
  ];
  return tableLines(columns, rows, terminal);
}

function markOf({ isAsExpected }: VerificationEntry): Cell {
  if (isAsExpected === null) return { text: '·', colour: 'dim' };
  return isAsExpected ? { text: '✓', colour: 'green' } : { text: '✗', colour: 'red' };
}

/** One case a jury submission, one an error or warning, and one for the package as a whole where that is what failed. */
export function junitCases(result: Verification): JunitCase[] {
  const className = result.problem.slug;
  const cases = result.entries.map((entry): JunitCase => {
    const expected = entry.expected.join(' or ') || 'any verdict';
    const facts = `${formatMicroseconds(entry.cpuTimeUs)}, ${formatBytes(entry.memoryPeakBytes)}`;
    const got = entry.got ?? 'no verdict';
    const testCase: JunitCase = {
      className,
      name: `${entry.path} is ${expected}`,
      timeS: (entry.cpuTimeUs ?? 0) / 1e6,
      output: [`got ${got} (${facts})`, ...entry.notes].join('\n'),
    };
    if (entry.isAsExpected === false) {
      const message = `expected ${expected}, got ${got}`;
      const kind = entry.got === null || entry.got === 'JE' ? 'error' : 'failure';
      testCase.problem = { kind, message, type: entry.got ?? 'none', details: [message, ...entry.notes].join('\n') };
    }
    return testCase;
  });
  cases.push(...result.findings.flatMap((finding) => findingCase(className, finding)));
  if (result.isAsExpected || cases.some(({ problem }) => problem)) return cases;
  const message = result.notes.join(' ') || 'the package cannot be judged';
  return [...cases, { className, name: 'the package', problem: { kind: 'failure', message, type: 'package' } }];
}

/** A warning passes, with its text as output: a pipeline is to fail on errors alone. */
function findingCase(className: string, { severity, file, message, remedy }: Finding): JunitCase[] {
  if (severity === 'info') return [];
  const name = `${file === '' ? 'the package' : file} is sound`;
  const text = `${message}. ${remedy}.`;
  if (severity === 'warning') return [{ className, name, output: `warning: ${text}` }];
  return [{ className, name, problem: { kind: 'failure', message, type: 'unsound', details: text } }];
}
