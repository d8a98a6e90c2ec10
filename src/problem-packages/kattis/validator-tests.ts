import { type PackageFile, joinPath } from '../package-tree.js';
import type { PackageValidatorTests } from '../problem-package.js';
import type { Reading } from './reading.js';
import { type GroupConfig, readCaseConfig, readGroupConfig } from './test-groups.js';

/** Names of drafts behind those of 2025-09. */
const INVALID_INPUT = ['invalid_input', 'invalid_inputs'];
const INVALID_OUTPUT = ['invalid_output', 'invalid_outputs'];
const VALID_OUTPUT = ['valid_output', 'valid_outputs'];
/** A draft's: answers in place of outputs. */
const INVALID_ANSWERS = ['invalid_answers'];

/** Directories of `data/` that are there to check the package's own validators; no part of judging. */
export const CHECK_DIRS = [...INVALID_INPUT, ...INVALID_OUTPUT, ...VALID_OUTPUT, ...INVALID_ANSWERS];

interface Options {
  problemFlags: string[];
  substitute: (text: string) => string;
}

/** "Invalid input", "Invalid output" and "Valid output". */
export async function readValidatorTests(
  reading: Reading,
  root: GroupConfig,
  options: Options,
): Promise<PackageValidatorTests> {
  const tests: PackageValidatorTests = { invalidInputs: [], outputs: [] };
  for (const directory of CHECK_DIRS) {
    if (!reading.tree.isDirectory(joinPath('data', directory))) continue;
    const group = await readGroupConfig(reading, directory, root, options.substitute);
    for (const { path } of reading.tree.below(joinPath('data', directory))) {
      if (!path.endsWith('.in')) continue;
      const base = path.slice(0, -'.in'.length);
      const { config } = await readCaseConfig(reading, `${base}.yaml`, group);
      add(reading, directory, base, config, options, tests);
    }
  }
  return tests;
}

function add(
  { tree, findings }: Reading,
  directory: string,
  base: string,
  { inputValidatorFlags, validatorFlags }: GroupConfig,
  { problemFlags }: Options,
  tests: PackageValidatorTests,
): void {
  const name = base.slice('data/'.length);
  const input = tree.find(`${base}.in`);
  if (input === null) return;
  if (INVALID_INPUT.includes(directory)) {
    tests.invalidInputs.push({ name, input, inputValidatorFlags });
    return;
  }
  const answer = tree.find(`${base}.ans`);
  const output: PackageFile | null = INVALID_ANSWERS.includes(directory) ? answer : tree.find(`${base}.out`);
  if (answer === null || output === null) {
    const missing = answer === null ? '.ans' : '.out';
    findings.error(`${base}.in`, `there is no ${missing} file beside it`, 'Add it, or remove the input');
    return;
  }
  const isValid = VALID_OUTPUT.includes(directory);
  const flags = [...problemFlags, ...validatorFlags];
  tests.outputs.push({ name, isValid, input, answer, output, validatorFlags: flags, inputValidatorFlags });
}
