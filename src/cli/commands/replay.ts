import type { ApiClient } from '../api-client.js';
import type { Replay } from '../api-types.js';
import { printJson, type CommandContext, type OutputOptions } from '../command-context.js';
import { Deadline } from '../deadline.js';
import { CliError, exitCode } from '../exit-codes.js';
import { formatBytes, formatMicroseconds } from '../quantities.js';
import { tableLines, type Cell } from '../table.js';
import { printableLine, type Terminal } from '../terminal.js';

const WAIT_S = 25;

/**
 * `docket replay`: has a submission's judgement made once more, with the same toolchain library and on the same version
 * of the problem, and compares. What is recorded stays as it is. Exit code 1 where a verdict differs.
 */
export async function replay(
  context: CommandContext,
  submission: number,
  options: OutputOptions & { timeout?: number },
): Promise<number> {
  const deadline = new Deadline(options.timeout ?? null);
  const client = await context.connect();
  const place = `/submissions/${String(submission)}/replays`;
  const started = await client.post<Replay>(place, { signal: deadline.signal });
  if (!options.json && !options.quiet) context.terminal.status('judging once more…');
  const result = await awaitEnd(client, `${place}/${String(started.id)}`, deadline);
  if (options.json) printJson(context, result);
  else if (options.quiet) context.terminal.print(result.isSame === true ? 'same' : 'differs');
  else show(context.terminal, result);
  return exitCode(result.isSame === true ? 'asExpected' : 'differs');
}

async function awaitEnd(client: ApiClient, path: string, deadline: Deadline): Promise<Replay> {
  for (;;) {
    const waitS = Math.max(1, Math.min(WAIT_S, Math.ceil(deadline.remainingMs / 1000)));
    const replay = await client.get<Replay>(path, { waitS, signal: deadline.signal });
    if (replay.state === 'finished') return replay;
    if (deadline.isOver) {
      throw new CliError('timedOut', `the replay is still ${replay.state} after ${String(deadline.limitS)} s`, {
        remedy: 'give it more time with --timeout',
      });
    }
  }
}

function show(
  terminal: Terminal,
  { libraryDigest, problemVersion, recorded, replayed, testCases, isSame }: Replay,
): void {
  terminal.print(`toolchain library ${libraryDigest}, version ${String(problemVersion)} of the problem`);
  for (const [name, side] of Object.entries({ recorded, replayed })) {
    const { kernel, cgroupVersion, engineVersion, seccompDigest } = side.evidence;
    const facts = [
      kernel ? `kernel ${kernel}` : '',
      cgroupVersion ? `cgroup v${String(cgroupVersion)}` : '',
      engineVersion ? `engine ${engineVersion}` : '',
      seccompDigest ? `system calls ${seccompDigest}` : '',
    ];
    terminal.print(`${name} on ${printableLine(facts.filter((fact) => fact !== '').join(', '))}`);
  }
  const columns = [
    { title: '' },
    { title: 'test case' },
    { title: 'recorded' },
    { title: 'replayed' },
    { title: 'time', align: 'right' as const },
    { title: 'time', align: 'right' as const },
    { title: 'memory', align: 'right' as const },
    { title: 'memory', align: 'right' as const },
  ];
  for (const line of tableLines(columns, testCases.map(rowOf), terminal)) terminal.print(line);
  const [before, after] = [wordsOf(recorded), wordsOf(replayed)];
  terminal.print(
    isSame === true ? `${before}, as recorded` : terminal.paint(`recorded ${before}, now ${after}`, 'red'),
  );
  if (isSame !== true && replayed.reason !== null) terminal.print(`  ${printableLine(replayed.reason)}`);
}

function rowOf({ testCaseName, recorded, replayed }: Replay['testCases'][number]): Cell[] {
  const isSame = recorded?.verdict === replayed?.verdict;
  return [
    isSame ? { text: '✓', colour: 'green' } : { text: '✗', colour: 'red' },
    printableLine(testCaseName),
    recorded?.verdict ?? '-',
    replayed?.verdict ?? '-',
    formatMicroseconds(recorded?.cpuTimeUs ?? null),
    formatMicroseconds(replayed?.cpuTimeUs ?? null),
    formatBytes(recorded?.memoryPeakBytes ?? null),
    formatBytes(replayed?.memoryPeakBytes ?? null),
  ];
}

function wordsOf({ verdict, score }: Replay['recorded']): string {
  return `${verdict ?? 'nothing'}${score === null ? '' : ` with score ${String(score)}`}`;
}
