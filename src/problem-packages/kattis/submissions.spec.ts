import { afterEach, expect, it } from 'vitest';
import { newerPackage, packageZip } from '../../../test/support/packages.js';
import { PackageReader } from '../../../test/support/read-package.js';

const reader = new PackageReader();
afterEach(() => reader.dispose());

const SUBMIT_ANSWER = `problem_format_version: 2025-09
name: Sum
type: submit-answer
uuid: 6a4a1e6c-97b4-4d39-a2e7-2b1c6f3d6f10
limits: {time_limit: 2}
`;
const files = (answers: Buffer) =>
  newerPackage({
    'problem.yaml': SUBMIT_ANSWER,
    'submissions/accepted/sum.py': null,
    'submissions/wrong_answer/zero.py': null,
    'submissions/accepted/answers.zip': answers,
  });

it('a zip of outputs is the outputs that are in it', async () => {
  const { submissions } = await reader.sound(files(await packageZip({ '1.out': '7', 'secret/2.out': '11' }, null)));
  expect(submissions.map(({ path, files: outputs }) => [path, outputs.map(({ name }) => name)])).toEqual([
    ['submissions/accepted/answers.zip', ['1.out', 'secret/2.out']],
  ]);
});

it('a zip of outputs that cannot be read is an error of the package', async () => {
  expect(await reader.errors(files(Buffer.from('PK, but no zip')))).toEqual([
    expect.stringMatching(/^submissions\/accepted\/answers\.zip: this is not a zip archive/),
  ]);
});
