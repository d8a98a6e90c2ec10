import { readFileSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { EXPORT_FORMATS } from '../contract/export-formats.js';
import type { OutputOptions, RunCommand } from './command-context.js';
import { parseSeconds } from './deadline.js';
import { exitCodesHelp } from './exit-codes.js';
import { registerSetUpCommands } from './up/register.js';

const ENVIRONMENT_HELP = `Environment:
  DOCKET_URL     the server's address; else the last login, else the server on this machine
  DOCKET_TOKEN   an API token; else the one kept for that address
  DOCKET_DEBUG   1 shows stack traces
  NO_COLOR       1 leaves out colours`;

/**
 * The `docket` command line: names, arguments and options of all commands. Commands themselves are imported only
 * when they run, so that `docket --help` and small commands start at once.
 */
export function createProgram(run: RunCommand): Command {
  const program = new Command('docket')
    .description('Docket, an online judge: submit, verify packages, run code, look after the server.')
    .version(version(), '-V, --version')
    .showHelpAfterError('(docket --help tells more)')
    .addHelpText('after', `\n${ENVIRONMENT_HELP}\n\n${exitCodesHelp()}`)
    .configureHelp({ sortSubcommands: false, showGlobalOptions: false });
  program.commandsGroup('Judging:');
  addSubmit(program, run);
  addRun(program, run);
  addPackages(program, run);
  addRejudgings(program, run);
  addReplay(program, run);
  program.commandsGroup('Looking:');
  addLists(program, run);
  addWhy(program, run);
  program.commandsGroup('Access:');
  addAccess(program, run);
  program.commandsGroup('This machine:');
  addDoctor(program, run);
  addRedTeam(program, run);
  registerSetUpCommands(program, run);
  return program;
}

function version(): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

function formatOption(): Option {
  const option = new Option('-f, --format <format>', 'the format to write; 2025-09 and legacy are Kattis/ICPC');
  return option.choices(EXPORT_FORMATS).makeOptionMandatory();
}

/** The options that every command for pipelines has. */
function withOutput(command: Command): Command {
  return command
    .option('--json', 'print one JSON document and nothing else on standard output')
    .option('-q, --quiet', 'print only the one word that matters');
}

function withTimeout(command: Command): Command {
  return command.option('--timeout <seconds>', 'give up after that long, with exit code 4', parseSeconds);
}

function addSubmit(program: Command, run: RunCommand): void {
  const command = program
    .command('submit')
    .description('send a solution; with --wait or --expect, wait for its verdict')
    .argument('<file...>', 'source files; - is standard input')
    .requiredOption('-p, --problem <id>', 'the problem')
    .option('-l, --language <id>', 'the language; by default what the file name says')
    .option('--entry-point <name>', 'main class or file, where the language cannot tell')
    .option('-w, --wait', 'wait for the verdict; exit code 0 only if it is AC')
    .option('-e, --expect <verdicts>', 'wait; exit code 0 only for this verdict (several: TLE,MLE)')
    .option('--junit <file>', 'wait; write a JUnit report');
  withTimeout(withOutput(command)).action((files: string[], options: object) =>
    run(async () => {
      const { submit } = await import('./commands/submit.js');
      return (context) => submit(context, files, options as Parameters<typeof submit>[2]);
    }),
  );
}

function addRun(program: Command, run: RunCommand): void {
  const command = program
    .command('run')
    .description("run code without a problem; exit code 0 if the program ends with 0, 1 if it fails or doesn't compile")
    .argument('<file...>', 'source files; - is standard input')
    .option('-i, --input <file>', "the program's standard input; - is this command's")
    .option('-l, --language <id>', 'the language; by default what the file name says')
    .option('--entry-point <name>', 'main class or file, where the language cannot tell')
    .option('--arg <word>', 'an argument of the program; may be repeated', gather, [])
    .option('--beside <file>', 'a file to lie beside the program; may be repeated', gather, [])
    .option('--compiler-option <option>', 'such as --compiler-option=-O3; may be repeated', gather, []);
  withTimeout(withOutput(command)).action((files: string[], options: object) =>
    run(async () => {
      const commands = await import('./commands/run.js');
      return (context) => commands.run(context, files, options as Parameters<typeof commands.run>[2]);
    }),
  );
}

function addPackages(program: Command, run: RunCommand): void {
  const verification = program
    .command('verify')
    .description('judge every jury submission of a package; exit code 1 on any mismatch')
    .argument('<package>', 'a zip, a folder, or the id of a problem that the server has')
    .option('--junit <file>', 'write a JUnit report')
    .option('--item <name>', 'which problem of an archive that holds several: its name, or its number from 1')
    .option('--derive-time-limit', "leave the package's time limit aside: derive it from how fast this machine is");
  withTimeout(withOutput(verification)).action((target: string, options: object) =>
    run(async () => {
      const { verify } = await import('./commands/verify.js');
      return (context) => verify(context, target, options);
    }),
  );
  const importing = program
    .command('import')
    .description('upload a package as the next version of its problem, in whichever format it is (admin)')
    .argument('<package>', 'a zip or a folder')
    .option('--slug <id>', "the problem's id, where the package's name will not do")
    .option('--item <name>', 'which problem of an archive that holds several: its name, or its number from 1')
    .option('--no-wait', 'do not wait until the version is in use or refused')
    .option('--no-verify', 'do not verify it: it then needs a reason to be made public');
  withTimeout(withOutput(importing)).action((path: string, options: object) =>
    run(async () => {
      const { importPackage } = await import('./commands/import.js');
      return (context) => importPackage(context, path, options as Parameters<typeof importPackage>[2]);
    }),
  );
  const exporting = program
    .command('export')
    .description('save a problem in the format of another judge, and tell what that loses (admin)')
    .argument('<problem>', "the problem's id")
    .addOption(formatOption())
    .option('-o, --output <file>', 'where to, by default <problem>-<format>.zip');
  withTimeout(withOutput(exporting)).action((slug: string, options: object) =>
    run(async () => {
      const { exportProblem } = await import('./commands/export.js');
      return (context) => exportProblem(context, slug, options as Parameters<typeof exportProblem>[2]);
    }),
  );
  const converting = program
    .command('convert')
    .description('turn a package of one format into a zip of another, without a server')
    .argument('<package>', 'a zip or a folder')
    .addOption(formatOption())
    .option('-o, --output <file>', 'where to, by default <name>-<format>.zip')
    .option('--item <name>', 'which problem of an archive that holds several: its name, or its number from 1');
  withOutput(converting).action((path: string, options: object) =>
    run(async () => {
      const { convertPackage } = await import('./commands/convert.js');
      return (context) => convertPackage(context, path, options as Parameters<typeof convertPackage>[2]);
    }),
  );
  const rejudging = program
    .command('rejudge')
    .description('judge a submission once more (admin); waiting, exit code 1 where the verdict changes')
    .argument('<submission>', "the submission's number", parseId)
    .option('-w, --wait', 'wait for the verdict');
  withTimeout(withOutput(rejudging)).action((id: number, options: object) =>
    run(async () => {
      const { rejudge } = await import('./commands/rejudge.js');
      return (context) => rejudge(context, id, options);
    }),
  );
}

function addReplay(program: Command, run: RunCommand): void {
  const command = program
    .command('replay')
    .description(
      'judge once more with the same library and version of the problem, and compare (admin); exit code 1 where a verdict differs',
    )
    .argument('<submission>', "the submission's number", parseId);
  withTimeout(withOutput(command)).action((id: number, options: object) =>
    run(async () => {
      const { replay } = await import('./commands/replay.js');
      return (context) => replay(context, id, options);
    }),
  );
}

function addRejudgings(program: Command, run: RunCommand): void {
  const all = program
    .command('rejudge-all')
    .description('judge many submissions again as a preview of how verdicts change (admin); exit code 1 if any does')
    .argument('[submission...]', 'numbers of submissions; else say which by the options')
    .option('-p, --problem <id>', 'of this problem')
    .option('-u, --user <name>', 'of this person')
    .option('-l, --language <id>', 'in this language')
    .option('--verdict <verdict>', 'with this verdict now')
    .option('--since <time>', 'handed in from then on, such as 2026-11-25T08:00:00Z')
    .option('--until <time>', 'handed in before then')
    .option('--apply', 'let the new verdicts count once all are judged');
  withTimeout(withOutput(all)).action((ids: string[], options: object) =>
    run(async () => {
      const { rejudgeAll } = await import('./commands/rejudging.js');
      return (context) => rejudgeAll(context, ids.map(parseId), options);
    }),
  );
  const one = program
    .command('rejudging')
    .description('show a rejudging; let it count, or leave all as it is (admin)')
    .argument('<number>', 'that docket rejudge-all printed', parseId)
    .option('--apply', 'the new verdicts count from now on')
    .option('--discard', 'all verdicts stay as they are');
  withOutput(one).action((id: number, options: OutputOptions & { apply?: boolean; discard?: boolean }) =>
    run(async () => {
      const { decideRejudging } = await import('./commands/rejudging.js');
      const decision = options.apply === true ? 'apply' : options.discard === true ? 'discard' : null;
      return (context) => decideRejudging(context, id, decision, options);
    }),
  );
}

function addLists(program: Command, run: RunCommand): void {
  const problems = program
    .command('problems')
    .description('list the problems')
    .option('-s, --search <text>', 'only those with this in id or name')
    .option('--tag <tag>', 'only those with this tag')
    .option('-n, --limit <count>', 'at most so many', parseCount, 1000);
  withOutput(problems).action((options: object) =>
    run(async () => {
      const { listProblems } = await import('./commands/lists.js');
      return (context) => listProblems(context, options as Parameters<typeof listProblems>[1]);
    }),
  );
  const submissions = program
    .command('submissions')
    .description('list submissions, or show one with its test cases')
    .argument('[submission]', 'the number of the one to show', parseId)
    .option('-p, --problem <id>', 'only for this problem')
    .option('-u, --user <name>', 'only of this person')
    .option('--verdict <verdict>', 'only with this verdict')
    .option('-l, --language <id>', 'only in this language')
    .option('-w, --wait', 'with a number: wait for its verdict')
    .option('--evidence', 'with a number: what each verdict was drawn from')
    .option('-n, --limit <count>', 'at most so many', parseCount, 20);
  withTimeout(withOutput(submissions)).action((id: number | undefined, options: object) =>
    run(async () => {
      const { listSubmissions } = await import('./commands/lists.js');
      return (context) => listSubmissions(context, id, options as Parameters<typeof listSubmissions>[2]);
    }),
  );
  withOutput(program.command('languages').description('list the languages with their versions')).action(
    (options: object) =>
      run(async () => {
        const { listLanguages } = await import('./commands/lists.js');
        return (context) => listLanguages(context, options);
      }),
  );
}

function addWhy(program: Command, run: RunCommand): void {
  const asking = program
    .command('why')
    .description('tell where a submission stands, stage by stage, and what it waits for (admin)')
    .argument('<submission>', "the submission's number", parseId);
  withOutput(asking).action((id: number, options: object) =>
    run(async () => {
      const { why } = await import('./commands/why.js');
      return (context) => why(context, id, options);
    }),
  );
  const retrying = program
    .command('retry')
    .description('judge a submission again that was set aside (admin)')
    .argument('<submission>', "the submission's number", parseId);
  withOutput(retrying).action((id: number, options: object) =>
    run(async () => {
      const { retry } = await import('./commands/why.js');
      return (context) => retry(context, id, options);
    }),
  );
}

function addAccess(program: Command, run: RunCommand): void {
  program
    .command('login')
    .description(
      'sign in and keep a token, readable by you only; without a terminal the password is read from standard input',
    )
    .argument('[url]', "the server's address")
    .option('-u, --user <name>', 'user name')
    .option('--code <code>', 'of your authenticator app, or a recovery code; asked for where it is needed')
    .option('--scope <scope>', 'what the token may do: read, submit, admin (default: admin)', gather, [])
    .option('--expires-in-days <days>', 'when the token ends by itself', parseCount)
    .action((url: string | undefined, options: object) =>
      run(async () => {
        const { login } = await import('./commands/login.js');
        return (context) => login(context, url, options as Parameters<typeof login>[2]);
      }),
    );
  program
    .command('logout')
    .description('revoke the token of the last login and forget it')
    .action(() => run(async () => (await import('./commands/login.js')).logout));
  addTokens(program.command('token').description('make, list and revoke API tokens'), run);
}

function addTokens(token: Command, run: RunCommand): void {
  const creation = token
    .command('create')
    .description('make a token and print it, once')
    .argument('<name>', 'what it is for')
    .option('--scope <scope>', 'what it may do: read, submit, admin (default: submit and read)', gather, [])
    .option('--expires-in-days <days>', 'when it ends by itself', parseCount);
  withOutput(creation).action((name: string, options: object) =>
    run(async () => {
      const { createToken } = await import('./commands/token.js');
      return (context) => createToken(context, name, options as Parameters<typeof createToken>[2]);
    }),
  );
  withOutput(token.command('list').description('list your tokens')).action((options: object) =>
    run(async () => {
      const { listTokens } = await import('./commands/token.js');
      return (context) => listTokens(context, options);
    }),
  );
  token
    .command('revoke')
    .description('end a token at once')
    .argument('<id>', 'its number, from token list', parseId)
    .action((id: number) =>
      run(async () => {
        const { revokeToken } = await import('./commands/token.js');
        return (context) => revokeToken(context, id);
      }),
    );
}

function addDoctor(program: Command, run: RunCommand): void {
  program
    .command('doctor')
    .description(
      'tell what this machine offers and prove that each guard of the sandbox bites; exit code 1 if one does not',
    )
    .option('--json', 'print one JSON document')
    .action((options: object) =>
      run(async () => {
        const { doctor } = await import('./commands/doctor.js');
        return (context) => doctor(context, options);
      }),
    );
}

function addRedTeam(program: Command, run: RunCommand): void {
  const command = program
    .command('redteam')
    .description(
      'attack the server with hostile programs, judged like any submission (admin); exit code 1 where one is not held off',
    )
    .option('--quick', 'some of each family only: about a minute')
    .option('--only <name>', 'only programs whose name begins so (<family>/…); may be repeated', gather, [])
    .option('--suite <folder>', 'other hostile programs than those that come with Docket')
    .option('--time-factor <times>', 'stretch the time limits, for a machine that is slower than usual', parseCount)
    .option('--junit <file>', 'write a JUnit report');
  withTimeout(withOutput(command)).action((options: object) =>
    run(async () => {
      const { redteam } = await import('./commands/redteam.js');
      return (context) => redteam(context, options as Parameters<typeof redteam>[1]);
    }),
  );
}

function parseId(text: string): number {
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new InvalidArgumentError('It is a positive whole number.');
  return Number(text);
}

function parseCount(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('It is a positive whole number.');
  return Number(text);
}

function gather(text: string, before: string[]): string[] {
  return [...before, text];
}
