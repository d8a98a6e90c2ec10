/** Tests of the validator and the checker, which Polygon runs whenever one of the two changes. */
import type { ForeignReading } from '../foreign/foreign-reading.js';
import { headText } from '../kattis/programs.js';
import type { PackageProgram, PackageValidatorTests, ProblemPackage } from '../problem-package.js';
import type { XmlElement } from '../xml-reader.js';
import { numbered } from './sources.js';

/** What a validator is told of a test, as Polygon calls it. */
export function validatorFlags(testset: string | null, group: string | null): Record<string, string[]> {
  const flags = [...(testset === null ? [] : ['--testset', testset]), ...(group === null ? [] : ['--group', group])];
  return flags.length === 0 ? {} : { '*': flags };
}

/** Whether one of the validators asks which testset or group an input is of; others may take no arguments at all. */
export async function speaksOfTests(validators: readonly PackageProgram[]): Promise<boolean> {
  const files = validators.flatMap((validator) => validator.files.filter(({ name }) => name !== 'testlib.h'));
  const heads = await Promise.all(files.map(({ file }) => headText(file)));
  return heads.some((head) => /\bvalidator\s*\.\s*(testset|group)\s*\(/.test(head));
}

/** Those that the format of packages has a place for: invalid inputs, and outputs with the checker's judgement. */
export function readValidatorTests(reading: ForeignReading, root: XmlElement, problem: ProblemPackage): void {
  const tests: PackageValidatorTests = { invalidInputs: [], outputs: [] };
  const assets = root.find('assets');
  for (const validator of problem.inputValidators.length === 0
    ? []
    : (assets?.at('validators')?.all('validator') ?? [])) {
    addInvalid(reading, validator, tests);
  }
  const checker = assets?.find('checker') ?? null;
  // Where another comparison had to take the checker's place, its finer judgements are not that one's.
  const isOwn = problem.outputValidators.some(({ protocol }) => protocol === 'testlib');
  if (checker !== null && isOwn && !problem.types.includes('interactive')) addOutputs(reading, checker, problem, tests);
  const count = tests.invalidInputs.length + tests.outputs.length;
  if (count === 0) return;
  problem.validatorTests = tests;
  reading.conversion.kept('tests of validator and checker', String(count));
}

function addInvalid({ tree }: ForeignReading, validator: XmlElement, tests: PackageValidatorTests): void {
  const testset = validator.find('testset');
  const pattern = testset?.find('input-path-pattern')?.text.trim() ?? 'files/tests/validator-tests/%02d';
  for (const [index, test] of (testset?.at('tests')?.all('test') ?? []).entries()) {
    const path = numbered(pattern, index + 1);
    const input = tree.find(path);
    if (input === null || test.attribute('verdict')?.toLowerCase() !== 'invalid') continue;
    const inputValidatorFlags = validatorFlags(test.attribute('testset'), test.attribute('group'));
    tests.invalidInputs.push({
      name: `invalid_input/${String(tests.invalidInputs.length + 1)}`,
      input,
      inputValidatorFlags,
    });
  }
}

const JUDGED_VALID: Readonly<Record<string, boolean>> = {
  ok: true,
  'wrong-answer': false,
  'presentation-error': false,
};

function addOutputs(
  { tree }: ForeignReading,
  checker: XmlElement,
  problem: ProblemPackage,
  tests: PackageValidatorTests,
): void {
  const testset = checker.find('testset');
  const patternOf = (kind: string, usual: string): string =>
    testset?.find(`${kind}-path-pattern`)?.text.trim() ?? usual;
  const usual = 'files/tests/checker-tests/%02d';
  const patterns = [patternOf('input', usual), patternOf('output', `${usual}.o`), patternOf('answer', `${usual}.a`)];
  for (const [index, test] of (testset?.at('tests')?.all('test') ?? []).entries()) {
    const isValid = JUDGED_VALID[test.attribute('verdict')?.toLowerCase() ?? ''];
    const [input, output, answer] = patterns.map((pattern) => tree.find(numbered(pattern, index + 1)));
    if (isValid === undefined || input == null || output == null || answer == null) continue;
    const name = `${isValid ? 'valid_output' : 'invalid_output'}/${String(index + 1)}`;
    const { validatorFlags } = problem;
    tests.outputs.push({ name, isValid, input, answer, output, validatorFlags, inputValidatorFlags: {} });
  }
}
