/**
 * Traces: where the time of one submission went, from the HTTP request through the queue to the end of its containers,
 * across processes. OpenTelemetry is loaded only where the configuration names a receiver (OTEL_EXPORTER_OTLP_ENDPOINT);
 * everywhere else these functions do nothing but call what they are given.
 *
 * A trace crosses the queue as W3C trace context in the job's row: whoever enqueues writes `presentTraceContext`, and the
 * worker that claims goes on from there.
 */
import type { TracesConfig } from '../config/traces.js';
import type { Attributes, Recorder, TraceContext, TracedJob, TracedRequest } from './recorder.js';

let recorder: Recorder | null = null;

/**
 * Call it before anything else is started.
 *
 * @param onTrouble told when spans cannot be delivered; they are dropped then
 */
export async function startTracing(
  processName: 'web' | 'worker',
  traces: TracesConfig | null,
  onTrouble: (message: string) => void,
): Promise<void> {
  if (traces === null) return;
  const { startOpenTelemetry } = await import('./open-telemetry.js');
  recorder = startOpenTelemetry(processName, traces, onTrouble);
}

/** Delivers what is still to be delivered, for a few seconds at most. */
export async function stopTracing(): Promise<void> {
  const stopping = recorder;
  recorder = null;
  await stopping?.stop();
}

/** Carries the work out within a span; what it throws is noted there and thrown on. */
export function inSpan<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> {
  return recorder === null ? work() : recorder.inSpan(name, attributes, work);
}

/** A span for what goes on beside its caller; what comes after is no part of it. Call the answer at its end. */
export function startSpan(name: string, attributes: Attributes): (attributes?: Attributes) => void {
  return recorder === null ? () => undefined : recorder.startSpan(name, attributes);
}

/** Adds to the span under way. */
export function annotateSpan(attributes: Attributes): void {
  recorder?.annotate(attributes);
}

/** A span for an HTTP request, part of the caller's trace where its headers name one. */
export function traceRequest(request: TracedRequest, next: () => void): void {
  if (recorder === null) next();
  else recorder.inRequest(request, next);
}

/** Spans for a job's wait and for its work, part of the trace in which it was enqueued. */
export function traceJob<T>(job: TracedJob, work: () => Promise<T>): Promise<T> {
  return recorder === null ? work() : recorder.inJob(job, work);
}

/** To be written beside a job; null where nothing is recorded. */
export function presentTraceContext(): TraceContext | null {
  return recorder?.presentContext() ?? null;
}

/** For the log: by it lines and spans find each other. */
export function presentTraceId(): string | undefined {
  return recorder?.presentTraceId();
}
