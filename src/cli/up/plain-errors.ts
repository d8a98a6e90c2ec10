import { ConfigError } from '../../config/config.js';
import { BackupError } from '../../database/backup/backup-format.js';
import { MigrationError } from '../../database/migrate.js';
import { EmbeddedPostgresError } from '../../database/postgres-binaries.js';
import { UnknownLanguagesError } from '../../languages/choose-languages.js';
import { EngineSetUpError } from '../../sandbox/engine-setup.js';
import { SandboxError } from '../../sandbox/sandbox-errors.js';
import { ToolchainLibraryError } from '../../sandbox/toolchain-library.js';
import type { CommandContext } from '../command-context.js';
import { SetUpError } from './set-up-error.js';

/** Errors whose message says it all: what is in the way, and what to do. */
const PLAIN = [
  SetUpError,
  ConfigError,
  EngineSetUpError,
  EmbeddedPostgresError,
  MigrationError,
  BackupError,
  SandboxError,
  ToolchainLibraryError,
  UnknownLanguagesError,
];

/** Runs a set-up command; an obstacle is told in its own words, with exit code 1. */
export async function withPlainErrors(context: CommandContext, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || !PLAIN.some((kind) => error instanceof kind)) throw error;
    context.terminal.note(error.message);
    if (context.environment.isDebug) context.terminal.note(error.stack ?? '');
    return 1;
  }
}
