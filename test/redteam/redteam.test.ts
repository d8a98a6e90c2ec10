/**
 * Docket attacks itself by its own command, `docket redteam`: every hostile program is handed in like any submission and
 * judged end to end, all of them by one server. Each must get a verdict that is right, the server must answer
 * throughout, and the machine must be as it was before. Some of each family by default; all where DOCKET_RED_TEAM is
 * "whole" (`npm run test:redteam`), or those whose name starts as it says.
 * The promises (P1 …) are those of SECURITY.md.
 */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RedTeamReport } from '../../src/cli/commands/redteam.js';
import { quickCut, readSuite, RED_TEAM } from '../../src/cli/redteam/hostile-programs.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { stretched, TIME_FACTOR } from '../support/time-factor.js';

const JUDGED_DEADLINE_MS = stretched(3_600_000);

const { DOCKET_RED_TEAM: extent = 'quick' } = process.env;
const all = readSuite(RED_TEAM);
const programs =
  extent === 'quick'
    ? quickCut(RED_TEAM, all)
    : all.filter(({ name }) => extent === 'whole' || name.startsWith(extent));
const cut = extent === 'quick' ? ['--quick'] : extent === 'whole' ? [] : ['--only', extent];

let started: TestServer;
let report: RedTeamReport;

async function redteam(...args: string[]): Promise<{ code: number | null; report: RedTeamReport }> {
  const { code, out, err } = await started.server.docket([
    'redteam',
    '--json',
    '--time-factor',
    String(TIME_FACTOR),
    ...args,
  ]);
  if (!out.includes('"isAllHeld"')) throw new Error(`docket redteam ended with ${String(code)}: ${err}`);
  return { code, report: JSON.parse(out) as RedTeamReport };
}

beforeAll(async () => {
  started = await startTestServer();
  ({ report } = await redteam(...cut));
}, JUDGED_DEADLINE_MS);
afterAll(() => started.dispose());

describe.each([...new Set(programs.map(({ family }) => family))])('P1–P12, %s:', (family) => {
  it.each(programs.filter((program) => program.family === family).map(({ name }) => name))('%s', (name) => {
    const result = report.results.find((one) => one.name === name);
    expect(result, JSON.stringify(result, null, 1)).toMatchObject({ isHeld: true });
  });
});

describe('when all have been judged', () => {
  it.each([
    ['P10: the server has answered throughout', 'answers'],
    ['P10: the worker judges an honest program as before', 'judging'],
    ['P10: mounts, interfaces, firewall and files are as they were', 'machine'],
    ['P10: no file of a program’s is left on the host, and no process of a container that is gone', 'leftovers'],
  ])('%s', (_, subject) => {
    const check = report.checks.find((one) => one.subject === subject);
    console.log(`${subject}: ${check?.finding ?? ''}`);
    expect(check).toMatchObject({ state: 'good' });
  });

  it('its problems are gone', async () => {
    const { items } = await started.server.admin.rest.get<{ items: unknown[] }>('/problems');
    expect(items).toEqual([]);
  });
});

describe('an attack that is not held off', () => {
  it(
    'is told with what it tries and what became of it, and the exit code is 1',
    async () => {
      const suite = await mkdtemp(path.join(tmpdir(), 'docket-suite-'));
      try {
        await mkdir(path.join(suite, 'mine'));
        await mkdir(path.join(suite, 'problem'));
        await cp(path.join(RED_TEAM, 'problem'), path.join(suite, 'problem'), { recursive: true });
        const source = '# tries: nothing, but is said to be forbidden\n# expect: SV\n# calls: ptrace\nprint("OK")\n';
        await writeFile(path.join(suite, 'mine', 'harmless.py'), source);
        const { code, report: told } = await redteam('--suite', suite);
        expect(code).toBe(1);
        expect(told.isAllHeld).toBe(false);
        expect(told.results).toMatchObject([{ name: 'mine/harmless.py', got: 'AC', isHeld: false }]);
        expect(told.results[0]?.remarks.slice(0, 2)).toEqual([
          'SV would be right',
          'the evidence does not name ptrace',
        ]);
      } finally {
        await rm(suite, { recursive: true, force: true });
      }
    },
    stretched(120_000),
  );
});
