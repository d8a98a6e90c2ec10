/**
 * A program and a validator that talk: who ends first, who hangs, who writes after the end, and who answers for it. Each
 * row is a program that tells the validator what to do (test/support/talking-problem.ts), and the verdict it gets.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunEvidence } from '../../src/contract/evidence.js';
import type { TalkPart } from '../../src/contract/talk.js';
import type { Verdict } from '../../src/contract/verdicts.js';
import type { Account, RunningServer } from '../support/running-server.js';
import { importTalkingProblem } from '../support/talking-problem.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { stretched, TIME_FACTOR } from '../support/time-factor.js';

interface Judged {
  state: string;
  verdict: Verdict;
  judgement: { reason: string | null };
  runs: { evidence: RunEvidence; judgeFeedback: string | null; reason: string; talk: TalkPart[] | null }[];
}

interface Row {
  what: string;
  program: string;
  verdict: Verdict;
  limitFired?: RunEvidence['limitFired'];
  /** Part of the reason, as the jury sees it. */
  reason?: string;
  /** Part of what the validator told the jury. */
  feedback?: string;
}

const PRELUDE = `import os, sys, time

def tell(text):
    print(text, flush=True)

def burn(seconds):
    end = time.process_time() + ${String(TIME_FACTOR)} * seconds
    while time.process_time() < end: pass

`;

const GROUPS: Record<string, Row[]> = {
  'a talk that goes well': [
    { what: 'ends with the validator’s word', program: 'tell("accept")', verdict: 'AC' },
    { what: 'may end with the program’s end', program: 'tell("at-end 42")', verdict: 'AC' },
    {
      what: 'has questions and answers',
      program: 'tell("say hi")\nassert input() == "hi"\ntell("accept")',
      verdict: 'AC',
    },
    {
      what: 'may be longer than a pipe holds',
      program:
        'tell("chatter")\nassert len(input()) == 200_000\nprint("say", "y" * 200_000)\nassert len(input()) == 200_000\ntell("accept")',
      verdict: 'AC',
    },
    {
      what: 'charges nobody for the other’s computing',
      program: 'tell("compute 0.4")\ninput()\nburn(0.1)\ntell("accept")',
      verdict: 'AC',
    },
  ],
  'a program after it was accepted': [
    { what: 'may read the end of its input', program: 'tell("accept")\nsys.stdin.read()', verdict: 'AC' },
    { what: 'may go on writing', program: 'tell("accept")\ntime.sleep(0.3)\nprint("x" * 1_000_000)', verdict: 'AC' },
    { what: 'is still to end well', program: 'tell("accept")\nsys.exit(3)', verdict: 'RTE' },
    { what: 'is to expect the end of its input', program: 'tell("accept")\ninput()', verdict: 'RTE' },
    {
      what: 'is still to end in time',
      program: 'tell("accept")\nwhile True: pass',
      verdict: 'TLE',
    },
    {
      what: 'is to end in time though it only writes',
      program: 'tell("accept")\nwhile True: print("x" * 65536)',
      verdict: 'TLE',
    },
  ],
  'a program that was rejected': [
    { what: 'is wrong', program: 'tell("reject")', verdict: 'WA', feedback: 'told to reject' },
    { what: 'is wrong, not crashed for lack of input', program: 'tell("reject")\ninput()', verdict: 'WA' },
    { what: 'is wrong, not slow', program: 'tell("reject")\nwhile True: pass', verdict: 'WA' },
    { what: 'is wrong, and not waited for', program: 'tell("reject")\ntime.sleep(100)', verdict: 'WA' },
    { what: 'is wrong if it says what nobody understands', program: 'tell("hello")', verdict: 'WA', feedback: 'hello' },
  ],
  'a program that ends first': [
    { what: 'without a word is wrong', program: 'pass', verdict: 'WA', feedback: 'the program has ended' },
    { what: 'by a crash has crashed', program: 'tell("say hi")\nsys.exit(3)', verdict: 'RTE' },
    {
      what: 'by a crash has crashed, whatever the validator says',
      program: 'tell("at-end 42")\nsys.exit(3)',
      verdict: 'RTE',
    },
    {
      what: 'by a crash that brings down the validator has crashed',
      program: 'tell("at-end 1")\nsys.exit(3)',
      verdict: 'RTE',
    },
    {
      what: 'by a crash before a validator that hangs has crashed',
      program: 'tell("sleep")\nsys.exit(3)',
      verdict: 'RTE',
    },
    { what: 'may leave answers unread', program: 'tell("chatter")\ntell("accept")', verdict: 'AC' },
    { what: 'may have closed its input', program: 'os.close(0)\ntell("chatter")\ntell("accept")', verdict: 'AC' },
    {
      what: 'by its memory limit is told so',
      program: 'block = b"x" * (1 << 29)',
      verdict: 'MLE',
      limitFired: 'memory',
    },
  ],
  'a talk that stands still': [
    { what: 'while both listen is the program’s fault', program: 'input()', verdict: 'TLE', limitFired: 'wall-time' },
    {
      what: 'for want of a flush is the program’s fault',
      program: 'print("say hi")\nsys.stdin.readline()',
      verdict: 'TLE',
      limitFired: 'wall-time',
    },
    {
      what: 'as the program closed its output is the program’s fault',
      program: 'os.close(1)\ntime.sleep(100)',
      verdict: 'TLE',
      limitFired: 'wall-time',
    },
    {
      what: 'while the program computes is its fault',
      program: 'while True: pass',
      verdict: 'TLE',
    },
    {
      what: 'as the validator sleeps is the jury’s fault',
      program: 'tell("sleep")\ninput()',
      verdict: 'JE',
      reason: 'kept the program waiting',
    },
    {
      what: 'as the validator computes is the jury’s fault',
      program: 'tell("spin")\ninput()',
      verdict: 'JE',
      reason: 'limit',
    },
  ],
  'a validator at fault': [
    { what: 'exits with 0', program: 'tell("exit 0")', verdict: 'JE', reason: 'exit code 0' },
    {
      what: 'exits with 1 when the program has ended well',
      program: 'tell("at-end 1")',
      verdict: 'JE',
      reason: 'exit code 1',
    },
    { what: 'crashes', program: 'tell("abort")\ninput()', verdict: 'JE', reason: 'signal 6' },
    { what: 'shows its standard error', program: 'tell("abort")', verdict: 'JE', reason: 'going down' },
    { what: 'goes beyond its memory', program: 'tell("allocate")\ninput()', verdict: 'JE', reason: 'memory limit' },
    { what: 'does not end after the program', program: 'tell("sleep")', verdict: 'JE', reason: 'did not end' },
    { what: 'computes on after the program', program: 'tell("spin")', verdict: 'JE' },
    { what: 'floods a program that has ended', program: 'tell("flood")', verdict: 'JE' },
  ],
};

/** Judged once more where the host stands between the two and listens: it must make no difference. */
const OVERHEARD = [
  'a talk that goes well',
  'a program after it was accepted',
  'a program that was rejected',
  'a program that ends first',
].flatMap((group) => GROUPS[group] ?? []);

let started: TestServer;
let server: RunningServer;
let student: Account;
/** All are handed in at once and judged while the first tests wait. */
const ids = new Map<Row, number>();
const overheardIds = new Map<Row, number>();

beforeAll(async () => {
  // Most of what is tried waits rather than computes: limits of wall time run out side by side.
  started = await startTestServer({ env: { DOCKET_WORKER_SLOTS: '3' } });
  ({ server } = started);
  await importTalkingProblem(server);
  student = await server.account('student');
  const submit = async (problem: string, { program }: Row): Promise<number> => {
    const body = { problem, language: 'python', source: `${PRELUDE}${program}\n` };
    return (await student.rest.post<{ id: number }>('/submissions', body)).id;
  };
  for (const row of Object.values(GROUPS).flat()) ids.set(row, await submit('talking', row));
  for (const row of OVERHEARD) overheardIds.set(row, await submit('overheard', row));
});
afterAll(() => started.dispose());

async function judged(id: number | undefined, by = server.admin.rest): Promise<Judged> {
  for (;;) {
    const submission = await by.get<Judged>(`/submissions/${String(id)}?wait=30`);
    if (submission.state === 'finished') return submission;
  }
}

describe.each(Object.entries(GROUPS))('%s', (_, rows) => {
  it.each(rows)('$what: $verdict', async (row) => {
    const { verdict, judgement, runs } = await judged(ids.get(row));
    expect(verdict, judgement.reason ?? '').toBe(row.verdict);
    if (row.limitFired !== undefined) expect(runs[0]?.evidence.limitFired).toBe(row.limitFired);
    if (row.feedback !== undefined) expect(runs[0]?.judgeFeedback).toContain(row.feedback);
    if (row.reason !== undefined) expect(judgement.reason).toContain(row.reason);
    if (row.verdict === 'AC') expect(runs[0]?.evidence.cpuTimeUs).toBeLessThan(stretched(400_000));
  });
});

describe('an interaction that is overheard', () => {
  it.each(OVERHEARD)('$what: $verdict', async (row) => {
    const { verdict, judgement, runs } = await judged(overheardIds.get(row));
    expect(verdict, judgement.reason ?? '').toBe(row.verdict);
    if (row.limitFired !== undefined) expect(runs[0]?.evidence.limitFired).toBe(row.limitFired);
    if (row.feedback !== undefined) expect(runs[0]?.judgeFeedback).toContain(row.feedback);
  });

  const rowOf = (what: string): Row => OVERHEARD.find((row) => row.what === what)!;

  it('is shown to the author in the order in which it was said', async () => {
    const { runs } = await judged(overheardIds.get(rowOf('has questions and answers')), student.rest);
    expect(runs[0]?.talk).toEqual([
      { from: 'program', pass: 1, text: 'say hi\n' },
      { from: 'judge', pass: 1, text: 'hi\n' },
      { from: 'program', pass: 1, text: 'accept\n' },
    ]);
  });

  it('is shown only in part where it is long', async () => {
    const { runs } = await judged(overheardIds.get(rowOf('may be longer than a pipe holds')));
    expect(runs[0]?.talk?.[0]).toEqual({ from: 'program', pass: 1, text: 'chatter\n' });
    expect(runs[0]?.talk?.at(-1)?.text).toMatch(/^x+…$/);
  });

  it('is nowhere kept of a secret test case', async () => {
    const { runs } = await judged(ids.get(rowOf('has questions and answers')));
    expect(runs[0]?.talk).toBeNull();
  });
});
