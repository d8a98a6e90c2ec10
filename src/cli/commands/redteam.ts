import path from 'node:path';
import type { LanguageRow } from '../api-types.js';
import { printJson, type CommandContext, type OutputOptions } from '../command-context.js';
import { Deadline } from '../deadline.js';
import type { Check } from '../../judge/doctor/check.js';
import { exitCode, usageError } from '../exit-codes.js';
import type { JunitCase } from '../junit.js';
import { counted } from '../quantities.js';
import { attack, type Attacker, type AttackResult, judgeHonest } from '../redteam/attack.js';
import { checkAnswers, checkHonest } from '../redteam/final-checks.js';
import { type HostileProgram, quickCut, readSuite, RED_TEAM } from '../redteam/hostile-programs.js';
import { machineNotSeen, MachineWatch } from '../redteam/machine-watch.js';
import { RedTeamProblems } from '../redteam/red-team-problems.js';
import { ServerWatch } from '../redteam/server-watch.js';
import { JunitReport } from '../report-file.js';
import { tableLines, type Cell } from '../table.js';
import { printable, printableLine } from '../terminal.js';

export interface RedTeamOptions extends OutputOptions {
  quick?: boolean;
  only: string[];
  suite?: string;
  /** For a machine that is so many times slower than usual. */
  timeFactor?: number;
  timeout?: number;
  junit?: string;
}

export interface RedTeamReport {
  isAllHeld: boolean;
  results: AttackResult[];
  /** Programs in languages that the server does not have. */
  leftOut: string[];
  checks: Check[];
}

/** As many honest programs as it takes to know how the server usually answers while it judges. */
const HONEST_PROGRAMS = 20;

/**
 * `docket redteam`: an installation attacks itself. Every hostile program is handed in and judged like any submission;
 * exit code 1 where one did not get a verdict that is right, or something is not as it was before.
 */
export async function redteam(context: CommandContext, options: RedTeamOptions): Promise<number> {
  const deadline = new Deadline(options.timeout ?? null);
  const root = path.resolve(options.suite ?? RED_TEAM);
  const programs = wanted(root, options);
  const junit = new JunitReport(options.junit, 'docket redteam', {});
  return junit.guard('red team', async () => {
    const report = await perform(context, root, programs, deadline, options);
    await junit.write(junitCases(report));
    if (options.json) printJson(context, report);
    else show(context, report, options.quiet === true);
    return exitCode(report.isAllHeld ? 'asExpected' : 'differs');
  });
}

function wanted(root: string, { quick, only }: RedTeamOptions): HostileProgram[] {
  const all = readSuite(root);
  const cut = quick ? quickCut(root, all) : all;
  const programs = only.length === 0 ? cut : cut.filter(({ name }) => only.some((start) => name.startsWith(start)));
  if (programs.length > 0) return programs;
  throw usageError(
    `no hostile program has a name that begins with ${only.join(' or ')}`,
    'see the families in test/redteam',
  );
}

async function perform(
  context: CommandContext,
  root: string,
  programs: readonly HostileProgram[],
  deadline: Deadline,
  options: RedTeamOptions,
): Promise<RedTeamReport> {
  const client = await context.connect();
  const languages = await client.get<LanguageRow[]>('/languages', { signal: deadline.signal });
  const known = new Set(languages.filter(({ available }) => available).map(({ id }) => id));
  const judged = programs.filter(({ role, language }) => role === 'build' || known.has(language));
  const machine = await MachineWatch.begin(client.url, context.environment.dataDir);
  const folder = path.join(root, 'problem', 'hold-the-line');
  const problems = new RedTeamProblems(client, folder, options.timeFactor ?? 1, deadline.signal);
  const attacker: Attacker = { client, problems, deadline };
  const watch = new ServerWatch(client, async () => machine?.look());
  try {
    await judgeHonestly(attacker, HONEST_PROGRAMS);
    const usual = watch.take();
    const results = await attack(attacker, judged, progressOf(context, judged.length, options));
    const attacked = watch.take();
    const checks = [checkAnswers(watch, usual, attacked), checkHonest(await judgeHonest(attacker))];
    await watch.end();
    checks.push(...((await machine?.end()) ?? [machineNotSeen()]));
    const isAllHeld = results.every(({ isHeld }) => isHeld) && checks.every(({ state }) => state !== 'bad');
    const leftOut = programs.filter((program) => !judged.includes(program)).map(({ name }) => name);
    return { isAllHeld, results, leftOut, checks };
  } finally {
    await watch.end();
    await problems.remove();
  }
}

async function judgeHonestly(attacker: Attacker, count: number): Promise<void> {
  for (let done = 0; done < count; done += 1) await judgeHonest(attacker);
}

function progressOf({ terminal }: CommandContext, total: number, { json, quiet }: RedTeamOptions) {
  let done = 0;
  return ({ name, isHeld, got, tries, remarks }: AttackResult): void => {
    done += 1;
    if (json) return;
    if (!isHeld) {
      terminal.print(`${terminal.paint('✗', 'red')} ${name}  ${got ?? 'no verdict'}  tries ${tries}`);
      for (const remark of remarks) terminal.print(`    ${printable(remark).trimEnd()}`);
    }
    if (!quiet) terminal.status(`judged ${String(done)} of ${String(total)} hostile programs…`);
  };
}

function show({ terminal }: CommandContext, report: RedTeamReport, isQuiet: boolean): void {
  const { results, leftOut, checks, isAllHeld } = report;
  if (!isQuiet) {
    const columns = [
      { title: '' },
      { title: 'family' },
      { title: 'programs', align: 'right' as const },
      { title: 'held', align: 'right' as const },
    ];
    for (const line of tableLines(columns, familyRows(results), terminal)) terminal.print(line);
  }
  for (const { state, subject, finding, remedy } of checks) {
    if (isQuiet && state !== 'bad') continue;
    const [mark, colour] = MARKS[state];
    terminal.print(`${terminal.paint(mark, colour)} ${subject}: ${printable(finding)}`);
    if (remedy !== null) terminal.print(`     ${terminal.paint(remedy, 'dim')}`);
  }
  if (leftOut.length > 0) terminal.print(`left out, since the server lacks their languages: ${leftOut.join(', ')}`);
  const held = results.filter(({ isHeld }) => isHeld).length;
  const count = `${String(held)} of ${counted(results.length, 'attack')} held off`;
  terminal.print(isAllHeld ? count : terminal.paint(`${count}: this installation is not safe as it is`, 'red'));
}

const MARKS = { good: ['✓', 'green'], poor: ['!', 'yellow'], bad: ['✗', 'red'] } as const;

function familyRows(results: readonly AttackResult[]): Cell[][] {
  return [...new Set(results.map(({ family }) => family))].sort().map((family) => {
    const of = results.filter((result) => result.family === family);
    const held = of.filter(({ isHeld }) => isHeld).length;
    const [text, colour] = MARKS[held === of.length ? 'good' : 'bad'];
    return [{ text, colour }, printableLine(family), String(of.length), String(held)];
  });
}

function junitCases({ results, checks }: RedTeamReport): JunitCase[] {
  const attacks = results.map((result): JunitCase => {
    const { name, family, tries, got, isHeld, remarks, tookS } = result;
    const details = remarks.join('\n');
    const testCase: JunitCase = { className: family, name: `${name} tries ${tries}`, timeS: tookS, output: details };
    if (isHeld) return testCase;
    const type = got ?? 'none';
    return { ...testCase, problem: { kind: 'failure', message: remarks[0] ?? type, type, details } };
  });
  const afterwards = checks.map(({ subject, state, finding }): JunitCase => {
    const testCase: JunitCase = { className: 'afterwards', name: subject, output: finding };
    if (state !== 'bad') return testCase;
    return { ...testCase, problem: { kind: 'failure', message: finding.split('\n')[0] ?? subject, type: subject } };
  });
  return [...attacks, ...afterwards];
}
