/** What is checked when all has been judged: whether the server answered meanwhile, and judges as before. */
import type { SubmissionDetail } from '../api-types.js';
import { bad, good, type Check } from '../../judge/doctor/check.js';
import type { Latency, ServerWatch } from './server-watch.js';

/** Of the time that 95 of 100 answers take while honest programs are judged; with a floor for a machine with few cores. */
const USUAL_FACTOR = 5;
const FLOOR_MS = 2_000;

export function checkAnswers({ unanswered }: ServerWatch, usual: Latency, attacked: Latency): Check {
  const figures = `asked ${String(attacked.count)} times, 95 % answered within ${String(attacked.p95Ms)} ms (usual ${String(usual.p95Ms)} ms), median ${String(attacked.medianMs)} ms (${String(usual.medianMs)} ms), slowest ${String(attacked.slowestMs)} ms (${String(usual.slowestMs)} ms)`;
  if (unanswered.length > 0) {
    return bad(
      'answers',
      `${String(unanswered.length)} requests unanswered: ${unanswered[0] ?? ''}`,
      'look at the log',
    );
  }
  const isUsual = attacked.p95Ms <= Math.max(FLOOR_MS, USUAL_FACTOR * usual.p95Ms);
  return isUsual
    ? good('answers', figures)
    : bad('answers', figures, 'leave the server a core of its own: fewer DOCKET_WORKER_SLOTS');
}

export function checkHonest({ verdict, judgement }: SubmissionDetail): Check {
  return verdict === 'AC'
    ? good('judging', 'an honest program is accepted afterwards')
    : bad('judging', `an honest program got ${verdict ?? 'nothing'}: ${judgement.reason ?? ''}`, 'restart the worker');
}
