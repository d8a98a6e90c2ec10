/** The judge's part is played by the test: it claims the jobs and records verdicts as workers do. */
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Lease, QueueService } from '../../src/queue/queue.service.js';
import { JudgementRecords, type RunRecord } from '../../src/submissions/judgement-records.service.js';
import { newerPackage, packageZip } from '../support/packages.js';
import { WebApp } from './web-app.js';

const SUBMISSIONS = Array.from({ length: 8 }, (_, index) => `submissions/accepted/${String(index)}.py`);
const ROUNDS = 5;

let web: WebApp;
beforeAll(async () => {
  web = await WebApp.start({ DOCKET_VERIFY_IMPORTS: 'true' });
});
afterAll(() => web.stop());

function importSum(slug: string): Promise<void> {
  const changes = Object.fromEntries(SUBMISSIONS.map((path) => [path, 'print(sum(map(int, input().split())))\n']));
  return importPackage(slug, newerPackage(changes));
}

async function importPackage(slug: string, files: Parameters<typeof packageZip>[0]): Promise<void> {
  const body = new Uint8Array(await packageZip(files, slug));
  const headers = { authorization: `Bearer ${web.adminToken}`, 'content-type': 'application/zip' };
  expect((await fetch(`${web.url}/api/v1/problems`, { method: 'POST', headers, body })).status).toBe(201);
}

/** All that wait, as workers with so many slots hold them. */
async function claimAll(): Promise<Lease[]> {
  const leases: Lease[] = [];
  for (;;) {
    const lease = await web.get(QueueService).claim('w');
    if (lease === null) return leases;
    leases.push(lease);
  }
}

const run = (testCaseId: number): RunRecord => ({
  ordinal: 1,
  testCaseId,
  testCaseName: 'secret/1',
  isSample: false,
  verdict: 'AC',
  lateVerdict: null,
  score: null,
  reason: 'as the answer',
  explanation: null,
  evidence: { cpuTimeUs: 1000, wallTimeUs: 2000, memoryPeakBytes: 4096, outputBytes: 2 } as RunRecord['evidence'],
  judgeFeedback: null,
  teamFeedback: null,
  outputHead: null,
  stderrTail: null,
  talk: null,
});

it('submissions that end in the same moment are all recorded, whoever comes first', async () => {
  const records = web.get(JudgementRecords);
  for (let round = 0; round < ROUNDS; round += 1) {
    await importSum(`sum${String(round)}`);
    const leases = (await claimAll()).filter(({ kind }) => kind === 'judge');
    expect(leases.length).toBeGreaterThan(SUBMISSIONS.length);
    for (const lease of leases) await records.begin(lease, { libraryDigest: 'x', evidence: {}, testCaseCount: 1 });
    const final = { verdict: 'AC' as const, score: null, reason: null, cpuTimeUs: 1000, memoryPeakBytes: 4096 };
    const ends = await Promise.allSettled(leases.map((lease) => records.finish(lease, final, [run(1)])));
    expect(ends.flatMap((end) => (end.status === 'rejected' ? [String(end.reason)] : []))).toEqual([]);
  }
});

it('derive a time limit from submissions as if their language had the problem’s own', async () => {
  const records = web.get(JudgementRecords);
  const yaml = String(newerPackage()['problem.yaml']).replace(/limits:[^]*/, '');
  const files = newerPackage({
    'problem.yaml': yaml,
    'docket.yaml': 'language_limits: {python3: {time: 4}}\n',
    'submissions/wrong_answer/zero.py': null,
  });
  await web.get(DataSource).query('DELETE FROM jobs');
  await importPackage('derived', files);
  const [lease, ...others] = await claimAll();
  expect([lease?.kind, others]).toEqual(['judge', []]);
  if (lease === undefined) return;
  await records.begin(lease, { libraryDigest: 'x', evidence: {}, testCaseCount: 1 });
  const final = { verdict: 'AC' as const, score: null, reason: null, cpuTimeUs: 8_000_000, memoryPeakBytes: 4096 };
  await records.finish(lease, final, [run(1)]);
  const { body } = await web.send('GET', '/problems/derived', { token: web.adminToken });
  // Twice the slowest, which may take four times as long as in another language.
  const inPython = { language: 'python', timeFactor: 4, timeLimitMs: 16_000 };
  expect(body.limits).toMatchObject({ timeLimitMs: 4000, timeLimitSource: 'derived' });
  expect(body.limits.byLanguage).toContainEqual(expect.objectContaining(inPython));
  const [verification] = await web.get(DataSource).query<{ id: number }[]>('SELECT max(id) AS id FROM verifications');
  const shown = await web.send('GET', `/verifications/${String(verification?.id)}`, { token: web.adminToken });
  // What the submission takes is held against what its language may take.
  expect(shown.body.margins).toMatchObject({ timeLimitMs: 4000, slowestAccepted: { timeLimitMs: 16_000 } });
});
