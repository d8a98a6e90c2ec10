import { existsSync } from 'node:fs';
import { readdir, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { loadConfig, type Config } from '../../config/config.js';
import { exclusively } from '../../database/exclusive.js';
import { connectToEngine } from '../../sandbox/engine.js';
import { whyNotAnswering } from '../../sandbox/engine-setup.js';
import { removeSandboxImages } from '../../sandbox/remove-images.js';
import type { CommandContext } from '../command-context.js';
import { withPlainErrors } from './plain-errors.js';
import { readRecord } from './run-files.js';
import { removeContainers, stopEngine, stopPrograms } from './stop.js';

export interface DownOptions {
  purge?: boolean;
}

/** What Docket keeps in its data directory. Nothing else in it is ever removed: it may be somebody's home. */
const OURS = ['postgres', 'library', 'cache', 'sandboxes', 'tmp', 'logs', 'cli.json', 'seeded.json'];

/** `docket down`: stops all that `up` started; with `--purge` also removes data, images and library. */
export function down(context: CommandContext, options: DownOptions): Promise<number> {
  return withPlainErrors(context, async () => {
    const config = loadConfig();
    const say = (line: string): void => {
      context.terminal.note(line);
    };
    const onWait = (pid: number): void => {
      say(`Waiting for another set-up, start or stop (process ${String(pid)}) …`);
    };
    const isPurge = options.purge === true;
    const stopAll = (): Promise<void> =>
      exclusively(config.dataDir, 'services', onWait, () => stop(config, isPurge, say));
    // No lock where nothing ever was: it would leave a folder behind.
    if (!existsSync(config.dataDir)) await stop(config, isPurge, say);
    // What is being built must not be removed under whoever builds it.
    else if (isPurge) await exclusively(config.dataDir, 'set-up', onWait, stopAll);
    else await stopAll();
    if (isPurge) await removeEmpty(config);
    return 0;
  });
}

async function stop(config: Config, isPurge: boolean, say: (line: string) => void): Promise<void> {
  const stopped = await stopPrograms(config);
  say(stopped.length > 0 ? 'Docket is stopped.' : 'Docket was not running.');
  const count = await removeContainers(config);
  if (count > 0) say(`${String(count)} containers are removed.`);
  if (isPurge) await removeImages(config, say);
  const isOurs = (await readRecord(config.dataDir, 'dockerd')) !== null;
  if (isOurs && (await stopEngine(config))) say('The Docker Engine that Docket started is stopped.');
  if (isPurge) await removeData(config, say);
}

/** What is left when the locks are given back; not where somebody has taken one by now. */
async function removeEmpty({ dataDir }: Config): Promise<void> {
  const run = path.join(dataDir, 'run');
  const locks = (await readdir(run).catch(() => [])).map((name) => path.join(run, name));
  for (const folder of [...locks, run, dataDir]) await rmdir(folder).catch(() => undefined);
}

async function removeImages(config: Config, say: (line: string) => void): Promise<void> {
  if ((await whyNotAnswering(config.dockerSocket)) !== null) {
    say('No Docker Engine answers: the sandbox image, if there is one, stays.');
    return;
  }
  const count = await removeSandboxImages(connectToEngine(config.dockerSocket));
  say(`${String(count)} sandbox images are removed.`);
}

async function removeData(config: Config, say: (line: string) => void): Promise<void> {
  for (const name of OURS) await rm(path.join(config.dataDir, name), { recursive: true, force: true });
  const run = path.join(config.dataDir, 'run');
  const records = (await readdir(run).catch(() => [])).filter((name) => !name.includes('-lock'));
  for (const name of records) await rm(path.join(run, name), { recursive: true, force: true });
  say(`Docket's data in ${config.dataDir} are removed.`);
  if (config.databaseUrl !== null) say('The database that DATABASE_URL names is left as it is.');
}
