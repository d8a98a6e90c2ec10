/** What is sent to a receiver of traces, and what becomes of the work when there is none. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { presentTraceContext, inSpan, startTracing, stopTracing, traceJob } from '../../src/tracing/tracing.js';
import { eventually } from '../support/eventually.js';
import { OtlpReceiver } from '../support/otlp-receiver.js';

const RECORD_ALL = { protocol: 'http/protobuf', sampler: 'parentbased_always_on', ratio: 1, delayMs: 5_000 } as const;

let receiver: OtlpReceiver;
const troubles: string[] = [];

beforeAll(async () => {
  receiver = await OtlpReceiver.start();
  process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = receiver.url;
});
afterAll(() => {
  delete process.env['OTEL_EXPORTER_OTLP_ENDPOINT'];
});

it('where nothing is to be recorded, work is done and nothing else', async () => {
  await startTracing('web', null, (trouble) => troubles.push(trouble));
  const work = Promise.resolve(1);
  expect(inSpan('work', {}, () => work)).toBe(work);
  expect(presentTraceContext()).toBeNull();
});

it('spans are sent in Protobuf by default, failures noted, and what was not asked for is not recorded', async () => {
  await startTracing('worker', RECORD_ALL, (trouble) => troubles.push(trouble));
  const failing = inSpan('outer work', {}, () =>
    inSpan('inner work', { size: 3 }, () => Promise.reject(new Error('the disk is full'))),
  );
  await expect(failing).rejects.toThrow('the disk is full');
  const unsampled = { traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00' };
  const job = { kind: 'quiet', attributes: {}, enqueuedIn: unsampled, waitingSince: new Date() };
  const carried = await traceJob(job, () => Promise.resolve(presentTraceContext()));
  // Whoever decided not to record is obeyed by all that follow.
  expect(carried?.traceparent).toMatch(/^00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-00$/);
  await stopTracing();
  const [delivery, ...more] = receiver.deliveries;
  expect(more).toEqual([]);
  expect(delivery?.headers['content-type']).toBe('application/x-protobuf');
  const text = delivery?.body.toString('latin1') ?? '';
  for (const part of ['outer work', 'inner work', 'the disk is full', 'docket-worker']) expect(text).toContain(part);
  expect(text).not.toContain('quiet');
  expect(troubles).toEqual([]);
});

it('a receiver that is away costs the spans and a line in the log, nothing else', async () => {
  receiver.stop();
  process.env['OTEL_EXPORTER_OTLP_TIMEOUT'] = '200';
  await startTracing('worker', { ...RECORD_ALL, delayMs: 50 }, (trouble) => troubles.push(trouble));
  delete process.env['OTEL_EXPORTER_OTLP_TIMEOUT'];
  expect(await inSpan('work', {}, () => Promise.resolve(7))).toBe(7);
  expect(await eventually('it is told', () => troubles[0] ?? null)).toContain('ECONNREFUSED');
  await stopTracing();
  expect(troubles).toHaveLength(1);
});

it('a receiver that no longer answers costs what cannot wait for it, and no stop waits for it', async () => {
  const silent = await OtlpReceiver.start();
  process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = silent.url;
  // Longer than any test: it is not the time limit that ends the waiting.
  process.env['OTEL_EXPORTER_OTLP_TIMEOUT'] = '600000';
  const start = () => startTracing('worker', { ...RECORD_ALL, protocol: 'http/json', delayMs: 50 }, () => undefined);
  const work = async (times: number): Promise<void> => {
    for (let time = 0; time < times; time += 1) await inSpan('work', {}, () => Promise.resolve());
  };
  try {
    await start();
    const answer = silent.fallSilent();
    await work(1);
    await eventually('it has taken a delivery', () => silent.deliveries[0] ?? null);
    await work(20_000);
    answer();
    await stopTracing();
    const spans = silent.spans();
    expect(spans.length).toBeGreaterThan(1);
    expect(spans.length).toBeLessThan(5_000);

    await start();
    silent.fallSilent();
    await work(1);
    await stopTracing();
    expect(silent.spans()).toHaveLength(spans.length + 1);
  } finally {
    delete process.env['OTEL_EXPORTER_OTLP_TIMEOUT'];
    silent.stop();
  }
});
