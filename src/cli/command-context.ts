import type { ApiClient } from './api-client.js';
import type { CliEnvironment } from './environment.js';
import type { Terminal } from './terminal.js';

/** What every command gets. A command returns its exit code; a failure is thrown. */
export interface CommandContext {
  environment: CliEnvironment;
  terminal: Terminal;
  /** The client for the server that environment and logins name. */
  connect: () => Promise<ApiClient>;
  /** All of standard input. */
  readInput: () => Promise<Buffer>;
}

/** Runs one command's function, loaded when it is needed, and makes its result the exit code. */
export type RunCommand = (load: () => Promise<(context: CommandContext) => Promise<number>>) => Promise<void>;

/** The options every command for pipelines has. */
export interface OutputOptions {
  json?: boolean;
  quiet?: boolean;
}

/** Prints a value as the one JSON document of standard output. */
export function printJson(context: CommandContext, value: unknown): void {
  context.terminal.print(JSON.stringify(value, null, 2));
}
