import { describe, expect, it } from 'vitest';
import type { RunEvent, SubmissionEvent } from '../../contract/events.js';
import { applyEvent, applyToRow } from './apply-event.js';
import type { Submission } from './endpoints.js';

const submission: Submission = {
  id: 7,
  username: 'ada',
  problem: 'sum',
  language: 'cpp',
  entryPoint: null,
  state: 'queued',
  verdict: null,
  score: null,
  cpuTimeUs: null,
  memoryPeakBytes: null,
  sourceBytes: 10,
  revision: 3,
  createdAt: '2026-01-01T00:00:00Z',
  finishedAt: null,
  queuePosition: 2,
  expectedWaitSeconds: 3,
  judgementCount: 1,
  judgement: {
    id: 70,
    ordinal: 1,
    state: 'queued',
    verdict: null,
    reason: null,
    explanation: null,
    compilerOutput: null,
    testCaseCount: 4,
    libraryDigest: null,
    problemVersion: 1,
    timeLimitMs: 1000,
    memoryLimitBytes: 268_435_456,
    groups: [],
    evidence: {},
    startedAt: null,
    finishedAt: null,
  },
  runs: [],
};

function runEvent(change: Partial<RunEvent> = {}): RunEvent {
  return {
    submissionId: 7,
    judgementId: 70,
    revision: 4,
    ordinal: 1,
    testCaseName: 'sample/1',
    isSample: true,
    verdict: 'AC',
    score: null,
    cpuTimeUs: 1000,
    wallTimeUs: 1200,
    memoryPeakBytes: 4096,
    reason: '',
    ...change,
  };
}

function stateEvent(change: Partial<SubmissionEvent> = {}): SubmissionEvent {
  return {
    submissionId: 7,
    judgementId: 70,
    revision: 4,
    state: 'compiling',
    verdict: null,
    score: null,
    problemSlug: 'sum',
    testCaseCount: 4,
    cpuTimeUs: null,
    memoryPeakBytes: null,
    reason: null,
    ...change,
  };
}

describe('a live event on a submission', () => {
  it('adds a run and says that it is running', () => {
    const next = applyEvent(submission, { kind: 'run', event: runEvent() });
    expect(next.state).toBe('running');
    expect(next.runs.map((run) => [run.ordinal, run.verdict])).toEqual([[1, 'AC']]);
  });

  it('keeps runs in the order of the test cases whatever the order of arrival', () => {
    const first = applyEvent(submission, { kind: 'run', event: runEvent({ ordinal: 2, revision: 4 }) });
    const second = applyEvent(first, { kind: 'run', event: runEvent({ ordinal: 1, revision: 5 }) });
    expect(second.runs.map((run) => run.ordinal)).toEqual([1, 2]);
  });

  it('drops what is older than what was seen', () => {
    expect(applyEvent(submission, { kind: 'run', event: runEvent({ revision: 2 }) })).toBe(submission);
    expect(applyEvent(submission, { kind: 'submission', event: stateEvent({ revision: 3 }) })).toBe(submission);
  });

  it('takes the present state with runs even when its revision was seen', () => {
    const event = stateEvent({ revision: 3, state: 'running', runs: [runEvent({ revision: 2 })] });
    expect(applyEvent(submission, { kind: 'submission', event }).runs).toHaveLength(1);
  });

  it('starts anew when a rejudge makes another judgement, and keeps the limits', () => {
    const judged = applyEvent(submission, { kind: 'run', event: runEvent() });
    const event = stateEvent({ judgementId: 71, revision: 9, state: 'queued' });
    const next = applyEvent(judged, { kind: 'submission', event });
    expect(next.runs).toEqual([]);
    expect(next.judgement).toMatchObject({ id: 71, timeLimitMs: 1000 });
  });

  it('is final with its verdict and reason', () => {
    const event = stateEvent({ revision: 9, state: 'finished', verdict: 'WA', reason: 'line 1 differs' });
    const next = applyEvent(submission, { kind: 'submission', event });
    expect(next).toMatchObject({ state: 'finished', verdict: 'WA', judgement: { reason: 'line 1 differs' } });
  });
});

describe('a live event on a list row', () => {
  it('changes only its own row, and only forwards', () => {
    expect(applyToRow(submission, stateEvent({ submissionId: 8 }))).toBe(submission);
    expect(applyToRow(submission, stateEvent({ revision: 3 }))).toBe(submission);
    expect(applyToRow(submission, stateEvent())).toMatchObject({ state: 'compiling', revision: 4 });
  });
});
