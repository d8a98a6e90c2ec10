/**
 * "Why is it stuck", in words: from the facts about a judgement, its job and the workers to one sentence that says what
 * it waits for and what an admin can do. Pure.
 */
import { WORKER_IS_GONE } from '../../contract/worker-reasons.js';
import type { WorkerHealthDto } from '../../health/health.dto.js';
import type { JobFacts } from '../../queue/job-facts.js';
import type { Judgement } from '../judgement.entity.js';

export interface StuckFacts {
  submissionId: number;
  judgement: Pick<Judgement, 'state' | 'verdict' | 'reason' | 'testCaseCount' | 'finishedAt'>;
  /** null: it is finished. */
  job: JobFacts | null;
  /** Jobs that are served before it; null unless it waits. */
  position: number | null;
  runCount: number;
  workers: WorkerHealthDto[];
  now: Date;
}

export function whyStuck(facts: StuckFacts): string {
  const { job, judgement, submissionId } = facts;
  if (job?.state === 'set-aside') {
    const remedy = `Find out why, then judge it again: docket retry ${String(submissionId)}.`;
    return `It was set aside, ${job.lastError ?? 'without a reason'}. ${remedy}`;
  }
  if (judgement.state === 'finished') return `It is finished: ${judgement.verdict ?? ''}.`;
  if (job === null)
    return 'It has no job although it is not finished: judge it again with docket rejudge, and tell us.';
  return job.state === 'leased' ? whyLeased(facts, job) : whyWaiting(facts, job);
}

function whyLeased({ judgement, workers, runCount, now }: StuckFacts, job: JobFacts): string {
  const worker = workers.find(({ id }) => id === job.workerId);
  const name = job.workerId ?? '';
  if (worker === undefined || (!worker.canJudge && worker.reason === WORKER_IS_GONE)) {
    return `Its worker ${name} is gone; another one takes it over within seconds.`;
  }
  const secondsLeft = Math.ceil(((job.leaseEndsAt?.getTime() ?? 0) - now.getTime()) / 1000);
  if (secondsLeft <= 0)
    return `Its worker ${name} has not renewed its lease; another one takes it over within seconds.`;
  const at =
    judgement.state === 'running'
      ? `test case ${String(Math.min(runCount + 1, judgement.testCaseCount ?? 0))} of ${String(judgement.testCaseCount)}`
      : 'the compile';
  return `The worker ${name} is at it: ${at}. Should it be lost, another one takes over in ${String(secondsLeft)} s at the latest.`;
}

function whyWaiting({ workers, position, now }: StuckFacts, job: JobFacts): string {
  const able = workers.filter(({ canJudge }) => canJudge);
  const error = job.lastError === null ? '' : ` The last try ended early: ${job.lastError}.`;
  if (able.length === 0) return `${whyNobodyJudges(workers)}${error}`;
  const delayS = Math.ceil((job.availableAt.getTime() - now.getTime()) / 1000);
  if (delayS > 0) return `It is tried again in ${String(delayS)} s.${error}`;
  const slots = able.reduce((sum, worker) => sum + worker.slots, 0);
  if (position === 0) return `It is the next one; ${counted(slots, 'slot')} will be free for it.${error}`;
  return `${counted(position ?? 0, 'job')} before it, in a queue that ${counted(slots, 'slot')} work on.${error}`;
}

function whyNobodyJudges(workers: WorkerHealthDto[]): string {
  if (workers.length === 0) return 'There is no worker: start one.';
  const reasons = workers.map(({ id, reason }) => `${id}: ${reason ?? 'no reason given'}`);
  return `No worker can judge (${reasons.join('; ')}).`;
}

function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
