import type { Command } from 'commander';
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
