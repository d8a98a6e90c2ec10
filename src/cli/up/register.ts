import { Argument, type Command } from 'commander';
import { PARTS, type Part } from './parts.js';
import type { RunCommand } from '../command-context.js';

/** Adds the commands that set up and look after the server on this machine. */
export function registerSetUpCommands(program: Command, run: RunCommand): void {
  program
    .command('up')
    .description('set up what is missing and start the server; Ctrl-C stops it')
    .option('-d, --detach', 'return once the server answers; docket down stops it')
    .action((options: object) =>
      run(async () => {
        const { up } = await import('./up.js');
        return (context) => up(context, options);
      }),
    );
  program
    .command('down')
    .description('stop all that up started')
    .option('--purge', 'also remove data, images and the toolchain library')
    .action((options: object) =>
      run(async () => {
        const { down } = await import('./down.js');
        return (context) => down(context, options);
      }),
    );
  program
    .command('admin')
    .description('make the first admin; with --reset, give the oldest admin a new password')
    .option('--reset', 'where there is an admin, replace the password')
    .action((options: object) =>
      run(async () => {
        const { admin } = await import('./prepare-commands.js');
        return (context) => admin(context, options);
      }),
    );
  program
    .command('prepare')
    .description('set up one part without starting anything: for containers and machine images')
    .addArgument(new Argument('<part>', 'judging: engine, library and image; database: its schema').choices(PARTS))
    .action((part: Part) =>
      run(async () => {
        const { prepare } = await import('./prepare-commands.js');
        return (context) => prepare(context, part);
      }),
    );
  program
    .command('backup')
    .description('write everything that the server keeps into one file, while it runs')
    .argument('<file>', 'made anew; it holds password hashes, so keep it as you keep a password')
    .action((file: string) =>
      run(async () => {
        const { backup } = await import('./backup-commands.js');
        return (context) => backup(context, file);
      }),
    );
  program
    .command('restore')
    .description('fill an empty installation from a backup; the server must not run')
    .argument('<file>', 'that docket backup wrote')
    .option('--force-empty', 'remove everything that this installation holds first')
    .option('--check', 'only look whether the file is whole')
    .action((file: string, options: object) =>
      run(async () => {
        const { restore } = await import('./backup-commands.js');
        return (context) => restore(context, file, options);
      }),
    );
  registerLibraryCommands(program, run);
}

/** The toolchain libraries of this machine. */
function registerLibraryCommands(program: Command, run: RunCommand): void {
  const library = program
    .command('library')
    .description('the toolchain libraries of this machine: compilers and interpreters');
  library
    .command('show', { isDefault: true })
    .description('what a library holds; the one in use where none is named')
    .argument('[digest]', 'the library, or the beginning of its name')
    .option('--json', 'print one JSON document')
    .action((digest: string | undefined, options: object) =>
      run(async () => {
        const { showHere } = await import('./library.js');
        return (context) => showHere(context, digest, options);
      }),
    );
  library
    .command('list')
    .description('all that are kept, the latest first')
    .option('--json', 'print one JSON document')
    .action((options: object) =>
      run(async () => {
        const { listHere } = await import('./library.js');
        return (context) => listHere(context, options);
      }),
    );
  library
    .command('build')
    .description('build one of the newest packages, try every language in it, and switch to it without a stop')
    .option('-l, --languages <ids>', 'ids with commas, `default` or `all`; left out: those of the library in use')
    .option('--no-use', 'do not switch to it')
    .option('--json', 'print one JSON document')
    .action((options: object) =>
      run(async () => {
        const { buildHere } = await import('./library.js');
        return (context) => buildHere(context, options);
      }),
    );
  library
    .command('use')
    .description('switch to one that is kept; running judgings finish on theirs')
    .argument('<digest>', 'the library, or the beginning of its name')
    .option('--json', 'print one JSON document')
    .action((digest: string, options: object) =>
      run(async () => {
        const { useHere } = await import('./library.js');
        return (context) => useHere(context, digest, options);
      }),
    );
  library
    .command('test')
    .description('compile and run a hello in each language of one, without switching to it')
    .argument('[digest]', 'the library, or the beginning of its name; left out: the one in use')
    .option('--json', 'print one JSON document')
    .action((digest: string | undefined, options: object) =>
      run(async () => {
        const { testHere } = await import('./library.js');
        return (context) => testHere(context, digest, options);
      }),
    );
  library
    .command('remove')
    .description('remove one that is not in use and that no judgement needs')
    .argument('<digest>', 'the library, or the beginning of its name')
    .option('--force', 'although judgements were made with it')
    .action((digest: string, options: object) =>
      run(async () => {
        const { removeHere } = await import('./library.js');
        return (context) => removeHere(context, digest, options);
      }),
    );
}
