import { ConfigError, loadConfig, type Config } from '../../config/config.js';
import { printJson, type CommandContext } from '../command-context.js';
import type { Check } from '../../judge/doctor/check.js';
import { checkHost } from '../../judge/doctor/host-checks.js';
import { checkEngine, checkLibrary } from '../../judge/doctor/engine-checks.js';
import { checkDatabase, checkGuards } from '../doctor/service-checks.js';
import { exitCode, usageError } from '../exit-codes.js';
import { tableLines, type Cell } from '../table.js';
import { printableLine } from '../terminal.js';

const MARKS: Record<Check['state'], Cell> = {
  good: { text: '✓', colour: 'green' },
  poor: { text: '!', colour: 'yellow' },
  bad: { text: '✗', colour: 'red' },
};

/**
 * `docket doctor`: what this machine offers, and whether each guard of the sandbox really bites, tried from inside.
 * Nothing is installed. Exit code 1 where something keeps this machine from judging.
 */
export async function doctor(context: CommandContext, options: { json?: boolean }): Promise<number> {
  const checks = await examine(configOrUsage(), (step) => {
    context.terminal.status(`${step}…`);
  });
  const isFit = checks.every(({ state }) => state !== 'bad');
  if (options.json) printJson(context, { isFit, checks });
  else show(context, checks, isFit);
  return exitCode(isFit ? 'asExpected' : 'differs');
}

function configOrUsage(): Config {
  try {
    return loadConfig();
  } catch (error) {
    if (error instanceof ConfigError) throw usageError(error.message);
    throw error;
  }
}

async function examine(config: Config, onProgress: (step: string) => void): Promise<Check[]> {
  onProgress('looking at this machine');
  const checks = await checkHost(config.dataDir);
  const engine = await checkEngine(config);
  const { check: libraryCheck, library } = await checkLibrary(config);
  checks.push(engine, libraryCheck, await checkDatabase(config));
  if (engine.state === 'bad' || library === null) return checks;
  onProgress('trying each guard from inside a container');
  return [...checks, ...(await checkGuards(config, library))];
}

function show({ terminal }: CommandContext, checks: Check[], isFit: boolean): void {
  const rows = checks.map(({ subject, state, finding }): Cell[] => [MARKS[state], subject, printableLine(finding)]);
  const lines = tableLines([{ title: '' }, { title: '' }, { title: '' }], rows, terminal);
  for (const [index, { remedy }] of checks.entries()) {
    terminal.print(lines[index]);
    if (remedy !== null) terminal.print(`     ${terminal.paint(remedy, 'dim')}`);
  }
  terminal.print(isFit ? 'this machine can judge' : terminal.paint('this machine cannot judge yet', 'red'));
}
