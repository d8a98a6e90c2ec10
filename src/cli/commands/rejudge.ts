import type { SubmissionRow } from '../api-types.js';
import { printJson, type CommandContext, type OutputOptions } from '../command-context.js';
import { Deadline } from '../deadline.js';
import { exitCode } from '../exit-codes.js';
import { awaitVerdict, ProgressPrinter, printVerdict } from '../judging-progress.js';

export interface RejudgeOptions extends OutputOptions {
  wait?: boolean;
  timeout?: number;
}

/** `docket rejudge`: judges a submission once more; the earlier judgement is kept. Waiting, it exits with 1 where the verdict changed. */
export async function rejudge(context: CommandContext, id: number, options: RejudgeOptions): Promise<number> {
  const { terminal } = context;
  const client = await context.connect();
  const before = await client.get<SubmissionRow>(`/submissions/${String(id)}`);
  const row = await client.post<SubmissionRow>(`/submissions/${String(id)}/rejudge`, { isRepeatable: true });
  if (!options.wait) {
    if (options.json) printJson(context, row);
    else if (!options.quiet) terminal.print(`submission ${String(id)} is ${row.state} again`);
    return exitCode('asExpected');
  }
  const progress = new ProgressPrinter(terminal);
  const isTalking = !options.json && !options.quiet;
  const onChange = (state: Parameters<ProgressPrinter['update']>[0]): void => {
    progress.update(state);
  };
  const result = await awaitVerdict(client, id, new Deadline(options.timeout ?? null), isTalking ? onChange : null);
  const isSame = before.verdict === null || before.verdict === result.verdict;
  if (options.json) printJson(context, { ...result, verdictBefore: before.verdict });
  else if (options.quiet) terminal.print(result.verdict ?? '');
  else {
    printVerdict(terminal, result);
    if (!isSame) terminal.print(`  it was ${before.verdict ?? ''} before`);
  }
  return exitCode(isSame ? 'asExpected' : 'differs');
}
