/**
 * A jury author as attacker: validators that do harm, each the only one of a problem of its own. The machine and the
 * server take none, and a verdict is only what a validator that ends well has said: 42, 43, or else JE. A few by
 * default, all where DOCKET_RED_TEAM is "whole" or "jury". The promises (P1 …) are those of SECURITY.md.
 */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/contract/verdicts.js';
import type { Account } from '../support/running-server.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { hostileValidators, RED_TEAM, type HostileProgram } from './programs.js';

const QUICK = ['jury/accepts-by-signal.py', 'jury/feedback-links.py', 'jury/changes-the-data.py'];

const { DOCKET_RED_TEAM: extent = 'quick' } = process.env;
const validators = hostileValidators().filter(
  ({ name }) => QUICK.includes(name) || extent === 'whole' || extent === 'jury',
);

let started: TestServer;
let student: Account;

beforeAll(async () => {
  started = await startTestServer();
  student = await started.server.account('student');
}, 300_000);
afterAll(() => started.dispose());

/** The problem of the red team, but for its validator and a short time for it. */
async function importProblemWith(validator: HostileProgram): Promise<string> {
  const { server } = started;
  const slug = `jury-${path.basename(validator.name, '.py')}`;
  const base = await mkdtemp(path.join(tmpdir(), 'docket-jury-'));
  try {
    const folder = path.join(base, slug);
    await cp(path.join(RED_TEAM, 'problem', 'hold-the-line'), folder, { recursive: true });
    await mkdir(path.join(folder, 'output_validator'));
    await writeFile(path.join(folder, 'output_validator', 'validate.py'), validator.source);
    const limits = 'limits:\n  time_limit: 1\n  validation_time: 2\n  validation_memory: 256\n';
    const head = `problem_format_version: 2023-07-draft\nname: ${slug}\nuuid: 7d3ce6a4-55a7-4f0f-8d55-1f6f0f1f9a01\n`;
    await writeFile(path.join(folder, 'problem.yaml'), head + limits);
    const { code, err } = await server.docket(['import', folder]);
    if (code !== 0) throw new Error(`docket import: ${err}`);
    await server.admin.rest.patch(`/problems/${slug}`, { visibility: 'public' });
    return slug;
  } finally {
    await rm(base, { recursive: true, force: true });
  }
}

describe('P1–P12: a validator', () => {
  it.each(validators.map((validator) => [validator.name, validator] as const))(
    '%s',
    async (_name, validator) => {
      const problem = await importProblemWith(validator);
      const body = { problem, language: 'python', source: "print('OK')\n" };
      const { id } = await student.rest.post<{ id: number }>('/submissions', body);
      for (;;) {
        const outcome = await student.rest.get<{ state: string; verdict: Verdict }>(`/submissions/${id}?wait=30`);
        if (outcome.state !== 'finished') continue;
        expect(validator.expected, `tries ${validator.tries}\n${JSON.stringify(outcome)}`).toContain(outcome.verdict);
        return;
      }
    },
    300_000,
  );
});
