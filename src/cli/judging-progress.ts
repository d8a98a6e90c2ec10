import { hasRun } from '../contract/evidence.js';
import { VERDICTS, type Verdict } from '../contract/verdicts.js';
import type { ApiClient } from './api-client.js';
import type { Health, RunRow, SubmissionDetail } from './api-types.js';
import type { Deadline } from './deadline.js';
import { CliError } from './exit-codes.js';
import { formatBytes, formatMicroseconds } from './quantities.js';
import { printable, printableLine, type Colour, type Terminal } from './terminal.js';

/** Where nobody watches, one long-poll may take this long; the server allows 60 s. */
const QUIET_WAIT_S = 25;
/** Where somebody watches, the present state is fetched this often. A verdict ends the long-poll at once. */
const WATCHED_WAIT_S = 1;
const HEALTH_TIMEOUT_MS = 2_000;

/** Waits until a submission is judged, calling `onChange` with each state seen; `timedOut` when the deadline comes first. */
export async function awaitVerdict(
  client: ApiClient,
  id: number,
  deadline: Deadline,
  onChange: ((submission: SubmissionDetail) => void) | null,
): Promise<SubmissionDetail> {
  let last: SubmissionDetail | null = null;
  const longestS = onChange ? WATCHED_WAIT_S : QUIET_WAIT_S;
  for (;;) {
    const waitS = Math.max(1, Math.min(longestS, Math.ceil(deadline.remainingMs / 1000)));
    try {
      last = await client.get<SubmissionDetail>(`/submissions/${String(id)}`, { waitS, signal: deadline.signal });
    } catch (error) {
      throw isTimeout(error) ? await timedOut(client, id, deadline, last) : error;
    }
    onChange?.(last);
    if (last.state === 'finished') return last;
    if (deadline.isOver) throw await timedOut(client, id, deadline, last);
  }
}

function isTimeout(error: unknown): boolean {
  return error instanceof CliError && error.reason === 'timedOut';
}

async function timedOut(
  client: ApiClient,
  id: number,
  deadline: Deadline,
  last: SubmissionDetail | null,
): Promise<CliError> {
  const place = last?.queuePosition ? `, with ${last.queuePosition} before it` : '';
  const state = last ? `is still ${last.state}${place}` : 'has no verdict yet';
  const obstacle = last?.state === 'queued' ? await whyNobodyJudges(client) : null;
  const because = obstacle === null ? '' : ` (${obstacle})`;
  return new CliError('timedOut', `submission ${id} ${state} after ${deadline.limitS ?? 0} s${because}`, {
    code: 'timed-out',
    remedy: `it will still be judged; see it with: docket submissions ${id} --wait`,
  });
}

/** What keeps the queue from moving, as the server's health tells it; null where a worker judges, or nothing is known. */
async function whyNobodyJudges(client: ApiClient): Promise<string | null> {
  try {
    const { workers } = await client.get<Health>('/health', { signal: AbortSignal.timeout(HEALTH_TIMEOUT_MS) });
    if (workers.some(({ canJudge }) => canJudge)) return null;
    const reasons = workers.map(({ reason }) => printableLine(reason ?? ''));
    return `no worker can judge: ${reasons.join('; ') || 'none is running'}`;
  } catch {
    return null;
  }
}

const VERDICT_COLOURS: Partial<Record<Verdict, Colour>> = { AC: 'green', JE: 'yellow' };

/** A verdict in its colour. */
export function verdictColour(verdict: Verdict | null): Colour {
  return verdict === null ? 'dim' : (VERDICT_COLOURS[verdict] ?? 'red');
}

/** Prints each test case's verdict as it comes, and the state meanwhile. */
export class ProgressPrinter {
  private printedRuns = 0;

  constructor(private readonly terminal: Terminal) {}

  update(submission: SubmissionDetail): void {
    for (const run of submission.runs.slice(this.printedRuns)) this.terminal.print(this.runLine(run));
    this.printedRuns = Math.max(this.printedRuns, submission.runs.length);
    if (submission.state === 'finished') return;
    const total = submission.judgement.testCaseCount;
    const place = submission.queuePosition ? `, ${String(submission.queuePosition)} before it` : '';
    const count = submission.state === 'running' && total ? ` ${String(this.printedRuns)} of ${String(total)}` : '';
    this.terminal.status(`  ${submission.state}${place}${count}…`);
  }

  private runLine(run: RunRow): string {
    const mark = run.verdict === 'AC' ? '✓' : '✗';
    const head = this.terminal.paint(`${mark} ${run.verdict.padEnd(3)}`, verdictColour(run.verdict));
    const facts = hasRun(run)
      ? `${formatMicroseconds(run.cpuTimeUs).padStart(9)}  ${formatBytes(run.memoryPeakBytes).padStart(10)}  `
      : '';
    const reason =
      run.verdict === 'AC' || !run.reason ? '' : `  ${this.terminal.paint(printableLine(run.reason), 'dim')}`;
    const score = run.score === null ? '' : `  ${formatScore(run.score)}`;
    return `  ${head}  ${facts}${printableLine(run.testCaseName)}${score}${reason}`;
  }
}

/** The final lines: verdict, reason, the compiler's words where it refused, figures. */
export function printVerdict(terminal: Terminal, submission: SubmissionDetail): void {
  const { verdict, judgement } = submission;
  if (verdict === null) return;
  const words = terminal.paint(`${verdict} ${VERDICTS[verdict].name}`, verdictColour(verdict));
  const score = submission.score === null ? '' : `, score ${formatScore(submission.score)}`;
  const { cpuTimeUs, memoryPeakBytes } = submission;
  const figures = cpuTimeUs === null ? '' : `  (${formatMicroseconds(cpuTimeUs)}, ${formatBytes(memoryPeakBytes)})`;
  terminal.print(verdict === 'CE' ? words : `${words}${score}${figures}`);
  for (const group of judgement.groups) {
    if (group.path === '' || group.score === null) continue;
    const outcome = group.verdict === null ? 'not run' : group.verdict;
    terminal.print(`  ${printableLine(group.path)}  ${outcome}  ${formatScore(group.score)}`);
  }
  if (verdict !== 'AC' && judgement.reason) terminal.print(`  ${printableLine(judgement.reason)}`);
  if (verdict === 'CE' && judgement.compilerOutput) terminal.print(printable(judgement.compilerOutput).trimEnd());
}

/** A score as people write it: at most two decimals. */
function formatScore(score: number): string {
  return String(Number(score.toFixed(2)));
}
