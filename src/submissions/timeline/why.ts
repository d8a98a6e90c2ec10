/**
 * "Why is it stuck", in words: from the facts about a judgement, its job and the workers to a sentence or two that say what
 * it waits for and what an admin can do. Pure.
 */
import { type Explained, explained } from '../../contract/explanations.js';
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

/** Sentence by sentence. */
export function whyStuck(facts: StuckFacts): Explained[] {
  const { job, judgement, submissionId: id } = facts;
  if (job?.state === 'set-aside') {
    const { lastError: error } = job;
    return [
      error === null
        ? explained('It was set aside, without a reason.', 'way-set-aside-silently')
        : explained(`It was set aside, ${error}.`, 'way-set-aside', { error }),
      explained(`Find out why, then judge it again: docket retry ${String(id)}.`, 'way-retry-it', { id }),
    ];
  }
  if (judgement.state === 'finished') {
    const verdict = judgement.verdict ?? '';
    return [explained(`It is finished: ${verdict}.`, 'way-finished', { verdict })];
  }
  if (job === null) {
    const words = 'It has no job although it is not finished: judge it again with docket rejudge, and tell us.';
    return [explained(words, 'way-no-job')];
  }
  return job.state === 'leased' ? [whyLeased(facts, job)] : whyWaiting(facts, job);
}

function whyLeased({ judgement, workers, runCount, now }: StuckFacts, job: JobFacts): Explained {
  const found = workers.find(({ id }) => id === job.workerId);
  const worker = job.workerId ?? '';
  if (found === undefined || found.explanation?.code === 'worker-gone') {
    const words = `Its worker ${worker} is gone; another one takes it over within seconds.`;
    return explained(words, 'way-worker-lost', { worker });
  }
  const seconds = Math.ceil(((job.leaseEndsAt?.getTime() ?? 0) - now.getTime()) / 1000);
  if (seconds <= 0) {
    const words = `Its worker ${worker} has not renewed its lease; another one takes it over within seconds.`;
    return explained(words, 'way-worker-silent', { worker });
  }
  const net = `Should it be lost, another one takes over in ${String(seconds)} s at the latest.`;
  if (judgement.state !== 'running') {
    return explained(`The worker ${worker} is at it: the compile. ${net}`, 'way-compiling', { worker, seconds });
  }
  const total = judgement.testCaseCount ?? 0;
  const test = Math.min(runCount + 1, total);
  const words = `The worker ${worker} is at it: test case ${String(test)} of ${String(total)}. ${net}`;
  return explained(words, 'way-running', { worker, seconds, test, total });
}

function whyWaiting(facts: StuckFacts, job: JobFacts): Explained[] {
  const { lastError: error } = job;
  const last = error === null ? [] : [explained(`The last try ended early: ${error}.`, 'way-last-error', { error })];
  return [whatItWaitsFor(facts, job), ...last];
}

function whatItWaitsFor({ workers, position, now }: StuckFacts, job: JobFacts): Explained {
  const able = workers.filter(({ canJudge }) => canJudge);
  if (able.length === 0) return whyNobodyJudges(workers);
  const seconds = Math.ceil((job.availableAt.getTime() - now.getTime()) / 1000);
  if (seconds > 0) return explained(`It is tried again in ${String(seconds)} s.`, 'way-later', { seconds });
  const slots = able.reduce((sum, worker) => sum + worker.slots, 0);
  const jobs = position ?? 0;
  if (jobs === 0) {
    return explained(`It is the next one; ${counted(slots, 'slot')} will be free for it.`, 'way-next', { slots });
  }
  const words = `${counted(jobs, 'job')} before it, in a queue that ${counted(slots, 'slot')} work on.`;
  return explained(words, 'way-behind', { jobs, slots });
}

function whyNobodyJudges(workers: WorkerHealthDto[]): Explained {
  if (workers.length === 0) return explained('There is no worker: start one.', 'way-no-worker');
  const reasons = workers.map(({ id, reason }) => `${id}: ${reason ?? 'no reason given'}`).join('; ');
  return explained(`No worker can judge (${reasons}).`, 'way-no-able-worker', { reasons });
}

function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
