/**
 * Packages of other judges are judged as their authors expect, and again after a way through another format: the same
 * verdicts. Their checkers run in the sandbox behind the scripts that translate for them.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VerificationEntry } from '../../src/cli/api-types.js';
import {
  cmsPackage,
  dmojPackage,
  fpsPackage,
  GENERATOR,
  generatedPackage,
  polygonPackage,
} from '../support/foreign-packages.js';
import { packageFolder, type PackageFiles } from '../support/packages.js';
import type { RunningServer } from '../support/running-server.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

let started: TestServer;
let server: RunningServer;
let work: string;
beforeAll(async () => {
  started = await startTestServer();
  ({ server } = started);
  work = await mkdtemp(path.join(tmpdir(), 'docket-formats-'));
});
afterAll(async () => {
  await rm(work, { recursive: true, force: true });
  await started.dispose();
});

/** What each submission got, sorted; fails where one is not as expected. */
async function verdicts(target: string): Promise<string[]> {
  const { code, out, err } = await server.docket(['verify', target, '--json']);
  expect(code, err + out).toBe(0);
  const { entries } = JSON.parse(out) as { entries: VerificationEntry[] };
  expect(entries.filter(({ isAsExpected }) => isAsExpected !== true)).toEqual([]);
  return entries.map(({ got }) => String(got)).sort();
}

function folderOf(files: PackageFiles, name?: string): ReturnType<typeof packageFolder> {
  const given = Object.entries(files).filter((entry): entry is [string, string | Buffer] => entry[1] !== null);
  return packageFolder(Object.fromEntries(given), name);
}

/** A checker in C++ that asks for nothing but two numbers that are equal. */
const reads = (output: number, answer: number, right: string, wrong: string): string => `#include <cstdio>
int main(int, char **v) {
  int a = 0, b = 0;
  FILE *output = fopen(v[${String(output)}], "r"), *answer = fopen(v[${String(answer)}], "r");
  if (fscanf(output, "%d", &a) == 1 && fscanf(answer, "%d", &b) == 1 && a == b) { ${right} }
  ${wrong}
}
`;

/** Says which sum it wants of the numbers, and hears the answer. */
const INTERACTOR = `#include <cstdio>
#include <cstdlib>
int main(int, char **v) {
  int a, b, c = 0;
  FILE *input = fopen(v[1], "r");
  if (fscanf(input, "%d %d", &a, &b) != 2) return 3;
  printf("%d %d\\n", a, b);
  if (scanf("%d", &c) != 1) return 1;
  return c == a + b ? 0 : 1;
}
`;

/** DMOJ alone has what interactors print flushed. */
const FLUSHING = INTERACTOR.replace('  if (scanf', '  fflush(stdout);\n  if (scanf');

const PYTHON_CHECKER = `from dmoj.result import CheckerResult
def check(process_output, judge_output, point_value, **kwargs):
    right = process_output.split() == judge_output.split()
    return CheckerResult(right, point_value if right else 0, 'compared')
`;

function dmoj(init: string, files: PackageFiles = {}): PackageFiles {
  const scored = dmojPackage('scored');
  return { ...scored, 'init.yml': `${init}${String(scored['init.yml'])}`, ...files };
}

/** Writes what it heard, for the checker, or for another run. */
const TALK_FOR_CHECKER = `#include <cstdio>
int main(int, char **v) {
  int a, b, c = 0;
  FILE *input = fopen(v[1], "r"), *output = fopen(v[2], "w");
  if (fscanf(input, "%d %d", &a, &b) != 2) return 3;
  printf("%d %d\\n", a, b);
  fflush(stdout);
  if (scanf("%d", &c) != 1) return 1;
  fprintf(output, "%d 0\\n", c);
  fclose(output);
  return 0;
}
`;

/** @param runs of a submission on a test, and those of them that the interactor talks with */
function talkingPolygon(kind: 'pass-fail' | 'scored' = 'scored', runs = { count: 1, talking: [1] }): PackageFiles {
  const xml = String(polygonPackage(kind)['problem.xml']).replace(
    '<judging ',
    `<judging run-count="${String(runs.count)}" `,
  );
  const numbers = runs.talking.map((run) => `<run>${String(run)}</run>`).join('');
  const interactor = `<interactor><source path="files/talk.cpp" type="cpp.g++17"/><runs>${numbers}</runs></interactor><validators>`;
  const changed = xml.replace('name="std::icmp.cpp"', '').replace('<validators>', interactor);
  return polygonPackage(kind, { 'problem.xml': changed, 'files/talk.cpp': TALK_FOR_CHECKER });
}

const PACKAGES: [string, PackageFiles, 'polygon' | '2025-09', string[]][] = [
  ['Polygon, scored', { ...polygonPackage('scored'), 'files/testlib.h': null }, '2025-09', ['AC', 'WA']],
  ['Polygon, an interactor and a checker', talkingPolygon(), '2025-09', ['AC', 'WA']],
  [
    'Polygon, two runs, one with an interactor',
    talkingPolygon('scored', { count: 2, talking: [1] }),
    '2025-09',
    ['AC', 'WA'],
  ],
  [
    'Polygon, two runs, both with an interactor',
    talkingPolygon('pass-fail', { count: 2, talking: [1, 2] }),
    '2025-09',
    ['AC', 'WA'],
  ],
  ['DMOJ, batches', dmojPackage('scored'), 'polygon', ['AC', 'WA']],
  ['DMOJ, checker in Python', dmoj('checker: check.py\n', { 'check.py': PYTHON_CHECKER }), '2025-09', ['AC', 'WA']],
  [
    'DMOJ, bridged checker',
    dmoj('checker: {name: bridged, args: {files: c.cpp, type: coci}}\n', {
      'c.cpp': reads(2, 3, 'return 0;', 'return 1;'),
    }),
    '2025-09',
    ['AC', 'WA'],
  ],
  [
    'DMOJ, interactive',
    dmoj('interactive: {files: talk.cpp, type: testlib}\n', { 'talk.cpp': INTERACTOR }),
    '2025-09',
    ['AC', 'WA'],
  ],
  [
    'FPS, special judge',
    fpsPackage({ item: `<spj language="C++"><![CDATA[${reads(3, 2, 'return 0;', 'return 1;')}]]></spj>` }),
    '2025-09',
    ['AC'],
  ],
  [
    'FPS, interactor',
    fpsPackage({ item: `<interactor language="C++"><![CDATA[${FLUSHING}]]></interactor>` }),
    '2025-09',
    ['AC'],
  ],
  [
    'CMS, checker',
    cmsPackage('scored', {
      'check/checker.cpp': reads(3, 2, 'puts("1.0"); return 0;', 'puts("0.0"); return 0;'),
    }),
    '2025-09',
    ['AC'],
  ],
];

// What one waits for, another computes.
it.concurrent.each(PACKAGES)('%s', async (name, files, format, expected) => {
  const { folder, remove } = await folderOf(files);
  const zip = path.join(work, `${name}.zip`);
  expect(await verdicts(folder)).toEqual(expected);
  const converted = await server.docket(['convert', folder, '--format', format, '-o', zip]);
  expect(converted.code, converted.err).toBe(0);
  expect(await verdicts(zip)).toEqual(expected);
  await remove();
});

it('a standard package of Polygon has its tests made, by calls that make several, and its answers by the solution', async () => {
  const xml = String(polygonPackage()['problem.xml'])
    .replace(
      '</resources>',
      '</resources><executables><executable><source path="files/gen.py"/></executable></executables>',
    )
    .replace(
      '<test cmd="gen 50" method="generated"/>',
      ['05', '50'].map((file) => `<test cmd="gen 5 50" from-file="${file}" method="generated"/>`).join(''),
    )
    .replace('<test-count>3<', '<test-count>4<')
    .replace('input-file="" output-file=""', 'input-file="sum.in" output-file="sum.out"');
  const files = (source: string) =>
    source.replace('input()', "open('sum.in').read()").replace(/print\((.*)\)/, "open('sum.out', 'w').write(str($1))");
  const { 'solutions/main.py': right, 'solutions/half.py': half } = polygonPackage();
  const changes = {
    'problem.xml': xml,
    'files/gen.py': 'import sys\nfor x in sys.argv[1:]: open(x.zfill(2), "w").write(f"{x} {x}\\n")\n',
    'solutions/main.py': files(String(right)),
    'solutions/half.py': files(String(half)),
    ...Object.fromEntries(['01.a', '02.a', '03', '03.a'].map((name) => [`tests/${name}`, null])),
  };
  const { folder, remove } = await folderOf(polygonPackage('pass-fail', changes), 'standard');
  expect(await verdicts(folder)).toEqual(['AC', 'WA']);
  const imported = await server.docket(['import', folder, '--slug', 'standard']);
  expect(imported.code, imported.err).toBe(0);
  const zip = path.join(work, 'standard.zip');
  const exported = await server.docket(['export', 'standard', '--format', 'polygon', '-o', zip]);
  expect(exported.code, exported.err).toBe(0);
  expect(await verdicts(zip)).toEqual(['AC', 'WA']);
  await remove();
});

it('a standard package of Polygon that talks has its answers made by the interactor and the solution', async () => {
  const missing = Object.fromEntries(['01.a', '02.a', '03.a'].map((name) => [`tests/${name}`, null]));
  // With more time it would be wrong, which the checker finds, and not the interactor.
  const late = {
    'problem.xml': String(talkingPolygon('pass-fail')['problem.xml'])
      .replace('<time-limit>1500', '<time-limit>1000')
      .replace(
        '</solutions>',
        '<solution tag="wrong-answer"><source path="solutions/late.py"/></solution></solutions>',
      ),
    'solutions/late.py':
      'import time\nx = sum(map(int, input().split()))\nwhile time.process_time() < 1.2:\n    pass\nprint(x + 1)\n',
  };
  const { folder, remove } = await folderOf({ ...talkingPolygon('pass-fail'), ...missing, ...late }, 'talking');
  expect(await verdicts(folder)).toEqual(['AC', 'TLE', 'WA']);
  await remove();
});

it('a standard package of Polygon whose tests cannot be made says which program is at fault, and how', async () => {
  const xml = String(polygonPackage()['problem.xml'])
    .replace(
      '</resources>',
      '</resources><executables><executable><source path="files/gen.py"/></executable></executables>',
    )
    .replace('cmd="gen 50" method', 'cmd="gen 50" from-file="50" method');
  const silent = { 'problem.xml': xml, 'tests/03': null, 'files/gen.py': 'raise ValueError("no idea")\n' };
  const talk = String(talkingPolygon()['files/talk.cpp']).replace('return 0;', 'return c == a + b ? 0 : 1;');
  const rejected = {
    ...talkingPolygon(),
    'files/talk.cpp': talk,
    'solutions/main.py': 'print(0, flush=True)\nwhile True:\n    pass\n',
    'tests/01.a': null,
  };
  for (const [slug, files, reason] of [
    ['silent', polygonPackage('pass-fail', silent), 'The generator files/gen.py answered with exit code 1'],
    ['rejected', rejected, 'The interactor files/talk.cpp does not accept what solutions/main.py says'],
  ] as const) {
    const { folder, remove } = await folderOf(files, slug);
    const imported = await server.docket(['import', folder, '--slug', slug]);
    expect(imported.code).not.toBe(0);
    expect(imported.err).toContain(`The test data cannot be made: ${reason}`);
    await remove();
  }
});

describe('a package with a generator', () => {
  const folderWith = (generator: string, name: string) => folderOf(generatedPackage(generator), name);

  it('has its test data made in the sandbox, and exported as files', async () => {
    const { folder, remove } = await folderWith(GENERATOR, 'made');
    expect(await verdicts(folder)).toEqual(['AC', 'WA']);
    const imported = await server.docket(['import', folder]);
    expect(imported.code, imported.err).toBe(0);
    const zip = path.join(work, 'made.zip');
    const exported = await server.docket(['export', 'made', '--format', '2025-09', '-o', zip]);
    expect(exported.code, exported.err).toBe(0);
    expect(await verdicts(zip)).toEqual(['AC', 'WA']);
    const converted = await server.docket(['convert', folder, '--format', '2025-09', '-o', zip]);
    expect(converted.code).not.toBe(0);
    expect(converted.err).toContain('a generator is still to make');
    await remove();
  });

  it('is no success where the next version cannot be made, while the one before stays in use', async () => {
    const { folder, remove } = await folderWith('raise ValueError("no idea")\n', 'made');
    const imported = await server.docket(['import', folder]);
    expect(imported).toMatchObject({ code: 2, out: '' });
    expect(imported.err).toContain('no idea');
    expect(await server.admin.rest.get('/problems/made')).toMatchObject({ version: { ordinal: 1, state: 'ready' } });
    await remove();
  });

  it.each([
    ['unmade', 'fails', 'raise ValueError("no idea")\n', 'no idea'],
    [
      'reaching',
      'reaches for more',
      'import ctypes\nctypes.CDLL(None).ptrace(0, 0, 0, 0)\n',
      'forbidden system call ptrace',
    ],
  ])('%s: one that %s cannot be used, and says why', async (slug, _, generator, reason) => {
    const { folder, remove } = await folderWith(generator, slug);
    const imported = await server.docket(['import', folder]);
    expect(imported.code).not.toBe(0);
    expect(imported.err).toContain('The test data cannot be made: The generator gen.py');
    expect(imported.err).toContain(reason);
    const submission = { problem: slug, language: 'python', source: 'print(1)' };
    await expect(server.admin.rest.post('/submissions', submission)).rejects.toThrow('cannot be made');
    await remove();
  });
});
