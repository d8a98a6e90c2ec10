/** Parts of `up` for installations that start their processes themselves, such as docker-compose.yml. */
import { resetAdminPassword } from '../../auth/ensure-admin.js';
import { loadConfig, type Config } from '../../config/config.js';
import { startEmbeddedPostgres } from '../../database/embedded-postgres.js';
import type { CommandContext } from '../command-context.js';
import { localUrl } from './listening-port.js';
import type { Part } from './parts.js';
import { withPlainErrors } from './plain-errors.js';
import { prepareAccess, prepareSchema } from './prepare-database.js';
import { prepareJudging } from './prepare.js';
import { ProgressLines } from './progress-lines.js';

/** `docket prepare`: makes engine, library and image, or the database's schema, without starting anything. */
export function prepare(context: CommandContext, part: Part): Promise<number> {
  return withPlainErrors(context, async () => {
    const config = loadConfig();
    const progress = new ProgressLines(context.terminal);
    try {
      if (part === 'judging') await prepareJudging(config, progress.show);
      else await prepareSchema(config, await databaseUrl(config), progress.show);
    } finally {
      progress.end();
    }
    return 0;
  });
}

/** `docket admin`: makes the first admin, or gives a forgotten password anew; the one way in without another admin. */
export function admin(context: CommandContext, options: { reset?: boolean }): Promise<number> {
  return withPlainErrors(context, async () => {
    const config = loadConfig();
    const url = await databaseUrl(config);
    const first = await prepareAccess(config, url, localUrl(config, config.httpPort));
    const { username, password } =
      options.reset === true && first.password === null ? await resetAdminPassword(url) : first;
    context.terminal.print(
      password === null
        ? `There is an admin already: "${username}". docket admin --reset gives a new password.`
        : `The password of "${username}" is ${password} (shown this once; change it after signing in)`,
    );
    return 0;
  });
}

async function databaseUrl(config: Config): Promise<string> {
  return config.databaseUrl ?? (await startEmbeddedPostgres({ dataDir: config.dataDir })).url;
}
