/**
 * The process that stays: keeps database, web and worker running until it is told to stop. `up` starts it with its
 * output in `<dataDir>/logs/supervisor.log`.
 *
 * Usage: node supervisor.js <url> <version>      (what `up` wants to find in its record; see SupervisorRecord)
 */
import { copyFile, readdir, stat, truncate } from 'node:fs/promises';
import path from 'node:path';
import { loadConfig, type Config } from '../../config/config.js';
import { startEmbeddedPostgres } from '../../database/embedded-postgres.js';
import { keepRunning, type KeptService } from './keep-running.js';
import { identify } from '../../database/process-identity.js';
import { removeRecord, writeRecord, type SupervisorRecord } from './run-files.js';
import { dockerdService, postgresService, programService } from './services.js';

const LOG_CHECK_MS = 60_000;
const LARGEST_LOG_BYTES = 32 * 1024 * 1024;

const [url = '', version = ''] = process.argv.slice(2);
const config = loadConfig();
const kept: KeptService[] = [];
let isStopping = false;
let starting: Promise<void> | null = null;

// A disk that is full costs lines of the log, not what is kept running.
process.stdout.on('error', () => undefined);
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop());
const identity = await identify(process.pid);
if (identity) {
  const record: SupervisorRecord = { ...identity, url, version };
  await writeRecord(config.dataDir, 'supervisor', record);
}
starting = start();
await starting;
setInterval(() => {
  capLogs(path.join(config.dataDir, 'logs')).catch((error: unknown) => {
    say(`the logs cannot be cut: ${String(error)}`);
  });
}, LOG_CHECK_MS);

async function start(): Promise<void> {
  kept.push(await keepRunning(dockerdService(config), say));
  const settings = { DATABASE_URL: await databaseUrl(config), DOCKET_DATA: config.dataDir, NODE_ENV: 'production' };
  kept.push(await keepRunning(programService('web', 'main.js', config, settings), say));
  kept.push(await keepRunning(programService('worker', 'worker.js', config, settings), say));
}

async function databaseUrl({ databaseUrl: external, dataDir }: Config): Promise<string> {
  if (external !== null) return external;
  kept.push(await keepRunning(postgresService(config), say));
  return (await startEmbeddedPostgres({ dataDir })).url;
}

/** Last started, first stopped: nobody loses the database while at work. */
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  say('stopping');
  // What is being started in this moment is to be stopped, too.
  await starting?.catch(() => undefined);
  for (const service of kept.toReversed()) await service.stop();
  await removeRecord(config.dataDir, 'supervisor');
  say('stopped');
  process.exit(0);
}

/** Logs are open for appending, so one that has grown large can be moved away under the writer: by copying it. */
async function capLogs(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    if (!name.endsWith('.log') || (await stat(file)).size < LARGEST_LOG_BYTES) continue;
    await copyFile(file, `${file}.1`);
    await truncate(file);
  }
}

function say(line: string): void {
  process.stdout.write(`${new Date().toISOString()} ${line}\n`);
}
