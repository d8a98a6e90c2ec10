import { afterEach, beforeEach, expect, it } from 'vitest';
import { json, ScriptedServer } from '../../../test/support/scripted-server.js';

let server: ScriptedServer;
beforeEach(async () => {
  server = new ScriptedServer();
  await server.start();
});
afterEach(() => server.stop());

const timeline = {
  submissionId: 7,
  judgementId: 9,
  state: 'queued',
  verdict: null,
  explanation: '3 jobs before it.',
  stages: [{ name: 'waiting', startedAt: '2026-11-25T12:00:00Z', endedAt: null, seconds: 4.5 }],
  runCount: 0,
  testCaseCount: null,
  job: {
    state: 'waiting',
    lane: 'practice',
    position: 3,
    expectedWaitSeconds: 6,
    attempts: 1,
    availableAt: '2026-11-25T12:00:00Z',
    leaseHolder: null,
    leaseEndsAt: null,
    lastError: null,
    losses: [{ workerId: 'old', leasedAt: null, lostAt: '2026-11-25T11:59:00Z', reason: 'worker-gone' }],
  },
  workers: [{ id: 'w', slots: 2, canJudge: false, reason: 'the Docker Engine does not answer' }],
};

it('docket why tells the reason, the stages, the losses and the workers', async () => {
  server.routes['GET /submissions/7/timeline'] = json(timeline);
  const { code, out } = await server.docket(['why', '7']);
  expect(code).toBe(0);
  expect(out).toMatch(/^3 jobs before it\.\n/);
  expect(out).toMatch(/waiting .*4\.50 s +← here/);
  expect(out).toContain('lane practice: waiting, 3 before it, about 6 s to wait; attempt 1');
  expect(out).toContain('lost at 2026-11-25T11:59:00Z with old (worker-gone)');
  expect(out).toContain('worker w: does not judge: the Docker Engine does not answer');
});

it('docket why --json is what the server answered', async () => {
  server.routes['GET /submissions/7/timeline'] = json(timeline);
  const { out } = await server.docket(['why', '7', '--json']);
  expect(JSON.parse(out)).toEqual(timeline);
});

it('docket retry has it judged again', async () => {
  server.routes['POST /submissions/7/retry'] = json({ id: 7, state: 'queued' }, 202);
  const { code, out } = await server.docket(['retry', '7']);
  expect({ code, out }).toEqual({ code: 0, out: 'submission 7 is queued again\n' });
});
