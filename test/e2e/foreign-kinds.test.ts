/**
 * What other judges' packages can hold beyond plain test data, each from its package to the verdict: files beside
 * submissions, code around them, programs that talk with a manager or a grader. Packages made on the spot; what one
 * waits for, another computes.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cmsPackage, dmojPackage, hydroPackage, QUESTIONNAIRE, qduojPackage } from '../support/foreign-packages.js';
import { packageFolder, type PackageFiles, presentFiles } from '../support/packages.js';
import type { RunningServer } from '../support/running-server.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

let started: TestServer;
let server: RunningServer;
/** The server's own testlib.h: a stand-in with what a program here uses of it. */
let testlib: Awaited<ReturnType<typeof packageFolder>>;
beforeAll(async () => {
  testlib = await packageFolder({ 'testlib.h': TESTLIB });
  started = await startTestServer({ env: { DOCKET_TESTLIB: `${testlib.folder}/testlib.h` } });
  ({ server } = started);
});
afterAll(async () => {
  await started.dispose();
  await testlib.remove();
});

const TESTLIB = `#include <cstdio>
#include <cstdlib>
inline void quitp(double part, const char *text) { fprintf(stderr, "points %g %s\\n", part, text); exit(7); }
inline void quit(int code, const char *text) { fprintf(stderr, "%s\\n", text); exit(code); }
`;

interface Outcome {
  state: string;
  verdict: string;
  score: number | null;
  judgement: { reason: string | null; timeLimitMs: number; memoryLimitBytes: number };
  runs: {
    testCaseName: string;
    verdict: string;
    score: number | null;
    reason: string;
    judgeFeedback?: string | null;
    evidence?: { memoryLimitBytes: number; cpuTimeLimitMs: number; limitFired: string | null };
  }[];
}

async function importProblem(slug: string, files: PackageFiles): Promise<void> {
  const { folder, remove } = await packageFolder(presentFiles(files), slug);
  try {
    const { code, out, err } = await server.docket(['import', folder, '--slug', slug]);
    expect(code, out + err).toBe(0);
  } finally {
    await remove();
  }
}

type Submitted = string | { name: string; content: string }[];

async function judge(problem: string, language: string, program: Submitted): Promise<Outcome> {
  const body = typeof program === 'string' ? { source: program } : { files: program };
  const { id } = await server.admin.rest.post<{ id: number }>('/submissions', { problem, language, ...body });
  for (;;) {
    const outcome = await server.admin.rest.get<Outcome>(`/submissions/${String(id)}?wait=30`);
    if (outcome.state === 'finished') return outcome;
  }
}

/** Opens its pipes by their names, reads the input, and gives half for the last digit. */
const MANAGER = `#include <cstdio>
int main(int, char **v) {
  FILE *from = fopen(v[1], "r"), *to = fopen(v[2], "w");
  int a, b, c = -1;
  if (from == nullptr || to == nullptr || scanf("%d %d", &a, &b) != 2) return 1;
  fprintf(to, "%d %d\\n", a, b);
  fflush(to);
  int count = fscanf(from, "%d", &c);
  puts(count == 1 && c == a + b ? "1.0" : count == 1 && c == (a + b) % 10 ? "0.5" : "0.0");
  fprintf(stderr, "got %d\\n", c);
}
`;

/** Gives the input to the first process, what that says to the second, and judges what that says. */
const PAIR_MANAGER = `#include <cstdio>
int main(int, char **v) {
  FILE *from[2], *to[2];
  for (int i = 0; i < 2; i++) from[i] = fopen(v[2 * i + 1], "r"), to[i] = fopen(v[2 * i + 2], "w");
  int a, b, c = -1, d = -1;
  if (scanf("%d %d", &a, &b) != 2) return 1;
  fprintf(to[0], "%d %d\\n", a, b);
  fflush(to[0]);
  if (fscanf(from[0], "%d", &c) == 1) {
    fprintf(to[1], "%d\\n", c);
    fflush(to[1]);
    if (fscanf(from[1], "%d", &d) != 1) d = -1;
  }
  puts(d == a + b ? "1.0" : d == (a + b) % 10 ? "0.5" : "0.0");
  fprintf(stderr, "got %d\\n", d);
}
`;

function communication(processes: number): PackageFiles {
  const files = cmsPackage('scored');
  const yaml = `${String(files['task.yaml'])}num_processes: ${String(processes)}\n`;
  return { ...files, 'task.yaml': yaml, 'check/manager.cpp': PAIR_MANAGER };
}

/** `{input: 1.in, output: 1.out}` */
const pair = (number: number): string => `{input: ${String(number)}.in, output: ${String(number)}.out}`;

describe.concurrent('a Hydro problem', () => {
  it('has test cases with less memory than others, held by the kernel', async () => {
    const cases = [1, 2, 3].map((number) => `{cases: [${pair(number)}], memory: ${number === 2 ? '32m' : '256m'}}`);
    await importProblem('hydro-memory', {
      ...hydroPackage('scored'),
      'testdata/config.yaml': `subtasks:\n${cases.map((one) => `- ${one}\n`).join('')}`,
    });
    expect(await server.admin.rest.get('/problems/hydro-memory')).toMatchObject({
      limits: { memoryLimitBytes: 256 << 20, leastMemoryLimitBytes: 32 << 20, leastTimeLimitMs: null },
    });
    const large = 'block = bytearray(40 << 20)\nprint(sum(map(int, input().split())))';
    const { runs, score } = await judge('hydro-memory', 'python', large);
    expect(runs.map(({ verdict }) => verdict)).toEqual(['AC', 'MLE', 'AC']);
    expect(runs.map(({ evidence }) => evidence?.memoryLimitBytes)).toEqual([256, 32, 256].map((mib) => mib << 20));
    expect(runs[1]?.evidence?.limitFired).toBe('memory');
    expect(score).toBeGreaterThan(0);
  });

  it('has as many times its limits as its rates say in some languages, of test cases too', async () => {
    await importProblem('hydro-rates', {
      ...hydroPackage(),
      'testdata/config.yaml': `time: 8s
memory: 64m
time_limit_rate: {py.py3: 2, java: 3}
memory_limit_rate: {py.py3: 4}
cases:
- ${pair(1)}
- {input: 2.in, output: 2.out, time: 6s, memory: 32m}
- ${pair(3)}
`,
    });
    const { limits } = await server.admin.rest.get<{ limits: { byLanguage: unknown[] } }>('/problems/hydro-rates');
    expect(limits.byLanguage).toHaveLength(2);
    expect(limits.byLanguage).toContainEqual({
      ...{ language: 'python', timeFactor: 2, memoryFactor: 4 },
      ...{ timeLimitMs: 16_000, memoryLimitBytes: 256 << 20 },
    });
    const large = 'block = bytearray(100 << 20)\nprint(sum(map(int, input().split())))';
    const inPython = await judge('hydro-rates', 'python', large);
    expect(inPython.judgement).toMatchObject({ timeLimitMs: 16_000, memoryLimitBytes: 256 << 20 });
    const held = inPython.runs.map(({ evidence }) => [
      evidence?.cpuTimeLimitMs,
      (evidence?.memoryLimitBytes ?? 0) >> 20,
    ]);
    expect(held).toEqual([
      [16_000, 256],
      [12_000, 128],
      [16_000, 256],
    ]);
    expect(inPython.runs.map(({ verdict }) => verdict)).toEqual(['AC', 'AC', 'AC']);
    const bash = await judge('hydro-rates', 'bash', 'read a b; echo $((a + b))\n');
    expect(bash.runs.map(({ evidence }) => evidence?.cpuTimeLimitMs)).toEqual([8000, 6000, 8000]);
    expect(bash.judgement).toMatchObject({ timeLimitMs: 8000, memoryLimitBytes: 64 << 20 });
  });

  it('asks questions, each judged in one text with all answers', async () => {
    await importProblem('hydro-quiz', QUESTIONNAIRE);
    expect(await server.admin.rest.get('/problems/hydro-quiz')).toMatchObject({
      types: ['scoring', 'submit-answer'],
      answerSheet: '1: \n2: \n3: \n4-1: \n4-2: \n',
    });
    const sheets: [sheet: string, scores: number[]][] = [
      ['1: 2\n2: A\n3: A, C\n4-1: O(1)\n4-2: first\nsecond\n', [20, 30, 25, 15, 10]],
      // The other answer that counts, a part of the right letters, and another order.
      ['4-2: first\n4-1: O(n)\n3: C\n2: c\n1: two\n', [0, 12, 12, 0, 0]],
      // As Hydro itself keeps answers, and as people write them.
      ["'1': '2'\n'2': A\n'3':\n  - A\n  - C\n'4-1': O(1)\n", [20, 30, 25, 15, 0]],
      ['1：2\r\n2: (A)\r\n3: ca\r\n4-1: o(1)\r\n4-2: first\r\nsecond', [20, 30, 25, 0, 10]],
      ['nothing of it\n1: 2\n1: 3\n2: AC\n3: A, B, C\n4-1:\n', [0, 0, 0, 0, 0]],
    ];
    for (const [sheet, scores] of sheets) {
      const { runs, score, verdict } = await judge('hydro-quiz', 'output', sheet);
      expect([sheet, runs.map((run) => run.score)]).toEqual([sheet, scores]);
      expect(score).toBe(scores.reduce((sum, one) => sum + one));
      expect(verdict).toBe(scores.includes(0) ? 'WA' : 'AC');
    }
    const two = [
      { name: '1.txt', content: '2' },
      { name: '2.txt', content: 'A' },
    ];
    await expect(judge('hydro-quiz', 'output', two)).rejects.toThrow(/one text file with the answers/);
  });

  it('has its extra files beside each submission, when it is compiled and when it is run', async () => {
    await importProblem('hydro-extra', {
      ...hydroPackage('scored'),
      'testdata/config.yaml': `user_extra_files: [task.h, grader.cpp, helper.py, table.txt]
subtasks:
- {score: 40, cases: [${pair(1)}, ${pair(2)}]}
- {score: 60, cases: [${pair(3)}]}
`,
      'testdata/task.h': 'int add(int, int);\n#include "grader.cpp"\n',
      // As a unit of its own it would not link: the submission has it already.
      'testdata/grader.cpp': 'int add(int a, int b) { return a + b; }\n',
      'testdata/helper.py': 'def add(a, b):\n    return a + b\n',
      'testdata/table.txt': '0\n',
    });
    const cpp = `#include <fstream>
#include <iostream>
#include "task.h"
int main() { int a, b, c; std::ifstream("table.txt") >> c; std::cin >> a >> b; std::cout << add(a, b) + c << "\\n"; }
`;
    const python = 'from helper import add\nprint(add(*map(int, input().split())) + int(open("table.txt").read()))\n';
    for (const [language, source] of Object.entries({ cpp, python })) {
      const outcome = await judge('hydro-extra', language, source);
      expect([outcome.verdict, outcome.score], JSON.stringify(outcome)).toEqual(['AC', 100]);
    }
  });

  it('has the best test case of a subtask count, which is passed only where nothing failed before', async () => {
    await importProblem('hydro-max', {
      ...hydroPackage('scored'),
      'testdata/config.yaml': `subtasks:
- {id: 1, score: 40, type: max, cases: [${pair(3)}, ${pair(1)}]}
- {id: 2, score: 50, if: [1], cases: [${pair(2)}]}
- {id: 3, score: 10, cases: [${pair(1)}]}
`,
    });
    const oneDigit = await judge('hydro-max', 'python', 'print(sum(map(int, input().split())) % 10)\n');
    expect([oneDigit.verdict, oneDigit.score]).toEqual(['WA', 50]);
    const right = await judge('hydro-max', 'python', 'print(sum(map(int, input().split())))\n');
    expect([right.verdict, right.score, right.runs.length]).toEqual(['AC', 100, 3]);
  });

  it('has a time limit for each test case', async () => {
    await importProblem('hydro-times', {
      ...hydroPackage('scored'),
      'testdata/config.yaml': `time: 5s
subtasks:
- {score: 40, time: 300ms, cases: [${pair(1)}]}
- {score: 60, cases: [${pair(2)}]}
`,
    });
    const endless = 'a, b = map(int, input().split())\nwhile a == 1: pass\nprint(a + b)\n';
    const { verdict, score, runs } = await judge('hydro-times', 'python', endless);
    expect([verdict, score]).toEqual(['TLE', 60]);
    expect(runs).toMatchObject([
      { verdict: 'TLE', evidence: { cpuTimeLimitMs: 300 } },
      { verdict: 'AC', evidence: { cpuTimeLimitMs: 5000 } },
    ]);
  });

  it('is run once more where its checker or its interactor asks for it, which knows then what it knew', async () => {
    const config = 'multi_pass: 2\nsubtasks:\n- {score: 100, cases: [' + [1, 2, 3].map(pair).join(', ') + ']}\n';
    // The sum of both numbers, then that of it and 1.
    const decide = `const char *pass = getenv("HYDRO_MULTI_PASS");
  if (pass[0] == '1') {
    if (c != a + b) quit(1, "wrong answer the sum");
    fprintf(fopen("state.txt", "w"), "%d", a + b + 1);
    fprintf(fopen("nextpass.in", "w"), "%d 1\\n", a + b);
    quit(0, "ok so far");
  }
  FILE *state = fopen("state.txt", "r");
  if (fscanf(state, "%d", &b) != 1) quit(3, "no state");
  if (c == b) quit(0, "ok");
  quit(1, "wrong answer the next sum");
}
`;
    const checker = `#include "testlib.h"
int main(int, char **v) {
  int a = 0, b = 0, c = -1;
  FILE *given = fopen(v[1], "r"), *out = fopen(v[2], "r");
  if (fscanf(given, "%d %d", &a, &b) != 2 || fscanf(out, "%d", &c) != 1) c = -1;
  ${decide}`;
    const interactor = `#include "testlib.h"
int main(int, char **v) {
  int a = 0, b = 0, c = -1;
  FILE *given = fopen(v[1], "r");
  if (fscanf(given, "%d %d", &a, &b) != 2) return 3;
  printf("%d %d\\n", a, b);
  fflush(stdout);
  if (scanf("%d", &c) != 1) c = -1;
  ${decide}`;
    for (const [slug, kind, source] of [
      ['hydro-passes', 'type: default\nchecker_type: testlib\nchecker: ask.cc\n', checker],
      ['hydro-talks', 'type: interactive\ninteractor: ask.cc\n', interactor],
    ] as const) {
      const files = { 'testdata/config.yaml': kind + config, 'testdata/ask.cc': source };
      await importProblem(slug, { ...hydroPackage('scored'), ...files });
      const verdicts = async (term: string): Promise<[string, number | null]> => {
        const outcome = await judge(slug, 'python', `a, b = map(int, input().split())\nprint(${term})\n`);
        expect(outcome.verdict, JSON.stringify(outcome)).not.toBe('JE');
        return [outcome.verdict, outcome.score];
      };
      expect(await verdicts('a + b')).toEqual(['AC', 100]);
      expect(await verdicts('a + b if b != 1 else 0')).toEqual(['WA', 0]);
      expect(await verdicts('0')).toEqual(['WA', 0]);
    }
  });

  it('has its interactor decide alone, be it on a part of the points', async () => {
    await importProblem('hydro-talk', {
      ...hydroPackage('scored'),
      'testdata/config.yaml': `type: interactive
interactor: talk.cc
subtasks:
- {score: 40, cases: [${pair(1)}]}
- {score: 60, cases: [${pair(3)}]}
`,
      'testdata/talk.cc': `#include "testlib.h"
int main(int, char **v) {
  int a, b, c = 0;
  FILE *input = fopen(v[1], "r");
  if (fscanf(input, "%d %d", &a, &b) != 2) quit(3, "FAIL no input");
  printf("%d %d\\n", a, b);
  fflush(stdout);
  if (scanf("%d", &c) != 1) quit(1, "wrong answer nothing came");
  if (c == a + b) quit(0, "ok");
  if (c == (a + b) % 10) quitp(0.25, "the last digit");
  quit(1, "wrong answer");
}
`,
    });
    const verdicts = async (term: string): Promise<[string, number | null]> => {
      const outcome = await judge('hydro-talk', 'python', `a, b = map(int, input().split())\nprint(${term})\n`);
      expect(outcome.verdict, JSON.stringify(outcome)).not.toBe('JE');
      return [outcome.verdict, outcome.score];
    };
    expect(await verdicts('a + b')).toEqual(['AC', 100]);
    expect(await verdicts('(a + b) % 10')).toEqual(['AC', 55]);
    expect(await verdicts('7')).toEqual(['WA', 0]);
  });
});

describe.concurrent('a task with a manager', () => {
  it('of CMS talks with what stub and solution make, by the names of two pipes', async () => {
    await importProblem('cms-stub', {
      ...cmsPackage('scored'),
      'check/manager.cpp': MANAGER,
      'sol/sum.h': 'int sum(int, int);\n',
      'sol/stub.cpp': `#include <cstdio>
#include "sum.h"
int main(int, char **v) {
  FILE *in = fopen(v[1], "r"), *out = fopen(v[2], "w");
  int a, b;
  if (fscanf(in, "%d %d", &a, &b) != 2) return 1;
  fprintf(out, "%d\\n", sum(a, b));
}
`,
      'sol/stub.py': `import sys
import sum as task
with open(sys.argv[1]) as given, open(sys.argv[2], 'w') as out:
    print(task.sum(*map(int, given.readline().split())), file=out)
`,
      'sol/stub.java': `import java.io.*;
import java.util.*;
public class stub {
  public static void main(String[] args) throws IOException {
    Scanner in = new Scanner(new FileInputStream(args[0]));
    PrintStream out = new PrintStream(new FileOutputStream(args[1]));
    out.println(sum.sum(in.nextInt(), in.nextInt()));
    out.close();
  }
}
`,
      'sol/solution.py': null,
      'sol/solution.cpp': '#include "sum.h"\nint sum(int a, int b) { return a + b; }\n',
    });
    const verdicts = async (body: string): Promise<[string, number | null]> => {
      const source = `#include <cstdio>\n#include <cstdlib>\n#include "sum.h"\nint sum(int a, int b) { ${body} }\n`;
      const outcome = await judge('cms-stub', 'cpp', source);
      expect(outcome.verdict, JSON.stringify(outcome)).not.toBe('JE');
      return [outcome.verdict, outcome.score];
    };
    expect(await verdicts('puts("thinking"); fflush(stdout); return a + b;')).toEqual(['AC', 100]);
    expect(await verdicts('return (a + b) % 10;')).toEqual(['AC', 65]);
    expect(await verdicts('exit(0);')).toEqual(['WA', 0]);
    expect(await verdicts('abort();')).toEqual(['RTE', 0]);
    const python = await judge('cms-stub', 'python', 'def sum(a, b):\n    print("thinking")\n    return a + b\n');
    expect([python.verdict, python.score], JSON.stringify(python)).toEqual(['AC', 100]);
    const java = (body: string) => `class sum { static int sum(int a, int b) { ${body} } }\n`;
    for (const [body, score] of [
      ['System.out.println("thinking"); return a + b;', 100],
      ['return (a + b) % 10;', 65],
      ['System.exit(0); return 0;', 0],
    ] as const) {
      const outcome = await judge('cms-stub', 'java', [{ name: 'sum.java', content: java(body) }]);
      expect([outcome.verdict, outcome.score], JSON.stringify(outcome)).toEqual([score === 0 ? 'WA' : 'AC', score]);
    }
  });

  it('of CMS talks with two processes of one submission, of which one tells through it what the other needs', async () => {
    const task = {
      'sol/sum.h': 'int encode(int, int);\nint decode(int);\n',
      'sol/stub.cpp': `#include <cstdio>
#include <cstdlib>
#include "sum.h"
int main(int, char **v) {
  FILE *in = fopen(v[1], "r"), *out = fopen(v[2], "w");
  int a, b;
  if (fscanf(in, "%d", &a) != 1) return 1;
  if (atoi(v[3]) == 0 && fscanf(in, "%d", &b) != 1) return 1;
  fprintf(out, "%d\\n", atoi(v[3]) == 0 ? encode(a, b) : decode(a));
}
`,
      'sol/stub.py': `import sys
import sum as task
with open(sys.argv[1]) as given, open(sys.argv[2], 'w') as out:
    numbers = map(int, given.readline().split())
    print(task.encode(*numbers) if sys.argv[3] == '0' else task.decode(*numbers), file=out)
`,
      'sol/solution.py': null,
      'sol/solution.cpp':
        '#include "sum.h"\nint encode(int a, int b) { return a + b; }\nint decode(int c) { return c; }\n',
    };
    await importProblem('cms-pair', { ...communication(2), ...task });
    const verdicts = async (language: string, program: Submitted): Promise<[string, number | null]> => {
      const outcome = await judge('cms-pair', language, program);
      expect(outcome.verdict, JSON.stringify(outcome)).not.toBe('JE');
      return [outcome.verdict, outcome.score];
    };
    const cpp = (encode: string, decode: string): string =>
      `#include <cstdio>\n#include <cstdlib>\n#include "sum.h"\nint seen = -1;\nint encode(int a, int b) { ${encode} }\nint decode(int c) { ${decode} }\n`;
    expect(await verdicts('cpp', cpp('puts("thinking"); return a + b;', 'return c;'))).toEqual(['AC', 100]);
    expect(await verdicts('cpp', cpp('return a + b;', 'return c % 10;'))).toEqual(['AC', 65]);
    expect(await verdicts('cpp', cpp('seen = a + b; return 0;', 'return seen;'))).toEqual(['WA', 0]);
    expect(await verdicts('cpp', cpp('return a + b;', 'abort();'))).toEqual(['RTE', 0]);
    const [encoder, decoder] = ['int encode(int a, int b) { return a + b; }', 'int decode(int c) { return c; }'];
    const apart = [
      { name: 'encoder.cpp', content: `#include "sum.h"\n${encoder}\n` },
      { name: 'decoder.cpp', content: `#include "sum.h"\n${decoder}\n` },
    ];
    expect(await verdicts('cpp', apart)).toEqual(['AC', 100]);
    const python = 'def encode(a, b):\n    print("thinking")\n    return a + b\ndef decode(c):\n    return c\n';
    expect(await verdicts('python', python)).toEqual(['AC', 100]);
  });

  it('of CMS or Hydro talks with two processes through their standard streams, each told which it is', async () => {
    await importProblem('cms-pair-alone', communication(2));
    await importProblem('hydro-pair', {
      ...hydroPackage(),
      'testdata/config.yaml': 'type: communication\nnum_processes: 2\nmanager: manage.cc\n',
      'testdata/manage.cc': PAIR_MANAGER,
    });
    const source =
      'import sys\nnumbers = list(map(int, input().split()))\nassert len(numbers) == 2 - int(sys.argv[1])\nprint(sum(numbers))\n';
    for (const problem of ['cms-pair-alone', 'hydro-pair']) {
      const outcome = await judge(problem, 'python', source);
      expect([outcome.verdict, outcome.score], JSON.stringify(outcome)).toEqual(['AC', 100]);
    }
  });

  it('of CMS or Hydro talks with a program through its standard streams; only with Hydro may it fail over it', async () => {
    const failing = MANAGER.replace('  puts(', '  if (count != 1) return 1;\n  puts(');
    await importProblem('cms-alone', { ...cmsPackage('scored'), 'check/manager.cpp': failing });
    await importProblem('hydro-manager', {
      ...hydroPackage(),
      'testdata/config.yaml': 'type: communication\nnum_processes: 1\nmanager: manage.cc\n',
      'testdata/manage.cc': failing,
    });
    for (const [problem, verdict] of [
      ['cms-alone', 'JE'],
      ['hydro-manager', 'WA'],
    ] as const) {
      const outcome = await judge(problem, 'python', 'print(sum(map(int, input().split())), flush=True)\n');
      expect([outcome.verdict, outcome.score], JSON.stringify(outcome)).toEqual(['AC', 100]);
      // It has ended before the manager hears it.
      const failed = await judge(problem, 'python', 'print("what?")\n');
      expect(failed.verdict, JSON.stringify(failed)).toBe(verdict);
    }
  });
});

describe.concurrent('a problem with code around submissions', () => {
  it('of QDUOJ or Hydro wants the middle alone, in the languages that have such code', async () => {
    const main = 'int main() { int a, b; std::cin >> a >> b; std::cout << add(a, b) << std::endl; }';
    await importProblem(
      'qduoj-template',
      qduojPackage('pass-fail', {
        template: { 'C++': { prepend: '#include <iostream>', template: '', append: main } },
      }),
    );
    await importProblem('hydro-template', {
      ...hydroPackage(),
      'testdata/config.yaml': 'template: {py: ["", "print(add(*map(int, input().split())))"]}\n',
    });
    const cpp = 'int add(int a, int b) { return a + b; }';
    expect(await judge('qduoj-template', 'cpp', cpp)).toMatchObject({ verdict: 'AC' });
    expect(await judge('qduoj-template', 'cpp17', `${cpp}\nint main() {}`)).toMatchObject({ verdict: 'CE' });
    const python = 'print(sum(map(int, input().split())))';
    expect(await judge('qduoj-template', 'python', python)).toMatchObject({ verdict: 'AC' });
    expect(await judge('hydro-template', 'python', 'add = lambda a, b: a + b')).toMatchObject({ verdict: 'AC' });
    await expect(judge('hydro-template', 'cpp', cpp)).rejects.toThrow('does not take C++20');
  });

  it('of DMOJ includes the header, names main otherwise, and defines the macro of signature graders', async () => {
    await importProblem('dmoj-signature', {
      ...dmojPackage(),
      'init.yml': `signature_grader: {entry: handler.c, header: sum.h}\n${String(dmojPackage()['init.yml'])}`,
      'handler.c':
        '#include "sum.h"\n#include <stdio.h>\nint main() { int a, b; scanf("%d %d", &a, &b); printf("%d\\n", sum(a, b)); }\n',
      'sum.h': '#pragma once\nstruct pair { int a, b; };\nint sum(int, int);\n',
      'tests/right/test.yml': null,
      'tests/half/test.yml': null,
    });
    const own = 'int main() { return 1; }';
    const source = `#ifdef SIGNATURE_GRADER\nint sum(int a, int b) { struct pair c = {a, b}; return c.a + c.b; }\n#endif\n${own}`;
    for (const language of ['c', 'cpp']) {
      const outcome = await judge('dmoj-signature', language, source);
      expect(outcome.verdict, JSON.stringify(outcome)).toBe('AC');
    }
  });
});

describe.concurrent('a DMOJ problem with a grader of its own', () => {
  const NO_TESTS = { 'tests/right/test.yml': null, 'tests/half/test.yml': null };

  it('has it talk with submissions, catch what they say amiss, and give a part of the points', async () => {
    await importProblem('dmoj-talk', {
      ...dmojPackage('scored', NO_TESTS),
      'init.yml': `custom_judge: judge.py\nunbuffered: yes\n${String(dmojPackage('scored')['init.yml'])}`,
      'judge.py': `from dmoj.graders.interactive import InteractiveGrader
from dmoj.result import CheckerResult
class Grader(InteractiveGrader):
    def interact(self, case, interactor):
        print('into the log, not to the program')
        a, b = map(int, case.input_data().split())
        interactor.write(a)
        interactor.writeln(' %d' % b)
        said = interactor.readint(0, 200)
        if said == a + b == int(case.output_data()):
            interactor.writeln('right')
            return interactor.readln() == b'thanks'
        return CheckerResult(said == (a + b) % 10, case.points / 2, 'the last digit')
`,
    });
    const outcome = async (term: string): Promise<[string, number | null, string | null | undefined]> => {
      const source = `a, b = map(int, input().split())\nprint(${term}, flush=True)\nif input(): print("thanks")\n`;
      const { verdict, score, runs } = await judge('dmoj-talk', 'python', source);
      return [verdict, score, runs.at(-1)?.judgeFeedback];
    };
    expect(await outcome('a + b')).toEqual(['AC', 100, null]);
    expect(await outcome('"many"')).toEqual(['WA', 0, 'expected int, got "many"']);
    expect(await outcome('900')).toMatchObject(['WA', 0, expect.stringContaining('in range [0, 200], got 900')]);
    const digits =
      'a, b = map(int, input().split())\nprint((a + b) % 10, flush=True)\nif a + b < 10: input(); print("thanks")\n';
    const { verdict, score } = await judge('dmoj-talk', 'python', digits);
    expect([verdict, score]).toEqual(['AC', 65]);
    const unflushed =
      '#include <stdio.h>\nint main(void) { int a, b; char said[9]; scanf("%d %d", &a, &b); printf("%d\\n", a + b); scanf("%8s", said); puts("thanks"); }';
    expect(await judge('dmoj-talk', 'c', unflushed)).toMatchObject({ verdict: 'AC', score: 100 });
  });

  it('has it, or a checker, look at what the output came from: the source, the language, the time, the memory', async () => {
    const isModest = `0 < result.execution_time < result.wall_clock_time + 1 and 1024 < result.max_memory < 65536`;
    const rows = [
      [
        'dmoj-sees-grader',
        'custom_judge: judge.py',
        `from dmoj.graders import StandardGrader
class Grader(StandardGrader):
    def check_result(self, case, result):
        if len(self.source) > 70 or self.language != 'PY3':
            return False
        return result.proc_output == case.output_data() and ${isModest}
`,
      ],
      [
        'dmoj-sees-checker',
        'checker: judge.py',
        `def check(process_output, judge_output, submission_source, submission_language, execution_time, result, **rest):
    if submission_language == '':
        return process_output == judge_output
    if len(submission_source) > 70 or submission_language != 'PY3':
        return False
    return process_output == judge_output and execution_time == result.execution_time and ${isModest}
`,
      ],
    ] as const;
    const right = 'print(sum(map(int, input().split())))\n';
    for (const [slug, line, module] of rows) {
      const init = `${line}\n${String(dmojPackage()['init.yml'])}`;
      await importProblem(slug, { ...dmojPackage('pass-fail', NO_TESTS), 'init.yml': init, 'judge.py': module });
      for (const [source, verdict] of [
        [right, 'AC'],
        ['print(5)', 'WA'],
        [`${right}# and longer by this than it may be here`, 'WA'],
        [`b = bytearray(80 << 20)\n${right}`, 'WA'],
      ] as const) {
        const outcome = await judge(slug, 'python', source);
        expect([slug, source, outcome.verdict], JSON.stringify(outcome)).toEqual([slug, source, verdict]);
      }
    }
  });

  it('has it look at outputs', async () => {
    await importProblem('dmoj-check', {
      ...dmojPackage('pass-fail', NO_TESTS),
      'init.yml': `custom_judge: judge.py\n${String(dmojPackage()['init.yml'])}`,
      'judge.py': `from dmoj.graders import StandardGrader
class Grader(StandardGrader):
    def check_result(self, case, result):
        if result.result_flag:
            return False
        return int(result.proc_output) == sum(map(int, case.input_data().split())) and case.points == 1
`,
    });
    expect(await judge('dmoj-check', 'python', 'print(sum(map(int, input().split())))')).toMatchObject({
      verdict: 'AC',
    });
    expect(await judge('dmoj-check', 'python', 'print(4)')).toMatchObject({ verdict: 'WA' });
    const broken = await judge('dmoj-check', 'python', 'print("four")');
    expect(broken).toMatchObject({ verdict: 'JE' });
    expect(broken.judgement.reason).toContain('ValueError');
  });
});

it('a CMS task has graders in Python and Java compiled with submissions', async () => {
  await importProblem('cms-graders', {
    ...cmsPackage('scored'),
    'sol/solution.py': null,
    'sol/grader.py': 'import sum as task\nprint(task.add(*map(int, input().split())))\n',
    'sol/grader.java': `import java.util.Scanner;
public class grader {
  public static void main(String[] args) {
    Scanner in = new Scanner(System.in);
    System.out.println(new sum().add(in.nextInt(), in.nextInt()));
  }
}
`,
  });
  const java = 'public class sum { int add(int a, int b) { return a + b; } }';
  for (const [language, source] of [
    ['python', 'def add(a, b):\n    return a + b\n'],
    ['java', java],
  ] as const) {
    const outcome = await judge('cms-graders', language, source);
    expect([outcome.verdict, outcome.score], JSON.stringify(outcome)).toEqual(['AC', 100]);
  }
});
