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
  program
    .command('library')
    .description('show the toolchain library: its digest and languages')
    .option(
      '--rebuild',
      'build it anew with the newest packages and switch to it; running judgements finish with theirs',
    )
    .option('--json', 'print one JSON document')
    .action((options: object) =>
      run(async () => {
        const { showLibrary } = await import('./library.js');
        return (context) => showLibrary(context, options);
      }),
    );
}
