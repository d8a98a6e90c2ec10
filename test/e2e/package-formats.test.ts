/**
 * Packages of other judges are judged as their authors expect, and again after a way through another format: the same
 * verdicts. Their checkers run in the sandbox behind the scripts that translate for them.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { VerificationEntry } from '../../src/cli/api-types.js';
import { cmsPackage, dmojPackage, fpsPackage, polygonPackage } from '../support/foreign-packages.js';
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
}, 300_000);
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

const PYTHON_CHECKER = `from dmoj.result import CheckerResult
def check(process_output, judge_output, point_value, **kwargs):
    right = process_output.split() == judge_output.split()
    return CheckerResult(right, point_value if right else 0, 'compared')
`;

function dmoj(init: string, files: PackageFiles = {}): PackageFiles {
  const scored = dmojPackage('scored');
  return { ...scored, 'init.yml': `${init}${String(scored['init.yml'])}`, ...files };
}

const PACKAGES: [string, PackageFiles, 'polygon' | '2025-09', string[]][] = [
  ['Polygon, scored', { ...polygonPackage('scored'), 'files/testlib.h': null }, '2025-09', ['AC', 'WA']],
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
    'CMS, checker',
    cmsPackage('scored', {
      'check/checker.cpp': reads(3, 2, 'puts("1.0"); return 0;', 'puts("0.0"); return 0;'),
    }),
    '2025-09',
    ['AC'],
  ],
];

it.each(PACKAGES)(
  '%s',
  async (_, files, format, expected) => {
    const given = Object.entries(files).filter((entry): entry is [string, string | Buffer] => entry[1] !== null);
    const { folder, remove } = await packageFolder(Object.fromEntries(given));
    const zip = path.join(work, 'out.zip');
    expect(await verdicts(folder)).toEqual(expected);
    const converted = await server.docket(['convert', folder, '--format', format, '-o', zip]);
    expect(converted.code, converted.err).toBe(0);
    expect(await verdicts(zip)).toEqual(expected);
    await remove();
  },
  120_000,
);
