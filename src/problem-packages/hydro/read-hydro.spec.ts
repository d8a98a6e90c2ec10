/** Hydro's settings one by one, each as a change to one sound package: long because the settings are many. */
import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { hydroPackage } from '../../../test/support/foreign-packages.js';
import { outcomes, PackageReader, said } from '../../../test/support/read-package.js';

const reader = new PackageReader();
afterEach(() => reader.dispose());

const configured = (config: string, files: Record<string, string> = {}) =>
  hydroPackage('pass-fail', { 'testdata/config.yaml': config, ...files });

describe('a Hydro package', () => {
  it('has its statement, limits, and test data found by name', async () => {
    const problem = await reader.sound(hydroPackage());
    expect(problem).toMatchObject({
      format: 'hydro',
      shortName: 'P1000',
      types: ['pass-fail'],
      names: { en: 'Sum' },
      timeLimitMs: 1500,
      limits: { memoryMiB: 128 },
      metadata: { keywords: ['math'] },
    });
    expect(problem.testCases.map(({ name, description }) => [name, description])).toEqual([
      ['secret/01', '1.in'],
      ['secret/02', '2.in'],
      ['secret/03', '3.in'],
    ]);
    expect(await readFile(problem.statements[0]?.file.hostPath ?? '', 'utf8')).toContain('```\n1 2\n```');
  });

  it('with subtasks is a scoring problem with their points and dependencies', async () => {
    const problem = await reader.sound(hydroPackage('scored'));
    expect(problem.groups.slice(1)).toMatchObject([
      { path: 'secret', scoring: { maxScore: 100 } },
      { path: 'secret/01-1', scoring: { maxScore: 30, aggregation: 'min' } },
      { path: 'secret/02-2', scoring: { maxScore: 70, requirePass: ['secret/01-1'] } },
    ]);
  });

  it('without config.yaml has the limits that Hydro gives it', async () => {
    const problem = await reader.sound(hydroPackage('pass-fail', { 'testdata/config.yaml': null }));
    expect([problem.timeLimitMs, problem.limits.memoryMiB]).toEqual([1000, 256]);
  });

  it.each([
    ['checker_type: strict\n', ['exact-lines'], 1],
    ['checker_type: testlib\nchecker: wcmp\n', ['case_sensitive'], 0],
    ['checker_type: testlib\nchecker: rncmp\n', ['float_absolute_tolerance', '1.5e-5'], 0],
    ['checker_type: hustoj\nchecker: check.cc\n', [], 1],
    ['checker_type: syzoj\nchecker: {file: check.cc, lang: cc.cc17}\n', [], 1],
    ['checker_type: kattis\nchecker: check.cc\n', [], 1],
  ])('has the checker of %j', async (config, flags, validators) => {
    const problem = await reader.sound(configured(config, { 'testdata/check.cc': 'int main() { return 0; }' }));
    expect(problem.testCases[0]?.validatorFlags).toEqual(flags);
    expect(problem.outputValidators).toHaveLength(validators);
  });

  it.each(['pointscmp', 'pointsinfo'])('is refused with the example %s of testlib', async (name) => {
    expect(await reader.errors(configured(`checker_type: testlib\nchecker: ${name}\n`))).toEqual([
      expect.stringContaining('config.yaml:2: checker is an example of testlib'),
    ]);
  });

  it('has its files without the folder that its settings name, where they are so', async () => {
    const config = 'cases: [{input: input/1.in, output: output/1.out}, {input: input/9.in, output: /dev/null}]\n';
    const { testCases } = await reader.sound(configured(config, { 'testdata/input/9.in': '9\n' }));
    expect(testCases.map(({ input }) => input.path)).toEqual(['testdata/1.in', 'testdata/input/9.in']);
    expect(testCases[1]?.answer.sizeBytes).toBe(0);
  });

  it('has a checker for QDUOJ that rejects by any exit code, as it does there', async () => {
    const files = { 'testdata/check.cc': 'int main() { return 2; }' };
    const problem = await reader.sound(configured('checker_type: qduoj\nchecker: check.cc\n', files));
    const run = problem.outputValidators[0]?.files.find(({ name }) => name === 'run');
    expect(await readFile(run?.file.hostPath ?? '', 'utf8')).toMatch(/rejects[\\"]+: *[\\"]+others/);
  });

  it('with an interactor is interactive, and the interactor alone decides', async () => {
    const files = { 'testdata/talk.cc': '#include "testlib.h"\n', 'testdata/testlib.h': '' };
    const problem = await reader.sound(configured('type: interactive\ninteractor: talk.cc\n', files));
    expect(problem.types).toEqual(['pass-fail', 'interactive']);
    expect(problem.interactor).toBeNull();
    expect(problem.outputValidators).toMatchObject([{ path: 'testdata/talk.cc', protocol: 'testlib' }]);
  });

  it.each(['checker_type: testlib\nchecker: give.cc\n', 'type: interactive\ninteractor: give.cc\n'])(
    'is scored where a program gives a part of the points: %j',
    async (config) => {
      const files = {
        'testdata/give.cc': '#include "testlib.h"\nint main() { quitp(0.5, "half"); }',
        'testdata/testlib.h': '',
      };
      const problem = await reader.sound(configured(config, files));
      expect(problem.types[0]).toBe('scoring');
      expect(problem.outputValidators).toMatchObject([{ hasBuild: true }]);
    },
  );

  it('of one process that talks with a manager is interactive, and scored', async () => {
    const files = { 'testdata/manage.cc': 'int main() {}' };
    const config = 'type: communication\nnum_processes: 1\nmanager: manage.cc\n';
    const problem = await reader.sound(configured(config, files));
    expect(problem.types).toEqual(['scoring', 'interactive']);
    expect(problem.outputValidators).toMatchObject([{ hasBuild: true }]);
    expect(problem.testCases[0]?.args).toEqual(['0']);
    expect(outcomes(problem.report)).not.toContain('lost num_processes');
    const checked = await reader.sound(configured(`${config}checker: manage.cc\n`, files));
    expect(outcomes(checked.report)).toContain('lost checker');
  });

  it('of several processes has the time limit hold for each', async () => {
    const files = { 'testdata/manage.cc': 'int main() {}' };
    const config = 'type: communication\nnum_processes: 3\nmanager: manage.cc\n';
    const problem = await reader.sound(configured(config, files));
    expect(problem.processes).toEqual({ count: 3, timeLimit: 'each' });
    // The judge adds the index.
    expect(problem.testCases[0]?.args).toEqual([]);
    expect(outcomes(problem.report)).toContain('kept num_processes');
    expect(await reader.errors(configured(config.replace('3', '30'), files))).toEqual([
      'testdata/config.yaml:2: num_processes is 30: a submission is run as 1 to 10 processes',
    ]);
  });

  it.each([
    ['checker_type: kattis\nchecker: ask.cc\n', ['pass-fail', 'multi-pass'], false],
    ['checker_type: testlib\nchecker: ask.cc\n', ['pass-fail', 'multi-pass'], true],
    ['type: interactive\ninteractor: ask.cc\n', ['pass-fail', 'interactive', 'multi-pass'], true],
  ])('is judged in several passes, as its program asks for them: %j', async (config, types, isAdapted) => {
    const files = { 'testdata/ask.cc': '#include "testlib.h"\nint main() {}', 'testdata/testlib.h': '' };
    const problem = await reader.sound(configured(`${config}multi_pass: 4\n`, files));
    expect([problem.types, problem.limits.validationPasses]).toEqual([types, 4]);
    expect(problem.outputValidators.map(({ hasRun }) => hasRun)).toEqual([isAdapted]);
    expect(problem.outputValidators[0]?.files.some(({ name }) => name === 'ask.py')).toBe(isAdapted);
    expect(outcomes(problem.report)).toContain('kept multi_pass');
  });

  it.each([
    ['checker_type: kattis\nchecker: ask.cc\nmulti_pass: 21\n', 'multi_pass is 21'],
    ['multi_pass: 2\n', 'multi_pass is for a problem whose checker asks for no other pass'],
    ['type: submit_answer\nmulti_pass: 2\n', 'multi_pass is for a problem whose checker asks for no other pass'],
  ])('is refused where passes are none: %j', async (config, message) => {
    const [error] = await reader.errors(configured(config, { 'testdata/ask.cc': 'int main() {}' }));
    expect(error?.replace(/^[^ ]* /, '')).toBe(message);
  });

  it('may have its settings as config.ini', async () => {
    const ini = (text: string) =>
      hydroPackage('pass-fail', { 'testdata/config.yaml': null, 'testdata/config.ini': text });
    const problem = await reader.sound(ini('3\r\n1.in|1.out|1|30|131072\r\n2.in|2.out|0.5|30|\r\n3.in|3.out|2|40\r\n'));
    expect([problem.timeLimitMs, problem.limits.memoryMiB]).toEqual([2000, 256]);
    expect(problem.testCases.map(({ timeLimitMs, memoryLimitMiB }) => [timeLimitMs, memoryLimitMiB])).toEqual([
      [1000, 128],
      [500, undefined],
      [undefined, undefined],
    ]);
    expect(problem.groups.slice(2).map(({ scoring }) => scoring)).toMatchObject([
      { maxScore: 30 },
      { maxScore: 30 },
      { maxScore: 40 },
    ]);
    expect(await reader.errors(ini('2\n1.in|1.out|1|10|\n'))).toEqual([
      'testdata/config.ini:3: is no test case, of which there are to be 2',
    ]);
    expect(await reader.errors(ini('1\nnone.in|1.out|1|10|\n'))).toContain(
      'testdata/config.ini:2: subtasks[0].cases[0].input is none.in, which is not in testdata/',
    );
    expect(await reader.errors(ini('[tests]\n'))).toEqual([
      'testdata/config.ini:1: it does not begin with the number of test cases',
    ]);
  });

  it('may only be solved in the languages it names', async () => {
    const { languageCodes } = await reader.sound(configured('langs: [cc.cc17o2, cc, py.py3, kt.jvm]\n'));
    expect(languageCodes).toEqual(['cpp', 'python3', 'kotlin']);
  });

  it('has code around submissions in the languages that it has templates for, and takes no others', async () => {
    const config = 'langs: [cc, py]\ntemplate:\n  cc: ["int x;", "int main() {}"]\n  pas: ["", "begin end."]\n';
    const problem = await reader.sound(configured(config));
    expect(problem.codeAround).toMatchObject({ cpp: { before: 'int x;', after: 'int main() {}' } });
    expect(problem.languageCodes).toEqual(['cpp']);
    expect(outcomes(problem.report)).toContain('kept code around submissions');
  });

  it('says what it cannot keep', async () => {
    const problem = await reader.sound(configured('detail: full\n'));
    expect(outcomes(problem.report)).toContain('lost detail');
  });

  it('gives languages as many times its limits as their rates say', async () => {
    const rates = 'time_limit_rate: {py.py3: 3, java: 2, r: 0}\nmemory_limit_rate: {java: 1.5}\n';
    const problem = await reader.sound(configured(rates));
    expect(problem.limitFactors).toEqual({
      python3: { time: 3, memory: 1 },
      java: { time: 2, memory: 1.5 },
      // PyPy is another language in Hydro.
      pypy3: { time: 1, memory: 1 },
    });
    expect(problem.report.conversion).toContainEqual({
      outcome: 'kept',
      what: 'limits by language',
      detail: 'python3: time 3×; java: time 2×, memory 1.5×',
    });
  });

  it('has rates of what is one language here as the most, and tells of those that are none', async () => {
    const rates = 'time_limit_rate: {cc.cc98: 1.5, cc.cc17o2: 2, py.py2: 3, brainfuck: 9, py.pypy3: 2}\n';
    const problem = await reader.sound(configured(rates));
    expect(problem.limitFactors).toEqual({ cpp: { time: 2, memory: 1 }, pypy3: { time: 2, memory: 1 } });
    const told = problem.report.conversion?.filter(({ what }) => what === 'time_limit_rate');
    expect(told?.map(({ outcome, detail }) => [outcome, detail])).toEqual([
      ['lost', 'py.py2: a language that Docket has not'],
      ['lost', 'brainfuck: a language that Docket has not'],
      ['changed', 'cc.cc98 1.5, cc.cc17o2 2: cpp is one language here and has the most'],
    ]);
  });

  it.each(['-1', '1000', 'twice'])('is refused where a rate is %s', async (rate) => {
    const [error] = await reader.errors(configured(`memory_limit_rate: {java: ${rate}}\n`));
    expect(error).toMatch(/^testdata\/config.yaml:1: memory_limit_rate.java (is|must be)/);
  });

  it('has its settings in config.yml as well', async () => {
    const files = { 'testdata/config.yaml': null, 'testdata/config.yml': 'time: 3s\n' };
    expect(await reader.sound(hydroPackage('pass-fail', files))).toMatchObject({ timeLimitMs: 3000 });
  });
});

it('a Hydro problem with a filename has its programs read and write files', async () => {
  const { fileNames, report } = await reader.sound(configured('filename: sum\n'));
  expect(fileNames).toEqual({ input: 'sum.in', output: 'sum.out' });
  expect(outcomes(report)).toContain('kept files');
});

it('a Hydro problem whose outputs are handed in takes them as files', async () => {
  const problem = await reader.sound(configured('type: submit_answer\nsubType: multi\n'));
  expect(problem.types).toEqual(['pass-fail', 'submit-answer']);
  expect(outcomes(problem.report)).toContain('changed outputs');
  expect(said(problem.report, 'warning')).toEqual([]);
});

describe('the points of a Hydro package', () => {
  const groups = async (config: string, files: Record<string, string | null> = {}) => {
    const problem = await reader.sound(hydroPackage('pass-fail', { 'testdata/config.yaml': config, ...files }));
    return problem.groups.slice(2).map(({ path, scoring }) => {
      const { maxScore, aggregation, requirePass } = {
        requirePass: [],
        ...(scoring?.kind === '2025-09' ? scoring : {}),
      };
      return [path, maxScore, aggregation, ...requirePass];
    });
  };
  const one = (number: number, more = ''): string =>
    `{input: ${String(number)}.in, output: ${String(number)}.out${more}}`;

  it('are the best of a subtask whose type is max', async () => {
    const config = `subtasks:\n- {score: 40, type: max, cases: [${one(1)}, ${one(2)}]}\n- {cases: [${one(3)}, ${one(1)}]}\n`;
    expect(await groups(config)).toEqual([
      ['secret/01-1', 40, 'max'],
      ['secret/02-2', 60, 'min'],
    ]);
  });

  it('are whole numbers, the last subtasks getting what is left over', async () => {
    const config = `subtasks:\n${[1, 2, 3].map((number) => `- {cases: [${one(number)}, ${one(1)}]}\n`).join('')}`;
    expect((await groups(config)).map(([, points]) => points)).toEqual([33, 33, 34]);
  });

  it('of single test cases are groups of their own, on which others depend together', async () => {
    const sum = `- {id: 1, score: 50, type: sum, cases: [${one(1)}, ${one(2)}, ${one(3, ', score: 40')}]}\n`;
    const config = `subtasks:\n${sum}- {id: 2, if: [1], cases: [${one(3)}]}\n`;
    expect(await groups(config)).toEqual([
      ['secret/01-1-1', 10, 'sum'],
      ['secret/02-1-2', 40, 'sum'],
      ['secret/03-2', 50, 'min', 'secret/01-1-1', 'secret/02-1-2'],
    ]);
    expect(await groups(`cases: [${one(1)}, ${one(2, ', score: 70')}, ${one(3)}]\n`)).toEqual([
      ['secret/01-1-1', 15, 'sum'],
      ['secret/02-1-2', 70, 'sum'],
      ['secret/03-1-3', 15, 'sum'],
    ]);
  });

  it('come in the order of their ids, and a name that is not given is an empty file', async () => {
    const config = `subtasks:\n- {id: 2, if: [1], cases: [${one(2)}, {input: 3.in}]}\n- {id: 1, cases: [{output: 1.out}, ${one(1)}]}\n`;
    expect(await groups(config)).toEqual([
      ['secret/01-1', 50, 'min'],
      ['secret/02-2', 50, 'min', 'secret/01-1'],
    ]);
    const { testCases } = await reader.sound(configured(config));
    expect(testCases.map(({ input, answer }) => [input.sizeBytes > 0, answer.sizeBytes > 0])).toEqual([
      [false, true],
      [true, true],
      [true, true],
      [true, false],
    ]);
  });

  it('may need subtasks that come later, which are then judged before', async () => {
    const config = `subtasks:\n- {id: 1, if: [2], score: 40, cases: [${one(1)}]}\n- {id: 2, score: 35, cases: [${one(2)}]}\n- {id: 3, cases: [${one(3)}]}\n`;
    expect(await groups(config)).toEqual([
      ['secret/01-2', 35, 'min'],
      ['secret/02-1', 40, 'min', 'secret/01-2'],
      ['secret/03-3', 25, 'min'],
    ]);
    const { report } = await reader.sound(configured(config));
    expect(outcomes(report)).toContain('changed order of subtasks');
    expect(await reader.errors(configured(config.replace('id: 2,', 'id: 2, if: [1],')))).toEqual([
      'testdata/config.yaml:2: subtask 1 needs itself, by way of others or not',
      'testdata/config.yaml:3: subtask 2 needs itself, by way of others or not',
    ]);
  });

  it('of a subtask whose worst or best test case counts are what one of them is worth', async () => {
    const both = (type: string, first: number, second: number): string =>
      `subtasks:\n- {type: ${type}, score: 30, cases: [${one(1, `, score: ${String(first)}`)}, ${one(2, `, score: ${String(second)}`)}]}\n- {cases: [${one(3)}, ${one(1)}]}\n`;
    const worth = async (config: string) => (await groups(config))[0]?.[1];
    expect(await worth(both('min', 20, 10))).toBe(10);
    expect(await worth(both('min', 40, 50))).toBe(30);
    expect(await worth(both('max', 20, 20))).toBe(20);
    expect(await reader.errors(configured(both('max', 20, 10)))).toEqual([
      expect.stringContaining(
        'config.yaml:2: subtasks[0].cases[0].score differs from that of another test case, of which',
      ),
    ]);
    const files = { 'testdata/give.cc': 'int main() {}' };
    const parts = (config: string) => configured(`checker_type: syzoj\nchecker: give.cc\n${config}`, files);
    expect((await reader.sound(parts(both('min', 20, 20)))).groups[2]).toMatchObject({ scoring: { maxScore: 20 } });
    for (const config of [both('min', 20, 10), both('min', 40, 40)]) {
      expect(await reader.errors(parts(config))).toEqual([
        expect.stringContaining('config.yaml:4: subtasks[0].cases[0].score differs from that of another test case or'),
      ]);
    }
  });

  it('are refused where two have the same id, also one that stands for its place', async () => {
    const config = `subtasks:\n- {cases: [${one(1)}]}\n- {id: 1, cases: [${one(2)}]}\n`;
    expect(await reader.errors(configured(config))).toEqual(['testdata/config.yaml:3: another subtask is 1, too']);
  });
});

describe('test data that a Hydro package does not list', () => {
  const NONE = { '1.in': null, '1.out': null, '2.in': null, '2.out': null, '3.in': null, '3.out': null };
  const found = async (names: string[], config: string | null = null) => {
    const files = { ...NONE, ...Object.fromEntries(names.map((name) => [name, 'x\n'])) };
    const below = Object.fromEntries(Object.entries(files).map(([name, text]) => [`testdata/${name}`, text]));
    const problem = await reader.sound(hydroPackage('pass-fail', { ...below, 'testdata/config.yaml': config }));
    return problem.testCases.map(({ groupPath, description }) => `${groupPath} ${description ?? ''}`);
  };

  it('keeps its time limits by subtask', async () => {
    const names = ['1-1', '2-1', '2-2'].flatMap((name) => [`${name}.in`, `${name}.out`]);
    const files = Object.fromEntries([...names.map((name) => [`testdata/${name}`, 'x\n'])]);
    const config =
      'subtasks:\n- {cases: [{input: 1-1.in, output: 1-1.out}], time: 300ms}\n- {cases: [{input: 2-1.in, output: 2-1.out}, {input: 2-2.in, output: 2-2.out, time: 2s}]}\n';
    const problem = await reader.sound(hydroPackage('pass-fail', { ...files, 'testdata/config.yaml': config }));
    expect(problem.timeLimitMs).toBe(2000);
    expect(problem.testCases.map(({ timeLimitMs }) => timeLimitMs)).toEqual([300, 1000, undefined]);
    expect(outcomes(problem.report)).toContain('kept time limits of test cases');
  });

  it('keeps what its test cases have of time and memory', async () => {
    const config =
      'time: 2s\nsubtasks:\n- {cases: [{input: 1.in, output: 1.out, memory: 64m}, {input: 2.in, output: 2.out}]}\n';
    const problem = await reader.sound(configured(config));
    expect([problem.timeLimitMs, problem.limits.memoryMiB]).toEqual([2000, 256]);
    expect(problem.testCases.map(({ memoryLimitMiB }) => memoryLimitMiB)).toEqual([64, undefined]);
    expect(outcomes(problem.report)).toContain('kept memory limits of test cases');
    const same =
      'subtasks:\n- {time: 2s, cases: [{input: 1.in, output: 1.out}]}\n- {time: 2s, cases: [{input: 2.in, output: 2.out}]}\n';
    expect(await reader.sound(configured(same))).toMatchObject({ timeLimitMs: 2000 });
  });

  it('has the subtasks that names tell', async () => {
    const names = ['2-1', '1-10', '1-9', 'more_3_1'].flatMap((name) => [`${name}.in`, `${name}.ans`]);
    expect(await found(names)).toEqual([
      'secret/01-1 1-9.in',
      'secret/01-1 1-10.in',
      'secret/02-2 2-1.in',
      'secret/03-3 more_3_1.in',
    ]);
  });

  it('without subtasks in its names counts each test case the same', async () => {
    const names = ['input1.txt', 'output1.txt', 'b.in2', 'b.ou2', 'sum_3.in', 'sum_3.OUT', '10.in', '10.out.txt'];
    expect(await found(names)).toEqual(['b.in2', 'input1.txt', 'sum_3.in', '10.in'].map((name) => `secret ${name}`));
  });

  it('fills the subtasks that config.yaml leaves without test cases', async () => {
    const names = ['1-1', '2-1', '2-2'].flatMap((name) => [`${name}.in`, `${name}.out`]);
    const config = 'subtasks:\n- {id: 1, score: 30}\n- {id: 2, score: 70, type: max, if: [1]}\n';
    expect(await found(names, config)).toEqual(['secret/01-1 1-1.in', 'secret/02-2 2-1.in', 'secret/02-2 2-2.in']);
  });

  it('leaves an input without output out, and says so', async () => {
    const { report, testCases } = await reader.sound(
      hydroPackage('pass-fail', { 'testdata/config.yaml': null, 'testdata/4.in': '' }),
    );
    expect(testCases).toHaveLength(3);
    expect(said(report, 'warning')).toEqual(['testdata/4.in: the input has no output that is found by its name']);
    expect(outcomes(report)).toContain('lost test case');
  });
});

describe('files that a Hydro package puts beside submissions', () => {
  const EXTRA = {
    'testdata/task.h': 'int ask(int);\n',
    'testdata/lib/grader.cpp': 'int ask(int a) { return a; }\n',
    'testdata/helper.py': 'def ask(a): return a\n',
    'testdata/table.txt': '1 2 3\n',
  };

  it('are there when it is compiled and run, and are no units of their own', async () => {
    const list = '[task.h, lib/grader.cpp, helper.py, table.txt]';
    const problem = await reader.sound(configured(`user_extra_files: ${list}\n`, EXTRA));
    const included = Object.entries(problem.includedFiles).map(([code, files]) => [
      code,
      files.map(({ name }) => name),
    ]);
    expect(Object.fromEntries(included)).toEqual({
      default: ['task.h', 'table.txt'],
      cpp: ['task.h', 'table.txt', 'grader.cpp'],
      python3: ['task.h', 'table.txt', 'helper.py'],
    });
    const unit = problem.includedFiles['cpp']?.[2]?.file.hostPath ?? '';
    expect(await readFile(unit, 'utf8')).toMatch(/^#if __INCLUDE_LEVEL__ > 0\n#line 1\nint ask/);
    expect(problem.testCases.map(({ files }) => files.length)).toEqual([4, 4, 4]);
    expect(outcomes(problem.report)).toContain('kept user_extra_files');
  });

  it.each([
    ['user_extra_files: [compile.sh]\n', 'has compile.sh, a way of its own to compile or run submissions'],
    ['user_extra_files: [my data.txt]\n', 'has my data.txt, which is no plain name of a file'],
    ['user_extra_files: [missing.h]\n', 'is missing.h, which is not in testdata/'],
    ['user_extra_files: [task.h, task.h]\n', 'has two files named task.h'],
    ['template: {cc: [""]}\n', 'must be a list of two texts'],
  ])('%j is refused', async (config, why) => {
    const errors = await reader.errors(
      configured(config, { ...EXTRA, 'testdata/compile.sh': '', 'testdata/my data.txt': '' }),
    );
    expect(errors).toEqual([expect.stringContaining(why)]);
  });
});

describe('a malformed Hydro package', () => {
  it('is refused with every finding at once', async () => {
    const config = `time: soon
filename: ../sum
checker_type: testlib
checker: check.cc
subtasks:
- {id: 2, if: [3], time: 2s, cases: [{input: 9.in, output: 1.out}, {input: 2.in, output: 2.out, score: 5}]}
`;
    const files = { 'testdata/check.cc': '#include <testlib.h>\n' };
    expect(await reader.errors({ ...configured(config, files), 'problem_en.md': null })).toEqual([
      'problem.md: there is no statement',
      'testdata/config.yaml:6: subtasks[0].cases[0].input is 9.in, which is not in testdata/',
      'testdata/config.yaml:1: time is no time',
      'testdata/config.yaml:6: there is no subtask 3',
      'testdata/config.yaml:2: filename is ../sum, which is no plain name of a file',
      expect.stringMatching(/^testdata\/config\.yaml:4: checker cannot be compiled: .*testlib\.h/),
    ]);
  });

  it.each(['remote_judge'])('of the type %s', async (type) => {
    expect(await reader.errors(configured(`type: ${type}\n`))).toEqual([
      expect.stringMatching(new RegExp(`^testdata/config\\.yaml:1: type ${type}:`)),
    ]);
  });
});
