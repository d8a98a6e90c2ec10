import type { SubmissionState, Verdict, RunVerdict } from './verdicts.js';

/**
 * Socket.IO, namespace `/`, path `/socket.io`. Credentials: the session cookie, or `auth: { token }`.
 *
 * A client emits `subscribe` with a topic and gets an acknowledgement {@link SubscribeReply}; the present state
 * (`submission` events, one for each submission the topic holds that is not finished, and always one for a
 * `submission` topic) is sent before any later event. Each event carries the submission's `revision`, which only
 * grows: an event whose revision is not greater than the last one seen may be dropped.
 */
export type SubscribeTopic = { submission: number } | { mine: true };
export type SubscribeReply = { ok: true } | { ok: false; code: string; message: string };

export interface ClientEvents {
  subscribe: (topic: SubscribeTopic, reply: (answer: SubscribeReply) => void) => void;
  unsubscribe: (topic: SubscribeTopic, reply: (answer: SubscribeReply) => void) => void;
}

/** One test case judged. Times in microseconds of CPU and wall, memory in bytes. */
export interface RunEvent {
  submissionId: number;
  judgementId: number;
  revision: number;
  ordinal: number;
  testCaseName: string;
  isSample: boolean;
  verdict: RunVerdict;
  /** Scoring problems only. */
  score: number | null;
  cpuTimeUs: number;
  wallTimeUs: number;
  memoryPeakBytes: number;
  reason: string;
}

/** The submission's state; `runs` holds those judged so far, and only in the first event after a subscription. */
export interface SubmissionEvent {
  submissionId: number;
  judgementId: number;
  revision: number;
  state: SubmissionState;
  verdict: Verdict | null;
  score: number | null;
  problemSlug: string | null;
  testCaseCount: number | null;
  cpuTimeUs: number | null;
  memoryPeakBytes: number | null;
  reason: string | null;
  runs?: RunEvent[];
}

export interface ServerEvents {
  submission: (event: SubmissionEvent) => void;
  run: (event: RunEvent) => void;
}
