/** The only file that imports OpenTelemetry: its SDK, without instrumentation of other libraries. */
import {
  type Context,
  context,
  defaultTextMapGetter,
  defaultTextMapSetter,
  diag,
  DiagLogLevel,
  isSpanContextValid,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import {
  defaultResource,
  detectResources,
  resourceAttributesEnvDetector,
  resourceFromAttributes,
  serviceNameEnvDetector,
} from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { TracesConfig } from '../config/traces.js';
import type { Attributes, Recorder, TraceContext, TracedJob, TracedRequest } from './recorder.js';

/** A receiver that is away is told of once in so long. */
const TROUBLE_AGAIN_MS = 60_000;
/** A process that stops does not wait longer for a receiver. */
const STOP_MS = 3_000;

export function startOpenTelemetry(
  processName: 'web' | 'worker',
  traces: TracesConfig,
  onTrouble: (message: string) => void,
): Recorder {
  reportTrouble(onTrouble);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const named = resourceFromAttributes({ 'service.name': `docket-${processName}`, 'docket.process': processName });
  const told = detectResources({ detectors: [resourceAttributesEnvDetector, serviceNameEnvDetector] });
  const provider = new TracerProvider({
    resource: defaultResource().merge(named).merge(told),
    sampler: samplerOf(traces),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: traces.protocol === 'http/json' ? new JsonExporter() : new ProtobufExporter(),
        scheduledDelayMillis: traces.delayMs,
      }),
    ],
  });
  return new OpenTelemetryRecorder(provider);
}

function samplerOf({ sampler, ratio }: TracesConfig): Sampler {
  const roots = {
    always_on: () => new AlwaysOnSampler(),
    always_off: () => new AlwaysOffSampler(),
    traceidratio: () => new TraceIdRatioBasedSampler(ratio),
  };
  const name = sampler.replace('parentbased_', '') as keyof typeof roots;
  const root = roots[name]();
  return sampler.startsWith('parentbased_') ? new ParentBasedSampler({ root }) : root;
}

function reportTrouble(onTrouble: (message: string) => void): void {
  let toldAtMs = -Infinity;
  const tell = (message: string): void => {
    if (performance.now() - toldAtMs < TROUBLE_AGAIN_MS) return;
    toldAtMs = performance.now();
    onTrouble(message);
  };
  const ignore = (): void => undefined;
  diag.setLogger(
    { error: tell, warn: tell, info: ignore, debug: ignore, verbose: ignore },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
}

class OpenTelemetryRecorder implements Recorder {
  private readonly tracer: Tracer;
  private readonly propagator = new W3CTraceContextPropagator();

  constructor(private readonly provider: TracerProvider) {
    this.tracer = provider.getTracer('docket');
  }

  inSpan<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> {
    return carryOut(this.tracer.startSpan(name, { attributes }), context.active(), work);
  }

  startSpan(name: string, attributes: Attributes): (attributes?: Attributes) => void {
    const span = this.tracer.startSpan(name, { attributes });
    return (more = {}) => {
      span.setAttributes(more).end();
    };
  }

  annotate(attributes: Attributes): void {
    trace.getActiveSpan()?.setAttributes(attributes);
  }

  inRequest(request: TracedRequest, next: () => void): void {
    const { method } = request;
    const attributes = { 'http.request.method': method, 'url.path': request.path };
    const caller = this.propagator.extract(ROOT_CONTEXT, request.headers, defaultTextMapGetter);
    const span = this.tracer.startSpan(method, { kind: SpanKind.SERVER, attributes }, caller);
    request.onEnd(({ status, route }) => {
      if (route !== null) span.updateName(`${method} ${route}`).setAttribute('http.route', route);
      // OpenTelemetry's conventions: a 4xx is the client's error, not this server's.
      if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.setAttribute('http.response.status_code', status).end();
    });
    context.with(trace.setSpan(caller, span), next);
  }

  inJob<T>({ kind, attributes, enqueuedIn, waitingSince }: TracedJob, work: () => Promise<T>): Promise<T> {
    const parent =
      enqueuedIn === null ? ROOT_CONTEXT : this.propagator.extract(ROOT_CONTEXT, enqueuedIn, defaultTextMapGetter);
    // Its start is by PostgreSQL's clock, and never after its end.
    const startTime = Math.min(waitingSince.getTime(), Date.now());
    const span = this.tracer.startSpan(`job ${kind}`, { kind: SpanKind.CONSUMER, attributes, startTime }, parent);
    const within = trace.setSpan(parent, span);
    this.tracer.startSpan('queue wait', { startTime }, within).end();
    return carryOut(span, parent, work);
  }

  presentContext(): TraceContext | null {
    const carrier: TraceContext = {};
    this.propagator.inject(context.active(), carrier, defaultTextMapSetter);
    return carrier.traceparent === undefined ? null : carrier;
  }

  presentTraceId(): string | undefined {
    const present = trace.getActiveSpan()?.spanContext();
    return present !== undefined && isSpanContextValid(present) ? present.traceId : undefined;
  }

  async stop(): Promise<void> {
    const tooLate = new Promise<void>((resolve) => setTimeout(resolve, STOP_MS).unref());
    await Promise.race([this.provider.shutdown().catch(() => undefined), tooLate]);
    context.disable();
    diag.disable();
  }
}

async function carryOut<T>(span: Span, parent: Context, work: () => Promise<T>): Promise<T> {
  try {
    return await context.with(trace.setSpan(parent, span), work);
  } catch (error) {
    span.recordException(error instanceof Error ? error : String(error));
    span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.message : String(error) });
    throw error;
  } finally {
    span.end();
  }
}
