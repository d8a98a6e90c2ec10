import { stringify } from 'yaml';
import type { FormatRules } from '../kattis/format-rules.js';
import type { ProblemPackage } from '../problem-package.js';
import type { Outgoing } from './outgoing.js';

/** Inputs and outputs that a package's validators are tried with (2025-09, "Validation test data"); legacy has none. */
export function writeValidatorTests({ validatorTests }: ProblemPackage, rules: FormatRules, outgoing: Outgoing): void {
  const { invalidInputs = [], outputs = [] } = validatorTests ?? {};
  if (invalidInputs.length + outputs.length === 0) return;
  if (rules.isLegacy) {
    tellLostTests(outgoing);
    return;
  }
  for (const { name, input, inputValidatorFlags } of invalidInputs) {
    const path = `data/invalid_input/${below(name)}`;
    outgoing.file(`${path}.in`, input);
    writeFlags(path, inputValidatorFlags, [], outgoing);
  }
  for (const { name, isValid, input, answer, output, inputValidatorFlags, validatorFlags } of outputs) {
    const path = `data/${isValid ? 'valid_output' : 'invalid_output'}/${below(name)}`;
    outgoing.file(`${path}.in`, input);
    outgoing.file(`${path}.ans`, answer);
    outgoing.file(`${path}.out`, output);
    writeFlags(path, inputValidatorFlags, validatorFlags, outgoing);
  }
  outgoing.conversion.kept('tests of validators', String(invalidInputs.length + outputs.length));
}

export function hasValidatorTests({ validatorTests }: ProblemPackage): boolean {
  const { invalidInputs = [], outputs = [] } = validatorTests ?? {};
  return invalidInputs.length + outputs.length > 0;
}

export function tellLostTests(outgoing: Outgoing): void {
  outgoing.conversion.lost('tests of validators', 'broken inputs and outputs that validators are tried with');
}

function writeFlags(
  path: string,
  inputFlags: Record<string, string[]>,
  outputFlags: readonly string[],
  outgoing: Outgoing,
): void {
  const keys = {
    ...inputArgs(inputFlags),
    ...(outputFlags.length > 0 ? { output_validator_args: outputFlags } : {}),
  };
  if (Object.keys(keys).length > 0) outgoing.text(`${path}.yaml`, stringify(keys));
}

/** Of a test case: for each input validator, or by their names. */
export function inputArgs(flags: Record<string, string[]>): { input_validator_args?: unknown } {
  return Object.keys(flags).length > 0 ? { input_validator_args: flags['*'] ?? flags } : {};
}

/** Without the directory, which had other names in drafts. */
function below(name: string): string {
  return name.slice(name.indexOf('/') + 1);
}
