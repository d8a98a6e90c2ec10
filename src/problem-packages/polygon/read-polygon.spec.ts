import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { polygonPackage } from '../../../test/support/foreign-packages.js';
import type { RunVerdict } from '../../contract/verdicts.js';
import { unmetExpectations } from '../../problems/expectation.js';
import { outcomes, PackageReader, said } from '../../../test/support/read-package.js';

const reader = new PackageReader();
afterEach(() => reader.dispose());

/** A sound package with its problem.xml changed. */
function withXml(from: string | RegExp, to: string, kind: 'pass-fail' | 'scored' = 'pass-fail') {
  const files = polygonPackage(kind);
  return { ...files, 'problem.xml': String(files['problem.xml']).replace(from, to) };
}

describe('a Polygon package', () => {
  it('has its tests, limits, programs, solutions and statement', async () => {
    const problem = await reader.sound(polygonPackage());
    expect(problem).toMatchObject({
      format: 'polygon',
      shortName: 'sum',
      types: ['pass-fail'],
      names: { en: 'Sum & more' },
      timeLimitMs: 1500,
      limits: { memoryMiB: 256 },
      metadata: { keywords: ['math'] },
    });
    expect(problem.testCases.map(({ name, isSample }) => [name, isSample])).toEqual([
      ['sample/01', true],
      ['secret/01', false],
      ['secret/02', false],
    ]);
    expect(problem.outputValidators).toMatchObject([
      { language: 'cpp17', protocol: 'testlib', path: 'files/check.cpp' },
    ]);
    expect(problem.outputValidators[0]?.files.map(({ name }) => name)).toEqual(['check.cpp', 'testlib.h']);
    expect(problem.inputValidators).toMatchObject([{ protocol: 'testlib' }]);
    expect(problem.submissions.map(({ path, expectation }) => [path, expectation.source])).toEqual([
      ['solutions/main.py', 'accepted'],
      ['solutions/half.py', 'wrong_answer'],
    ]);
    const [statement] = problem.statements;
    const text = await readFile(statement?.file.hostPath ?? '', 'utf8');
    expect(statement).toMatchObject({ language: 'en', format: 'latex' });
    expect(text).toBe('Add $a$ and $b$.\n\n\\section*{Input}\n\nTwo integers.\n\n\\section*{Output}\n\nTheir sum.\n');
    expect(outcomes(problem.report)).toContain('kept checker');
  });

  it('with groups is a scoring problem with their points and dependencies', async () => {
    const problem = await reader.sound(polygonPackage('scored'));
    expect(problem.types).toEqual(['scoring']);
    expect(problem.groups.map(({ path, scoring }) => [path, scoring])).toMatchObject([
      ['sample', null],
      ['secret', { maxScore: 100, aggregation: 'sum' }],
      ['secret/01-1', { maxScore: 30, aggregation: 'min', requirePass: ['sample'] }],
      ['secret/02-2', { maxScore: 70, aggregation: 'min', requirePass: ['secret/01-1'] }],
    ]);
    expect(problem.testCases.map(({ name }) => name)).toEqual(['sample/01', 'secret/01-1/01', 'secret/02-2/01']);
  });

  it('whose tests of one group have different points makes each a group of its own', async () => {
    const files = withXml(/points="30.0" points-policy="complete-group"/, 'points-policy="each-test"', 'scored');
    const xml = files['problem.xml']
      .replace('group="1" method="manual" points="0.0"', 'group="1" method="manual" points="10"')
      .replace('group="2" method="generated" points="0.0"', 'group="1" method="generated" points="20"');
    const problem = await reader.sound({ ...files, 'problem.xml': xml });
    const scores = problem.groups.map(({ path, scoring }) => [path, scoring?.kind === '2025-09' && scoring.maxScore]);
    expect(scores.slice(1)).toEqual([
      ['secret', 30],
      ['secret/01-1-1', 10],
      ['secret/02-1-2', 20],
    ]);
  });

  it('without testlib.h compares as its standard checker does, and says what is missing', async () => {
    const problem = await reader.sound({ ...polygonPackage(), 'files/testlib.h': null });
    expect(problem.outputValidators).toEqual([]);
    expect(problem.validatorFlags).toEqual(['case_sensitive']);
    expect(problem.testCases.every(({ validatorFlags }) => validatorFlags[0] === 'case_sensitive')).toBe(true);
    expect(outcomes(problem.report)).toEqual(expect.arrayContaining(['changed checker', 'lost validator']));
    expect(said(problem.report, 'warning')[0]).toContain('testlib.h, which is not in the package');
  });

  it('without testlib.h and with a checker of its own is refused', async () => {
    const files = withXml('name="std::icmp.cpp" ', '');
    const errors = await reader.errors({ ...files, 'files/testlib.h': null });
    expect(errors).toEqual([expect.stringMatching(/^problem\.xml:17: the checker cannot be compiled: .*testlib\.h/)]);
  });

  it('with an interactor is interactive', async () => {
    const files = withXml(
      '<validators>',
      '<interactor><source path="files/interact.cpp" type="cpp.g++17"/></interactor><validators>',
    );
    const problem = await reader.sound({ ...files, 'files/interact.cpp': '#include "testlib.h"\nint main() {}\n' });
    expect(problem.types).toEqual(['pass-fail', 'interactive']);
    expect(problem.interactor).toMatchObject({ protocol: 'testlib', path: 'files/interact.cpp' });
    expect(problem.outputValidators).toHaveLength(1);
  });
});

describe('a Polygon package whose submissions run twice on a test', () => {
  const twice = (runs: string, changes: (xml: string) => string = (xml) => xml) => {
    const xml = String(polygonPackage()['problem.xml'])
      .replace('<judging ', '<judging run-count="2" ')
      .replace(
        '<validators>',
        `<interactor><source path="files/check.cpp" type="cpp.g++17"/>${runs}</interactor><validators>`,
      );
    return polygonPackage('pass-fail', { 'problem.xml': changes(xml) });
  };

  it.each(['', '<runs><run>1</run></runs>', '<runs><run>1</run><run>2</run></runs>'])(
    'is one of two passes: %j',
    async (runs) => {
      const problem = await reader.sound(twice(runs));
      expect(problem.types).toEqual(['pass-fail', 'interactive', 'multi-pass']);
      expect(problem.limits.validationPasses).toBe(2);
      expect(problem.interactor).toBeNull();
      expect(problem.outputValidators).toMatchObject([{ path: 'files/check.cpp', hasBuild: true, hasRun: true }]);
      expect(outcomes(problem.report)).toContain('changed two runs');
    },
  );

  it('is refused with more runs, without an interactor in the first, and where runs are to make answers', async () => {
    const refused = (files: Parameters<typeof reader.errors>[0], reason: string) =>
      expect(reader.errors(files)).resolves.toEqual([expect.stringContaining(reason)]);
    await refused(
      twice('', (xml) => xml.replace('run-count="2"', 'run-count="3"')),
      'in a way that is not known',
    );
    await refused(twice('<runs><run>2</run></runs>'), 'in a way that is not known');
    await refused(withXml('<judging ', '<judging run-count="2" '), 'without an interactor');
    await refused({ ...twice(''), 'tests/02.a': null }, 'answers that two runs of a solution make');
  });
});

describe('a standard Polygon package', () => {
  const EXECUTABLES =
    '</resources><executables><executable><source path="files/gen.py" type="python.3"/></executable></executables></files>';
  const bare = (changes: (xml: string) => string = (xml) => xml) => ({
    ...polygonPackage(),
    'problem.xml': changes(String(polygonPackage()['problem.xml']).replace('</resources></files>', EXECUTABLES)),
    'files/gen.py': 'import sys\nprint(int(sys.argv[1]), 60)\n',
    'tests/01.a': null,
    'tests/02.a': null,
    'tests/03': null,
    'tests/03.a': null,
  });

  it('has its inputs made by generators and its answers by the solution tagged main', async () => {
    const problem = await reader.sound(bare());
    expect(problem.generators?.map(({ path, language }) => [path, language])).toEqual([
      ['solutions/main.py', 'python'],
      ['files/gen.py', 'python'],
    ]);
    expect(problem.testCases.map(({ name, generated }) => [name, generated])).toEqual([
      ['sample/01', { generator: null, args: [], solution: 0, stdin: null, takes: ['answer'] }],
      ['secret/01', { generator: null, args: [], solution: 0, stdin: null, takes: ['answer'] }],
      ['secret/02', { generator: 1, args: ['50'], solution: 0, stdin: null, takes: ['input', 'answer'] }],
    ]);
    expect(problem.report.conversion).toContainEqual({
      outcome: 'kept',
      what: 'generators',
      detail: 'make 1 inputs and 3 answers, sandboxed, once the package is imported',
    });
  });

  it('has one call make several tests, and words in quotes', async () => {
    const problem = await reader.sound(
      bare((xml) =>
        xml.replace('cmd="gen 50"', 'cmd="gen &quot;5 0&quot; --to=&quot;a b&quot; &gt; {1-2}" from-file="02"'),
      ),
    );
    expect(problem.testCases[2]?.generated).toMatchObject({ args: ['5 0', '--to=a b'], inputFile: '02' });
  });

  it('is refused where nothing can make what is missing', async () => {
    expect(await reader.errors(bare((xml) => xml.replace('tag="main"', 'tag="accepted"')))).toEqual([
      'problem.xml:12: test 1 has no file tests/01.a, and there is no solution tagged main to make it',
    ]);
  });
});

describe('what else a Polygon package has', () => {
  it('are files beside submissions', async () => {
    const grader = (name: string, stage: string) =>
      `<file path="files/${name}" for-types="cpp.*"><assets><asset name="SOLUTION"/></assets><stages><stage name="${stage}"/></stages></file>`;
    const problem = await reader.sound({
      ...withXml('</resources>', `${grader('grader.cpp', 'COMPILE')}${grader('words.txt', 'RUN')}</resources>`),
      'files/grader.cpp': 'int main() {}\n',
      'files/words.txt': 'one\n',
    });
    expect(problem.includedFiles['cpp']?.map(({ name }) => name)).toEqual(['grader.cpp']);
    expect(problem.testCases[0]?.files.map(({ name }) => name)).toEqual(['words.txt']);
  });

  it('are tests of its validator and its checker', async () => {
    const asks =
      '#include "testlib.h"\nint main(int c, char **v) { registerValidation(c, v); return validator.group() == "1"; }\n';
    const problem = await reader.sound({
      ...withXml(
        /<\/source><\/validator>|\/><\/validator>/,
        '/><testset><input-path-pattern>files/tests/validator-tests/%02d</input-path-pattern><tests><test verdict="VALID"/><test verdict="INVALID" group="1"/></tests></testset></validator>',
        'scored',
      ),
      'files/validator.cpp': asks,
      'files/tests/validator-tests/01': '1 2\n',
      'files/tests/validator-tests/02': 'x\n',
    });
    expect(problem.validatorTests?.invalidInputs).toMatchObject([{ inputValidatorFlags: { '*': ['--group', '1'] } }]);
    expect(problem.testCases.map(({ inputValidatorFlags }) => inputValidatorFlags['*'])).toEqual([
      ['--testset', 'tests', '--group', '0'],
      ['--testset', 'tests', '--group', '1'],
      ['--testset', 'tests', '--group', '2'],
    ]);
  });

  it('are groups in any order that their dependencies allow, and solutions that nobody is to run', async () => {
    const files = withXml('tag="wrong-answer"', 'tag="do-not-run"', 'scored');
    const xml = files['problem.xml']
      .replace('<dependency group="0"/>', '<dependency group="2"/>')
      .replace('<dependency group="1"/>', '<dependency group="0"/>');
    const problem = await reader.sound({ ...files, 'problem.xml': xml });
    expect(problem.groups.slice(2).map(({ path }) => path)).toEqual(['secret/01-2', 'secret/02-1']);
    expect(problem.submissions.map(({ path }) => path)).toEqual(['solutions/main.py']);
  });

  it('are solutions and languages of statements that are named twice, of which the first counts', async () => {
    const problem = await reader.sound({
      ...withXml(
        '</solutions>',
        '<solution tag="time-limit-exceeded"><source path="solutions/half.py" type="python.3"/></solution></solutions>',
      ),
      'statement-sections/en/legend.tex': 'Another one.\n',
    });
    expect(problem.submissions.map(({ path, expectation }) => [path, expectation.source])).toEqual([
      ['solutions/main.py', 'accepted'],
      ['solutions/half.py', 'wrong_answer'],
    ]);
    expect(problem.statements.map(({ language }) => language)).toEqual(['en']);
    expect(outcomes(problem.report)).toEqual(expect.arrayContaining(['lost solution', 'lost statement']));
    expect(said(problem.report, 'warning')).toEqual([
      'problem.xml:22: the solution solutions/half.py is named twice: the first counts',
    ]);
  });

  it('are tests with line ends of Windows, which no program there sees', async () => {
    const problem = await reader.sound({ ...polygonPackage(), 'tests/02': '3 4\r\n', 'tests/02.a': '7\n\r\n' });
    const texts = [problem.testCases[1]?.input, problem.testCases[1]?.answer].map((file) => file?.hostPath ?? '');
    expect(await Promise.all(texts.map((path) => readFile(path, 'utf8')))).toEqual(['3 4\n', '7\n\r\n']);
  });

  it('are tests of checker and validator with line ends of Windows, unless these are what is wrong with one', async () => {
    const testset = (verdicts: string[], folder: string) =>
      `<testset><input-path-pattern>files/tests/${folder}/%02d</input-path-pattern><tests>${verdicts
        .map((verdict) => `<test verdict="${verdict}"/>`)
        .join('')}</tests></testset>`;
    const xml = withXml(/<\/checker>/, `${testset(['ok'], 'checker-tests')}</checker>`)['problem.xml'].replace(
      '</validator>',
      `${testset(['valid', 'invalid'], 'validator-tests')}</validator>`,
    );
    const folder = 'files/tests/checker-tests/01';
    const files = {
      ...polygonPackage(),
      ...{ 'problem.xml': xml, [folder]: '1 2\r\n', [`${folder}.o`]: '3\r\n', [`${folder}.a`]: '3\r\n' },
      'files/tests/validator-tests/01': '1 2\r\n',
      'files/tests/validator-tests/02': '1\r\n',
    };
    const read = async (test: string) => {
      const { validatorTests } = await reader.sound({ ...files, 'tests/02': test });
      const texts = [validatorTests?.outputs[0]?.input, validatorTests?.invalidInputs[0]?.input];
      return Promise.all(texts.map((file) => readFile(file?.hostPath ?? '', 'utf8')));
    };
    expect(await read('3 4\r\n')).toEqual(['1 2\n', '1\n']);
    expect(await read('3 4\n')).toEqual(['1 2\n', '1\r\n']);
  });

  it('are problems of a contest, below its folder of problems', async () => {
    const files = Object.entries(polygonPackage()).flatMap(([name, content]) => [
      [`problems/a-sum/${name}`, content],
      [`problems/b-sum/${name}`, content],
    ]);
    const contest = {
      'contest.xml': '<contest/>',
      ...(Object.fromEntries(files) as ReturnType<typeof polygonPackage>),
    };
    expect((await reader.read(contest, 'b-sum')).problem?.shortName).toBe('sum');
    await expect(reader.read(contest)).rejects.toThrow('the archive holds 2 problems: 1 a-sum, 2 b-sum');
  });
});

describe('the sources of a Polygon package', () => {
  const solution = (path: string, type: string) =>
    `<solution tag="accepted"><source path="solutions/${path}" type="${type}"/></solution></solutions>`;
  const text = (file?: { hostPath: string }) => readFile(file?.hostPath ?? '', 'latin1');

  it('print and read 64 bits as it is done here, whatever their encoding', async () => {
    const problem = await reader.sound({
      ...withXml('</solutions>', solution('old.cpp', 'cpp.g++')),
      'solutions/old.cpp': Buffer.from('int main() { printf("%05I64d %I64u %d\\n", a, b, c); } // \xe9\n', 'latin1'),
    });
    const old = problem.submissions.at(-1);
    expect(old?.language).toBe('cpp17');
    expect(await text(old?.files[0]?.file)).toBe('int main() { printf("%05lld %llu %d\\n", a, b, c); } // \xe9\n');
    expect(problem.report.conversion).toContainEqual({
      outcome: 'changed',
      what: 'source',
      detail: 'solutions/old.cpp: %I64d is %lld here',
    });
  });

  it('are of Delphi where they are in Pascal, unless they name their mode themselves', async () => {
    const problem = await reader.sound({
      ...withXml('</solutions>', solution('a.dpr', 'pas.dpr').replace('</solutions>', solution('b.pas', 'pas.fpc'))),
      'solutions/a.dpr': 'program a;\nbegin end.\n',
      'solutions/b.pas': '{$mode objfpc}\nbegin end.\n',
    });
    const [, , delphi, own] = problem.submissions;
    expect([delphi?.language, own?.language]).toEqual(['pascal', 'pascal']);
    expect(await text(delphi?.files[0]?.file)).toBe('{$MODE DELPHI}program a;\nbegin end.\n');
    expect(await text(own?.files[0]?.file)).toBe('{$mode objfpc}\nbegin end.\n');
  });

  it('have beside them what they name, under names that compilers take', async () => {
    const common = '<file path="files/common.cpp"/><file path="files/other.cpp"/></resources>';
    const problem = await reader.sound({
      ...withXml('</resources>', common),
      'problem.xml': withXml('</resources>', common)['problem.xml'].replace('files/check.cpp', 'files/my check.cpp'),
      'files/my check.cpp': '#include "testlib.h"\n#include "common.cpp"\nint main() {}\n',
      'files/common.cpp': 'int one() { return 1; }\n',
      'files/other.cpp': 'int main() {}\n',
    });
    const [checker] = problem.outputValidators;
    expect(checker?.files.map(({ name }) => name)).toEqual(['my_check.cpp', 'common.cpp.inc', 'testlib.h']);
    expect(await text(checker?.files[0]?.file)).toContain('#include "common.cpp.inc"\n');
  });

  it('are told the testset and group of a test where they ask for it', async () => {
    const checker = '#include "testlib.h"\nint main() { return checker.group() == "1"; }\n';
    const problem = await reader.sound(polygonPackage('scored', { 'files/check.cpp': checker }));
    expect(problem.testCases.map(({ validatorFlags }) => validatorFlags.join(' '))).toEqual([
      '--testset tests --group 0',
      '--testset tests --group 1',
      '--testset tests --group 2',
    ]);
  });
});

const CHECKER = '#include "testlib.h"\n// quitp\nint main() { quitp(50, "half"); }\n';

describe('points that the checker of a Polygon package gives', () => {
  const pointed = (
    points: [string, string, string],
    changes: (xml: string) => string = (xml) => xml,
    checker = CHECKER,
  ) => {
    const xml = String(polygonPackage()['problem.xml'])
      .replace('sample="true"/>', `points="${points[0]}" sample="true"/>`)
      .replace('<test method="manual"/>', `<test method="manual" points="${points[1]}"/>`)
      .replace('method="generated"/>', `method="generated" points="${points[2]}"/>`);
    return polygonPackage('pass-fail', { 'problem.xml': changes(xml), 'files/check.cpp': checker });
  };
  const percent = (xml: string) => xml.replace('<judging ', '<judging treat-points-from-checker-as-percent="true" ');
  const scoresOf = (groups: Awaited<ReturnType<typeof reader.sound>>['groups']) =>
    groups.flatMap(({ path, scoring }) =>
      scoring?.kind === '2025-09' ? [[path, scoring.maxScore, scoring.isOpen]] : [],
    );

  it('are per cent of the test’s where it says so', async () => {
    const problem = await reader.sound(pointed(['0', '40', '60'], percent));
    expect(problem.outputValidators).toMatchObject([{ protocol: 'testlib', points: 'percent' }]);
    expect(scoresOf(problem.groups)).toEqual([
      ['secret', 100, undefined],
      ['secret/01-test-1', 40, undefined],
      ['secret/02-test-2', 60, undefined],
    ]);
    await expect(reader.errors(pointed(['0', '0', '0'], percent))).resolves.toEqual([
      expect.stringContaining('a percentage of points, and no test or group has any'),
    ]);
  });

  it('may be more than the test’s', async () => {
    const problem = await reader.sound(pointed(['0', '1', '1']));
    expect(problem.outputValidators[0]?.points).toBeUndefined();
    expect(scoresOf(problem.groups)).toEqual([
      ['secret', 2, true],
      ['secret/01-test-1', 0, true],
      ['secret/02-test-2', 1, true],
      ['secret/03-test-3', 1, true],
    ]);
  });

  it('are all there are where tests have 0, and none where they are not enabled', async () => {
    const problem = await reader.sound(pointed(['0.0', '0.0', '0.0']));
    expect(problem.types).toEqual(['scoring']);
    expect(scoresOf(problem.groups)).toEqual([['secret', 0, true]]);
    expect(problem.testCases.map(({ name }) => name)).toEqual(['sample/01', 'secret/01', 'secret/02', 'secret/03']);
    const plain = await reader.sound({ ...polygonPackage(), 'files/check.cpp': CHECKER });
    expect(plain.types).toEqual(['pass-fail']);
    expect(outcomes(plain.report)).toContain('changed points');
  });

  it('are not there where only a comment speaks of them', async () => {
    const problem = await reader.sound(pointed(['0', '0', '0'], (xml) => xml, '// quitp(1)\nint main() {}\n'));
    expect(problem.types).toEqual(['pass-fail']);
  });

  it('are refused where a scorer makes them', async () => {
    const scored = (xml: string) =>
      xml.replace('<solutions>', '<scorer><source path="files/s.cpp"/></scorer><solutions>');
    expect(await reader.errors(pointed(['0', '1', '1'], scored))).toEqual([
      'problem.xml:19: the points are given by a scorer, which is not run here',
    ]);
    const info = CHECKER.replace('quitp(50, "half")', 'quitpi("a=1")');
    expect(await reader.errors(pointed(['0', '1', '1'], (xml) => xml, info))).toEqual([
      'problem.xml:17: the checker leaves points to a scorer (quitpi), and there is none',
    ]);
  });
});

describe('a solution of a Polygon package', () => {
  const half = async (files: Parameters<typeof reader.sound>[0]) => {
    const problem = await reader.sound(files);
    const { expectation } = problem.submissions.find(({ path }) => path === 'solutions/half.py') ?? {};
    if (expectation === undefined) throw new Error('there is no such solution');
    return { expectation, problem };
  };
  const tagged = (tag: string, extra: string, kind: 'pass-fail' | 'scored' = 'scored') =>
    withXml(/tag="wrong-answer">(<source [^>]*>)/, `tag="${tag}">$1<extra-tags>${extra}</extra-tags>`, kind);
  const judged = (verdicts: Record<string, RunVerdict>, score = 0) => {
    const cases = Object.entries(verdicts).map(([name, verdict]) => ({ name, verdict }));
    const verdict = cases.find((one) => one.verdict !== 'AC')?.verdict ?? 'AC';
    return { verdict, cases, stoppedEarly: false, score, groups: [], bestScore: 100 };
  };

  it('that is to be wrong may have a part of the score instead, and not all of it', async () => {
    const { expectation } = await half({ ...polygonPackage('scored'), 'files/check.cpp': CHECKER });
    expect(unmetExpectations(expectation, judged({ 'secret/01-1/01': 'AC' }, 30))).toEqual([]);
    expect(unmetExpectations(expectation, judged({ 'secret/01-1/01': 'AC' }, 100))).not.toEqual([]);
    const plain = await half(polygonPackage('scored'));
    expect(plain.expectation.orPartial).toBeUndefined();
  });

  it('has tags for groups beside its own', async () => {
    const { expectation } = await half(tagged('wrong-answer', '<extra-tag group="2" tag="TIME_LIMIT_EXCEEDED"/>'));
    const result = (one: RunVerdict, two: RunVerdict) =>
      unmetExpectations(expectation, judged({ 'secret/01-1/01': one, 'secret/02-2/01': two }));
    expect(result('WA', 'TLE')).toEqual([]);
    expect(result('TLE', 'TLE')).toContain('secret/01-1/01 got TLE, permitted AC, WA, OLE');
    expect(result('WA', 'WA')).toEqual(['no test case of secret/02-2 got TLE or OLE, one must']);
    expect(expectation.verdicts).toEqual(['WA', 'TLE', 'OLE']);
  });

  it('has them by test where groups have no points', async () => {
    const grouped = (xml: string) => xml.replaceAll(/ points="\d+\.0"/g, '');
    const files = tagged('wrong-answer', '<extra-tag group="2" tag="accepted"/>');
    const { expectation } = await half({ ...files, 'problem.xml': grouped(files['problem.xml']) });
    expect(expectation.rules.map(({ cases, permitted }) => [cases, permitted])).toEqual([
      ['{sample,secret/01}', ['AC', 'WA', 'OLE']],
      ['{sample,secret}', null],
      ['secret/02', ['AC']],
    ]);
  });

  it('has one for the testset instead of its own; others are lost', async () => {
    const own = await half(tagged('wrong-answer', '<extra-tag testset="tests" tag="rejected"/>'));
    expect(own.expectation.source).toBe('rejected');
    const other = '<extra-tag testset="pretests" tag="accepted"/><extra-tag group="9" tag="accepted"/>';
    const { expectation, problem } = await half(tagged('wrong-answer', other));
    expect(expectation.source).toBe('wrong_answer');
    expect(problem.report.conversion).toEqual(
      expect.arrayContaining([
        { outcome: 'lost', what: 'extra tag', detail: 'solutions/half.py: "accepted" for testset pretests' },
        { outcome: 'lost', what: 'extra tag', detail: 'solutions/half.py: "accepted" for group 9' },
      ]),
    );
  });
});

describe('what a Polygon package has for people', () => {
  it('is attached where it comes with the statement, else told as lost', async () => {
    const problem = await reader.sound({
      ...withXml(
        '</files>',
        '<attachments><file path="files/notes.txt"/></attachments></files><materials><material path="materials/kit.zip" publish="with-statement"/><material path="materials/later.pdf" publish="after-contest"/></materials>',
        'scored',
      ),
      'materials/kit.zip': 'kit',
      'materials/later.pdf': 'later',
      'files/notes.txt': 'notes',
    });
    expect(problem.attachments.map(({ name }) => name)).toEqual(['kit.zip']);
    const lost = (problem.report.conversion ?? []).filter(({ outcome }) => outcome === 'lost');
    expect(lost.map(({ what, detail }) => [what, detail])).toEqual([
      ['material', 'materials/later.pdf'],
      ['attachment', 'files/notes.txt'],
      ['feedback policy', 'of group 1: icpc'],
      ['feedback policy', 'of group 2: icpc'],
    ]);
  });
});

describe('a malformed Polygon package', () => {
  it.each([
    ['<test-count>3', '<test-count>30', 'problem.xml:9: <test-count> is 30, and there are 3 <test>'],
    [
      'points="30.0" points-policy="complete-group"',
      'points="30.0" points-policy="best"',
      'problem.xml:19: the points-policy "best" is not known',
    ],
    [
      'tests/%02d.a<',
      'tests/01.a<',
      'problem.xml:6: the answer-path-pattern tests/01.a has no %d: all tests are one file',
    ],
  ])('is refused with %j as %j', async (from, to, message) => {
    expect(await reader.errors(withXml(from, to, 'scored'))).toEqual([message]);
  });

  it('is not one that writes EACH_TEST', async () => {
    const problem = await reader.sound(
      withXml('points="30.0" points-policy="complete-group"', 'points="30.0" points-policy="EACH_TEST"', 'scored'),
    );
    expect(problem.groups[2]?.scoring).toMatchObject({ aggregation: 'sum' });
  });

  it('is refused with every finding at once', async () => {
    const files = withXml(/<time-limit>1500<\/time-limit>/, '<time-limit>fast</time-limit>');
    const xml = files['problem.xml'].replace('input-file=""', 'input-file="a/sum.in"');
    expect(await reader.errors({ ...files, 'problem.xml': xml, 'tests/02': null, 'tests/03': null })).toEqual([
      'problem.xml:5: a/sum.in is no plain name of a file',
      'problem.xml:6: the time limit is NaN ms',
      'problem.xml:12: test 2 has no file tests/02',
      'problem.xml:12: there is no source of the generator gen',
    ]);
  });

  it('is refused where a group is declared twice', async () => {
    const files = withXml('</groups>', '<group name="1" points="1"/></groups>', 'scored');
    expect(await reader.errors(files)).toEqual(['problem.xml:25: the group 1 is declared twice']);
  });

  it.each([
    ['is no XML', '<problem><names></problem>', /^problem\.xml:1: the XML is broken/],
    ['has a document type', '<!DOCTYPE problem [<!ENTITY x "y">]><problem/>', /declares a document type/],
    ['is another document', '<contest/>', /^problem\.xml:1: the root element is <contest>/],
    ['nests without end', '<problem>'.repeat(500) + '</problem>'.repeat(500), /the XML is broken/],
  ])('whose problem.xml %s', async (_, xml, message) => {
    expect(await reader.errors({ ...polygonPackage(), 'problem.xml': xml })).toEqual([expect.stringMatching(message)]);
  });

  it('whose entities would grow is read as written', async () => {
    const problem = await reader.sound(withXml('Sum &amp; more', '&lol;&lol;&#65;'));
    expect(problem.names).toEqual({ en: '&lol;&lol;A' });
  });
});
