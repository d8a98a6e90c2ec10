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
  const { judgement } = base;
  return {
    ...base,
    revision: event.revision,
    state: event.state,
    verdict: event.verdict,
    score: event.score,
    cpuTimeUs: event.cpuTimeUs,
    memoryPeakBytes: event.memoryPeakBytes,
    queuePosition: event.state === 'queued' ? base.queuePosition : null,
    expectedWaitSeconds: event.state === 'queued' ? base.expectedWaitSeconds : null,
    judgement: {
      ...judgement,
      state: event.state,
      verdict: event.verdict,
      reason: event.reason ?? judgement.reason,
      testCaseCount: event.testCaseCount ?? judgement.testCaseCount,
    },
    runs: (event.runs ?? []).reduce(withRun, base.runs),
  };
}

/** The submission as it stands for that judgement: another judgement starts with no runs. */
function ofJudgement(seen: Submission, judgementId: number): Submission {
  if (seen.judgement.id === judgementId) return seen;
  const judgement: Judgement = {
    ...seen.judgement,
    id: judgementId,
    verdict: null,
    reason: null,
    explanation: null,
    compilerOutput: null,
    groups: [],
    libraryDigest: null,
    startedAt: null,
    finishedAt: null,
  };
  return { ...seen, judgement, runs: [] };
}

function withRun(runs: RunResult[], event: RunEvent): RunResult[] {
  const known = runs.find((run) => run.ordinal === event.ordinal);
  const { ordinal, testCaseName, isSample, verdict, score, cpuTimeUs, wallTimeUs, memoryPeakBytes, reason } = event;
  const run: RunResult = {
    explanation: null,
    evidence: null,
    teamFeedback: null,
    shared: [],
    hint: null,
    judgeFeedback: null,
    outputHead: null,
    stderrTail: null,
    talk: null,
    ...known,
    ...{ ordinal, testCaseName, isSample, verdict, score, cpuTimeUs, wallTimeUs, memoryPeakBytes, reason },
  };
  return [...runs.filter((other) => other.ordinal !== ordinal), run].sort((a, b) => a.ordinal - b.ordinal);
}

/** A row of a list, with the revision of the last event that changed it. */
export type LiveRow = SubmissionRow & { revision?: number };

/** The same for a row of a list. Returns the same object when nothing changes. */
export function applyToRow(row: LiveRow, event: SubmissionEvent): LiveRow {
  if (row.id !== event.submissionId || event.revision <= (row.revision ?? 0)) return row;
  const { revision, state, verdict, score, cpuTimeUs, memoryPeakBytes } = event;
  return { ...row, revision, state, verdict, score, cpuTimeUs, memoryPeakBytes };
}
