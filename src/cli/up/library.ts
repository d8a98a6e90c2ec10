import { loadConfig } from '../../config/config.js';
import { currentLibrary } from '../../sandbox/toolchain-library.js';
import { printJson, type CommandContext } from '../command-context.js';
import { tableLines } from '../table.js';
import { withPlainErrors } from './plain-errors.js';
import { prepareJudging } from './prepare.js';
import { ProgressLines } from './progress-lines.js';

export interface LibraryOptions {
  rebuild?: boolean;
  json?: boolean;
}

/** `docket library`: what the toolchain library of this machine holds; with `--rebuild`, a new one of today's packages. */
export function showLibrary(context: CommandContext, options: LibraryOptions): Promise<number> {
  return withPlainErrors(context, async () => {
    const config = loadConfig();
    if (options.rebuild === true) {
      const progress = new ProgressLines(context.terminal);
      await prepareJudging(config, progress.show, { isLibraryForced: true }).finally(() => {
        progress.end();
      });
    }
    const library = await currentLibrary(config.dataDir);
    if (options.json === true) {
      printJson(context, library);
      return 0;
    }
    const { digest, path, builtAt, packages, languages } = library;
    context.terminal.print(`${digest} in ${path}, built ${builtAt}, ${String(packages.length)} packages`);
    const rows = Object.entries(languages).map(([id, { version }]) => [id, version]);
    for (const line of tableLines([{ title: 'language' }, { title: 'version' }], rows, context.terminal)) {
      context.terminal.print(line);
    }
    return 0;
  });
}
