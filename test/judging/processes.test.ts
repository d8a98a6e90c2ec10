/**
 * Two processes of one submission and a validator that talks with both: who ends first, who fails, who hangs, and whether
 * they can tell each other anything but through it. Each row is what either process does (test/support/talking-problem.ts),
 * and the verdict they get together.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunEvidence } from '../../src/contract/evidence.js';
import type { TalkPart } from '../../src/contract/talk.js';
import type { Verdict } from '../../src/contract/verdicts.js';
import { MOST_PROCESSES } from '../../src/problems/package-words.js';
import type { RunningServer } from '../support/running-server.js';
import { importProcessesProblem } from '../support/talking-problem.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { TIME_FACTOR } from '../support/time-factor.js';

interface Judged {
  state: string;
  verdict: Verdict;
  judgement: { reason: string | null };
  runs: {
    evidence: RunEvidence;
    judgeFeedback: string | null;
    reason: string;
    stderrTail: string | null;
    talk: TalkPart[] | null;
  }[];
}

interface Verification {
  state: string;
  entries: { path: string; got: Verdict; isAsExpected: boolean; notes: string[] }[];
}

interface Row {
  what: string;
  /** What the first and the second process do. */
  programs: [string, string];
  verdict: Verdict;
  /** The process that the evidence names; left out: none. */
  process?: number;
  limitFired?: RunEvidence['limitFired'];
  /** Part of the reason, as the jury sees it. */
  reason?: string;
  feedback?: string;
  problem?: string;
}

const PRELUDE = `import os, socket, sys, time

me = int(sys.argv[-1])

def tell(text):
    print(text, flush=True)

def burn(seconds):
    end = time.process_time() + ${String(TIME_FACTOR)} * seconds
    while time.process_time() < end: pass

def reads(path):
    try: return open(path).read()
    except OSError: return None

`;
/** Written at once: a page that is read before it is written costs time and takes no memory. */
const ALLOCATE = 'block = b"x" * (1 << 29)';
/** What one leaves and the other looks for; the one that leaves it finds it. */
const places = (look: string): string =>
  `places = ["/tmp/note", "/dev/shm/note", "/box/note", "note"]\n${look}\ntell("done")`;

const GROUPS: Record<string, Row[]> = {
  'a talk that goes well': [
    {
      what: 'goes from one process to the other through the validator',
      programs: ['tell("tell 1 hi")\ntell("done")', 'assert input() == "hi"\ntell("done")'],
      verdict: 'AC',
    },
    {
      what: 'may go on when one has ended',
      programs: [
        'tell("tell 1 hi")\ntell("done")',
        'input()\ntime.sleep(0.5)\ntell("tell 1 again")\nassert input() == "again"\ntell("done")',
      ],
      verdict: 'AC',
    },
    {
      what: 'does not stand still for what is written to one that has ended',
      programs: ['tell("tell 1 hi")\ntell("done")', 'input()\ntime.sleep(0.5)\ntell("flood 0")\ntell("done")'],
      verdict: 'AC',
    },
    {
      what: 'has each process end its own time limit where it is for each',
      programs: ['burn(0.7)\ntell("done")', 'burn(0.7)\ntell("done")'],
      verdict: 'AC',
      problem: 'processes-each',
    },
  ],
  'a process that fails': [
    {
      what: 'by a crash has crashed, though the other waits',
      programs: ['sys.exit(3)', 'input()'],
      verdict: 'RTE',
      process: 0,
      reason: 'process 0: ended with exit code 3',
    },
    {
      what: 'by a crash has crashed, whatever the other said',
      programs: ['tell("done")', 'time.sleep(0.5)\nsys.exit(3)'],
      verdict: 'RTE',
      process: 1,
    },
    {
      what: 'by its time has taken too much',
      programs: ['input()', 'while True: pass'],
      verdict: 'TLE',
      process: 1,
      limitFired: 'cpu-time',
      reason: 'process 1: ',
    },
    {
      what: 'by its memory is told so',
      programs: ['input()', ALLOCATE],
      verdict: 'MLE',
      process: 1,
      limitFired: 'memory',
    },
    {
      what: 'by a forbidden system call is told so',
      programs: ['import ctypes\nctypes.CDLL(None).ptrace(0, 0, 0, 0)', 'input()'],
      verdict: 'SV',
      process: 0,
    },
    {
      what: 'after the validator has accepted has failed all the same',
      programs: ['tell("accept")', 'input()'],
      verdict: 'RTE',
      process: 1,
    },
  ],
  'processes that none failed of': [
    {
      what: 'are too slow together',
      programs: ['burn(0.7)\ntell("done")', 'burn(0.7)\ntell("done")'],
      verdict: 'TLE',
      limitFired: 'cpu-time',
      reason: 'the 2 processes used ',
    },
    {
      what: 'are wrong if the validator rejects, and are stopped',
      programs: ['tell("reject")', 'while True: pass'],
      verdict: 'WA',
      feedback: 'told to reject by process 0',
    },
    {
      what: 'are wrong without a word',
      programs: ['pass', 'pass'],
      verdict: 'WA',
      feedback: 'all processes have ended',
    },
    {
      what: 'that wait for one another are too slow',
      programs: ['input()', 'input()'],
      verdict: 'TLE',
      limitFired: 'wall-time',
    },
  ],
  'a validator at fault': [
    { what: 'hangs', programs: ['tell("hang")', 'input()'], verdict: 'JE', reason: 'kept the program waiting' },
    { what: 'hangs after both have ended', programs: ['tell("hang")', 'pass'], verdict: 'JE', reason: 'did not end' },
    { what: 'crashes', programs: ['tell("abort")', 'input()'], verdict: 'JE', reason: 'going down' },
  ],
  'what one leaves for the other': [
    {
      what: 'in files is not there',
      programs: [
        places('for one in places: open(one, "w").write("secret")\nassert all(map(reads, places))\ntell("tell 1 go")'),
        places('input()\nassert not any(map(reads, places))'),
      ],
      verdict: 'AC',
    },
    {
      what: 'as a socket without a file is not made',
      programs: ['try: socket.socket(socket.AF_UNIX)\nexcept OSError: tell("done")', 'tell("done")'],
      verdict: 'AC',
    },
    {
      what: 'in descriptors is not there: each has its own three',
      programs: [
        'assert sorted(map(int, os.listdir("/proc/self/fd")))[:-1] == [0, 1, 2]\ntell("done")',
        'assert sorted(map(int, os.listdir("/proc/self/fd")))[:-1] == [0, 1, 2]\ntell("done")',
      ],
      verdict: 'AC',
    },
    {
      what: 'at the program’s own file, which both have, is refused',
      programs: [
        'try: os.utime(__file__)\nexcept OSError: tell("done")',
        'try: open(__file__, "a")\nexcept OSError: tell("done")',
      ],
      verdict: 'AC',
    },
    {
      what: 'as a process is not seen',
      programs: [
        'tell("tell 1 go")\ninput()\ntell("done")',
        'input()\nown = [int(one) for one in os.listdir("/proc") if one.isdigit()]\nassert len(own) == 2, own\ntell("tell 0 go")\ntell("done")',
      ],
      verdict: 'AC',
    },
  ],
};

let started: TestServer;
let server: RunningServer;
const ids = new Map<Row, number>();

beforeAll(async () => {
  // Many more containers at a time than are kept warm: each slot takes three.
  started = await startTestServer({ env: { DOCKET_WORKER_SLOTS: '3', DOCKET_POOL_SIZE: '1' } });
  ({ server } = started);
  await importProcessesProblem(server, 'processes', { timeLimit: 'total' });
  await importProcessesProblem(server, 'processes-each', { timeLimit: 'each' });
  await importProcessesProblem(server, 'overheard', { timeLimit: 'total', hasSample: true });
  // So many starts of Python are most of a second together.
  await importProcessesProblem(server, 'ten', { count: MOST_PROCESSES, timeLimit: 'each' });
  for (const row of Object.values(GROUPS).flat()) ids.set(row, await submit(row));
});
afterAll(() => started.dispose());

async function submit({ programs, problem = 'processes' }: Pick<Row, 'programs' | 'problem'>): Promise<number> {
  const [first, second] = programs.map((text) => text.replaceAll('\n', '\n    '));
  const source = `${PRELUDE}if me == 0:\n    ${first}\nelse:\n    ${second}\n`;
  return (await server.admin.rest.post<{ id: number }>('/submissions', { problem, language: 'python', source })).id;
}

async function judged(id: number | undefined): Promise<Judged> {
  for (;;) {
    const submission = await server.admin.rest.get<Judged>(`/submissions/${String(id)}?wait=30`);
    if (submission.state === 'finished') return submission;
  }
}

describe.each(Object.entries(GROUPS))('%s', (_, rows) => {
  it.each(rows)('$what: $verdict', async (row) => {
    const { verdict, judgement, runs } = await judged(ids.get(row));
    expect(verdict, `${judgement.reason ?? ''} ${runs[0]?.stderrTail ?? ''}`).toBe(row.verdict);
    if (row.reason !== undefined) expect(judgement.reason).toContain(row.reason);
    if (row.feedback !== undefined) expect(runs[0]?.judgeFeedback).toContain(row.feedback);
    if (row.limitFired !== undefined) expect(runs[0]?.evidence.limitFired).toBe(row.limitFired);
    if (verdict === 'JE') return;
    const evidence = runs.at(-1)?.evidence;
    expect(evidence?.processes).toHaveLength(2);
    if (row.limitFired !== 'wall-time') expect(evidence?.process).toBe(row.process);
  });
});

it('as many processes as are allowed run at once, of several submissions side by side', async () => {
  // Each waits for the one before it: they all have to be there.
  const pass = (next: string) => `${next}\ntell("done")`;
  const others = pass('input()\nif me < 9: tell("tell %d go" % (me + 1))');
  const programs: Row['programs'] = [pass('tell("tell 1 go")'), others];
  const started = await Promise.all([1, 2, 3].map(() => submit({ programs, problem: 'ten' })));
  for (const { verdict, judgement, runs } of await Promise.all(started.map(judged))) {
    expect(verdict, judgement.reason ?? '').toBe('AC');
    expect(runs[0]?.evidence.processes).toHaveLength(MOST_PROCESSES);
  }
});

it('what both say is shown to the author, each part with its process', async () => {
  const programs: Row['programs'] = ['tell("tell 1 hi")\ntell("done")', 'input()\ntell("done")'];
  const { verdict, runs } = await judged(await submit({ programs, problem: 'overheard' }));
  expect(verdict).toBe('AC');
  const told = (process: number, from: TalkPart['from']) =>
    (runs[0]?.talk ?? [])
      .filter((part) => part.process === process && part.from === from)
      .map(({ text }) => text)
      .join('');
  expect([told(0, 'program'), told(0, 'judge')]).toEqual(['tell 1 hi\ndone\n', '']);
  expect([told(1, 'program'), told(1, 'judge')]).toEqual(['done\n', 'hi\n']);
});

it('a problem says how many there are, and a judgement is replayed as it was', async () => {
  const problem = await server.admin.rest.get('/problems/processes');
  expect(problem).toMatchObject({ limits: { processes: { count: 2, timeLimit: 'total' } } });
  const row = GROUPS['a process that fails']?.[0];
  const { code, out } = await server.docket(['replay', String(row && ids.get(row))]);
  expect(code, out).toBe(0);
});

it('a jury submission that is too slow together, and then wrong, is as expected', async () => {
  const { id } = await server.admin.rest.post<{ id: number }>('/problems/processes/verify', {});
  for (;;) {
    const verification = await server.admin.rest.get<Verification>(`/verifications/${String(id)}?wait=30`);
    if (verification.state !== 'finished') continue;
    const late = verification.entries.find(({ path }) => path === 'submissions/wrong_answer/late.py');
    expect(late).toMatchObject({ got: 'TLE', isAsExpected: true });
    expect(late?.notes.join()).toContain('TLE at the time limit, but WA within');
    break;
  }
});

it('the receipt names each process', async () => {
  const row = GROUPS['a process that fails']?.[0];
  const { out } = await server.docket(['submissions', String(row && ids.get(row)), '--evidence']);
  expect(out).toMatch(/process 0: exit code 3, CPU time [\d.]+ s, memory .*\n +process 1: stopped/);
});
