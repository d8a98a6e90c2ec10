/**
 * What a package is worth is shown on upload: its validators run on every input, on broken ones and on the answers, its
 * submissions judged, some of them twice. A package with errors is not published, unless somebody says why it is.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Verification } from '../../src/cli/api-types.js';
import type { RunningServer } from '../support/running-server.js';
import { newerPackage, packageFolder, packageZip, type PackageFiles } from '../support/packages.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

let started: TestServer;
let server: RunningServer;

beforeAll(async () => {
  started = await startTestServer({
    env: { DOCKET_VERIFY_IMPORTS: 'true', DOCKET_SYSTEM_CALLS: 'run/python allow flock' },
  });
  ({ server } = started);
});
afterAll(() => started.dispose());

const STRICT = `import re, sys
text = sys.stdin.read()
if not re.fullmatch("(0|[1-9][0-9]*) (0|[1-9][0-9]*)\\n", text):
    sys.exit("not two numbers")
sys.exit(42)
`;
const VALIDATOR = `import sys
words = sys.stdin.read().split()
sys.exit(42 if words == open(sys.argv[2]).read().split() else 43)
`;

/** Its precompiled header alone is larger than 64 MiB. */
const CPP_VALIDATOR = `#include <bits/stdc++.h>
int main(int, char **argv) {
  std::ifstream answer(argv[2]);
  std::string wanted, got, more;
  answer >> wanted;
  return std::cin >> got && got == wanted && !(std::cin >> more) ? 42 : 43;
}
`;

async function verify(files: PackageFiles, options: string[] = []): Promise<Verification> {
  const { folder, remove } = await packageFolder(newerPackage(files));
  try {
    const { out, err } = await server.docket(['verify', folder, '--json', ...options]);
    expect(out, err).not.toBe('');
    return JSON.parse(out) as Verification;
  } finally {
    await remove();
  }
}

const errorsOf = ({ findings }: Verification): string[] =>
  findings.filter(({ severity }) => severity === 'error').map(({ file, message }) => `${file}: ${message}`);

describe('a sound package', () => {
  it('has no errors, and its report says what was looked at', async () => {
    const result = await verify({
      'input_validators/check.py': STRICT,
      'output_validator/validate.py': VALIDATOR,
      'data/invalid_input/letters.in': 'a b\n',
      'data/invalid_output/wrong.in': '1 1\n',
      'data/invalid_output/wrong.ans': '2\n',
      'data/invalid_output/wrong.out': '3\n',
      'data/valid_output/spaces.in': '1 1\n',
      'data/valid_output/spaces.ans': '2\n',
      'data/valid_output/spaces.out': '  2\n\n',
      'data/sample/1.out': ' 3\n',
      'submissions/time_limit_exceeded/spin.py': 'while True: pass\n',
    });
    expect(result.findings).toEqual([]);
    expect(result).toMatchObject({ isAsExpected: true, state: 'finished', weakTestCases: [] });
    // Three inputs of test cases and two of outputs; of the broken ones, the package's and all of ours but one.
    expect(result.counts).toEqual({ inputs: 5, brokenInputs: 15, outputs: 9, repeated: 2 });
    expect(result.margins).toMatchObject({
      timeLimitMs: 2000,
      acToTimeLimit: 2,
      timeLimitToTle: 1.5,
      fastestTooSlow: { path: 'submissions/time_limit_exceeded/spin.py', cpuTimeUs: 3_000_000, isAtLeast: true },
    });
    expect(result.margins?.slowestAccepted?.cpuTimeUs).toBeLessThan(2_000_000);
  });

  it('may have an input validator that makes the system calls its language is allowed here', async () => {
    const lock = 'import fcntl\nfcntl.flock(open("/etc/passwd"), fcntl.LOCK_SH)\n';
    const result = await verify({ 'input_validators/check.py': lock + STRICT });
    expect(errorsOf(result)).toEqual([]);
  });

  it('may have an input validator that looks at the arguments and files of a test case as well', async () => {
    const looks =
      'import sys\nsys.exit(42 if sys.argv[1:] == ["strict", "-x"] and open("t.txt").read() == "7" else 1)\n';
    const config = 'args: [-x]\ninput_validator_args: [strict]\n';
    const result = await verify({
      'input_validators/check.py': looks,
      'data/sample/1.in': null,
      'data/sample/1.ans': null,
      ...Object.fromEntries(
        ['1', '2'].flatMap((name) => [
          [`data/secret/${name}.yaml`, config],
          [`data/secret/${name}.files/t.txt`, '7'],
        ]),
      ),
    });
    expect(errorsOf(result)).toEqual([]);
    const blind = await verify({ 'input_validators/check.py': looks });
    expect(errorsOf(blind)).toHaveLength(3);
  });

  it('may have validators with data beside them, and that take more than the package allows submissions', async () => {
    const words = 'import sys\ntaken = bytearray(64 << 20)\nsys.exit(42 if open("words.txt").read() == "yes" else 1)\n';
    const limits = 'time_limit: 2\n  compilation_memory: 64\n  compilation_time: 1\n  validation_memory: 32';
    const files: PackageFiles = {
      'problem.yaml': String(newerPackage()['problem.yaml']).replace('time_limit: 2', limits),
      'input_validators/words/__init__.py': '',
      'input_validators/words/__main__.py': words,
      'input_validators/words/words.txt': 'yes',
      'output_validator/validate.cpp': CPP_VALIDATOR,
    };
    expect(errorsOf(await verify(files))).toEqual([]);
    const clash = await verify({ ...files, 'data/secret/1.files/words.txt': 'yes' });
    expect(errorsOf(clash)).toEqual(['data/secret/1.files/words.txt: input_validators/words has a file of that name']);
  });

  it('may have a wrong submission that is too slow, but not by the time limit’s margin', async () => {
    const late = 'import time\nwhile time.process_time() < 2.4: pass\nprint(0)\n';
    const result = await verify({ 'submissions/wrong_answer/late.py': late });
    expect(result.entries.find(({ path }) => path.endsWith('late.py'))).toMatchObject({
      got: 'TLE',
      isAsExpected: true,
      notes: ['TLE at the time limit, but WA within 3 s, the limit times its margin'],
    });
  });

  it('may have a time limit from a slower machine: it is told, and another one can be derived here', async () => {
    const slow = 'import time\nwhile time.process_time() < 2.4: pass\n';
    const files = {
      'problem.yaml': 'problem_format_version: 2025-09\nname: Sum\nlimits: {time_limit: 30}\n',
      'data/sample/1.in': null,
      'data/sample/1.ans': null,
      'data/secret/2.in': null,
      'data/secret/2.ans': null,
      'submissions/time_limit_exceeded/slow.py': `${slow}print(sum(map(int, input().split())))\n`,
    };
    const path = 'submissions/time_limit_exceeded/slow.py';
    const asItIs = await verify(files);
    expect(asItIs).toMatchObject({ isAsExpected: false, timeLimitMs: 30_000, timeLimitSource: 'package' });
    expect(asItIs.findings).toContainEqual(
      expect.objectContaining({
        severity: 'warning',
        file: path,
        message: expect.stringMatching(
          /takes 2\.\d+ s of the 30 s .* derived on this machine, .* would be 1 s$/,
        ) as string,
      }),
    );
    const derived = await verify(files, ['--derive-time-limit']);
    expect(derived).toMatchObject({ isAsExpected: true, timeLimitMs: 1000, timeLimitSource: 'derived' });
    expect(derived.entries.find((one) => one.path === path)).toMatchObject({ got: 'TLE', isAsExpected: true });
  });

  it('may have submissions that are as expected with PyPy only, as the format’s own tools run Python', async () => {
    const differently = (cpython: string, pypy: string): string =>
      `import platform\nprint(${cpython} if platform.python_implementation() == "CPython" else ${pypy})\n`;
    const sum = 'sum(map(int, input().split()))';
    const { entries, isAsExpected } = await verify({
      'submissions/accepted/pypy.py': differently('0', sum),
      'submissions/wrong_answer/pypy.py': differently('1 // 0', '0'),
      'submissions/wrong_answer/neither.py': differently('1 // 0', sum),
    });
    const entry = (path: string): unknown => entries.find((one) => one.path === `submissions/${path}`);
    const note = (verdict: string): string => `with PyPy, the Python 3 of Kattis' own tools; ${verdict} with CPython`;
    const pypy = { language: 'pypy', isAsExpected: true };
    expect(entry('accepted/pypy.py')).toMatchObject({ ...pypy, got: 'AC', notes: [note('WA')] });
    expect(entry('wrong_answer/pypy.py')).toMatchObject({ ...pypy, got: 'WA', notes: [note('RTE')] });
    expect(entry('wrong_answer/neither.py')).toMatchObject({ language: 'python', got: 'RTE', isAsExpected: false });
    expect(isAsExpected).toBe(false);
  });

  it('may have submissions for a Python that is no more, which are not compared', async () => {
    const { entries, isAsExpected } = await verify({
      'submissions/accepted/three.py': 'from fractions import gcd\nprint(sum(map(int, input().split())))\n',
      'submissions/accepted/two.py': 'print sum(map(int, raw_input().split()))\n',
    });
    const entry = (path: string): unknown => entries.find((one) => one.path === `submissions/accepted/${path}`);
    expect(entry('three.py')).toMatchObject({
      got: 'RTE',
      isAsExpected: null,
      notes: expect.arrayContaining(['not compared: it needs a Python before 3.9, which had fractions.gcd']) as unknown,
    });
    expect(entry('two.py')).toMatchObject({
      got: 'CE',
      isAsExpected: null,
      notes: expect.arrayContaining(['not compared: it needs Python 2']) as unknown,
    });
    expect(isAsExpected).toBe(true);
  });
});

describe('an unsound package', () => {
  it('has an error for each input and output that its validators take the wrong way', async () => {
    const result = await verify({
      'input_validators/check.py': STRICT,
      'output_validator/validate.py': VALIDATOR,
      'data/secret/2.in': '5 6 \n',
      'data/secret/2.ans': '11\n',
      'data/invalid_input/right.in': '7 7\n',
      'data/invalid_output/right.in': '1 1\n',
      'data/invalid_output/right.ans': '2\n',
      'data/invalid_output/right.out': '2\n',
      'data/valid_output/wrong.in': '1 1\n',
      'data/valid_output/wrong.ans': '2\n',
      'data/valid_output/wrong.out': '3\n',
      'data/sample/2.in': '2 2\n',
      'data/sample/2.ans': '4\n',
      'data/sample/2.out': '5\n',
    });
    expect(result.isAsExpected).toBe(false);
    expect(errorsOf(result)).toEqual([
      'data/secret/2.in: input_validators/check.py rejects it: not two numbers',
      'data/invalid_input/right.in: every input validator accepts it',
      'data/sample/2.out: the output validator does not accept it as an output',
      'data/invalid_output/right.out: the output validator does not reject it',
      'data/valid_output/wrong.out: the output validator does not accept it',
    ]);
  });

  it('has an input validator that breaks tried on a few inputs only', async () => {
    const result = await verify({
      'input_validators/check.py': 'import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n',
    });
    expect(errorsOf(result).at(-1)).toBe('input_validators/check.py: broke on 3 inputs: no more were tried');
    expect(result.counts).toMatchObject({ inputs: 3, brokenInputs: 0 });
  });

  it('is warned where the output validator does not take an answer, and has an error where students see it, or it is not up to bad output', async () => {
    const fragile = `import sys
value, = map(int, sys.stdin.read().split())
sys.exit(42 if value == 7 else 43)
`;
    const result = await verify({ 'input_validators/check.py': STRICT, 'output_validator/validate.py': fragile });
    const errors = errorsOf(result);
    expect(errors[0]).toBe('data/sample/1.ans: the output validator does not accept it as an output');
    expect(errors[1]).toContain('output_validator: with an empty output: ');
    expect(errors[1]).toContain('answered with exit code 1, neither 42 nor 43');
    expect(errors).toHaveLength(4);
    // What an answer file holds that nobody is shown is between the package and its own validator.
    const warned = result.findings.find(({ file }) => file === 'data/secret/2.ans');
    expect(warned).toMatchObject({
      severity: 'warning',
      message: 'the output validator does not accept it as an output',
    });
  });

  it('is told why a submission failed that was not to', async () => {
    const { entries } = await verify({
      'submissions/accepted/old.py': 'from fractions import gcd\nprint(gcd(1, 2))\n',
    });
    const notes = entries.find(({ path }) => path.endsWith('old.py'))?.notes.join('; ');
    expect(notes).toMatch(
      /got RTE, expected AC; test 1: ended with exit code 1; ImportError: cannot import name 'gcd'/,
    );
  });

  it('has its inputs checked by a Checktestdata grammar, which may be wrong itself', async () => {
    const checked = async (grammar: string): Promise<string[]> =>
      errorsOf(await verify({ 'input_validators/check.py': null, 'input_validators/check.ctd': grammar }));
    expect(await checked('INT(0,9) SPACE INT(0,9) NEWLINE EOF\n')).toEqual([]);
    expect(await checked('INT(5,9) SPACE INT(5,9) NEWLINE EOF\n')).toContainEqual(
      expect.stringMatching(
        /^data\/sample\/1\.in: input_validators\/check\.ctd rejects it: line 1, column 1: expected/,
      ),
    );
    expect(await checked('INT(5,9 SPACE\n')).toEqual([
      expect.stringMatching(
        /^input_validators\/check\.ctd: .* does not compile: [^]*the grammar, line 1: '\)' is missing/,
      ),
    ]);
  });

  it('has its inputs checked by a VIVA grammar, also when there is no other validator', async () => {
    const checked = async (grammars: PackageFiles): Promise<Verification> =>
      verify({ 'input_validators/check.py': null, 'data/invalid_input/order.in': '2 1\n', ...grammars });
    const sound = await checked({ 'input_validators/check.viva': 'a b (0<=a<=b<=9);\n' });
    expect(errorsOf(sound)).toEqual([]);
    expect(sound.findings.filter(({ file }) => file.startsWith('input_validators'))).toEqual([]);
    expect(sound.counts).toMatchObject({ brokenInputs: expect.toSatisfy((count: number) => count > 1) as number });
    const wrong = errorsOf(
      await checked({
        'input_validators/check.viva': 'a b (5<=a, 5<=b);\n',
        'input_validators/faulty.viva': 'a\nb (prime(a));\n',
      }),
    );
    expect(wrong).toContainEqual(
      'data/sample/1.in: input_validators/check.viva rejects it: line 1, token 2: 5 <= a does not hold',
    );
    expect(wrong).toContainEqual(
      expect.stringMatching(
        /^input_validators\/faulty\.viva: .* does not compile: [^]*the grammar, line 2: VIVA has no function prime/,
      ),
    );
  });

  it('is warned of a validator that takes nearly everything', async () => {
    const result = await verify({ 'output_validator/validate.py': 'import sys\nsys.exit(42)\n' });
    const warnings = result.findings.filter(({ severity }) => severity === 'warning');
    expect(warnings.map(({ file }) => file)).toContain('input_validators/check.py');
    expect(warnings.find(({ file }) => file.startsWith('input'))?.message).toContain('with nothing in it');
    expect(warnings.filter(({ file }) => file === 'output_validator')).toHaveLength(3);
    // Wrong as it is, the wrong submission is accepted.
    expect(result.entries.find(({ path }) => path.includes('wrong_answer'))?.isAsExpected).toBe(false);
  });

  it('is found out when a submission does not come out the same twice', async () => {
    const cases = Array.from({ length: 20 }, (_, index) => [
      [`data/secret/r${String(index)}.in`, '1 1\n'],
      [`data/secret/r${String(index)}.ans`, '2\n'],
    ]).flat() as [string, string][];
    const result = await verify({
      ...Object.fromEntries(cases),
      'input_validators/check.py': STRICT,
      'submissions/wrong_answer/zero.py': null,
      'submissions/wrong_answer/chance.py':
        'import random\nprint(sum(map(int, input().split())) * random.randint(0, 1))\n',
    });
    expect(errorsOf(result).join('\n')).toMatch(/chance\.py: got (AC|WA) on .*, and (AC|WA) when it was judged again/);
  });

  it('has its faults in the table and in JUnit', async () => {
    const { folder, remove } = await packageFolder(
      newerPackage({ 'input_validators/check.py': STRICT, 'data/secret/2.in': 'x\n' }),
    );
    try {
      const { code, out } = await server.docket(['verify', folder]);
      expect(code).toBe(1);
      expect(out).toContain('data/secret/2.in: error: input_validators/check.py rejects it: not two numbers');
    } finally {
      await remove();
    }
  });
});

interface Version {
  ordinal: number;
  isCurrent: boolean;
  soundness: string;
  publishOverride: { username: string; at: string; reason: string } | null;
}

describe('publishing', () => {
  const sound: PackageFiles = { 'input_validators/check.py': STRICT };
  const unsound: PackageFiles = { ...sound, 'data/secret/2.in': '5  6\n' };

  async function upload(files: PackageFiles): Promise<number> {
    const zip = await packageZip(newerPackage(files), 'gate');
    const response = await fetch(`${server.url}/api/v1/problems`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.admin.token}`, 'content-type': 'application/zip' },
      body: new Uint8Array(zip),
    });
    const { verificationId } = (await response.json()) as { verificationId: number };
    expect(verificationId).toEqual(expect.any(Number));
    return verificationId;
  }
  async function finished(id: number): Promise<void> {
    for (;;) {
      const { state } = await server.admin.rest.get<{ state: string }>(`/verifications/${String(id)}?wait=30`);
      if (state === 'finished') return;
    }
  }
  const versions = (): Promise<Version[]> => server.admin.rest.get<Version[]>('/problems/gate/versions');
  const publish = (more: object = {}) => server.admin.rest.patch('/problems/gate', { visibility: 'public', ...more });

  it('waits for the verification, is refused with errors, and is done with a reason that is recorded', async () => {
    const verification = await upload(unsound);
    await expect(publish()).rejects.toThrow(/being verified|found errors/);
    await finished(verification);
    expect(await versions()).toMatchObject([{ soundness: 'unsound', publishOverride: null }]);
    expect(await server.admin.rest.get('/problems/gate/verifications')).toMatchObject([
      { id: verification, versionOrdinal: 1, state: 'finished', isAsExpected: false },
    ]);
    await expect(publish()).rejects.toThrow('found errors');
    await expect(publish({ overrideReason: ' ' })).rejects.toThrow('overrideReason must say why');
    await publish({ overrideReason: 'the contest starts in a minute' });
    const [version] = await versions();
    expect(version?.publishOverride).toEqual({
      username: 'admin',
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
      reason: 'the contest starts in a minute',
    });
  });

  it('of a public problem’s next version comes with the proof that it is sound, and not without', async () => {
    await finished(await upload({ ...sound, 'data/secret/3.in': '1 2\n', 'data/secret/3.ans': '3\n' }));
    expect(await versions()).toMatchObject([
      { ordinal: 2, isCurrent: true, soundness: 'sound' },
      { ordinal: 1, isCurrent: false },
    ]);
    await finished(await upload({ ...unsound, 'data/secret/3.in': '1 2\n', 'data/secret/3.ans': '4\n' }));
    expect(await versions()).toMatchObject([
      { ordinal: 3, isCurrent: false, soundness: 'unsound' },
      { ordinal: 2, isCurrent: true },
      { ordinal: 1 },
    ]);
  });
});
