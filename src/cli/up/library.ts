/** `docket library`: the toolchain libraries of this machine. Running judgings finish on the one they began with. */
import { ArtifactCache } from '../../judge/artifact-cache.js';
import { selfTestLibrary } from '../../judge/library-self-test.js';
import { loadConfig } from '../../config/config.js';
import { ARCHITECTURE, chooseLanguages } from '../../languages/choose-languages.js';
import { buildLibrary } from '../../sandbox/library-builder.js';
import { whoNeedsLibrary } from '../../sandbox/library-users.js';
import {
  findCurrentLibrary,
  findLibrary,
  findSelfTest,
  listLibraries,
  removeLibrary,
  switchLibrary,
  type ToolchainLibrary,
} from '../../sandbox/toolchain-library.js';
import { printJson, type CommandContext } from '../command-context.js';
import { tableLines } from '../table.js';
import { exclusively } from '../../database/exclusive.js';
import { wantedLanguages } from './library-languages.js';
import { withPlainErrors } from './plain-errors.js';
import { countJudgements } from './library-judgements.js';
import { prepareEngine } from './prepare.js';
import { ProgressLines } from './progress-lines.js';
import { SetUpError } from './set-up-error.js';

interface JsonOption {
  json?: boolean;
}
export interface BuildOptions extends JsonOption {
  languages?: string;
  /** Commander's form of `--no-use`. */
  use?: boolean;
}
export interface RemoveOptions {
  force?: boolean;
}

/** Those of this machine, the one in use marked. */
export function listHere(context: CommandContext, options: JsonOption): Promise<number> {
  return withPlainErrors(context, async () => {
    const { dataDir } = loadConfig();
    const current = await findCurrentLibrary(dataDir);
    const libraries = await listLibraries(dataDir);
    const isInUse = ({ digest }: ToolchainLibrary): boolean => digest === current?.digest;
    if (options.json === true) {
      printJson(
        context,
        libraries.map((library) => ({ ...library, isInUse: isInUse(library) })),
      );
      return 0;
    }
    const rows = libraries.map((library) => [
      library.digest,
      isInUse(library) ? 'in use' : '',
      library.builtAt,
      String(library.packages.length),
      Object.keys(library.languages).join(' '),
    ]);
    const titles = ['library', '', 'built', 'packages', 'languages'].map((title) => ({ title }));
    for (const line of tableLines(titles, rows, context.terminal)) context.terminal.print(line);
    return 0;
  });
}

/** What one of them holds; the one in use where none is named. */
export function showHere(context: CommandContext, digest: string | undefined, options: JsonOption): Promise<number> {
  return withPlainErrors(context, async () => {
    const { dataDir } = loadConfig();
    const library = digest === undefined ? await inUse(dataDir) : await findLibrary(dataDir, digest);
    show(context, library, options);
    return 0;
  });
}

/** One of today's packages, tried and then switched to. */
export function buildHere(context: CommandContext, options: BuildOptions): Promise<number> {
  return withPlainErrors(context, async () => {
    const config = loadConfig();
    const library = await withProgress(context, (onProgress) =>
      exclusively(
        config.dataDir,
        'set-up',
        (pid) => {
          onProgress(`waiting for another set-up (process ${pid})`);
        },
        async () => {
          await prepareEngine(config, () => undefined);
          const languages =
            options.languages === undefined
              ? await wantedLanguages(config)
              : chooseLanguages(options.languages.split(',').map((word) => word.trim()));
          const { dataDir, dockerSocket } = config;
          const built = await buildLibrary({
            dataDir,
            languages,
            architecture: ARCHITECTURE,
            dockerSocket,
            onProgress,
          });
          await selfTestLibrary(config, new ArtifactCache(config), built, onProgress);
          if (options.use !== false) await switchLibrary(dataDir, built);
          return built;
        },
      ),
    );
    show(context, library, options);
    return 0;
  });
}

/** Switches to one that is kept, if it judges "hello" right in all its languages. */
export function useHere(context: CommandContext, digest: string, options: JsonOption): Promise<number> {
  return withPlainErrors(context, async () => {
    const config = loadConfig();
    const library = await findLibrary(config.dataDir, digest);
    await withProgress(context, (onProgress) =>
      selfTestLibrary(config, new ArtifactCache(config), library, onProgress),
    );
    await switchLibrary(config.dataDir, library);
    show(context, library, options);
    return 0;
  });
}

/** Tries one, and tells what came of each language; nothing is switched. */
export function testHere(context: CommandContext, digest: string | undefined, options: JsonOption): Promise<number> {
  return withPlainErrors(context, async () => {
    const config = loadConfig();
    const library = digest === undefined ? await inUse(config.dataDir) : await findLibrary(config.dataDir, digest);
    await withProgress(context, (onProgress) =>
      selfTestLibrary(config, new ArtifactCache(config), library, onProgress),
    );
    if (options.json === true) printJson(context, await findSelfTest(config.dataDir, library.digest));
    else context.terminal.print(`${library.digest} judges "hello" right in all its languages`);
    return 0;
  });
}

/** Removes one that nothing needs: no container has it mounted, and no judgement was made with it. */
export function removeHere(context: CommandContext, digest: string, options: RemoveOptions): Promise<number> {
  return withPlainErrors(context, async () => {
    const config = loadConfig();
    const library = await findLibrary(config.dataDir, digest);
    if ((await findCurrentLibrary(config.dataDir))?.digest === library.digest) {
      throw new SetUpError(`${library.digest} is in use: switch to another library first (docket library use).`);
    }
    const containers = await whoNeedsLibrary(config.dockerSocket, library);
    if (containers > 0) {
      throw new SetUpError(`${library.digest} is mounted in ${containers} containers: try again when they are done.`);
    }
    if (options.force !== true) {
      const judgements = await countJudgements(config, library.digest);
      if (judgements > 0) {
        throw new SetUpError(
          `${judgements} judgements were made with ${library.digest}, and could not be repeated as they were: ` +
            'keep it, or remove it all the same with --force.',
        );
      }
    }
    await removeLibrary(config.dataDir, library);
    context.terminal.print(`removed ${library.digest}`);
    return 0;
  });
}

async function inUse(dataDir: string): Promise<ToolchainLibrary> {
  const library = await findCurrentLibrary(dataDir);
  if (library === null) throw new SetUpError('There is no toolchain library yet: npm run up builds it.');
  return library;
}

async function withProgress<T>(
  context: CommandContext,
  work: (onProgress: (step: string) => void) => Promise<T>,
): Promise<T> {
  const lines = new ProgressLines(context.terminal);
  return work((step) => {
    lines.show('Toolchain library', step);
  }).finally(() => {
    lines.end();
  });
}

function show(context: CommandContext, library: ToolchainLibrary, options: JsonOption): void {
  if (options.json === true) {
    printJson(context, library);
    return;
  }
  const { digest, path, builtAt, packages, languages } = library;
  context.terminal.print(`${digest} in ${path}, built ${builtAt}, ${packages.length} packages`);
  const rows = Object.entries(languages).map(([id, { version }]) => [id, version]);
  for (const line of tableLines([{ title: 'language' }, { title: 'version' }], rows, context.terminal)) {
    context.terminal.print(line);
  }
}
