import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { dmojPackage, SUM_CASES } from '../../../test/support/foreign-packages.js';
import { packageZip } from '../../../test/support/packages.js';
import { outcomes, PackageReader, said } from '../../../test/support/read-package.js';

const reader = new PackageReader();
afterEach(() => reader.dispose());

/** A checker of each kind in front of the same test cases. */
const withChecker = (checker: string, files: Record<string, string> = {}) =>
  dmojPackage('pass-fail', {
    'init.yml': `checker: ${checker}\n${String(dmojPackage()['init.yml'])}`,
    ...files,
  });

describe('a DMOJ package', () => {
  it('with equal points is pass-fail, and its tests are submissions', async () => {
    const problem = await reader.sound(dmojPackage());
    expect(problem).toMatchObject({
      format: 'dmoj',
      shortName: 'sum',
      types: ['pass-fail'],
      timeLimitMs: 2000,
      limits: { memoryMiB: 64 },
      validatorFlags: ['case_sensitive'],
    });
    expect(problem.testCases.map(({ name }) => name)).toEqual(['secret/01', 'secret/02', 'secret/03']);
    expect(
      problem.submissions.map(({ path, language, expectation }) => [path, language, expectation.verdicts]),
    ).toEqual([
      ['tests/half', 'python', ['WA']],
      ['tests/right', 'python', ['AC']],
    ]);
    expect(outcomes(problem.report)).toEqual(expect.arrayContaining(['lost statement', 'changed checker standard']));
  });

  it('with batches is a scoring problem; a batch counts by its worst test case', async () => {
    const problem = await reader.sound(dmojPackage('scored'));
    expect(problem.types).toEqual(['scoring']);
    expect(problem.groups.slice(1)).toMatchObject([
      { path: 'secret', scoring: { maxScore: 100 } },
      { path: 'secret/01-batch1', scoring: { maxScore: 30, aggregation: 'min', requirePass: [] } },
      { path: 'secret/02-batch2', scoring: { maxScore: 70, aggregation: 'min', requirePass: ['secret/01-batch1'] } },
    ]);
    const half = problem.submissions.find(({ path }) => path === 'tests/half');
    expect(half?.expectation.rules.map(({ cases, permitted }) => [cases, permitted])).toEqual([
      [null, ['AC', 'WA']],
      ['secret/01-batch1/01', ['AC']],
      ['secret/01-batch1/02', ['AC']],
      ['secret/02-batch2/01', ['WA']],
    ]);
  });

  it('of functions has the jury’s program compiled with each submission, in C and C++', async () => {
    const init = `signature_grader: {entry: handler.c, header: sum.h}\n${String(dmojPackage()['init.yml'])}`;
    const files = { 'handler.c': '#include "sum.h"\nint main() {}\n', 'sum.h': 'int sum(int, int);\n' };
    const problem = await reader.sound(dmojPackage('pass-fail', { 'init.yml': init, ...files }));
    expect(problem.languageCodes).toEqual(['c', 'cpp']);
    expect(
      Object.entries(problem.includedFiles).map(([code, included]) => [code, ...included.map(({ name }) => name)]),
    ).toEqual([
      ['c', 'handler.c', 'sum.h'],
      ['cpp', 'handler.cpp', 'sum.h'],
    ]);
    const before = '#define SIGNATURE_GRADER 1\n#include "sum.h"\n#define main main_of_submission\n';
    expect(problem.codeAround?.['cpp']).toEqual({ before, after: '' });
    const entry = await readFile(problem.includedFiles['cpp']?.[0]?.file.hostPath ?? '', 'utf8');
    expect(entry).toBe(`#define SIGNATURE_GRADER 1\n#line 1\n${files['handler.c']}`);
    expect(outcomes(problem.report)).toContain('changed signature_grader');
    const own = init.replace('sum.h}', 'sum.h, allow_main: true}');
    const withMain = await reader.sound(dmojPackage('pass-fail', { 'init.yml': own, ...files }));
    expect(withMain.codeAround?.['c']?.before).not.toContain('main');
    const without = await reader.read(
      dmojPackage('pass-fail', { 'init.yml': init.replace(', header: sum.h', ''), ...files }),
    );
    expect(said(without, 'error')).toEqual(['init.yml:1: signature_grader has no header']);
  });

  it('tells what it does not keep of a single test case', async () => {
    const init = String(dmojPackage()['init.yml']).replace('points: 1}', 'points: 1, wall_time_factor: 9}');
    const { report } = await reader.sound(dmojPackage('pass-fail', { 'init.yml': init }));
    expect(said(report, 'warning')).toEqual([
      'init.yml:2: test_cases[0].wall_time_factor of some test cases has no place here',
    ]);
  });

  describe('with settings of a batch', () => {
    const batches = (test_cases: string, files: Record<string, string> = {}) =>
      dmojPackage('scored', { 'init.yml': test_cases, 'gen.py': 'print(1)\n', ...files });

    it('has its test cases take what they lack from it, and from the whole file', async () => {
      const { testCases, report } = await reader.sound(
        batches(`generator: gen.py
test_cases:
- batched: [{}, {generator_args: ['7']}]
  generator_args: ['5', '100']
  points: 10
- batched: [{in: 1.in}, {in: 2.in, out: 2.out}, {in: 3.in, out: ~}]
  out: 1.out
  points: 10
`),
      );
      expect(said(report, 'warning')).toEqual([]);
      expect(testCases.map(({ generated }) => generated?.args ?? null)).toEqual([['5', '100'], ['7'], null, null, []]);
      expect(testCases.map(({ generated }) => generated?.takes ?? [])).toEqual([
        ['input', 'answer'],
        ['input', 'answer'],
        [],
        [],
        ['answer'],
      ]);
      expect(testCases.slice(2, 4).map(({ answer }) => answer.path)).toEqual(['1.out', '2.out']);
    });

    it('has the checkers that they name, be it all of tokens or all of lines', async () => {
      const flags = async (root: string, own: string): Promise<string[][]> => {
        const problem = await reader.sound(
          batches(`${root}test_cases:
- batched: [{in: 1.in, out: 1.out}, {in: 2.in, out: 2.out, checker: ${own}}]
  checker: {name: floats, args: {precision: 3}}
- {in: 3.in, out: 3.out}
`),
        );
        expect(outcomes(problem.report)).toContain('kept checkers');
        return problem.testCases.map(({ validatorFlags }) => validatorFlags);
      };
      const floats = ['case_sensitive', 'float_tolerance', '1e-3'];
      expect(await flags('', 'identical')).toEqual([
        floats,
        ['case_sensitive', 'space_change_sensitive'],
        ['case_sensitive'],
      ]);
      expect(await flags('checker: identical\n', '~')).toEqual([
        floats,
        ['case_sensitive'],
        ['case_sensitive', 'space_change_sensitive'],
      ]);
      const lines = await reader.sound(
        batches(`checker: sorted
test_cases:
- {in: 1.in, out: 1.out, checker: rstripped}
- {in: 2.in, out: 2.out}
`),
      );
      expect(lines.outputValidators).toHaveLength(1);
      expect(lines.testCases.map(({ validatorFlags }) => validatorFlags)).toEqual([
        ['rstripped', 'whole'],
        ['sorted-lines'],
      ]);
    });

    it('has one program that checks, which may be named twice', async () => {
      const named = (second: string) =>
        batches(
          `test_cases:
- batched: [{in: 1.in, out: 1.out}]
  checker: check.py
- batched: [{in: 2.in, out: 2.out}]
  checker: ${second}
`,
          { 'check.py': 'def check(a, b, **k):\n    return a == b\n' },
        );
      expect((await reader.sound(named('check.py'))).outputValidators).toHaveLength(1);
      expect(await reader.errors(named('sorted'))).toEqual([
        expect.stringMatching(/^init\.yml:5: test_cases\[1\]\.checker is sorted, and other test cases have check\.py/),
      ]);
    });

    it('has its points where its test cases say as many, and is refused where they differ', async () => {
      const worth = (first: number) =>
        batches(`test_cases:
- batched: [{in: 1.in, out: 1.out, points: ${String(first)}}, {in: 2.in, out: 2.out, points: 5}]
- {in: 3.in, out: 3.out, points: 2}
`);
      const { groups } = await reader.sound(worth(5));
      expect(groups.slice(2)).toMatchObject([{ scoring: { maxScore: 5 } }, { scoring: { maxScore: 2 } }]);
      expect(await reader.errors(worth(4))).toEqual([
        'init.yml:2: test_cases[0].batched has test cases with different points, which nobody gets in full',
      ]);
    });

    it('has binary data, and the most output that a test case may have', async () => {
      const { testCases, limits, report } = await reader.sound(
        batches(
          `output_limit_length: 1048576
test_cases:
- batched: [{in: a, out: a}, {in: a, out: a, binary_data: false}]
  binary_data: true
  output_limit_length: 3000000
- {in: a, out: a}
`,
          { a: '1\r\n' },
        ),
      );
      expect(testCases.map(({ input }) => input.sizeBytes)).toEqual([3, 2, 2]);
      expect(limits.outputMiB).toBe(3);
      expect(outcomes(report)).toContain('changed output_limit_length');
    });

    it('is refused where DMOJ’s judge would compute one', async () => {
      const init = "test_cases:\n- {in: 1.in, 'out+': node.x}\nchecker++: |\n  node = 1\n";
      expect(await reader.errors(batches(init))).toEqual([
        'init.yml:2: test_cases[0].out+ is computed inside the judge of DMOJ',
        'init.yml:3: checker++ is computed inside the judge of DMOJ',
      ]);
    });
  });

  it('that gives submissions a terminal has C and C++ write line by line', async () => {
    const init = `unbuffered: yes\noutput_limit_length: 3000000\n${String(dmojPackage()['init.yml'])}`;
    const { includedFiles, report, limits } = await reader.sound(dmojPackage('pass-fail', { 'init.yml': init }));
    expect(Object.entries(includedFiles).map(([code, [file]]) => [code, file?.name])).toEqual([
      ['c', 'docket_line_by_line.c'],
      ['cpp', 'docket_line_by_line.cpp'],
    ]);
    expect(outcomes(report)).toContain('changed unbuffered');
    expect(limits.outputMiB).toBe(3);
  });

  describe('with a grader of its own', () => {
    const custom = (source: string, kind: 'pass-fail' | 'scored' = 'pass-fail') => {
      const init = `custom_judge: judge.py\n${String(dmojPackage(kind)['init.yml'])}`;
      return dmojPackage(kind, { 'init.yml': init, 'judge.py': source });
    };
    const TALK = `from dmoj.graders.interactive import InteractiveGrader
class Grader(InteractiveGrader):
    def interact(self, case, interactor):
        interactor.writeln(case.input_data().decode())
        interactor.close()
        return case.position < 9
`;

    it('that only talks with submissions is interactive', async () => {
      const problem = await reader.sound(custom(TALK));
      expect(problem.types).toEqual(['pass-fail', 'interactive']);
      expect(problem.outputValidators).toMatchObject([{ path: 'judge.py', hasRun: true, hasBuild: false }]);
      expect(problem.testCases.map(({ validatorFlags }) => validatorFlags)).toEqual([
        ['position=0'],
        ['position=1'],
        ['position=2'],
      ]);
      expect(outcomes(problem.report)).toContain('changed custom_judge');
    });

    it('that only looks at outputs is an output validator, which is told points and batches', async () => {
      const source = `from dmoj.graders.standard import StandardGrader
from dmoj.result import CheckerResult
class Base(StandardGrader):
    # self.binary is none of its business
    pass
class Grader(Base):
    def check_result(self, case, result):
        return CheckerResult(not result.result_flag and case.batch > 0, case.points)
`;
      const problem = await reader.sound(custom(source, 'scored'));
      expect(problem.types).toEqual(['scoring']);
      expect(problem.testCases.map(({ validatorFlags }) => validatorFlags)).toEqual([
        ['batch=1', 'points=30'],
        ['batch=1', 'points=30'],
        ['batch=2', 'points=70'],
      ]);
    });

    it.each([
      ['its Grader is no InteractiveGrader', 'class Grader(BaseGrader):\n    pass\n'],
      ['it judges test cases by itself', 'class Grader(StandardGrader):\n    def grade(self, case): pass\n'],
      ['it has no check_result', 'class Grader(StandardGrader):\n    pass\n'],
      ['it runs the submission itself', `${TALK}        self._current_proc.wait()\n`],
      ['it talks, and looks at the source', `${TALK}        len(self.source)\n`],
      ['it reaches for the submission’s process', `${TALK}        interactor.process.kill()\n`],
      ['it closes the submission’s input and reads on', `${TALK}        interactor.read()\n`],
      ['it imports dmoj.judgeenv', `from dmoj.judgeenv import env\n${TALK}`],
      [
        'it decides about submissions that failed',
        'class Grader(StandardGrader):\n    def check_result(self, case, result):\n        result.result_flag = 0\n',
      ],
      [
        'it asks the checker of the problem',
        'class Grader(StandardGrader):\n    def check_result(self, case, result):\n        return super().check_result(case, result)\n',
      ],
    ])('is refused where %s', async (why, source) => {
      expect(await reader.errors(custom(source))).toEqual([
        expect.stringContaining(`init.yml:1: custom_judge cannot be kept apart from the judge of DMOJ: ${why}`),
      ]);
    });
  });

  it('says which limits it assumes where nothing names any', async () => {
    const files = dmojPackage();
    const problem = await reader.sound({ ...files, 'tests/right/test.yml': null, 'tests/half/test.yml': null });
    expect(problem.timeLimitMs).toBe(2000);
    expect(said(problem.report, 'warning')).toEqual([expect.stringContaining('2 s and 256 MiB are assumed')]);
  });

  it('finds the test cases of an archive by their names', async () => {
    const zip = await packageZip(
      Object.fromEntries(
        [2, 10, 1].flatMap((number, index) => [
          [`sum.${String(number)}.in`, SUM_CASES[index]?.input ?? ''],
          [`sum.${String(number)}.out`, SUM_CASES[index]?.answer ?? ''],
        ]),
      ),
      null,
    );
    const problem = await reader.sound({ 'init.yml': 'archive: data.zip\n', 'data.zip': zip });
    expect(problem.testCases.map(({ description }) => description)).toEqual(['sum.1.in', 'sum.2.in', 'sum.10.in']);
  });

  it('gives text a line feed at each end of line, and binary data as it is', async () => {
    const size = async (init: string): Promise<number | undefined> => {
      const files = { 'init.yml': `${init}test_cases:\n- {in: a, out: a}\n`, a: '1\r\n2' };
      return (await reader.sound(files)).testCases[0]?.input.sizeBytes;
    };
    expect([await size(''), await size('binary_data: true\n')]).toEqual([4, 4]);
    expect(
      (await reader.sound({ 'init.yml': 'test_cases:\n- {in: a, out: a}\n', a: '1\r\n' })).testCases[0]?.input
        .sizeBytes,
    ).toBe(2);
  });

  it.each([
    ['identical', ['case_sensitive', 'space_change_sensitive'], 0],
    [
      '{name: floats, args: {precision: 3, error_mode: absolute}}',
      ['case_sensitive', 'float_absolute_tolerance', '1e-3'],
      0,
    ],
    ['floatsrel', ['case_sensitive', 'float_relative_tolerance', '1e-6'], 0],
    ['sorted', ['sorted-lines'], 1],
    ['{name: sorted, args: {split_on: whitespace}}', ['sorted-tokens'], 1],
    ['easy', ['letters', 'whole'], 1],
    ['linecount', ['linecount'], 1],
  ])('has the checker %s', async (checker, flags, validators) => {
    const problem = await reader.sound(withChecker(checker));
    expect(problem.testCases[0]?.validatorFlags).toEqual(flags);
    expect(problem.outputValidators).toHaveLength(validators);
  });

  it('has test cases that a generator makes, as far as no files are named', async () => {
    const init = `generator: {source: gen.py, args: [7]}
test_cases:
- {generator_args: [3, 4]}
- {generator_in: 1.in}
- {in: 2.in}
- {in: 3.in, out: 3.out}
`;
    const files = dmojPackage('pass-fail', { 'init.yml': init, 'gen.py': 'print(1)\n' });
    const { generators, testCases, report } = await reader.sound(files);
    expect(generators).toMatchObject([{ name: 'generator', path: 'gen.py', hasBuild: true, hasRun: true }]);
    expect(testCases.slice(0, 3).map(({ generated }) => generated)).toMatchObject([
      { generator: 0, args: ['3', '4'], stdin: null, takes: ['input', 'answer'] },
      { generator: 0, args: ['7'], stdin: { path: '1.in' }, takes: ['input', 'answer'] },
      { generator: 0, args: ['7'], stdin: null, takes: ['answer'] },
    ]);
    expect(testCases[3]?.generated).toBeUndefined();
    expect(outcomes(report)).toContain('kept generator');
  });

  it('has a generator that may take as much as it asks for, where that is more than validators have', async () => {
    const limitsWith = async (own: string): Promise<unknown[]> => {
      const init = `generator: {source: gen.py${own}}\ntest_cases:\n- {points: 1}\n`;
      const { limits, report } = await reader.sound(
        dmojPackage('pass-fail', { 'init.yml': init, 'gen.py': 'print(1)\n' }),
      );
      const isTold = outcomes(report).includes('changed limits of the generator');
      return [limits.validationTimeS, limits.validationMemoryMiB, isTold];
    };
    expect(await limitsWith('')).toEqual([60, 2048, false]);
    expect(await limitsWith(', time_limit: 5, memory_limit: 65536')).toEqual([60, 2048, false]);
    expect(await limitsWith(', time_limit: 90.5, memory_limit: 4194304')).toEqual([91, 4096, true]);
  });

  it('has its own checkers behind scripts that translate', async () => {
    const python = await reader.sound(
      withChecker('check.py', { 'check.py': 'def check(a, b, **k):\n    return a == b\n' }),
    );
    expect(python.outputValidators[0]).toMatchObject({ hasRun: true, hasBuild: false });
    const bridged = await reader.sound(
      withChecker('{name: bridged, args: {files: check.c, type: peg}}', { 'check.c': 'int main() { return 0; }' }),
    );
    expect(bridged.outputValidators[0]?.files.map(({ name }) => name)).toEqual(['build', 'check.c', 'run']);
    expect(bridged.types).toEqual(['scoring']);
  });
});

describe('a malformed DMOJ package', () => {
  it('is refused with every finding at once', async () => {
    const init = `checker: perfect
test_cases:
- {in: 1.in, out: missing.out}
- batched: []
  dependencies: [7]
- batched:
  - batched: [{in: 1.in}]
- {generator_args: [1]}
custom_judge: judge.py
`;
    expect(await reader.errors(dmojPackage('pass-fail', { 'init.yml': init }))).toEqual([
      'init.yml:4: test_cases[1].batched is empty',
      'init.yml:7: test_cases[2].batched[0] is a batch inside a batch',
      'init.yml:7: test_cases[2].batched is empty',
      'init.yml:9: there is no file judge.py',
      'init.yml:1: checker is "perfect", which is no checker of DMOJ',
      'init.yml:3: there is no file missing.out',
      'init.yml:4: the dependency 7 is no batch before this one',
      'init.yml:8: a test case has words for a generator, and there is none',
    ]);
  });

  it.each([
    ['is no YAML', '[', /the YAML is broken/],
    ['names an archive that is not there', 'archive: none.zip\n', /^init\.yml:1: archive is none\.zip/],
    ['names an archive that is none', 'archive: 1.in\n', /^1\.in: this is not a zip archive/],
    ['has a pattern that would take for ever', 'test_cases:\n  input_format: (a+)+b\n', /too complicated/],
    ['names no generator', 'generator: gen.cpp\ntest_cases:\n- {points: 1}\n', /names gen\.cpp, which is not in/],
    [
      'makes what is there',
      'generator: 1.in\ntest_cases:\n- {in: 1.in, generator_args: [1]}\n',
      /Leave one of them out|has an input/,
    ],
    ['has a generator that is no program', 'generator: 1.in\ntest_cases:\n- {points: 1}\n', /cannot be used/],
  ])('whose init.yml %s', async (_, init, message) => {
    expect((await reader.errors(dmojPackage('pass-fail', { 'init.yml': init })))[0]).toMatch(message);
  });

  it('whose archive is a bomb or leads out', async () => {
    const archive = await packageZip({ 'a.in': Buffer.alloc(300 * 1024 * 1024) }, null);
    const files = { 'init.yml': 'archive: data.zip\n', 'data.zip': archive };
    expect((await reader.errors(files))[0]).toMatch(/^data\.zip: .*zip bomb/);
  });
});
