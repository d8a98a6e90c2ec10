import type { SubmissionRow, Timeline } from '../api-types.js';
import { printJson, type CommandContext, type OutputOptions } from '../command-context.js';
import { exitCode } from '../exit-codes.js';
import { formatTimestamp } from '../quantities.js';
import { tableLines, type Cell } from '../table.js';
import { printableLine } from '../terminal.js';

const COLUMNS = [{ title: 'stage' }, { title: 'since' }, { title: 'for', align: 'right' as const }, { title: '' }];

/** `docket why`: where a submission stands, stage by stage with times, and what it waits for. */
export async function why(context: CommandContext, id: number, options: OutputOptions): Promise<number> {
  const { terminal } = context;
  const timeline = await (await context.connect()).get<Timeline>(`/submissions/${String(id)}/timeline`);
  if (options.json) {
    printJson(context, timeline);
    return exitCode('asExpected');
  }
  terminal.print(printableLine(timeline.explanation));
  if (options.quiet) return exitCode('asExpected');
  for (const line of tableLines(COLUMNS, stageCells(timeline), terminal)) terminal.print(line);
  for (const line of jobLines(timeline)) terminal.print(printableLine(line));
  return exitCode('asExpected');
}

function stageCells({ stages, runCount, testCaseCount }: Timeline): Cell[][] {
  return stages.map(({ name, startedAt, endedAt, seconds }) => {
    const here = endedAt === null ? '← here' : '';
    const cases = name === 'running' ? `${String(runCount)} of ${String(testCaseCount ?? '?')} test cases` : '';
    const words = [cases, here].filter((word) => word !== '').join(' ');
    return [name, formatTimestamp(startedAt), `${seconds.toFixed(2)} s`, words];
  });
}

function jobLines({ job, workers }: Timeline): string[] {
  if (job === null) return [];
  const wait = job.expectedWaitSeconds === null ? '' : `, about ${String(job.expectedWaitSeconds)} s to wait`;
  const place = job.position === null ? '' : `, ${String(job.position)} before it${wait}`;
  return [
    `lane ${job.lane}: ${job.state}${place}; attempt ${String(job.attempts)}`,
    ...job.losses.map(({ workerId, lostAt, reason }) => `  lost at ${lostAt} with ${workerId} (${reason})`),
    ...workers.map(
      ({ id, canJudge, reason, slots }) =>
        `worker ${id}: ${canJudge ? `judges, ${String(slots)} slots` : `does not judge: ${reason ?? 'no reason given'}`}`,
    ),
  ];
}

/** `docket retry`: has a submission judged again that was set aside. */
export async function retry(context: CommandContext, id: number, options: OutputOptions): Promise<number> {
  const client = await context.connect();
  const row = await client.post<SubmissionRow>(`/submissions/${String(id)}/retry`, { isRepeatable: true });
  if (options.json) printJson(context, row);
  else if (!options.quiet) context.terminal.print(`submission ${String(id)} is ${row.state} again`);
  return exitCode('asExpected');
}
