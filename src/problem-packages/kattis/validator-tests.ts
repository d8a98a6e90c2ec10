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
    await visit(reading, { kind: directory, path: directory }, root, options, tests);
  }
  return tests;
}

/**
 * "... or test_group.yaml for all test cases in the same directory"; a directory without one has what that above it has, as
 * in other test data.
 *
 * @param place of `kind`, one of {@link CHECK_DIRS}, and its path relative to `data/`
 */
async function visit(
  reading: Reading,
  { kind, path }: { kind: string; path: string },
  parent: GroupConfig,
  options: Options,
  tests: PackageValidatorTests,
): Promise<void> {
  const { tree } = reading;
  const directory = joinPath('data', path);
  const group = await readGroupConfig(reading, path, parent, options.substitute);
  for (const name of tree.list(directory)) {
    const inner = joinPath(directory, name);
    if (tree.isDirectory(inner)) {
      // `<name>.files` belongs to a test case (2025-09, "Input").
      if (!name.endsWith('.files')) await visit(reading, { kind, path: joinPath(path, name) }, group, options, tests);
    } else if (name.endsWith('.in')) {
      const base = inner.slice(0, -'.in'.length);
      const { config } = await readCaseConfig(reading, `${base}.yaml`, group);
      add(reading, kind, base, config, options, tests);
    }
  }
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
