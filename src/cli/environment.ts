import { homedir } from 'node:os';
import { join } from 'node:path';

/** What the environment tells the command. This file is the only one under src/cli/ that reads `process.env`. */
export interface CliEnvironment {
  /** DOCKET_URL: the server's address. */
  url: string | null;
  /** DOCKET_TOKEN: an API token. */
  token: string | null;
  /** DOCKET_DEBUG: show stack traces and each request. */
  isDebug: boolean;
  /** NO_COLOR (no-color.org) or a terminal without colours. */
  refusesColours: boolean;
  /** Where logins are kept: XDG_CONFIG_HOME, else ~/.config, then `docket`. */
  configDir: string;
  /** Where a server on this machine keeps its state: DOCKET_DATA, else by user. */
  dataDir: string;
}

/** Reads the environment; empty variables count as not set. */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env): CliEnvironment {
  const value = (name: string): string | null => env[name]?.trim() || null;
  const home = value('HOME') ?? homedir();
  return {
    url: value('DOCKET_URL'),
    token: value('DOCKET_TOKEN'),
    isDebug: value('DOCKET_DEBUG') !== null && value('DOCKET_DEBUG') !== '0',
    refusesColours: value('NO_COLOR') !== null || value('TERM') === 'dumb',
    configDir: join(value('XDG_CONFIG_HOME') ?? join(home, '.config'), 'docket'),
    dataDir: value('DOCKET_DATA') ?? (process.getuid?.() === 0 ? '/var/lib/docket' : join(home, '.docket')),
  };
}
