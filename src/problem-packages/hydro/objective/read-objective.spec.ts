import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { QUESTIONNAIRE } from '../../../../test/support/foreign-packages.js';
import { outcomes, PackageReader, said } from '../../../../test/support/read-package.js';
import type { PackageFile } from '../../package-tree.js';
import { readableStatement } from './statement.js';

const reader = new PackageReader();
afterEach(() => reader.dispose());

const answered = (answers: string) => ({
  ...QUESTIONNAIRE,
  'testdata/config.yaml': `type: objective\nanswers:\n${answers}`,
});
const textOf = (file: PackageFile | undefined): Promise<string> => readFile(file?.hostPath ?? '', 'utf8');

describe('a questionnaire of Hydro', () => {
  it('takes one text with the answers to all questions, which are test cases with their points', async () => {
    const problem = await reader.sound(QUESTIONNAIRE);
    expect(problem.types).toEqual(['scoring', 'submit-answer']);
    expect(problem.answerSheet).toBe('1: \n2: \n3: \n4-1: \n4-2: \n');
    expect(problem.testCases.map(({ name, description }) => [name, description])).toEqual([
      ['secret/1/1', '1'],
      ['secret/2/1', '2'],
      ['secret/3/1', '3'],
      ['secret/4-1/1', '4-1'],
      ['secret/4-2/1', '4-2'],
    ]);
    expect(problem.groups.slice(1)).toMatchObject([
      { path: 'secret', scoring: { maxScore: 100, aggregation: 'sum' } },
      { path: 'secret/1', scoring: { maxScore: 20 } },
      { path: 'secret/2', scoring: { maxScore: 30 } },
      { path: 'secret/3', scoring: { maxScore: 25 } },
      { path: 'secret/4-1', scoring: { maxScore: 15 } },
      { path: 'secret/4-2', scoring: { maxScore: 10 } },
    ]);
    expect(outcomes(problem.report)).toEqual(['changed statement', 'changed answers', 'changed submissions']);
  });

  it('has a submission with what is right, of which each test case has its part', async () => {
    const { submissions, testCases } = await reader.sound(QUESTIONNAIRE);
    expect(submissions).toMatchObject([{ language: 'output', expectation: { verdicts: ['AC'] } }]);
    const right = '1: 2\n2: A\n3: A, C\n4-1: O(1)\n4-2: first\nsecond\n';
    expect(await textOf(submissions[0]?.files[0]?.file)).toBe(right);
    expect((await Promise.all(testCases.map(({ answer }) => textOf(answer)))).join('')).toBe(right);
    expect(await textOf(testCases[3]?.input)).toBe('4-1\n');
  });

  it('with the same points for all has them share the whole, and with none is pass-fail', async () => {
    const same = await reader.sound(answered("  '1': [2, 5]\n  '2': [A, 5]\n  '10': [x, 5]\n"));
    expect(same.groups).toMatchObject([{ path: 'sample' }, { path: 'secret', scoring: { maxScore: 15 } }]);
    expect(same.testCases.map(({ name }) => name)).toEqual(['secret/01', 'secret/02', 'secret/10']);
    const none = await reader.sound(answered("  '1': [2]\n  '2': [A, 0]\n"));
    expect(none.types).toEqual(['pass-fail', 'submit-answer']);
  });

  it('warns of questions without a place, and of places without an answer', async () => {
    const { report } = await reader.sound(answered("  '1': [2, 5]\n  '7': [A, 5]\n"));
    expect(said(report, 'warning').map((one) => one.split(':')[1]?.trim())).toEqual([
      'question 7 has no place in the statement',
      ...['2', '3', '4-1', '4-2'].map((key) => `question ${key} has no answer`),
    ]);
  });

  it.each([
    ["  'one': [2, 5]\n", 'answers.one is no number of a question'],
    ["  '1': [2, 5, 6]\n", 'answers.1 is no answer with points'],
    ["  '1': []\n", 'answers.1 is no answer with points'],
    ["  '1': two\n", 'answers.1 must be a list'],
    ["  '1': {}\n", 'answers.1 has no answer'],
    ["  '1': [[], 5]\n", 'answers.1[0] has no answer'],
    ["  '1': [2, -5]\n", 'answers.1[1] is -5'],
  ])('is refused where an answer is none: %j', async (answers, message) => {
    expect(await reader.errors(answered(answers))).toEqual([`testdata/config.yaml:3: ${message}`]);
  });

  it('is refused without answers, and tells what else of it is not used', async () => {
    const files = { ...QUESTIONNAIRE, 'testdata/config.yaml': 'type: objective\n' };
    expect(await reader.errors(files)).toEqual(['testdata/config.yaml:1: the problem is objective but has no answers']);
    const config = `${String(QUESTIONNAIRE['testdata/config.yaml'])}checker: check.cc\ntime: 1s\n`;
    const { report } = await reader.sound({ ...QUESTIONNAIRE, 'testdata/config.yaml': config });
    expect(outcomes(report)).toContain('lost checker');
  });
});

describe('the statement of a questionnaire', () => {
  const SHEET = '1: \n2: \n';

  it('has numbers where answers were given, and letters before options', async () => {
    const { statements } = await reader.sound(QUESTIONNAIRE);
    const text = await textOf(statements[0]?.file);
    expect(text).toContain('$1+1 =$ **(1)** \\_\\_');
    expect(text).toContain('**(2)** *(one letter)*\n\n- **A.** $1+1=2$\n- **B.** $1+1=3$\n- **C.** All of them\n');
    expect(text).toContain('Which are prime? **(3)** *(all letters that are right)*\n- **A.** 2\n');
    expect(text).toContain('**(4-1)** *(one of: O(1), O(n))* and why:');
    expect(text).not.toContain('{{');
  });

  it('says at its end what to hand in, in its language', () => {
    const english = readableStatement('{{ input(1) }} {{ input(2) }}', 'en', SHEET).text;
    expect(english).toMatch(/## What to hand in\n\nOne text with a line for each [^\n]*\n\n```\n1: \n2: \n```\n$/);
    expect(english).not.toContain('commas between them');
    const chinese = readableStatement('{{ multiselect(1) }}\n- 甲\n- 乙', 'zh', SHEET).text;
    expect(chinese).toContain('**(1)** *(多选，写出所有正确选项的字母)*\n- **A.** 甲\n- **B.** 乙');
    expect(chinese).toContain('以逗号分隔');
  });

  it('has places in code only where the block says so', () => {
    const block = (info: string) => `\`\`\`${info}\nreturn {{ input(1) }};\n\`\`\`\n`;
    expect(readableStatement(block('cpp'), 'en', '').text).toContain(block('cpp'));
    const { text, kinds } = readableStatement(block('cpp#input'), 'en', '');
    expect(text).toContain('```cpp\nreturn (1) ________;\n```');
    expect([...kinds]).toEqual([['1', 'input']]);
    expect(readableStatement('`f({{ input(1) }})`', 'en', '').text).toContain('`f((1) ________)`');
  });

  it('letters options that are more than a paragraph without breaking them', () => {
    const list = '{{ select(1) }}\n\n- ```cpp\n  int x;\n  ```\n- a\n\n  - nested\n';
    const { text } = readableStatement(list, 'en', '');
    expect(text).toContain('- **A.**\n\n  ```cpp\n  int x;\n  ```\n- **B.** a\n\n  - nested\n');
  });
});
