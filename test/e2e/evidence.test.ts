/** The receipt of a judgement, runs near the time limit, and replays: by REST and by the command line. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunEvidence } from '../../src/contract/evidence.js';
import type { RunningServer } from '../support/running-server.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { DOUBLE, importTinyProblem } from '../support/tiny-problem.js';

interface Judged {
  id: number;
  state: string;
  verdict: string;
  judgementCount: number;
  judgement: { id: number; libraryDigest: string; evidence: Record<string, unknown> };
  runs: { verdict: string; reason: string; evidence: RunEvidence }[];
}

interface Replayed {
  id: number;
  state: string;
  isSame: boolean;
  libraryDigest: string;
  recorded: { verdict: string };
  replayed: { verdict: string; evidence: { seccompDigest: string } };
  testCases: { testCaseName: string; recorded: { verdict: string }; replayed: { verdict: string } | null }[];
}

/** By its own CPU clock, so that it is so near the limit on any machine. */
const burn = (seconds: number): string => `#include <stdio.h>
#include <time.h>
int main(void) {
  int n;
  struct timespec now;
  if (scanf("%d", &n) != 1) return 1;
  do clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  while (now.tv_sec + now.tv_nsec / 1e9 < ${seconds});
  printf("%d\\n", 2 * n);
}
`;

/** Right by chance. */
const COIN = 'import random\nn = int(input())\nprint(2 * n if random.random() < 0.5 else 0)\n';

let started: TestServer;
let server: RunningServer;

beforeAll(async () => {
  started = await startTestServer();
  ({ server } = started);
  await importTinyProblem(server, { slug: 'double', secretCount: 1 });
});
afterAll(() => started.dispose());

async function judge(language: string, source: string): Promise<Judged> {
  const body = { problem: 'double', language, source };
  const { id } = await server.admin.rest.post<{ id: number }>('/submissions', body);
  for (;;) {
    const submission = await server.admin.rest.get<Judged>(`/submissions/${id}?wait=30`);
    if (submission.state === 'finished') return submission;
  }
}

describe('the receipt', () => {
  it('names library, system call policy, kernel, cgroup and engine, and each fact of each run', async () => {
    const { id, judgement, runs } = await judge('c', DOUBLE.c);
    expect(judgement.evidence).toMatchObject({
      kernel: expect.any(String),
      cgroupVersion: expect.any(Number),
      engineVersion: expect.any(String),
      seccompDigest: expect.stringMatching(/^[0-9a-f]{16}$/),
      sandboxImage: expect.stringMatching(/docket/),
      compile: { isCached: false },
    });
    expect(runs[0]?.evidence).toMatchObject({ limitFired: null, exitCode: 0, signal: null, oomKills: 0 });
    const { out } = await server.docket(['submissions', String(id), '--evidence']);
    expect(out).toContain(`toolchain library: ${judgement.libraryDigest}`);
    expect(out).toMatch(/system calls: [0-9a-f]{16}\n/);
    expect(out).toMatch(/limit that fired: none\n +CPU time: [\d.]+ s of 1 s\n/);
  });

  it('names a forbidden call with its count, and the signal of a crash', async () => {
    const calls =
      '#include <sys/ptrace.h>\nint main(void) { for (int i = 0; i < 3; i++) ptrace(PTRACE_TRACEME, 0, 0, 0); }\n';
    const forbidden = await judge('c', calls);
    expect(forbidden.verdict).toBe('SV');
    expect(forbidden.runs[0]?.evidence.forbiddenCalls).toEqual([{ name: 'ptrace', count: 3 }]);
    const { out } = await server.docket(['submissions', String(forbidden.id), '--evidence']);
    expect(out).toContain('forbidden system calls: ptrace (3)');
    const crashed = await judge('c', '#include <stdlib.h>\nint main(void) { abort(); }\n');
    const shown = await server.docket(['submissions', String(crashed.id), '--evidence']);
    expect(shown.out).toContain('signal: SIGABRT');
  });
});

describe('a run near its time limit', () => {
  it('is repeated, and its spread is shown', async () => {
    const { verdict, runs } = await judge('c', burn(0.96));
    expect(verdict).toBe('AC');
    expect(runs[0]?.evidence.repeatedCpuTimesUs).toHaveLength(3);
    expect(runs[0]?.reason).toMatch(/^run 3 times, being near the limit of 1 s: [\d., ]+ s of CPU time$/);
  });

  it('is not repeated further away, on either side', async () => {
    const quick = await judge('c', burn(0.5));
    expect(quick.runs.map(({ evidence }) => evidence.repeatedCpuTimesUs)).toEqual([[], []]);
    const slow = await judge('c', burn(3));
    expect(slow.verdict).toBe('TLE');
    expect(slow.runs[0]?.evidence.repeatedCpuTimesUs).toEqual([]);
    expect(slow.runs[0]?.evidence.cpuTimeUs).toBeGreaterThanOrEqual(1_050_000);
  });
});

describe('a replay', () => {
  it('is made with the same library, compares each test case, and leaves what is recorded as it is', async () => {
    const recorded = await judge('python', DOUBLE.python);
    const { code, out, err } = await server.docket(['replay', String(recorded.id), '--json']);
    expect(code, err).toBe(0);
    const replay = JSON.parse(out) as Replayed;
    expect(replay).toMatchObject({
      isSame: true,
      libraryDigest: recorded.judgement.libraryDigest,
      recorded: { verdict: 'AC' },
      replayed: { verdict: 'AC', evidence: { seccompDigest: recorded.judgement.evidence['seccompDigest'] } },
    });
    expect(replay.testCases.map((one) => [one.testCaseName, one.recorded.verdict, one.replayed?.verdict])).toEqual([
      ['sample/1', 'AC', 'AC'],
      ['secret/001', 'AC', 'AC'],
    ]);
    const after = await server.admin.rest.get<Judged>(`/submissions/${recorded.id}`);
    expect(after).toEqual(recorded);
  });

  it('that comes out otherwise is told, with exit code 1', async () => {
    const recorded = await judge('python', COIN);
    for (;;) {
      const { code, out } = await server.docket(['replay', String(recorded.id)]);
      if (code === 0) continue;
      expect(code).toBe(1);
      expect(out).toMatch(/^✗ {2}\w+\/\d+ +/m);
      expect(out).toMatch(/recorded (AC|WA), now (AC|WA)\n/);
      break;
    }
    expect((await server.admin.rest.get<Judged>(`/submissions/${recorded.id}`)).verdict).toBe(recorded.verdict);
  });

  it('is refused where there is nothing to repeat', async () => {
    expect((await server.admin.rest.refusal('POST', '/submissions/999999/replays')).status).toBe(404);
    const { id } = await judge('python', DOUBLE.python);
    expect((await server.admin.rest.refusal('GET', `/submissions/${id}/replays/999999`)).status).toBe(404);
  });
});
