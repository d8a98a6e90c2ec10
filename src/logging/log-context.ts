/**
 * What every log line of one request or one judging carries, without being handed from call to call: the request's id,
 * the submission's. Set where the work begins, added to when more is known.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

export interface LogContext {
  requestId?: string;
  submissionId?: number;
  judgementId?: number;
  customRunId?: number;
  jobId?: number;
  /** W3C trace id, where traces are recorded. */
  traceId?: string;
}

const storage = new AsyncLocalStorage<LogContext>();

/** Runs the work, and all that it starts, with this context. */
export function withLogContext<T>(context: LogContext, work: () => T): T {
  return storage.run({ ...context }, work);
}

/** From now on the lines of the work under way carry this as well. */
export function addToLogContext(more: LogContext): void {
  const present = storage.getStore();
  if (present !== undefined) Object.assign(present, more);
}

export function logContext(): LogContext {
  return storage.getStore() ?? {};
}
