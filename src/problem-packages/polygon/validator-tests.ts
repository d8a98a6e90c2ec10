/** Tests of the validator and the checker, which Polygon runs whenever one of the two changes. */
import type { ForeignReading } from '../foreign/foreign-reading.js';
import { headText } from '../kattis/programs.js';
import type { PackageProgram, PackageValidatorTests, ProblemPackage } from '../problem-package.js';
import type { XmlElement } from '../xml-reader.js';
import { hadWindowsLines, unixLines } from './line-ends.js';
import { numbered } from './sources.js';

/** What validators and checkers are told of a test, as Polygon calls them. */
export function testFlags(testset: string | null, group: string | null): string[] {
  return [...(testset === null ? [] : ['--testset', testset]), ...(group === null ? [] : ['--group', group])];
}

/**
 * Who asks which testset or group a test is of; others may take no arguments at all. An interactor never does, and where
 * there is one, it would get the checker's.
 */
export async function toldOfTests(problem: ProblemPackage): Promise<{ validators: boolean; checker: boolean }> {
  const asks = async (programs: readonly PackageProgram[]): Promise<boolean> => {
    const files = programs.flatMap((program) => program.files.filter(({ name }) => name !== 'testlib.h'));
    const heads = await Promise.all(files.map(({ file }) => headText(file)));
    return heads.some((head) => /\b(validator|checker)\s*\.\s*(testset|group)\s*\(/.test(head));
  };
  const [validators, checker] = await Promise.all([asks(problem.inputValidators), asks(problem.outputValidators)]);
  return { validators, checker: checker && problem.interactor == null };
}

/** Those that the format of packages has a place for: invalid inputs, and outputs with the checker's judgement. */
export async function readValidatorTests(
  reading: ForeignReading,
  root: XmlElement,
  problem: ProblemPackage,
): Promise<void> {
  const tests: PackageValidatorTests = { invalidInputs: [], outputs: [] };
  const assets = root.find('assets');
  for (const validator of problem.inputValidators.length === 0
    ? []
    : (assets?.at('validators')?.all('validator') ?? [])) {
    await addInvalid(reading, validator, tests);
  }
  const checker = assets?.find('checker') ?? null;
  // Where another comparison had to take the checker's place, its finer judgements are not that one's.
  const isOwn = problem.outputValidators.some(({ protocol }) => protocol === 'testlib');
  if (checker !== null && isOwn && !problem.types.includes('interactive')) {
    await addOutputs(reading, checker, problem, tests);
  }
  const count = tests.invalidInputs.length + tests.outputs.length;
  if (count === 0) return;
  problem.validatorTests = tests;
  reading.conversion.kept('tests of validator and checker', String(count));
}

async function addInvalid(reading: ForeignReading, validator: XmlElement, tests: PackageValidatorTests): Promise<void> {
  const testset = validator.find('testset');
  const pattern = testset?.find('input-path-pattern')?.text.trim() ?? 'files/tests/validator-tests/%02d';
  const written = testset?.at('tests')?.all('test') ?? [];
  const inputs = written.map((_, index) => reading.tree.find(numbered(pattern, index + 1)));
  // Where the tests have others, the line ends of Windows are what is invalid.
  const areOfWindows = hadWindowsLines(reading);
  for (const [index, test] of written.entries()) {
    const own = inputs[index] ?? null;
    if (own === null || test.attribute('verdict')?.toLowerCase() !== 'invalid') continue;
    const input = (areOfWindows ? await unixLines(reading, own) : null) ?? own;
    const flags = testFlags(test.attribute('testset'), test.attribute('group'));
    const inputValidatorFlags: Record<string, string[]> = flags.length === 0 ? {} : { '*': flags };
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

async function addOutputs(
  reading: ForeignReading,
  checker: XmlElement,
  problem: ProblemPackage,
  tests: PackageValidatorTests,
): Promise<void> {
  const testset = checker.find('testset');
  const patternOf = (kind: string, usual: string): string =>
    testset?.find(`${kind}-path-pattern`)?.text.trim() ?? usual;
  const usual = 'files/tests/checker-tests/%02d';
  const patterns = [patternOf('input', usual), patternOf('output', `${usual}.o`), patternOf('answer', `${usual}.a`)];
  for (const [index, test] of (testset?.at('tests')?.all('test') ?? []).entries()) {
    const isValid = JUDGED_VALID[test.attribute('verdict')?.toLowerCase() ?? ''];
    const files = patterns.map((pattern) => reading.tree.find(numbered(pattern, index + 1)));
    const [input, output, answer] = await Promise.all(files.map((file) => unixLines(reading, file)));
    if (isValid === undefined || input == null || output == null || answer == null) continue;
    const name = `${isValid ? 'valid_output' : 'invalid_output'}/${String(index + 1)}`;
    const { validatorFlags } = problem;
    tests.outputs.push({ name, isValid, input, answer, output, validatorFlags, inputValidatorFlags: {} });
  }
}
