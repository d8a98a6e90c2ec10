import { afterEach, describe, expect, it } from 'vitest';
import { legacyPackage } from '../../test/support/packages.js';
import { PackageReader } from '../../test/support/read-package.js';
import { Findings } from './findings.js';
import { JUDGED_KINDS, refuseUnjudged } from './judged-kinds.js';

const reader = new PackageReader();
afterEach(() => reader.dispose());

async function refusals(validation: string): Promise<string[]> {
  const validators = ['one', 'two'].map((name) => [`output_validators/${name}.py`, 'import sys\nsys.exit(42)\n']);
  const yaml = `name: Sum\nvalidation: ${validation}\n`;
  const problem = await reader.sound(legacyPackage({ 'problem.yaml': yaml, ...Object.fromEntries(validators) }));
  const findings = new Findings();
  refuseUnjudged(problem, findings, JUDGED_KINDS);
  return findings.errors.map(({ file, message }) => `${file}: ${message}`);
}

describe('several output validators', () => {
  it('are fine where each looks at the output', async () => {
    expect(await refusals('custom')).toEqual([]);
  });

  it('are refused where only one can talk with the submission', async () => {
    expect(await refusals('custom interactive')).toEqual([
      'output_validators/two.py: an interactive problem has one output validator, which talks',
    ]);
  });
});
