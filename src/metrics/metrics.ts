/**
 * What this process counts and times, for Prometheus. Worker processes have no port: they hand their figures in with
 * their reports (queue/worker-registration.ts), and the web process shows them with its own (health/).
 *
 * Names follow Prometheus' conventions: base units, `_total` for counters.
 */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const registry = new Registry();

/** From a compile of 30 ms to a judging of many minutes, and in the queue for hours. */
const STAGE_BUCKETS_S = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000, 3600];

export const judgingStageSeconds = new Histogram({
  name: 'docket_judging_stage_seconds',
  help: 'Time of finished judgements by stage: waiting, compiling, running',
  labelNames: ['stage'],
  buckets: STAGE_BUCKETS_S,
  registers: [registry],
});

export const verdicts = new Counter({
  name: 'docket_verdicts_total',
  help: 'Finished judgements by verdict',
  labelNames: ['verdict'],
  registers: [registry],
});

export const jobOutcomes = new Counter({
  name: 'docket_jobs_total',
  help: 'Jobs that ended for this worker: done, handed-back, retried, set-aside, lost',
  labelNames: ['outcome'],
  registers: [registry],
});

export const engineErrors = new Counter({
  name: 'docket_engine_errors_total',
  help: 'What the Docker Engine refused or did not answer, by step',
  labelNames: ['step'],
  registers: [registry],
});

export const containerStartSeconds = new Histogram({
  name: 'docket_container_start_seconds',
  help: 'From the request to the runner’s first word',
  buckets: [0.03, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20],
  registers: [registry],
});

export const containers = new Gauge({
  name: 'docket_containers',
  help: 'Sandbox containers: warm (in the pool), starting, busy',
  labelNames: ['state'],
  registers: [registry],
});

export const httpRequestSeconds = new Histogram({
  name: 'docket_http_request_seconds',
  help: 'HTTP requests by method and status; long-polls and event streams count as long as they last',
  labelNames: ['method', 'status'],
  buckets: [0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 60],
  registers: [registry],
});

export type ProcessFigures = Awaited<ReturnType<Registry['getMetricsAsJSON']>>;

const collectors: (() => void)[] = [];

/** Called before the figures are read, to set gauges. */
export function onCollect(collect: () => void): void {
  collectors.push(collect);
}

let isCollecting = false;

/** All figures of this process, those of Node.js (memory, event loop) included. */
export function processMetrics(): Promise<ProcessFigures> {
  if (!isCollecting) collectDefaultMetrics({ register: registry });
  isCollecting = true;
  for (const collect of collectors) collect();
  return registry.getMetricsAsJSON();
}
