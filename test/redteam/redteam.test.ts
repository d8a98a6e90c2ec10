/**
 * Docket attacks itself: every hostile program is handed in like any submission and judged end to end, all of them by
 * one server. Each must get a verdict that is right, the server must answer throughout, and the machine must be as it
 * was before. Some of each family by default; all where DOCKET_RED_TEAM is "whole" (`npm run test:redteam`), or those
 * whose name starts as it says.
 * The promises (P1 …) are those of SECURITY.md.
 */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { RunEvidence } from '../../src/contract/evidence.js';
import type { RunVerdict, Verdict } from '../../src/contract/verdicts.js';
import { LABELS } from '../../src/sandbox/container-policy.js';
import { connectToEngine } from '../../src/sandbox/engine.js';
import { currentLibrary } from '../../src/sandbox/toolchain-library.js';
import { eventually } from '../support/eventually.js';
import type { Account } from '../support/running-server.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { filesOfPrograms, hostState, processesOf, type HostState } from './host-state.js';
import { hostilePrograms, RED_TEAM, type HostileProgram } from './programs.js';

const PROBLEM = 'hold-the-line';
const LOOK_EVERY_MS = 250;
/** A judge busy with bombs on two cores is slower, but it answers. */
const ANSWER_DEADLINE_MS = 10_000;
const JUDGED_DEADLINE_MS = 1_800_000;

const QUICK = [
  'processes/fork-bomb.c',
  'processes/setsid-survivor.c',
  'runner/kill-runner.c',
  'runner/control-directory.py',
  'runner/memory-killer-takes-the-runner.c',
  'runner/prints-frames.py',
  'runner/ptrace-runner.c',
  'files/answers-on-disk.py',
  'files/write-everywhere.py',
  'files/capabilities.c',
  'descriptors/left-open.c',
  'descriptors/write-to-input.c',
  'memory/heap.c',
  'memory/tmpfs.c',
  'memory/many-small-ones.c',
  'disk/deep-directories.c',
  'output/flood.c',
  'compile/include-secrets.c',
  'compile/incbin-control.c',
  'compile/huge-array.c',
  'time/hidden-in-orphans.c',
  'network/internet.c',
  'network/socket-vsock.c',
  'kernel/unshare-user.c',
  'kernel/library-locks.py',
  'signals/kills-itself.c',
  'leftovers/time-stamps.c',
];

interface Judged {
  state: string;
  verdict: Verdict;
  judgement: { compilerOutput: string | null; reason: string | null };
  runs: { verdict: RunVerdict; reason: string; evidence: RunEvidence; outputHead?: string | null }[];
}

const all = hostilePrograms();
const { DOCKET_RED_TEAM: extent = 'quick' } = process.env;
const isWanted = (name: string): boolean => (extent === 'quick' ? QUICK.includes(name) : name.startsWith(extent));
const programs = extent === 'whole' ? all : all.filter(({ name }) => isWanted(name));

let started: TestServer;
let student: Account;
let before: HostState;
let libraryPath: string;
const submissions = new Map<string, number>();
const containerIds = new Set<string>();
const latenciesMs: number[] = [];
const unanswered: string[] = [];
let watching = true;
let watcher: Promise<void>;

/** Asks after the server's health and notes which containers are its own, until the suite is through. */
async function watch(): Promise<void> {
  const docker = connectToEngine();
  while (watching) {
    const askedAt = performance.now();
    try {
      await student.rest.get('/health');
      latenciesMs.push(performance.now() - askedAt);
    } catch (error) {
      unanswered.push(String(error));
    }
    for (const { Id, Mounts } of await docker.listContainers({ filters: { label: [LABELS.installation] } })) {
      if (Mounts.some(({ Source }) => Source.startsWith(inject('dataDir')))) containerIds.add(Id);
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

beforeAll(async () => {
  libraryPath = (await currentLibrary(inject('dataDir'))).path;
  before = await hostState(libraryPath);
  started = await startTestServer();
  const { server } = started;
  const { code, err } = await server.docket(['import', path.join(RED_TEAM, 'problem', PROBLEM)]);
  if (code !== 0) throw new Error(`docket import: ${err}`);
  await server.admin.rest.patch(`/problems/${PROBLEM}`, { visibility: 'public' });
  student = await server.account('student');
  watcher = watch();
  for (const program of programs) await submit(program);
}, 300_000);

afterAll(async () => {
  watching = false;
  await watcher;
  await started.dispose();
});

/**
 * Bombs beside it on few cores may leave a program so little that the clock on the wall runs out first: what got less
 * than it asked for is judged again when the others are through.
 */
function hadNoTurn({ runs }: Judged): boolean {
  const evidence = runs.at(-1)?.evidence;
  return evidence?.limitFired === 'wall-time' && evidence.forbiddenCalls.length === 0;
}

async function submit({ name, language, source }: Pick<HostileProgram, 'name' | 'language' | 'source'>): Promise<void> {
  const { id } = await student.rest.post<{ id: number }>('/submissions', { problem: PROBLEM, language, source });
  submissions.set(name, id);
}

async function judged(name: string): Promise<Judged> {
  for (;;) {
    const submission = await student.rest.get<Judged>(`/submissions/${submissions.get(name)!}?wait=30`);
    if (submission.state === 'finished') return submission;
  }
}

describe.each([...new Set(programs.map(({ family }) => family))])('P1–P9, %s:', (family) => {
  it.each(programs.filter((program) => program.family === family).map((program) => [program.name, program] as const))(
    '%s',
    async (name, program) => {
      const { expected, calls, tries, attacksCompiler } = program;
      let outcome = await judged(name);
      if (!expected.includes(outcome.verdict) && hadNoTurn(outcome)) {
        await submit(program);
        outcome = await judged(name);
      }
      const { verdict, runs, judgement } = outcome;
      const last = runs.at(-1);
      const shown = `tries ${tries}\n${JSON.stringify({ verdict, judgement, last }, null, 1)}`;
      expect(expected, shown).toContain(verdict);
      expect(last?.evidence.forbiddenCalls.map((call) => call.name) ?? [], shown).toEqual(
        expect.arrayContaining(calls),
      );
      if (attacksCompiler && verdict === 'CE') expect(runs).toEqual([]);
    },
    JUDGED_DEADLINE_MS,
  );
});

describe('when all have been judged', () => {
  it('P10: the server has answered throughout', () => {
    const slowest = Math.max(...latenciesMs);
    const ordered = latenciesMs.toSorted((a, b) => a - b);
    console.log(
      `health was asked ${latenciesMs.length} times: median ${ordered[ordered.length >> 1]!.toFixed(0)} ms, slowest ${slowest.toFixed(0)} ms`,
    );
    expect(unanswered).toEqual([]);
    expect(slowest).toBeLessThan(ANSWER_DEADLINE_MS);
  });

  it('P10: the worker judges an honest program as before', async () => {
    await submit({ name: 'honest', language: 'python', source: "print('OK')\n" });
    expect((await judged('honest')).verdict).toBe('AC');
  });

  it('P10: mounts, interfaces, firewall and files are as they were', async () => {
    expect(await hostState(libraryPath)).toEqual(before);
  });

  it('P10: no file of a program’s is left on the host, and no process of a container that is gone', async () => {
    expect(containerIds.size).toBeGreaterThan(0);
    const docker = connectToEngine();
    await eventually('containers are gone with their processes', 30_000, async () => {
      const alive = new Set((await docker.listContainers({ all: true })).map(({ Id }) => Id));
      const gone = new Set([...containerIds].filter((id) => !alive.has(id)));
      return (await processesOf(gone)).length === 0 ? true : null;
    });
    expect(await filesOfPrograms()).toEqual([]);
  });
});
