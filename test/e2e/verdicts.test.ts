/** Programs of every kind, handed in over REST and judged by a real worker: each gets its verdict and the facts fit. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunEvidence } from '../../src/contract/evidence.js';
import type { RunVerdict, Verdict } from '../../src/contract/verdicts.js';
import type { Account, RunningServer } from '../support/running-server.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { DOUBLE, importTinyProblem } from '../support/tiny-problem.js';

interface Judged {
  id: number;
  verdict: Verdict;
  cpuTimeUs: number | null;
  judgement: {
    reason: string | null;
    compilerOutput: string | null;
    libraryDigest: string | null;
    testCaseCount: number;
  };
  runs: { testCaseName: string; verdict: RunVerdict; cpuTimeUs: number; evidence: RunEvidence }[];
}

let started: TestServer;
let server: RunningServer;
let student: Account;

beforeAll(async () => {
  started = await startTestServer();
  ({ server } = started);
  await importTinyProblem(server, { slug: 'double' });
  student = await server.account('student');
});
afterAll(() => started.dispose());

async function judge(language: string, source: string): Promise<Judged> {
  const { id } = await student.rest.post<{ id: number }>('/submissions', { problem: 'double', language, source });
  for (;;) {
    const submission = await student.rest.get<Judged & { state: string }>(`/submissions/${id}?wait=30`);
    if (submission.state === 'finished') return submission;
  }
}

describe('a right program', () => {
  it.each(Object.entries(DOUBLE))('in %s is accepted on all test cases', async (language, source) => {
    const { verdict, runs, judgement } = await judge(language, source);
    expect(verdict).toBe('AC');
    expect(runs.map((run) => [run.testCaseName, run.verdict])).toEqual([
      ['sample/1', 'AC'],
      ['secret/001', 'AC'],
      ['secret/002', 'AC'],
    ]);
    expect(judgement.libraryDigest).toMatch(/^[0-9a-f]+$/);
  });
});

describe('a program that fails', () => {
  it('gets CE with the compiler’s words, and no test case is run', async () => {
    const { verdict, runs, judgement } = await judge('cpp', 'int main() { return missing; }\n');
    expect(verdict).toBe('CE');
    expect(judgement.compilerOutput).toContain('missing');
    expect(runs).toEqual([]);
  });

  it('gets CE in Python too, for what does not parse', async () => {
    expect((await judge('python', 'def broken(:\n')).verdict).toBe('CE');
  });

  it('gets CE where what was compiled is no program, such as a package of Go without main', async () => {
    const { verdict, judgement } = await judge('go', 'package double\n\nfunc Double(n int) int { return 2 * n }\n');
    expect(verdict).toBe('CE');
    expect(judgement.reason).toContain('can be executed');
  });

  it('gets WA where the output differs, and judging stops there', async () => {
    const { verdict, runs } = await judge('python', 'n = int(input())\nprint(6 if n == 3 else 0)\n');
    expect(verdict).toBe('WA');
    expect(runs.map((run) => run.verdict)).toEqual(['AC', 'WA']);
  });

  it('gets TLE where it uses more CPU time than it may', async () => {
    const { verdict, runs } = await judge('c', 'int main(void) { for (volatile int i = 0;; i++) { } }\n');
    expect(verdict).toBe('TLE');
    // On a machine that is busy enough, the wall clock is the first to run out.
    expect(runs[0]?.evidence.limitFired).toMatch(/^(cpu|wall)-time$/);
    expect(runs[0]?.evidence.cpuTimeLimitMs).toBe(1000);
    expect(runs[0]?.cpuTimeUs).toBeGreaterThan(100_000);
  });

  it('gets TLE where it sleeps', async () => {
    const { verdict, runs } = await judge('python', 'import time\ntime.sleep(60)\n');
    expect(verdict).toBe('TLE');
    expect(runs[0]?.evidence.limitFired).toBe('wall-time');
  });

  it('gets MLE where it takes more memory than it may, with the kernel’s evidence', async () => {
    const source = `#include <stdlib.h>
#include <string.h>
int main(void) { for (;;) { char *block = malloc(1 << 20); if (block) memset(block, 1, 1 << 20); } }
`;
    const { verdict, runs } = await judge('c', source);
    expect(verdict).toBe('MLE');
    expect(runs[0]?.evidence.limitFired).toBe('memory');
    expect(runs[0]?.evidence.oomKills).toBeGreaterThan(0);
  });

  it('gets RTE for an exit code and for a signal', async () => {
    const byCode = await judge('python', 'raise SystemExit(3)\n');
    expect(byCode.verdict).toBe('RTE');
    expect(byCode.runs[0]?.evidence).toMatchObject({ limitFired: null, exitCode: 3 });
    const bySignal = await judge('c', 'int main(void) { *(volatile int *)0 = 1; }\n');
    expect(bySignal.verdict).toBe('RTE');
    expect(bySignal.runs[0]?.evidence.signal).toBe(11);
  });

  it('gets OLE where it prints more than it may', async () => {
    const { verdict, runs } = await judge('python', 'while True: print("x" * 65536)\n');
    expect(verdict).toBe('OLE');
    expect(runs[0]?.evidence.limitFired).toBe('output');
  });
});

describe('judging', () => {
  it('makes one submission of a request that is repeated with its idempotency key', async () => {
    const body = { problem: 'double', language: 'python', source: DOUBLE.python };
    const ids = await Promise.all(
      [1, 2, 3].map(async () => {
        const headers = { 'idempotency-key': 'the same for all three' };
        return (await student.rest.post<{ id: number }>('/submissions', body, headers)).id;
      }),
    );
    expect(new Set(ids).size).toBe(1);
  });

  it('keeps the earlier judgement when an admin has a submission judged again', async () => {
    const { id } = await judge('python', DOUBLE.python);
    await student.rest.refusal('POST', `/submissions/${id}/rejudge`).then(({ status }) => {
      expect(status).toBe(403);
    });
    await server.admin.rest.post(`/submissions/${id}/rejudge`);
    const again = await server.admin.rest.get<{ verdict: Verdict; judgementCount: number }>(
      `/submissions/${id}?wait=30`,
    );
    expect(again).toMatchObject({ verdict: 'AC', judgementCount: 2 });
  });

  it('runs code without a problem', async () => {
    const { id } = await student.rest.post<{ id: number }>('/runs', {
      language: 'python',
      source: 'import sys\nprint(input()[::-1])\nprint("aside", file=sys.stderr)\n',
      input: 'docket\n',
    });
    const { result } = await student.rest.get<{ result: { stdout: string; stderr: string; evidence: RunEvidence } }>(
      `/runs/${id}?wait=30`,
    );
    expect(result).toMatchObject({ stdout: 'tekcod\n', stderr: 'aside\n', evidence: { exitCode: 0 } });
  });
});
