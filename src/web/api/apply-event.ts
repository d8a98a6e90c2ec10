import type { RunEvent, SubmissionEvent } from '../../contract/events.js';
import type { Judgement, RunResult, Submission, SubmissionRow } from './endpoints.js';

/**
 * How a live event changes what the page shows. Pure: events may come late, twice, or from a judgement that a
 * rejudge has replaced, and none of that may show a state older than the one already seen.
 */
export type LiveEvent = { kind: 'submission'; event: SubmissionEvent } | { kind: 'run'; event: RunEvent };

export function applyEvent(seen: Submission, live: LiveEvent): Submission {
  if (live.event.revision < seen.revision) return seen;
  // The present state that a new subscription sends first may repeat the revision and still bring runs we lack.
  const isRepeat = live.event.revision === seen.revision;
  if (live.kind === 'run') return isRepeat ? seen : applyRun(seen, live.event);
  if (isRepeat && live.event.runs === undefined) return seen;
  return applySubmission(seen, live.event);
}

function applyRun(seen: Submission, event: RunEvent): Submission {
  const base = ofJudgement(seen, event.judgementId);
  return { ...base, state: 'running', verdict: null, revision: event.revision, runs: withRun(base.runs, event) };
}

function applySubmission(seen: Submission, event: SubmissionEvent): Submission {
  const base = ofJudgement(seen, event.judgementId);
  const judgement = base.judgement ?? emptyJudgement(event.judgementId);
  const runs = (event.runs ?? []).reduce(withRun, base.runs);
  return {
    ...base,
    revision: event.revision,
    state: event.state,
    verdict: event.verdict,
    score: event.score,
    cpuTimeUs: event.cpuTimeUs,
    memoryPeakBytes: event.memoryPeakBytes,
    queue: event.state === 'queued' ? base.queue : null,
    judgement: {
      ...judgement,
      verdict: event.verdict,
      reason: event.reason ?? judgement.reason,
      testCaseCount: event.testCaseCount ?? judgement.testCaseCount,
    },
    runs,
  };
}

/** The submission as it stands for that judgement: another judgement starts with no runs. */
function ofJudgement(seen: Submission, judgementId: number): Submission {
  if (seen.judgement?.id === judgementId) return seen;
  return { ...seen, judgement: { ...emptyJudgement(judgementId), ...keptLimits(seen.judgement) }, runs: [] };
}

function keptLimits(judgement: Judgement | null): Partial<Judgement> {
  return judgement === null ? {} : { timeLimitMs: judgement.timeLimitMs, memoryLimitBytes: judgement.memoryLimitBytes };
}

function emptyJudgement(id: number): Judgement {
  return { id, verdict: null, reason: null, compilerOutput: null, testCaseCount: null, libraryDigest: null };
}

function withRun(runs: RunResult[], event: RunEvent): RunResult[] {
  const known = runs.find((run) => run.ordinal === event.ordinal);
  const run: RunResult = {
    ...known,
    ordinal: event.ordinal,
    testCaseName: event.testCaseName,
    isSample: event.isSample,
    verdict: event.verdict,
    cpuTimeUs: event.cpuTimeUs,
    wallTimeUs: event.wallTimeUs,
    memoryPeakBytes: event.memoryPeakBytes,
    reason: event.reason,
  };
  return [...runs.filter((other) => other.ordinal !== event.ordinal), run].sort((a, b) => a.ordinal - b.ordinal);
}

/** The same for a row of a list. Returns the same object when nothing changes. */
export function applyToRow(row: SubmissionRow, event: SubmissionEvent): SubmissionRow {
  if (row.id !== event.submissionId || event.revision <= row.revision) return row;
  const { revision, state, verdict, score, cpuTimeUs, memoryPeakBytes } = event;
  return { ...row, revision, state, verdict, score, cpuTimeUs, memoryPeakBytes };
}
