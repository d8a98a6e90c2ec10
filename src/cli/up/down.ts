import { readdir, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { loadConfig, type Config } from '../../config/config.js';
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
const OURS = ['postgres', 'library', 'cache', 'sandboxes', 'tmp', 'logs', 'run', 'cli.json', 'seeded.json'];

/** `docket down`: stops all that `up` started; with `--purge` also removes data, images and library. */
export function down(context: CommandContext, options: DownOptions): Promise<number> {
  return withPlainErrors(context, async () => {
    const config = loadConfig();
    const say = (line: string): void => {
      context.terminal.note(line);
    };
    const stopped = await stopPrograms(config);
    say(stopped.length > 0 ? 'Docket is stopped.' : 'Docket was not running.');
    const count = await removeContainers(config);
    if (count > 0) say(`${String(count)} containers are removed.`);
    if (options.purge === true) await removeImages(config, say);
    const isOurs = (await readRecord(config.dataDir, 'dockerd')) !== null;
    if (isOurs && (await stopEngine(config))) say('The Docker Engine that Docket started is stopped.');
    if (options.purge === true) await removeData(config, say);
    return 0;
  });
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
  const left = await readdir(config.dataDir).catch(() => []);
  if (left.length === 0) await rmdir(config.dataDir).catch(() => undefined);
  say(`Docket's data in ${config.dataDir} are removed.`);
  if (config.databaseUrl !== null) say('The database that DATABASE_URL names is left as it is.');
}
