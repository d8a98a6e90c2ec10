/**
 * Kinds of problems beyond a plain validator, each from its package to the verdict: packages made on the spot, judged
 * over REST by the real worker. What one waits for, another computes: all kinds are judged side by side.
 */
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../support/running-server.js';
import { legacyPackage, newerPackage, packageFolder, packageZip, type PackageFiles } from '../support/packages.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

let started: TestServer;
let server: RunningServer;

beforeAll(async () => {
  started = await startTestServer();
  ({ server } = started);
});
afterAll(() => started.dispose());

interface Outcome {
  state: string;
  verdict: string;
  score: number | null;
  judgement: { reason: string | null };
  runs: { testCaseName: string; verdict: string; reason: string; judgeFeedback?: string | null }[];
}

async function importProblem(slug: string, files: Record<string, string | Buffer>): Promise<void> {
  const { folder, remove } = await packageFolder(files, slug);
  try {
    const { code, out, err } = await server.docket(['import', folder]);
    expect(code, out + err).toBe(0);
  } finally {
    await remove();
    await rm(folder, { recursive: true, force: true });
  }
}

async function judge(problem: string, program: object): Promise<Outcome> {
  const { id } = await server.admin.rest.post<{ id: number }>('/submissions', { problem, ...program });
  for (;;) {
    const outcome = await server.admin.rest.get<Outcome>(`/submissions/${String(id)}?wait=30`);
    if (outcome.state === 'finished') return outcome;
  }
}

const python = (source: string): object => ({ language: 'python', source });

function yaml(type: string, more = ''): string {
  return `problem_format_version: 2025-09
name: Kind
type: ${type}
uuid: 6a4a1e6c-97b4-4d39-a2e7-2b1c6f3d6f11
limits: {time_limit: 2, validation_time: 2, memory: 512}
${more}`;
}

/** One secret test case, without samples. */
const ONE_CASE: PackageFiles = {
  'data/sample/1.in': null,
  'data/sample/1.ans': null,
  'data/secret/2.in': null,
  'data/secret/2.ans': null,
};

describe.concurrent('a validator that speaks testlib’s protocol', () => {
  // Called with input, output and answer; answers with the exit code that the output names.
  const CHECKER = `import sys
texts = [open(name).read() for name in sys.argv[1:4]]
assert texts[0] == "3 4\\n" and texts[2] == "7\\n", texts
code, *words = texts[1].split()
print(*words, file=sys.stderr)
sys.exit(int(code))
`;
  beforeAll(async () => {
    const files = { ...ONE_CASE, 'docket.yaml': 'validator_protocol: testlib\n', 'output_validator/check.py': CHECKER };
    await importProblem('testlib', newerPackage({ ...files, 'problem.yaml': yaml('pass-fail') }));
    const points = { 'data/secret/test_group.yaml': 'max_score: unbounded\n' };
    await importProblem('testlib-points', newerPackage({ ...files, ...points, 'problem.yaml': yaml('scoring') }));
  });

  it.each([
    ['0 ok', 'AC'],
    ['1 wrong answer', 'WA'],
    ['2 wrong output format', 'WA'],
    ['4 extra tokens', 'WA'],
    ['8 unexpected end', 'WA'],
    ['3 FAIL', 'JE'],
    ['42', 'JE'],
  ])('answers %j: %s', async (output, verdict) => {
    const outcome = await judge('testlib', python(`print(${JSON.stringify(output)})`));
    expect(outcome.verdict, outcome.judgement.reason ?? '').toBe(verdict);
    if (verdict === 'WA') expect(outcome.runs[0]?.judgeFeedback).toBe(output.slice(2));
    if (verdict === 'JE') expect(outcome.judgement.reason).toContain('output_validator');
  });

  it('gives points with 7, and without them it is its own fault', async () => {
    expect(await judge('testlib-points', python('print("7 points 12.5 of it")'))).toMatchObject({
      verdict: 'AC',
      score: 12.5,
    });
    const faulty = await judge('testlib-points', python('print("7 many")'));
    expect(faulty.verdict).toBe('JE');
    expect(faulty.judgement.reason).toContain('its message has none: "many');
  });
});

describe.concurrent('a problem whose programs read and write files', () => {
  const VALIDATOR = `import sys
text = sys.stdin.read()
open(sys.argv[3] + "/judgemessage.txt", "w").write("saw " + text)
sys.exit(42 if text == open(sys.argv[2]).read() else 43)
`;
  beforeAll(async () => {
    const files = {
      ...ONE_CASE,
      'problem.yaml': yaml('pass-fail').replace('memory: 512', 'memory: 512, output: 1'),
      'docket.yaml': 'files: { input: sum.in, output: sum.out }\n',
    };
    await importProblem('files', newerPackage(files));
    await importProblem('files-validated', newerPackage({ ...files, 'output_validator/check.py': VALIDATOR }));
  });

  const SUM = 'a, b = map(int, open("sum.in").read().split())\n';
  it.each([
    ['reads and writes them', `${SUM}open("sum.out", "w").write(f"{a + b}\\n")\nprint("talk")`, 'AC', ''],
    ['writes something else', `${SUM}open("sum.out", "w").write("8\\n")`, 'WA', 'line 1, token 1: got 8'],
    ['prints instead', `${SUM}print(a + b)`, 'WA', 'the program wrote no file sum.out'],
    ['links instead', 'import os\nos.symlink("sum.in", "sum.out")', 'WA', 'the program wrote no file sum.out'],
    ['reads standard input, which is empty', 'input()', 'RTE', 'exit code 1'],
    ['writes too much', 'open("sum.out", "w").write("7" * 2_000_000)', 'OLE', 'more than the 1 MiB'],
  ])('%s', async (_, source, verdict, reason) => {
    const { runs } = await judge('files', python(source));
    expect(runs).toMatchObject([{ verdict, reason: expect.stringContaining(reason) as string }]);
  });

  it('are the test case’s, also where a submission brings some of the same names', async () => {
    const source = `${SUM}open("sum.out", "w").write(f"{a + b}\\n")`;
    const files = [
      { name: 'main.py', content: source },
      { name: 'sum.in', content: '1 1\n' },
      { name: 'sum.out', content: '7\n' },
    ];
    expect((await judge('files', { language: 'python', files })).verdict).toBe('AC');
    const idle = files.map((file) => (file.name === 'main.py' ? { ...file, content: 'pass' } : file));
    const { runs } = await judge('files', { language: 'python', files: idle });
    expect(runs).toMatchObject([{ verdict: 'WA', reason: 'the program wrote no file sum.out' }]);
  });

  it('has its validator see what is in the file', async () => {
    const right = `${SUM}open("sum.out", "w").write(f"{a + b}\\n")`;
    const { runs } = await judge('files-validated', python(right));
    expect(runs).toMatchObject([{ verdict: 'AC', judgeFeedback: 'saw 7' }]);
    const none = await judge('files-validated', python('pass'));
    expect(none.runs).toMatchObject([{ verdict: 'WA', reason: 'the program wrote no file sum.out' }]);
  });

  it('is tried by a run without the problem, with the same files', async () => {
    const run = async (source: string): Promise<object | null> => {
      const asked = { ...python(source), input: '3 4\n', inputFile: 'sum.in', outputFile: 'sum.out' };
      const { id } = await server.admin.rest.post<{ id: number }>('/runs', asked);
      for (;;) {
        const { result } = await server.admin.rest.get<{ result: object | null }>(`/runs/${String(id)}?wait=30`);
        if (result !== null) return result;
      }
    };
    expect(await run(`${SUM}open("sum.out", "w").write(str(a + b))`)).toMatchObject({ verdict: null, stdout: '7' });
    expect(await run('pass')).toMatchObject({ stdout: '', reason: 'the program wrote no file sum.out' });
    const folder = server.admin.rest.post('/runs', { ...python('pass'), inputFile: '../sum.in' });
    await expect(folder).rejects.toThrow(/must be a plain file name: .*"field":"inputFile"/);
  });

  it('may have an input that is larger than the memory of a program', async () => {
    const large = {
      ...ONE_CASE,
      'problem.yaml': yaml('pass-fail').replace('memory: 512', 'memory: 48'),
      'docket.yaml': 'files: { input: sum.in, output: sum.out }\n',
      'data/secret/1.in': Buffer.alloc(64 * 1024 ** 2, ' '),
      'data/secret/1.ans': `${String(64 * 1024 ** 2)}\n`,
    };
    await importProblem('files-large', newerPackage(large));
    const source = `total = 0
with open("sum.in") as file:
    while part := file.read(65536):
        total += len(part)
open("sum.out", "w").write(f"{total}\\n")`;
    expect(await judge('files-large', python(source))).toMatchObject({ verdict: 'AC' });
  });

  it('can be written in C++ with freopen', async () => {
    const source = `#include <cstdio>
int main() { freopen("sum.in", "r", stdin); freopen("sum.out", "w", stdout);
  int a, b; scanf("%d %d", &a, &b); printf("%d\\n", a + b); }`;
    expect((await judge('files', { language: 'cpp', source })).verdict).toBe('AC');
  });
});

describe.concurrent('an interactor with a checker behind it', () => {
  // Sends a number, writes what comes back for the checker.
  const INTERACTOR = `import sys
print(open(sys.argv[1]).read().strip(), flush=True)
line = sys.stdin.readline()
if line.startswith("bye"):
    sys.exit(1)
if line.startswith("die"):
    sys.exit(3)
open(sys.argv[2], "w").write(line)
`;
  const CHECKER = `import sys
output, answer = open(sys.argv[2]).read(), open(sys.argv[3]).read()
sys.exit(0 if output == answer else 1)
`;
  beforeAll(async () => {
    const files = { ...ONE_CASE, 'docket.yaml': 'validator_protocol: testlib\ninteractor: interactor\n' };
    const problem = { 'problem.yaml': yaml('interactive'), 'interactor/talk.py': INTERACTOR };
    await importProblem('talk', newerPackage({ ...files, ...problem, 'output_validator/check.py': CHECKER }));
  });

  it.each([
    ['answers rightly', 'print(sum(map(int, input().split())))', 'AC'],
    ['answers wrongly, which the checker sees', 'input(); print(8)', 'WA'],
    ['is refused by the interactor', 'input(); print("bye")', 'WA'],
    ['fails after its answer', 'print(sum(map(int, input().split())), flush=True); 1 / 0', 'RTE'],
    ['meets an interactor that fails', 'input(); print("die")', 'JE'],
  ])('a program that %s', async (_, source, verdict) => {
    const outcome = await judge('talk', python(source));
    expect(outcome.verdict, outcome.judgement.reason ?? '').toBe(verdict);
  });
});

describe.concurrent('several output validators', () => {
  const validator = (word: string): string => `import sys
ok = ${JSON.stringify(word)} in sys.stdin.read()
open(sys.argv[3] + "judgemessage.txt", "w").write("${word} " + ("found" if ok else "missed"))
sys.exit(42 if ok else 43)
`;
  beforeAll(async () => {
    const files = { 'output_validators/a.py': validator('left'), 'output_validators/b.py': validator('right') };
    const problem = { 'problem.yaml': 'name: Both\nlicense: cc0\nrights_owner: nobody\nvalidation: custom\n' };
    await importProblem('both', legacyPackage({ ...files, ...problem }));
  });

  it.each([
    ['left right', 'AC', 'right found'],
    ['left', 'WA', 'right missed'],
    ['right', 'WA', 'left missed'],
  ])('must all accept: %j is %s', async (output, verdict, feedback) => {
    const outcome = await judge('both', python(`print(${JSON.stringify(output)})`));
    expect(outcome.verdict, outcome.judgement.reason ?? '').toBe(verdict);
    expect(outcome.runs.at(-1)?.judgeFeedback).toBe(feedback);
  });
});

describe.concurrent('an interactive problem with several passes', () => {
  // Pass by pass the program is told one more number, and must give back the sum of what it is told.
  const VALIDATOR = `import os, sys
feedback = sys.argv[3]
numbers = open(sys.argv[1]).read().split()
rounds = feedback + "rounds"
count = int(open(rounds).read()) if os.path.exists(rounds) else 0
print(*numbers, flush=True)
if sys.stdin.readline().strip() != str(sum(map(int, numbers))):
    sys.exit(43)
if count < 2:
    open(rounds, "w").write(str(count + 1))
    open(feedback + "nextpass.in", "w").write(" ".join([*numbers, "10"]) + "\\n")
sys.exit(42)
`;
  beforeAll(async () => {
    const problem = { 'problem.yaml': yaml('[interactive, multi-pass]').replace('512}', '512, validation_passes: 3}') };
    await importProblem('rounds', newerPackage({ ...ONE_CASE, ...problem, 'output_validator/validate.py': VALIDATOR }));
  });

  it.each([
    ['is right in every pass', 'print(sum(map(int, input().split())))', 'AC', ''],
    ['is right in the first alone', 'print(sum(map(int, input().split()[:2])))', 'WA', 'pass 2'],
    ['fails in the last', 'n = input().split(); assert len(n) < 4; print(sum(map(int, n)))', 'RTE', 'pass 3'],
  ])('a program that %s', async (_, source, verdict, reason) => {
    const outcome = await judge('rounds', python(source));
    expect(outcome.verdict, outcome.judgement.reason ?? '').toBe(verdict);
    expect(outcome.runs[0]?.reason).toContain(reason);
  });
});

describe.concurrent('a task of functions', () => {
  const TYPES = ['int64', 'float64', 'bool', 'string', 'int64[]', 'float64[]', 'bool[]', 'string[]'];
  const DOCKET = `functions:
  - name: join
    parameters: [${TYPES.map((type, index) => `{name: v${String(index)}, type: '${type}'}`).join(', ')}]
    returns: string
  - {name: add, parameters: [{name: a, type: int64}, {name: b, type: int64}], returns: int64}
  - {name: half, parameters: [{name: a, type: float64}], returns: float64}
  - {name: negate, parameters: [{name: a, type: bool}], returns: bool}
`;
  const GRADER = String.raw`import sys
def ask(*lines):
    print(*lines, sep="\n", flush=True)
    return sys.stdin.readline().rstrip("\n")
def expect(got, wanted):
    if got != wanted:
        open(sys.argv[3] + "judgemessage.txt", "w").write("got " + repr(got) + ", not " + repr(wanted))
        sys.exit(43)
expect(ask("call add", -9223372036854775808, 1), "-9223372036854775807")
expect(float(ask("call half", "0.5")), 0.25)
expect(ask("call negate", 1), "0")
expect(ask("call join", -5, "1.5", 1, r"a\\b\nc d", "3 1 -2 3", "2 0.5 -1", "2 1 0", 2, "x y", r"\n"),
       r"-5|1.5|1|a\\b\nc d|1,-2,3|0.5,-1|1,0|x y,\n")
sys.exit(42)
`;
  beforeAll(async () => {
    const problem = {
      'problem.yaml': yaml('interactive'),
      'docket.yaml': DOCKET,
      'output_validator/grader.py': GRADER,
    };
    await importProblem('functions', newerPackage({ ...ONE_CASE, ...problem }));
  });

  const C = String.raw`#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
int64_t add(int64_t a, int64_t b) { return a + b; }
double half(double a) { return a / 2; }
bool negate(bool a) { return !a; }
const char *join(int64_t v0, double v1, bool v2, const char *v3, const int64_t *v4, size_t n4, const double *v5, size_t n5,
                 const bool *v6, size_t n6, const char **v7, size_t n7) {
  static char out[999];
  int n = sprintf(out, "%ld|%g|%d|%s|", (long)v0, v1, v2, v3);
  for (size_t i = 0; i < n4; i++) n += sprintf(out + n, "%ld%s", (long)v4[i], i + 1 < n4 ? "," : "|");
  for (size_t i = 0; i < n5; i++) n += sprintf(out + n, "%g%s", v5[i], i + 1 < n5 ? "," : "|");
  for (size_t i = 0; i < n6; i++) n += sprintf(out + n, "%d%s", v6[i], i + 1 < n6 ? "," : "|");
  for (size_t i = 0; i < n7; i++) n += sprintf(out + n, "%s%s", v7[i], i + 1 < n7 ? "," : "");
  return out;
}
`;
  const CPP = String.raw`#include <sstream>
#include <string>
#include <vector>
using namespace std;
long long add(long long a, long long b) { return a + b; }
double half(double a) { return a / 2; }
bool negate(bool a) { return !a; }
template <class T> string list(const T &values) {
  ostringstream out;
  for (size_t i = 0; i < values.size(); i++) out << (i ? "," : "") << values[i];
  return out.str();
}
string join(long long v0, double v1, bool v2, string v3, vector<long long> v4, vector<double> v5, vector<bool> v6,
            vector<string> v7) {
  ostringstream out;
  out << v0 << '|' << v1 << '|' << v2 << '|' << v3 << '|' << list(v4) << '|' << list(v5) << '|' << list(v6) << '|' << list(v7);
  return out.str();
}
`;
  const JAVA = String.raw`import java.util.*;
import java.util.stream.*;
class Solution {
  static long add(long a, long b) { return a + b; }
  static double half(double a) { return a / 2; }
  static boolean negate(boolean a) { return !a; }
  static String plain(double d) { return d == Math.rint(d) ? String.valueOf((long) d) : String.valueOf(d); }
  static String join(long v0, double v1, boolean v2, String v3, long[] v4, double[] v5, boolean[] v6, String[] v7) {
    System.out.println("for nobody");
    List<String> bits = new ArrayList<>();
    for (boolean b : v6) bits.add(b ? "1" : "0");
    return v0 + "|" + plain(v1) + "|" + (v2 ? 1 : 0) + "|" + v3 + "|"
        + Arrays.stream(v4).mapToObj(String::valueOf).collect(Collectors.joining(",")) + "|"
        + Arrays.stream(v5).mapToObj(Solution::plain).collect(Collectors.joining(",")) + "|"
        + String.join(",", bits) + "|" + String.join(",", v7);
  }
}
`;
  const PYTHON = String.raw`def add(a, b): return a + b
def half(a): return a / 2
def negate(a): return not a
def join(v0, v1, v2, v3, v4, v5, v6, v7):
    print("for nobody")
    lists = [",".join(f"{float(x):g}" for x in values) for values in (v4, v5, v6)]
    return "|".join([str(v0), f"{v1:g}", str(int(v2)), v3, *lists, ",".join(v7)])
`;
  it.each([
    ['c', C],
    ['cpp', CPP],
    ['java', JAVA],
    ['python', PYTHON],
  ])('gets values of every type to and from %s', async (language, source) => {
    const outcome = await judge('functions', { language, source });
    expect(outcome.verdict, JSON.stringify(outcome)).toBe('AC');
  });

  it.each([
    ['leaves one out', 'def add(a, b): return a + b\n', 'RTE'],
    ['reads the input', `input()\n${PYTHON}`, 'RTE'],
    ['prints instead of returning', PYTHON.replace('return a + b', 'print(a + b); return 0'), 'WA'],
    ['ends early', PYTHON.replace('return a + b', 'import os; os._exit(0)'), 'WA'],
  ])('a submission that %s', async (_, source, verdict) => {
    const outcome = await judge('functions', python(source));
    expect(outcome.verdict, JSON.stringify(outcome.judgement)).toBe(verdict);
  });
});

describe.concurrent('outputs that are handed in', () => {
  beforeAll(async () => {
    const checker = `import sys
wanted = open(sys.argv[2]).read().split()
got = sys.stdin.read().split()
open(sys.argv[3] + "judgemessage.txt", "w").write(f"got {got}")
sys.exit(42 if got == wanted else 43)
`;
    const files = {
      'problem.yaml': yaml('submit-answer'),
      'submissions/accepted/sum.py': null,
      'submissions/wrong_answer/zero.py': null,
      'submissions/accepted/right/1.out': '7\n',
      'submissions/accepted/right/2.out': '11\n',
      'submissions/wrong_answer/half/1.out': '7\n',
      'data/sample/1.in': null,
      'data/sample/1.ans': null,
      'data/sample/s.in': '1 2\n',
      'data/sample/s.ans': '3\n',
    };
    await importProblem('outputs', newerPackage({ ...files, 'output_validator/check.py': checker }));
    await importProblem('outputs-compared', newerPackage(files));
  });

  const file = (name: string, content: string) => ({ name, content });

  it.each([
    ['all of them', [file('1.out', '7'), file('2.out', '11\n')], 'AC', ''],
    ['the sample’s too', [file('1.out', '7'), file('2.out', '11'), file('s.out', '3')], 'AC', ''],
    ['a wrong sample', [file('1.out', '7'), file('2.out', '11'), file('s.out', '4')], 'WA', 'test 1'],
    ['one of them wrong', [file('secret/1.txt', '7'), file('secret/2.txt', '12')], 'WA', 'test 3'],
    ['one of them missing', [file('1', '7')], 'WA', 'no output was handed in'],
  ])('%s', async (_, files, verdict, reason) => {
    for (const problem of ['outputs', 'outputs-compared']) {
      const outcome = await judge(problem, { files });
      expect(outcome.verdict, outcome.judgement.reason ?? '').toBe(verdict);
      if (reason !== '') expect(outcome.judgement.reason).toContain(reason);
      // Nothing of it ran.
      expect(outcome).toMatchObject({ cpuTimeUs: null, memoryPeakBytes: null });
    }
  });

  it('come as a zip over the command line, too', async () => {
    const zip = await packageZip({ 'secret/1.out': '7', 'secret/2.out': '11' }, 'answers');
    const { folder, remove } = await packageFolder({ 'answers.zip': zip }, 'zip');
    try {
      const args = ['submit', `${folder}/answers.zip`, '--problem', 'outputs', '--expect', 'AC'];
      const { code, out, err } = await server.docket(args);
      expect(code, out + err).toBe(0);
    } finally {
      await remove();
    }
  });

  it.each([
    ['of no test case', { files: [file('1.out', '7'), file('9.out', '7')] }, '9.out belongs to no test case'],
    ['twice', { files: [file('1.out', '7'), file('1.txt', '7')] }, '1.txt is the second output'],
    ['with a language', { language: 'python', source: 'print(1)' }, 'takes outputs, not programs'],
    ['in a broken zip', { files: [{ ...file('a.zip', 'UEsDBAAA'), encoding: 'base64' }] }, 'cannot be read'],
  ])('are refused %s', async (_, body, message) => {
    await expect(server.admin.rest.post('/submissions', { problem: 'outputs', ...body })).rejects.toThrow(message);
  });

  it('of the jury are judged when the package is verified', async () => {
    const { code, out, err } = await server.docket(['verify', 'outputs', '--json']);
    const { entries } = JSON.parse(out) as { entries: { path: string; got: string; isAsExpected: boolean }[] };
    expect(code, err + out).toBe(0);
    expect(entries).toMatchObject([
      { path: 'submissions/accepted/right', got: 'AC', isAsExpected: true },
      { path: 'submissions/wrong_answer/half', got: 'WA', isAsExpected: true },
    ]);
  });
});

describe.concurrent('a static validator', () => {
  // Accepts sources without a loop, and gives the fewer points the longer they are.
  const STATIC = `import os, sys
language, entry, feedback, *flags = sys.argv[1:]
assert language == "python3" and flags == ["--strict"], sys.argv
assert os.listdir(".") == [entry], os.listdir(".")
source = open(entry).read()
if "for" in source:
    open(feedback + "judgemessage.txt", "w").write("there is a loop")
    sys.exit(43)
if "score" in feedback or os.path.exists("never"):
    sys.exit(1)
if "crash" in source:
    sys.exit(1)
open(feedback + "score_multiplier.txt", "w").write("0.5" if len(source) > 60 else "1")
sys.exit(42)
`;
  beforeAll(async () => {
    const files = {
      ...ONE_CASE,
      'problem.yaml': `${yaml('scoring')}languages: [python3]\n`,
      'static_validator/look.py': STATIC,
      'data/secret/test_group.yaml': 'max_score: 100\nstatic_validation_score: 40\nstatic_validator_args: [--strict]\n',
    };
    await importProblem('static', newerPackage(files));
  });

  it.each([
    ['short and right', 'print(sum(map(int, input().split())))', 'AC', 100],
    ['long and right', `print(sum(map(int, input().split())))  # ${'long '.repeat(9)}`, 'AC', 80],
    ['with a loop', 'for i in "x": print(sum(map(int, input().split())))', 'WA', 60],
    ['short and wrong', 'print(0)', 'WA', 40],
  ])('gives a source that is %s its part of the score', async (_, source, verdict, score) => {
    const outcome = await judge('static', python(source));
    expect(outcome, outcome.judgement.reason ?? '').toMatchObject({ verdict, score });
    expect(outcome.runs.map(({ testCaseName }) => testCaseName)).toEqual(['secret/static validation', 'secret/1']);
  });

  it('that crashes is a judging error', async () => {
    const outcome = await judge('static', python('print(0)  # crash'));
    expect(outcome.verdict).toBe('JE');
    expect(outcome.judgement.reason).toContain('The static validator static_validator answered with exit code 1');
  });
});

describe.concurrent('the working directory of an output validator', () => {
  const GOLF = `import os, sys
sizes = {name: os.path.getsize(name) for name in sorted(os.listdir("."))}
open(sys.argv[3] + "judgemessage.txt", "w").write(f"{sizes}")
`;
  const files = { ...ONE_CASE, 'include/python3/helper.py': 'x = 1\n', 'include/python3/table.txt': '7' };
  beforeAll(async () => {
    const after = 'sys.exit(42 if sys.stdin.read() == open(sys.argv[2]).read() else 43)\n';
    const printed = { 'problem.yaml': yaml('pass-fail'), 'output_validator/golf.py': GOLF + after };
    await importProblem('golf', newerPackage({ ...files, ...printed }));
    const talking = 'print(open(sys.argv[1]).read(), flush=True)\nsys.exit(42 if input() == "7" else 43)\n';
    const talked = { 'problem.yaml': yaml('interactive'), 'output_validator/golf.py': GOLF + talking };
    await importProblem('golf-talking', newerPackage({ ...files, ...talked }));
  });

  it.each(['golf', 'golf-talking'])(
    'holds the submitted and the included files and nothing else (%s)',
    async (slug) => {
      // What is included is there for the program, too.
      const outcome = await judge(slug, python('import helper\nprint(open("table.txt").read())'));
      expect(outcome.verdict, JSON.stringify(outcome)).toBe('AC');
      expect(outcome.runs[0]?.judgeFeedback).toMatch(/^\{'helper\.py': 6, '\w+\.py': 45, 'table\.txt': 1\}$/);
    },
  );
});

describe.concurrent('what a test case brings with it', () => {
  beforeAll(async () => {
    const files = {
      ...ONE_CASE,
      'problem.yaml': yaml('pass-fail'),
      'data/secret/1.yaml': 'args: [--base, "100"]\n',
      'data/secret/1.files/table.txt': '5\n',
    };
    await importProblem('brings', newerPackage(files));
  });

  it('are its arguments and its files, there when the program runs', async () => {
    const source = `import sys
assert sys.argv[1:] == ["--base", "100"], sys.argv
print(int(open("table.txt").read()) + 2)
open("table.txt", "a").write("its own copy")
`;
    expect((await judge('brings', python(source))).verdict).toBe('AC');
  });
});

describe.concurrent('a grader of the package’s own', () => {
  const GRADER = `import sys
lines = [line.split() for line in sys.stdin]
if "broken" in sys.argv:
    print("fine")
    sys.exit()
worst = max(float(score) for _, score in lines)
print("AC" if any(verdict == "AC" for verdict, _ in lines) else "WA", worst)
`;
  // The output is the score.
  const VALIDATOR = `import sys
score = sys.stdin.read().strip()
open(sys.argv[3] + "score.txt", "w").write(score)
sys.exit(42 if float(score) > 0 else 43)
`;
  const graded = (flags: string): Record<string, string | Buffer> =>
    legacyPackage({
      'problem.yaml': 'name: Grade\nlicense: cc0\nrights_owner: nobody\ntype: scoring\nvalidation: custom score\n',
      'graders/grade.py': GRADER,
      'output_validators/score.py': VALIDATOR,
      'data/testdata.yaml': `grading: custom\non_reject: continue\nrange: 0 50\n${flags}`,
      'data/sample/1.in': null,
      'data/sample/1.ans': null,
    });
  beforeAll(async () => {
    await importProblem('graded', graded(''));
    await importProblem('graded-badly', graded('grader_flags: broken\n'));
  });

  it.each([
    ['takes the best of its test cases', 'print(input().split()[0])', 'AC', 5],
    ['has what they all got', 'print(0)', 'WA', null],
    ['accepts one that fails on some', 'print(max(0, 4 - int(input().split()[0])))', 'AC', 1],
  ])('%s', async (_, source, verdict, score) => {
    const outcome = await judge('graded', python(source));
    expect(outcome, outcome.judgement.reason ?? '').toMatchObject({ verdict, score });
  });

  it('that answers nonsense, or a score out of its range, is a judging error', async () => {
    const nonsense = await judge('graded-badly', python('print(1)'));
    expect(nonsense.verdict).toBe('JE');
    expect(nonsense.judgement.reason).toContain('"fine');
    const beyond = await judge('graded', python('print(51)'));
    expect(beyond.verdict).toBe('JE');
    expect(beyond.judgement.reason).toContain('not in its range 0 to 50');
  });
});

describe.concurrent('full feedback', () => {
  it('is input, answer and hint of a test case, for whoever failed on it and for nobody else', async () => {
    await importProblem(
      'open-hearted',
      newerPackage({
        'problem.yaml': yaml('pass-fail'),
        'data/secret/1.yaml': 'full_feedback: true\nhint: Think of seven.\n',
      }),
    );
    await server.admin.rest.patch('/problems/open-hearted', { visibility: 'public', overrideReason: 'a trial' });
    const [ada, bob] = [await server.account(), await server.account()];
    const program = { problem: 'open-hearted', ...python('a, b = map(int, input().split())\nprint((a + b) % 7)') };
    const { id } = await ada.rest.post<{ id: number }>('/submissions', program);
    let seen: { state: string; runs: { ordinal: number; verdict: string; shared: string[]; hint: string | null }[] };
    do seen = await ada.rest.get(`/submissions/${String(id)}?wait=30`);
    while (seen.state !== 'finished');
    expect(seen.runs.map(({ verdict, shared, hint }) => [verdict, shared, hint])).toEqual([
      ['AC', [], null],
      ['WA', ['input', 'answer'], 'Think of seven.'],
    ]);
    const told = async (token: string, part: string): Promise<[number, string]> => {
      const url = `${server.url}/api/v1/submissions/${String(id)}/runs/${part}`;
      const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
      return [response.status, await response.text()];
    };
    expect(await told(ada.token, '2/input')).toEqual([200, '3 4\n']);
    expect(await told(ada.token, '2/answer')).toEqual([200, '7\n']);
    for (const part of ['1/input', '3/input', '2/validator']) expect((await told(ada.token, part))[0]).toBe(404);
    expect((await told(bob.token, '2/input'))[0]).toBe(404);
  });
});

describe.concurrent('a legacy pass-fail problem that goes on after a failure', () => {
  it('has the worst verdict, and accepts where its flags say so', async () => {
    const source = 'a, b = map(int, input().split())\nprint(0 if a == 3 else [a + b][a == 5])';
    await importProblem('goes-on', legacyPackage({ 'data/testdata.yaml': 'on_reject: continue\n' }));
    expect((await judge('goes-on', python(source))).verdict).toBe('RTE');
    const flags = 'on_reject: continue\ngrader_flags: accept_if_any_accepted\n';
    await importProblem('goes-on-any', legacyPackage({ 'data/testdata.yaml': flags }));
    expect((await judge('goes-on-any', python(source))).verdict).toBe('AC');
  });
});

describe.concurrent('a validator that is at fault', () => {
  // Does what the output says.
  const VALIDATOR = `import os, signal, sys, time
feedback = sys.argv[3]
said = sys.stdin.read().split()
sys.stderr.write("so it was told\\n")
sys.stderr.flush()
def write(name, text):
    with open(feedback + name, "w") as file:
        file.write(text)
if said[0] == "exit":
    os._exit(int(said[1]))
elif said[0] == "abort":
    os.abort()
elif said[0] == "kill":
    os.kill(os.getpid(), signal.SIGKILL)
elif said[0] == "spin":
    while True: pass
elif said[0] == "sleep":
    time.sleep(1000)
elif said[0] == "allocate":
    block = bytearray(1 << 31)
    for place in range(0, len(block), 4096): block[place] = 1
elif said[0] == "flood":
    while True: os.write(1, b"x" * 65536)
elif said[0] == "fill":
    with open(feedback + "big", "wb") as file:
        for _ in range(64): file.write(b"x" * (1 << 20))
elif said[0] == "socket":
    import ctypes
    ctypes.CDLL(None).ptrace(0, 0, 0, 0)
elif said[0] == "raise":
    raise ValueError("what a mess")
sys.exit(42)
`;
  beforeAll(async () => {
    const problem = {
      // On some machines 256 MiB of fresh memory take more than a second of CPU time.
      'problem.yaml': yaml('pass-fail').replace('validation_time: 2', 'validation_time: 4, validation_memory: 256'),
    };
    await importProblem('faulty', newerPackage({ ...ONE_CASE, ...problem, 'output_validator/check.py': VALIDATOR }));
  });

  it.each([
    ['exit 0', 'answered with exit code 0, neither 42 nor 43'],
    ['exit 1', 'answered with exit code 1, neither 42 nor 43'],
    ['exit 139', 'answered with exit code 139'],
    ['abort', 'was ended by signal 6'],
    ['kill', 'was ended by signal 9'],
    ['spin', 'was stopped by the cpu-time limit'],
    ['sleep', 'was stopped by the wall-time limit'],
    ['allocate', 'was stopped by the memory limit'],
    ['flood', 'was stopped by the output limit'],
    ['fill', 'left cannot be read'],
    ['socket', 'used the forbidden system call ptrace'],
    ['raise', 'what a mess'],
  ])('by %s: a judging error that names it and what it wrote', async (said, evidence) => {
    const outcome = await judge('faulty', python(`print(${JSON.stringify(said)})`));
    expect(outcome.verdict, JSON.stringify(outcome.judgement)).toBe('JE');
    expect(outcome.judgement.reason).toContain('output_validator');
    expect(outcome.judgement.reason).toContain(evidence);
    if (said !== 'fill') expect(outcome.judgement.reason).toContain('so it was told');
    expect(outcome.runs).toEqual([]);
  });

  it('once does no harm to the next submission', async () => {
    expect((await judge('faulty', python('print("fine")'))).verdict).toBe('AC');
  });
});
