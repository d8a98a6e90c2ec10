/** What Prometheus is shown: this process's figures, those that workers handed in, and the queue as it is now. */
import { Injectable } from '@nestjs/common';
import { AggregatorRegistry, Gauge, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { type ProcessFigures, processMetrics } from '../metrics/metrics.js';
import { QueueService } from '../queue/queue.service.js';
import { listWorkerMetrics, listWorkers } from '../queue/worker-registration.js';
import { workerHealth } from './health.service.js';

@Injectable()
export class MetricsService {
  readonly contentType = Registry.PROMETHEUS_CONTENT_TYPE;

  constructor(
    private readonly dataSource: DataSource,
    private readonly queue: QueueService,
  ) {}

  /** In Prometheus' text format. */
  async render(): Promise<string> {
    const workers = await listWorkerMetrics(this.dataSource);
    const processes = [
      labelled(await processMetrics(), { process: 'web' }),
      ...workers.map(({ id, metrics }) => labelled(metrics as ProcessFigures, { process: 'worker', worker: id })),
    ];
    const texts = [await AggregatorRegistry.aggregate(processes).metrics(), await (await this.present()).metrics()];
    return texts.join('\n');
  }

  private async present(): Promise<Registry> {
    const registry = new Registry();
    const gauge = (name: string, help: string, labelNames: string[]): Gauge =>
      new Gauge({ name, help, labelNames, registers: [registry] });
    const jobs = gauge('docket_queue_jobs', 'Jobs by lane and state: waiting, leased, set-aside', ['lane', 'state']);
    const oldest = gauge('docket_queue_oldest_seconds', 'Age of the job that has waited longest', ['lane']);
    for (const { lane, waiting, leased, setAside, oldestWaitingSeconds } of await this.queue.depths()) {
      jobs.set({ lane, state: 'waiting' }, waiting);
      jobs.set({ lane, state: 'leased' }, leased);
      jobs.set({ lane, state: 'set-aside' }, setAside);
      oldest.set({ lane }, oldestWaitingSeconds);
    }
    const workers = gauge('docket_workers', 'Worker processes by whether they can judge', ['state']);
    const healths = (await listWorkers(this.dataSource.manager)).map(workerHealth);
    workers.set({ state: 'able' }, healths.filter(({ canJudge }) => canJudge).length);
    workers.set({ state: 'unable' }, healths.filter(({ canJudge }) => !canJudge).length);
    return registry;
  }
}

/** Says whose figures they are, so that those of several workers stay apart. */
function labelled(figures: ProcessFigures, labels: Record<string, string>): ProcessFigures {
  return figures.map((metric) => ({
    ...metric,
    values: metric.values.map((value) => ({ ...value, labels: { ...value.labels, ...labels } })),
  }));
}
