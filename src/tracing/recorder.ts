/** What is recorded of traces, and what does the recording: a file of its own, so that neither end needs the other. */

export type Attributes = Record<string, string | number | boolean>;

/** W3C trace context: https://www.w3.org/TR/trace-context/ */
export interface TraceContext {
  traceparent?: string;
  tracestate?: string;
}

/** What does the recording (open-telemetry.ts). */
export interface Recorder {
  inSpan<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T>;
  startSpan(name: string, attributes: Attributes): (attributes?: Attributes) => void;
  annotate(attributes: Attributes): void;
  inRequest(request: TracedRequest, next: () => void): void;
  inJob<T>(job: TracedJob, work: () => Promise<T>): Promise<T>;
  presentContext(): TraceContext | null;
  presentTraceId(): string | undefined;
  stop(): Promise<void>;
}

export interface TracedRequest {
  method: string;
  /** Without the query: search words and one-time links are nobody's business. */
  path: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Calls back when the answer is out. */
  onEnd(end: (answer: { status: number; route: string | null }) => void): void;
}

export interface TracedJob {
  kind: string;
  attributes: Attributes;
  /** Of whoever enqueued it; null: the job begins a trace. */
  enqueuedIn: TraceContext | null;
  /** Since when it could have been claimed. */
  waitingSince: Date;
}
