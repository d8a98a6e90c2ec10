/** The jury's programs as Kattis packages want them: whatever they spoke before, they answer 42 and 43 there. */
import { adaptChecker, CHECKER_DIALECTS, whyNotAdaptable } from '../foreign/checker-adapter.js';
import { adaptInteractor, adaptInteractorAndChecker } from '../foreign/interactor-adapter.js';
import type { MadeFiles } from '../made-files.js';
import { compareNames } from '../package-tree.js';
import type { PackageProgram, ProblemPackage } from '../problem-package.js';
import type { Outgoing } from './outgoing.js';

/** The output validators, with testlib's behind a script. Empty: the default comparison. */
export async function kattisValidators(problem: ProblemPackage, outgoing: Outgoing): Promise<PackageProgram[]> {
  const { conversion, made } = outgoing;
  if (problem.interactor != null) return interactorAndChecker(problem, problem.interactor, outgoing);
  const programs: PackageProgram[] = [];
  for (const program of problem.outputValidators) {
    if (program.protocol !== 'testlib') {
      programs.push(program);
      continue;
    }
    const why = whyNotAdaptable(program.files);
    if (why !== null) {
      outgoing.cannot(`the checker ${program.path}: ${why}`, 'Write it in C or C++');
      continue;
    }
    const isScoring = problem.types.includes('scoring');
    const isTalking = problem.types.includes('interactive');
    const adapt = isTalking ? adaptInteractor : adaptChecker;
    programs.push(await adapt(made, program.files, CHECKER_DIALECTS.testlib, { isScoring }));
    conversion.changed(
      isTalking ? 'interactor' : 'checker',
      `${program.path} speaks testlib: a small script is put around it`,
    );
  }
  return programs;
}

async function interactorAndChecker(
  { outputValidators, types }: ProblemPackage,
  interactor: PackageProgram,
  outgoing: Outgoing,
): Promise<PackageProgram[]> {
  const { conversion, made } = outgoing;
  const [checker, ...more] = outputValidators;
  const both = [interactor, checker].filter((one) => one !== undefined);
  const isPlain = both.some(({ protocol, files }) => protocol !== 'testlib' || whyNotAdaptable(files) !== null);
  if (checker === undefined || more.length > 0 || isPlain) {
    outgoing.cannot('an interactor beside what is no checker for testlib', 'Write one output validator that does both');
    return [];
  }
  const isScoring = types.includes('scoring');
  conversion.changed(
    'interactor',
    `${interactor.path} and ${checker.path} are one output validator, behind a small script`,
  );
  return [await adaptInteractorAndChecker(made, interactor.files, checker.files, { isScoring })];
}

/** Input validators of testlib accept with 0, Kattis' with 42. */
export async function kattisInputValidators(problem: ProblemPackage, outgoing: Outgoing): Promise<PackageProgram[]> {
  const programs: PackageProgram[] = [];
  for (const program of problem.inputValidators) {
    if (program.protocol !== 'testlib') programs.push(program);
    else if (whyNotAdaptable(program.files) === null) programs.push(await adaptInputValidator(outgoing.made, program));
    else outgoing.conversion.lost('input validator', `${program.path} cannot be put behind a script`);
  }
  return programs;
}

async function adaptInputValidator(made: MadeFiles, program: PackageProgram): Promise<PackageProgram> {
  const adapted = await adaptChecker(made, program.files, CHECKER_DIALECTS.testlib, { isScoring: false });
  const run = await made.add('validator/run', VALIDATE, true);
  const files = adapted.files.map((one) => (one.name === 'run' ? { ...one, file: run } : one));
  return { ...adapted, name: program.name, files: files.sort((a, b) => compareNames(a.name, b.name)) };
}

const VALIDATE = `#!/bin/sh
# Runs a validator that speaks testlib: it accepts an input with 0, where an input validator here accepts with 42.
"$(dirname "$0")/checker" "$@" && exit 42
exit 43
`;
