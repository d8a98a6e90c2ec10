/**
 * `multi_pass`: how often a submission is run on a test case at most (Hydro's judge, `default` and `interactive`). A checker
 * for Kattis asks for the next pass as Docket's do; one for testlib, or an interactor, by a file `nextpass.in` that it leaves
 * in its working directory when it accepts, with what it wants to know then in `state.txt`.
 */
import { compareNames } from '../package-tree.js';
import type { ForeignReading } from '../foreign/foreign-reading.js';
import type { MadeFiles } from '../made-files.js';
import type { PackageProgram, ProblemPackage } from '../problem-package.js';
import type { YamlMap } from '../yaml-reader.js';

const MOST_PASSES = 20;

/** @returns null: one */
export function readPasses(config: YamlMap | null, type: string): number | null {
  const value = config?.get('multi_pass') ?? null;
  const passes = value?.number() ?? null;
  if (value === null || passes === null || passes === 1) return null;
  if (!Number.isSafeInteger(passes) || passes < 2 || passes > MOST_PASSES) {
    return value.wrong(`is ${String(passes)}`, `Write a whole number from 2 to ${String(MOST_PASSES)}`);
  }
  const checker = config?.get('checker_type')?.text() ?? 'default';
  if (type === 'interactive' || (type === 'default' && ['testlib', 'kattis'].includes(checker))) return passes;
  return value.wrong(
    'is for a problem whose checker asks for no other pass',
    'Use it with testlib, kattis or an interactor',
  );
}

/** Call it when the checker or the interactor is there. */
export async function setPasses(
  { made, conversion }: ForeignReading,
  problem: ProblemPackage,
  passes: number,
): Promise<void> {
  const [program] = problem.outputValidators;
  // One that comes with testlib, or none after a finding.
  if (program === undefined) return;
  problem.types = [...problem.types, 'multi-pass'];
  problem.limits = { ...problem.limits, validationPasses: passes };
  if (program.hasRun) problem.outputValidators = [await withPasses(made, program)];
  conversion.kept('multi_pass', `${String(passes)} passes at most`);
}

/** An adapted checker or interactor (foreign/), which is asked as before and may want another pass. */
async function withPasses(made: MadeFiles, program: PackageProgram): Promise<PackageProgram> {
  const run = { name: 'run', file: await made.add('checker/run', PASS, true) };
  const files = program.files.map((one) => (one.name === 'run' ? { ...one, name: 'ask.py' } : one));
  return { ...program, files: [...files, run].sort((a, b) => compareNames(a.name, b.name)) };
}

const PASS = String.raw`#!/usr/bin/python3
# Asks a checker or an interactor of Hydro that may want another pass: it leaves the next input in nextpass.in, and what
# it wants to know then in state.txt.
import os, shutil, subprocess, sys

feedback = sys.argv[3]
here = os.path.dirname(os.path.abspath(__file__))


def kept(name):
    return os.path.join(feedback, name)


number = 1
if os.path.exists(kept('pass.txt')):
    with open(kept('pass.txt')) as passes:
        number += int(passes.read())
    if os.path.exists(kept('state.txt')):
        shutil.copyfile(kept('state.txt'), 'state.txt')
os.environ['HYDRO_MULTI_PASS'] = str(number)
code = subprocess.call([sys.executable, os.path.join(here, 'ask.py')] + sys.argv[1:])
if code == 42 and os.path.exists('nextpass.in') and not os.path.exists(kept('score_multiplier.txt')):
    shutil.copyfile('nextpass.in', kept('nextpass.in'))
    with open(kept('pass.txt'), 'w') as passes:
        passes.write(str(number))
    if os.path.exists('state.txt'):
        shutil.copyfile('state.txt', kept('state.txt'))
sys.exit(code if code >= 0 else 1)
`;
