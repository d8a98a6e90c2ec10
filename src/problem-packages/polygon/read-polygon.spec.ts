import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { polygonPackage } from '../../../test/support/foreign-packages.js';
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
      'files/tests/validator-tests/02': '1\r\n',
    };
    const read = async (valid: string) => {
      const { validatorTests } = await reader.sound({ ...files, 'files/tests/validator-tests/01': valid });
      const texts = [validatorTests?.outputs[0]?.input, validatorTests?.invalidInputs[0]?.input];
      return Promise.all(texts.map((file) => readFile(file?.hostPath ?? '', 'utf8')));
    };
    expect(await read('1 2\r\n')).toEqual(['1 2\n', '1\n']);
    expect(await read('1 2\n')).toEqual(['1 2\n', '1\r\n']);
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

describe('a malformed Polygon package', () => {
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
