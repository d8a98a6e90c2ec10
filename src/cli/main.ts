import { CommanderError } from 'commander';
import type { CommandContext } from './command-context.js';
import { readEnvironment, type CliEnvironment } from './environment.js';
import { CliError, exitCode } from './exit-codes.js';
import { createProgram } from './program.js';
import { printableLine, processTerminal, type Terminal } from './terminal.js';

/** Runs one command line and returns the exit code. Every failure ends here, as one clear message. */
export async function main(
  args: string[],
  environment: CliEnvironment = readEnvironment(),
  terminal: Terminal = processTerminal(environment.refusesColours),
): Promise<number> {
  const context = commandContext(environment, terminal);
  let code = exitCode('asExpected');
  const program = createProgram(async (load) => {
    code = await (await load())(context);
  });
  for (const command of [program, ...program.commands, ...program.commands.flatMap((each) => each.commands)]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => {
        terminal.write(text);
      },
      writeErr: (text) => {
        terminal.writeError(text);
      },
    });
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode('asExpected') : exitCode('usage');
    return reportFailure(error, terminal, environment, args.includes('--json'));
  } finally {
    terminal.clearStatus();
  }
}

function commandContext(environment: CliEnvironment, terminal: Terminal): CommandContext {
  return {
    environment,
    terminal,
    connect: async () => {
      const [{ ApiClient }, { findServer }] = await Promise.all([import('./api-client.js'), import('./logins.js')]);
      return new ApiClient(await findServer(environment), (line) => {
        terminal.status(line);
      });
    },
    readInput: () => terminal.readAll(),
  };
}

/** Shows a failure: what, one line per field, what to do. With `--json` also as JSON on standard output. */
export function reportFailure(
  error: unknown,
  terminal: Terminal,
  environment: CliEnvironment,
  isJson: boolean,
): number {
  const failure = error instanceof CliError ? error : null;
  const message = error instanceof Error ? error.message : String(error);
  const code = exitCode(failure?.reason ?? 'usage');
  terminal.note(`${terminal.paint('docket:', 'red', 'errors')} ${printableLine(message)}`);
  for (const { field, message: detail } of failure?.details ?? []) {
    terminal.note(`  ${printableLine(field)}: ${printableLine(detail)}`);
  }
  if (failure?.remedy) terminal.note(`  ${failure.remedy}`);
  if (environment.isDebug && error instanceof Error) terminal.note(debugText(error));
  else if (!failure) terminal.note('  this is a fault of the command itself; DOCKET_DEBUG=1 shows where');
  if (isJson) {
    const errors = failure?.details ?? [];
    terminal.print(
      JSON.stringify({ error: { code: failure?.code ?? null, message, errors }, exitCode: code }, null, 2),
    );
  }
  return code;
}

function debugText(error: Error): string {
  const own = error.stack ?? error.message;
  return error.cause instanceof Error ? `${own}\ncaused by ${debugText(error.cause)}` : own;
}
