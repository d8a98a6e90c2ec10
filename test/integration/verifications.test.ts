/** The judge's part is played by the test: it claims the jobs and records verdicts as workers do. */
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BlobStore } from '../../src/blobs/blob-store.js';
import { JudgingTasks } from '../../src/judge/judging-task.js';
import { JurySubmission } from '../../src/problems/jury-submission.entity.js';
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

/** Of the worker, which is no part of the web process; what the sources say makes no difference. */
const blobs = { readBuffer: () => Promise.resolve(Buffer.from('')) } as Partial<BlobStore> as BlobStore;
const tasks = (): JudgingTasks => new JudgingTasks(web.get(DataSource), blobs);

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

it('derive a time limit from those test cases of a submission that are to be in time, and judge it by the limit then', async () => {
  const records = web.get(JudgementRecords);
  const manager = web.get(DataSource).manager;
  await manager.query('DELETE FROM jobs');
  const files = newerPackage({
    'problem.yaml': String(newerPackage()['problem.yaml']).replace(/limits:[^]*/, ''),
    'submissions/wrong_answer/zero.py': null,
    'submissions/time_limit_exceeded/slow.py': 'print(sum(map(int, input().split())))\n',
    'submissions/submissions.yaml':
      'time_limit_exceeded/slow.py: {secret/1: {permitted: [AC], use_for_time_limit: lower}}\n',
  });
  await importPackage('bounded', files);
  const judgeAll = async (cpuTimeUs: Record<string, number>): Promise<string[][]> => {
    const judged: string[][] = [];
    for (const lease of await claimAll()) {
      const { submission, testCases, isPart, version } = await tasks().load(lease.subjectId);
      const { path } = await manager.findOneByOrFail(JurySubmission, { id: submission.jurySubmissionId ?? 0 });
      judged.push([path, ...testCases.map(({ name }) => name)]);
      expect(isPart).toBe(version.state === 'calibrating' && path.includes('slow'));
      await records.begin(lease, { libraryDigest: 'x', evidence: {}, testCaseCount: testCases.length });
      const runs = testCases.map(({ id, name }, index) => {
        const time = cpuTimeUs[`${path} ${name}`] ?? 1000;
        const isSlow = time > (version.timeLimitMs ?? 60_000) * 1000;
        const evidence = { ...run(id).evidence, cpuTimeUs: time, limitFired: isSlow ? ('cpu-time' as const) : null };
        return {
          ...run(id),
          ordinal: index + 1,
          testCaseName: name,
          verdict: isSlow ? ('TLE' as const) : ('AC' as const),
          evidence,
        };
      });
      const verdict = runs.find((one) => one.verdict !== 'AC')?.verdict ?? 'AC';
      const slowest = Math.max(...runs.map(({ evidence }) => evidence.cpuTimeUs));
      const final = { verdict, score: null, reason: null, cpuTimeUs: slowest, memoryPeakBytes: 4096 };
      await records.finish(lease, final, runs);
    }
    return judged;
  };
  const slow = 'submissions/time_limit_exceeded/slow.py';
  const times = { [`${slow} secret/1`]: 1_200_000, [`${slow} secret/2`]: 9_000_000 };
  const all = ['sample/1', 'secret/1', 'secret/2'];
  expect(await judgeAll(times)).toEqual([
    ['submissions/accepted/sum.py', ...all],
    [slow, 'secret/1'],
  ]);
  const { body } = await web.send('GET', '/problems/bounded', { token: web.adminToken });
  expect(body.limits).toMatchObject({ timeLimitMs: 3000, timeLimitSource: 'derived' });
  // Only what was judged in part is judged again, and in whole.
  expect(await judgeAll(times)).toEqual([[slow, ...all]]);
  const [verification] = await manager.query<{ id: number }[]>('SELECT max(id) AS id FROM verifications');
  const shown = await web.send('GET', `/verifications/${String(verification?.id)}`, { token: web.adminToken });
  expect(shown.body.entries).toMatchObject([
    { path: 'submissions/accepted/sum.py', got: 'AC', isAsExpected: true },
    { path: slow, got: 'TLE', isAsExpected: true },
  ]);
  expect(shown.body.margins).toMatchObject({ slowestAccepted: { path: slow, cpuTimeUs: 1_200_000 } });
});

it('derive no time limit from a test case on which a submission was stopped, whatever failed before', async () => {
  const records = web.get(JudgementRecords);
  const manager = web.get(DataSource).manager;
  await manager.query('DELETE FROM jobs');
  const yaml = String(newerPackage()['problem.yaml']).replace(/limits:[^]*/, '');
  await importPackage('stopped', newerPackage({ 'problem.yaml': yaml }));
  for (const lease of await claimAll()) {
    const { submission, testCases } = await tasks().load(lease.subjectId);
    const { path } = await manager.findOneByOrFail(JurySubmission, { id: submission.jurySubmissionId ?? 0 });
    const verdicts = path.includes('wrong') ? (['WA', 'TLE', 'AC'] as const) : (['AC', 'AC', 'AC'] as const);
    const runs = testCases.map(({ id }, index) => ({
      ...run(id),
      ordinal: index + 1,
      verdict: verdicts[index] ?? 'AC',
    }));
    await records.begin(lease, { libraryDigest: 'x', evidence: {}, testCaseCount: testCases.length });
    const final = { verdict: verdicts[0], score: null, reason: null, cpuTimeUs: 60_000_000, memoryPeakBytes: 4096 };
    await records.finish(lease, final, runs);
  }
  const [version] = await manager.query<{ state: string; state_reason: string }[]>(
    'SELECT state, state_reason FROM problem_versions ORDER BY id DESC LIMIT 1',
  );
  expect(version).toEqual({
    state: 'failed',
    state_reason:
      'The time limit cannot be derived: submissions/wrong_answer/zero.py got TLE on secret/1 instead of an end in time.',
  });
});
