/**
 * One small problem, "add two numbers", as packages of other judges' formats: sound ones, pass-fail and scored, to be
 * changed file by file.
 */
import { type PackageFiles, presentFiles } from './packages.js';

/** The same test data everywhere: a sample, and two secret test cases. */
export const SUM_CASES = [
  { input: '1 2\n', answer: '3\n' },
  { input: '3 4\n', answer: '7\n' },
  { input: '50 60\n', answer: '110\n' },
] as const;

export const RIGHT = 'print(sum(map(int, input().split())))\n';
/** Right for one-digit sums only. */
export const HALF_RIGHT = 'print(sum(map(int, input().split())) % 10)\n';

/** What checkers of packages include; a stand-in with the few names that these use. */
const TESTLIB = `#pragma once
#include <cstdio>
#include <cstdlib>
enum { _ok = 0, _wa = 1 };
struct Stream {
  FILE *file = nullptr;
  int readInt() { int value = 0; if (fscanf(file, "%d", &value) != 1) exit(2); return value; }
};
static Stream inf, ouf, ans;
static void registerTestlibCmd(int argc, char **argv) {
  if (argc < 4) exit(3);
  inf.file = fopen(argv[1], "r"); ouf.file = fopen(argv[2], "r"); ans.file = fopen(argv[3], "r");
}
static void registerValidation(int, char **) { inf.file = stdin; }
static void quitf(int result, const char *text) { fprintf(stderr, "%s\\n", text); exit(result); }
`;

const POLYGON_CHECKER = `#include "testlib.h"
int main(int argc, char **argv) {
  registerTestlibCmd(argc, argv);
  if (ouf.readInt() != ans.readInt()) quitf(_wa, "another sum");
  quitf(_ok, "the sum");
}
`;

function polygonTests(kind: PackageKind): string {
  if (kind === 'pass-fail') {
    return `<tests><test method="manual" sample="true"/><test method="manual"/><test cmd="gen 50" method="generated"/></tests>`;
  }
  return `<tests>
        <test group="0" method="manual" points="0.0" sample="true"/>
        <test group="1" method="manual" points="0.0"/>
        <test cmd="gen 50" group="2" method="generated" points="0.0"/>
      </tests>
      <groups>
        <group feedback-policy="complete" name="0" points="0.0" points-policy="complete-group"/>
        <group feedback-policy="icpc" name="1" points="30.0" points-policy="complete-group">
          <dependencies><dependency group="0"/></dependencies>
        </group>
        <group feedback-policy="icpc" name="2" points="70.0" points-policy="complete-group">
          <dependencies><dependency group="1"/></dependencies>
        </group>
      </groups>`;
}

export type PackageKind = 'pass-fail' | 'scored';

export function polygonPackage(kind: PackageKind = 'pass-fail', changes: PackageFiles = {}): PackageFiles {
  const xml = `<?xml version="1.0" encoding="utf-8" standalone="no"?>
<problem revision="3" short-name="sum" url="https://example.org/sum">
  <names><name language="english" value="Sum &amp; more"/></names>
  <statements><statement charset="UTF-8" language="english" mathjax="true" path="statements/english/problem.tex" type="application/x-tex"/></statements>
  <judging cpu-name="x" cpu-speed="3600" input-file="" output-file="">
    <testset name="tests">
      <time-limit>1500</time-limit>
      <memory-limit>268435456</memory-limit>
      <test-count>3</test-count>
      <input-path-pattern>tests/%02d</input-path-pattern>
      <answer-path-pattern>tests/%02d.a</answer-path-pattern>
      ${polygonTests(kind)}
    </testset>
  </judging>
  <files><resources><file path="files/testlib.h" type="h.g++"/></resources></files>
  <assets>
    <checker name="std::icmp.cpp" type="testlib"><source path="files/check.cpp" type="cpp.g++17"/></checker>
    <validators><validator><source path="files/validator.cpp" type="cpp.g++17"/></validator></validators>
    <solutions>
      <solution tag="main"><source path="solutions/main.py" type="python.3"/></solution>
      <solution tag="wrong-answer"><source path="solutions/half.py" type="python.3"/></solution>
    </solutions>
  </assets>
  <tags><tag value="math"/></tags>
</problem>
`;
  const tests = Object.fromEntries(
    SUM_CASES.flatMap(({ input, answer }, index) => [
      [`tests/0${String(index + 1)}`, input],
      [`tests/0${String(index + 1)}.a`, answer],
    ]),
  );
  return {
    'problem.xml': xml,
    'files/testlib.h': TESTLIB,
    'files/check.cpp': POLYGON_CHECKER,
    'files/validator.cpp': `#include "testlib.h"\nint main(int c, char **v) { registerValidation(c, v); inf.readInt(); inf.readInt(); return 0; }\n`,
    'solutions/main.py': RIGHT,
    'solutions/half.py': HALF_RIGHT,
    'statement-sections/english/name.tex': 'Sum \\& more',
    'statement-sections/english/legend.tex': 'Add $a$ and $b$.\n',
    'statement-sections/english/input.tex': 'Two integers.\n',
    'statement-sections/english/output.tex': 'Their sum.\n',
    'statement-sections/english/example.01': SUM_CASES[0].input,
    'statement-sections/english/example.01.a': SUM_CASES[0].answer,
    ...tests,
    ...changes,
  };
}

export function dmojPackage(kind: PackageKind = 'pass-fail', changes: PackageFiles = {}): PackageFiles {
  const cases = {
    'pass-fail': `test_cases:
- {in: 1.in, out: 1.out, points: 1}
- {in: 2.in, out: 2.out, points: 1}
- {in: 3.in, out: 3.out, points: 1}
`,
    scored: `test_cases:
- batched:
  - {in: 1.in, out: 1.out}
  - {in: 2.in, out: 2.out}
  points: 30
- batched:
  - {in: 3.in, out: 3.out}
  points: 70
  dependencies: [1]
`,
  };
  return {
    'init.yml': cases[kind],
    ...numberedCases('', 1, '.in', '.out'),
    'tests/right/test.yml': 'language: PY3\ntime: 2\nmemory: 65536\nsource: right.py\nexpect: AC\n',
    'tests/right/right.py': RIGHT,
    'tests/half/test.yml': `language: PY3\ntime: 2\nmemory: 65536\nsource: half.py\ncases: [AC, AC, WA]\n`,
    'tests/half/half.py': HALF_RIGHT,
    ...changes,
  };
}

/** A program that prints what {@link generatedPackage} wants, the answer on standard error. */
export const GENERATOR = `import sys
a, b = map(int, sys.argv[1:] or sys.stdin.read().split())
print(a, b)
print(a + b, file=sys.stderr)
`;

/** A DMOJ package whose generator makes two of its three test cases. */
export function generatedPackage(generator: string): Record<string, string | Buffer> {
  const init = `generator: gen.py
test_cases:
- {generator_args: [1, 2]}
- {generator_in: 1.in}
- {in: 3.in, out: 3.out}
`;
  return presentFiles(dmojPackage('pass-fail', { 'init.yml': init, 'gen.py': generator }));
}

export function hydroPackage(kind: PackageKind = 'pass-fail', changes: PackageFiles = {}): PackageFiles {
  const config = {
    'pass-fail': 'type: default\ntime: 1500ms\nmemory: 128m\n',
    scored: `type: default
time: 1500ms
memory: 128m
subtasks:
- id: 1
  score: 30
  type: min
  cases:
  - {input: 1.in, output: 1.out}
  - {input: 2.in, output: 2.out}
- id: 2
  score: 70
  if: [1]
  cases:
  - {input: 3.in, output: 3.out}
`,
  };
  return {
    'problem.yaml': 'pid: P1000\nowner: 2\ntitle: Sum\ntag:\n- math\n',
    'problem_en.md': 'Add $a$ and $b$.\n\n```input1\n1 2\n```\n\n```output1\n3\n```\n',
    'testdata/config.yaml': config[kind],
    ...numberedCases('testdata/', 1, '.in', '.out'),
    ...changes,
  };
}

/** A questionnaire: a place for a text, a choice, one of several, and a long text in two parts. */
export const QUESTIONNAIRE: PackageFiles = {
  'problem.yaml': 'pid: Q1\nowner: 2\ntitle: Quiz\ntag: [quiz]\n',
  'problem_en.md': `1. $1+1 =$ {{ input(1) }}

2. Which is true?

{{ select(2) }}

- $1+1=2$
- $1+1=3$
- All of them

Which are prime? {{ multiselect(3) }}
- 2
- 4
- 5

4. {{ dropdown(4-1)[O(1), O(n)] }} and why:

{{ textarea(4-2) }}
`,
  'testdata/config.yaml': `type: objective
answers:
  '1': [2, 20]
  '4-2': ["first\\nsecond", 10]
  '2': {A: 30, C: 12}
  '3': [[A, C], 25]
  '4-1': ['O(1)', 15]
`,
};

export function fpsPackage(changes: { item?: string; items?: string; picture?: string } = {}): PackageFiles {
  const item = `<item>
<title><![CDATA[Sum]]></title>
<time_limit unit="s"><![CDATA[1]]></time_limit>
<memory_limit unit="mb"><![CDATA[128]]></memory_limit>
${changes.picture ?? ''}
<description><![CDATA[<p>Add <b>two</b> numbers.</p>

<p><img src="/upload/plus.png"></p>]]></description>
<input>Two integers &lt; 100.</input>
<output><![CDATA[Their sum.]]></output>
<sample_input><![CDATA[1 2
]]></sample_input>
<sample_output><![CDATA[3
]]></sample_output>
<test_input name="small"><![CDATA[3 4
]]></test_input>
<test_output name="small"><![CDATA[7
]]></test_output>
<test_input name="large"><![CDATA[50 60
]]></test_input>
<test_output name="large"><![CDATA[110
]]></test_output>
<hint></hint>
<source><![CDATA[our own]]></source>
<solution language="Python"><![CDATA[${RIGHT}]]></solution>
${changes.item ?? ''}
</item>`;
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<fps version="1.2" url="https://example.org/">\n<generator name="HUSTOJ" url="https://example.org/"/>\n${item}\n${changes.items ?? ''}</fps>\n`;
  return { 'fps-sum.xml': xml };
}

export function qduojPackage(
  kind: PackageKind = 'pass-fail',
  json: Record<string, unknown> = {},
  changes: PackageFiles = {},
): PackageFiles {
  const html = (value: string): { format: string; value: string } => ({ format: 'html', value });
  const problem = {
    display_id: 'sum1',
    title: 'Sum',
    description: html('<p>Add two numbers.</p>'),
    input_description: html('<p>Two integers.</p>'),
    output_description: html('<p>Their sum.</p>'),
    hint: html(''),
    time_limit: 1000,
    memory_limit: 128,
    samples: [{ input: '1 2', output: '3' }],
    template: {},
    spj: null,
    rule_type: kind === 'scored' ? 'OI' : 'ACM',
    source: 'our own',
    answers: [{ language: 'Python3', code: RIGHT }],
    tags: ['math'],
    test_case_score: [
      { score: 30, input_name: '1.in', output_name: '1.out' },
      { score: 70, input_name: '2.in', output_name: '2.out' },
    ],
    ...json,
  };
  return {
    'problem.json': JSON.stringify(problem, null, '\t'),
    'testcase/1.in': SUM_CASES[1].input,
    'testcase/1.out': SUM_CASES[1].answer,
    'testcase/2.in': SUM_CASES[2].input,
    'testcase/2.out': SUM_CASES[2].answer,
    ...changes,
  };
}

export function cmsPackage(kind: PackageKind = 'pass-fail', changes: PackageFiles = {}): PackageFiles {
  const inputs = SUM_CASES.flatMap(({ input, answer }, index) => [
    [`input/input${String(index)}.txt`, input],
    [`output/output${String(index)}.txt`, answer],
  ]);
  return {
    'task.yaml': 'name: sum\ntitle: Sum\ntime_limit: 1.5\nmemory_limit: 128\nn_input: 3\ninfile: ""\noutfile: ""\n',
    ...(kind === 'scored' ? { 'gen/GEN': '# small ones\n#ST: 30\n1\n2\n#ST: 70\n50 60 # large\n' } : {}),
    'statement/statement.pdf': '%PDF-1.4\n%%EOF\n',
    'sol/solution.py': RIGHT,
    ...Object.fromEntries(inputs),
    ...changes,
  };
}

function numberedCases(prefix: string, from: number, inputEnding: string, answerEnding: string): PackageFiles {
  return Object.fromEntries(
    SUM_CASES.flatMap(({ input, answer }, index) => [
      [`${prefix}${String(index + from)}${inputEnding}`, input],
      [`${prefix}${String(index + from)}${answerEnding}`, answer],
    ]),
  );
}
