/**
 * `docket up`, the story: engine, library and image; database; a supervisor that keeps web process and worker running;
 * example problems. Every step finds what an earlier run left, finished or not, and goes on from there.
 *
 * prepare.ts has what judging needs, prepare-database.ts the database, start-supervisor.ts the start, supervisor.ts what
 * runs afterwards, stop.ts the end.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { loadConfig, type Config } from '../../config/config.js';
import { startEmbeddedPostgres } from '../../database/embedded-postgres.js';
import { exclusively } from '../../database/exclusive.js';
import { ApiClient } from '../api-client.js';
import type { CommandContext } from '../command-context.js';
import { freePort, localUrl } from './listening-port.js';
import { withPlainErrors } from './plain-errors.js';
import { findCliToken, prepareAccess, prepareSchema } from './prepare-database.js';
import { prepareJudging } from './prepare.js';
import { isRunning, type ProcessIdentity } from '../../database/process-identity.js';
import { ProgressLines } from './progress-lines.js';
import { readRunning, type SupervisorRecord } from './run-files.js';
import { seedProblems } from './seed-problems.js';
import { readHealth, startSupervisor, versionOf, waitForWorker } from './start-supervisor.js';
import { removeContainers, stopEngine, stopPrograms } from './stop.js';

export interface UpOptions {
  detach?: boolean;
}

const WATCH_MS = 500;

export function up(context: CommandContext, options: UpOptions): Promise<number> {
  return withPlainErrors(context, async () => {
    const config = loadConfig();
    const progress = new ProgressLines(context.terminal);
    try {
      const version = await versionOf(config);
      await prepareJudging(config, progress.show);
      const onWait = (pid: number): void => {
        progress.show('Docket', `waiting for another start or stop (process ${String(pid)})`);
      };
      const supervisor = await exclusively(config.dataDir, 'services', onWait, async () => {
        const running = await readRunning<SupervisorRecord>(config.dataDir, 'supervisor');
        if (running?.version !== version || (await readHealth(running.url)) === null) {
          return start(context, config, version, progress);
        }
        context.terminal.print(`Docket runs already: ${config.publicUrl ?? running.url}`);
        return null;
      });
      return supervisor === null || options.detach === true ? 0 : await stayUntilStopped(context, config, supervisor);
    } finally {
      progress.end();
    }
  });
}

async function start(
  context: CommandContext,
  settings: Config,
  version: string,
  progress: ProgressLines,
): Promise<ProcessIdentity> {
  const stopped = await stopPrograms(settings);
  if (stopped.length > 0) progress.show('Docket', 'restarting with the present build and settings');
  const config = { ...settings, httpPort: await freePort(settings) };
  const url = localUrl(config, config.httpPort);
  progress.show('Database', config.databaseUrl === null ? 'starting the embedded PostgreSQL' : 'connecting');
  const databaseUrl = config.databaseUrl ?? (await startEmbeddedPostgres({ dataDir: config.dataDir })).url;
  await prepareSchema(config, databaseUrl, progress.show);
  const admin = await prepareAccess(config, databaseUrl, url);
  progress.end();
  if (admin.password !== null) showPassword(context, admin.username, admin.password);
  try {
    progress.show('Server', 'starting');
    const supervisor = await startSupervisor(config, url, version);
    const token = await findCliToken(config.dataDir);
    await seed(context, config, new ApiClient({ url, token, source: 'up' }), progress);
    await tellOfWorker(context, url, progress);
    context.terminal.print(`Docket runs at ${config.publicUrl ?? url}`);
    return supervisor;
  } catch (error) {
    await stopPrograms(config);
    throw error;
  }
}

/** Shown at once, and nowhere else: whatever goes wrong later, it is not lost. */
function showPassword(context: CommandContext, username: string, password: string): void {
  context.terminal.print(
    `The first admin is "${username}" with the password ${password} (shown this once; change it after signing in)`,
  );
}

async function seed(
  context: CommandContext,
  config: Config,
  client: ApiClient,
  progress: ProgressLines,
): Promise<void> {
  const { refused } = await seedProblems(client, config.dataDir, (name) => {
    progress.show('Example problems', name);
  });
  for (const { name, reason } of refused)
    context.terminal.note(`The example problem ${name} was not imported: ${reason}`);
}

async function tellOfWorker(context: CommandContext, url: string, progress: ProgressLines): Promise<void> {
  progress.show('Worker', 'trying every guard of the sandbox');
  const worker = await waitForWorker(url);
  if (worker === null) context.terminal.note('No worker has reported yet; docket doctor tells more.');
  else if (!worker.canJudge) context.terminal.note(`The worker does not judge: ${worker.reason ?? 'no reason given'}`);
}

/**
 * The foreground mode: Ctrl-C, or the end of the terminal, stops everything; not what another `up` has started since in its
 * place.
 */
async function stayUntilStopped(context: CommandContext, config: Config, supervisor: ProcessIdentity): Promise<number> {
  const asked = new AbortController();
  const ask = (): void => {
    asked.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
  context.terminal.note('Ctrl-C stops it.');
  while (!asked.signal.aborted && (await isRunning(supervisor))) {
    await pause(WATCH_MS, undefined, { signal: asked.signal }).catch(() => undefined);
  }
  const wasAsked = asked.signal.aborted;
  context.terminal.note(wasAsked ? 'Stopping …' : 'Docket was stopped from elsewhere.');
  const onWait = (pid: number): void => {
    context.terminal.note(`Waiting for another start or stop (process ${String(pid)}) …`);
  };
  await exclusively(config.dataDir, 'services', onWait, async () => {
    const present = await readRunning(config.dataDir, 'supervisor');
    if (present !== null && present.pid !== supervisor.pid) {
      context.terminal.note('Another up has started it anew: it stays.');
      return;
    }
    await stopPrograms(config);
    await removeContainers(config);
    await stopEngine(config);
  });
  return 0;
}
