import type { ApiClient } from '../api-client.js';
import type { Rejudging } from '../api-types.js';
import { printJson, type CommandContext, type OutputOptions } from '../command-context.js';
import { Deadline } from '../deadline.js';
import { CliError, exitCode } from '../exit-codes.js';

export interface RejudgingOptions extends OutputOptions {
  problem?: string;
  user?: string;
  language?: string;
  verdict?: string;
  since?: string;
  until?: string;
  apply?: boolean;
  timeout?: number;
}

const WAIT_S = 30;

/**
 * `docket rejudge-all`: judges the submissions of a filter again as a preview, prints how verdicts would change, and
 * with --apply lets them count. Exits with 1 where anything changes.
 */
export async function rejudgeAll(context: CommandContext, ids: number[], options: RejudgingOptions): Promise<number> {
  const { problem, user, language, verdict, since, until } = options;
  const filter = { ...(ids.length > 0 && { submissions: ids }), problem, user, language, verdict, since, until };
  const client = await context.connect();
  const { id } = await client.post<Rejudging>('/rejudgings', { json: filter });
  const ready = await awaitJudged(context, client, id, options);
  const result = options.apply === true ? await client.post<Rejudging>(`/rejudgings/${String(id)}/apply`) : ready;
  show(context, result, options);
  return exitCode(result.changed === 0 ? 'asExpected' : 'differs');
}

/** `docket rejudging`: shows a rejudging, or decides it. */
export async function decideRejudging(
  context: CommandContext,
  id: number,
  decision: 'apply' | 'discard' | null,
  options: OutputOptions,
): Promise<number> {
  const client = await context.connect();
  const path = `/rejudgings/${String(id)}`;
  const result =
    decision === null ? await client.get<Rejudging>(path) : await client.post<Rejudging>(`${path}/${decision}`);
  show(context, result, options);
  return exitCode('asExpected');
}

async function awaitJudged(
  context: CommandContext,
  client: ApiClient,
  id: number,
  options: RejudgingOptions,
): Promise<Rejudging> {
  const deadline = new Deadline(options.timeout ?? null);
  for (;;) {
    const waitS = Math.max(1, Math.min(WAIT_S, Math.ceil(deadline.remainingMs / 1000)));
    const state = await client.get<Rejudging>(`/rejudgings/${String(id)}`, { waitS });
    if (state.state !== 'judging') return state;
    if (!options.json && !options.quiet) {
      context.terminal.status(`judged ${String(state.judged)} of ${String(state.total)}…`);
    }
    if (deadline.isOver) {
      throw new CliError('timedOut', `rejudging ${String(id)} is not done after ${String(deadline.limitS)} s`, {
        remedy: `it goes on by itself: docket rejudging ${String(id)}`,
      });
    }
  }
}

function show(context: CommandContext, rejudging: Rejudging, options: OutputOptions): void {
  const { terminal } = context;
  if (options.json) {
    printJson(context, rejudging);
    return;
  }
  if (options.quiet) {
    terminal.print(String(rejudging.changed));
    return;
  }
  const { id, state, total, judged, changed, judgingErrors, overtaken, applied } = rejudging;
  terminal.print(
    `rejudging ${String(id)} is ${state}: ${String(judged)} of ${String(total)} judged, ${String(changed)} change`,
  );
  for (const { before, after, count } of rejudging.transitions) {
    if (before !== after) terminal.print(`  ${String(count)} × ${before ?? '?'} → ${after ?? 'being judged'}`);
  }
  if (judgingErrors > 0) terminal.print(`  ${String(judgingErrors)} ended as JE: these are never applied`);
  if (overtaken > 0) terminal.print(`  ${String(overtaken)} were judged again by other means: these are left alone`);
  if (state === 'applied') terminal.print(`  ${String(applied)} new judgements count`);
  if (state === 'ready')
    terminal.print(`docket rejudging ${String(id)} --apply lets them count; --discard leaves all as it is`);
}
