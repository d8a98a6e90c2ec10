/** One submission is one trace, from its caller over web process and worker to the end of its containers. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { OtlpReceiver, type ReceivedSpan } from '../support/otlp-receiver.js';
import type { RunningServer } from '../support/running-server.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { DOUBLE, importTinyProblem } from '../support/tiny-problem.js';

const CALLER = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' };

let receiver: OtlpReceiver;
let started: TestServer;
let server: RunningServer;

beforeAll(async () => {
  receiver = await OtlpReceiver.start();
  started = await startTestServer({
    env: {
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=school',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
    },
  });
  ({ server } = started);
  await importTinyProblem(server, { slug: 'double', secretCount: 2, timeLimitS: 2 });
});
afterAll(async () => {
  await started.dispose();
  receiver.stop();
});

it('judging goes on while the receiver is away', async () => {
  const answer = receiver.fallSilent();
  const deliveries = receiver.deliveries.length;
  const judged = async (): Promise<unknown> => {
    const id = await submitWithin(`00-${'a'.repeat(32)}-${CALLER.spanId}-01`, `# another program\n${DOUBLE.python}`);
    return server.admin.rest.get(`/submissions/${String(id)}?wait=30`);
  };
  expect(await judged()).toMatchObject({ verdict: 'AC' });
  await eventually('the receiver has taken what it does not answer', () =>
    receiver.deliveries.length > deliveries ? true : null,
  );
  expect(await judged()).toMatchObject({ verdict: 'AC' });
  answer();
});

it('a submission is one trace, from POST to the end of its containers', async () => {
  const id = await submitWithin(`00-${CALLER.traceId}-${CALLER.spanId}-01`);
  await server.admin.rest.get(`/submissions/${String(id)}?wait=30`);
  // What is not delivered yet is delivered by a process that stops.
  await server.stop();

  const spans = receiver.spans().filter(({ traceId }) => traceId === CALLER.traceId);
  const only = (name: string): ReceivedSpan => {
    const [found, ...more] = spans.filter((span) => span.name === name);
    if (found === undefined || more.length > 0)
      throw new Error(`${name} among ${spans.map((span) => span.name).join()}`);
    return found;
  };
  const request = only('POST /api/v1/submissions');
  expect(request).toMatchObject({
    parentSpanId: CALLER.spanId,
    attributes: { 'http.request.method': 'POST', 'http.response.status_code': 202 },
    resource: { 'service.name': 'docket-web', 'deployment.environment.name': 'test' },
  });
  expect(only('admission').parentSpanId).toBe(request.spanId);

  const job = only('job judge');
  expect(job).toMatchObject({
    parentSpanId: request.spanId,
    attributes: { 'docket.submission.id': id, 'docket.language': 'python', 'docket.lane': 'practice' },
    resource: { 'service.name': 'docket-worker' },
  });
  for (const name of ['queue wait', 'load', 'compile', 'settle']) expect(only(name).parentSpanId).toBe(job.spanId);
  expect(only('settle').attributes['docket.verdict']).toBe('AC');
  const runs = spans.filter(({ name }) => name === 'run');
  expect(runs.map(({ attributes }) => attributes['docket.verdict'])).toEqual(['AC', 'AC', 'AC']);

  const containers = spans.filter(({ name }) => name === 'container');
  expect(containers.map(({ attributes }) => attributes['docket.stage']).sort()).toEqual(['compile', 'run']);
  const running = containers.find(({ attributes }) => attributes['docket.stage'] === 'run');
  const endOf = (span?: ReceivedSpan): bigint => BigInt(span?.endTimeUnixNano ?? 0);
  expect(running?.attributes['container.id']).toMatch(/^[0-9a-f]{64}$/);
  expect(endOf(running)).toBeGreaterThan(endOf(runs.at(-1)));

  // Every span has its parent in the trace, or is the caller's child.
  const ids = new Set([CALLER.spanId, ...spans.map(({ spanId }) => spanId)]);
  expect(spans.filter(({ parentSpanId }) => !ids.has(parentSpanId ?? ''))).toEqual([]);
  expect(spans.filter(({ status }) => status.code === 2)).toEqual([]);
  expect(receiver.deliveries.every(({ headers }) => headers['x-tenant'] === 'school')).toBe(true);

  // The log's lines are found by the trace.
  expect(server.workers[0]?.text()).toContain(`"traceId":"${CALLER.traceId}"`);
});

/** @returns the submission's id */
async function submitWithin(traceparent: string, source: string = DOUBLE.python): Promise<number> {
  const response = await fetch(`${server.url}/api/v1/submissions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.admin.token}`, 'content-type': 'application/json', traceparent },
    body: JSON.stringify({ problem: 'double', language: 'python', source }),
  });
  return ((await response.json()) as { id: number }).id;
}
