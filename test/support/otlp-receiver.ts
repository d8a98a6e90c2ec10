/** A receiver of OpenTelemetry traces, as a collector is one: OTLP over HTTP at `/v1/traces`. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface ReceivedSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  status: { code?: number };
  attributes: Record<string, unknown>;
  /** Of the process that recorded it. */
  resource: Record<string, unknown>;
}

interface KeyValue {
  key: string;
  value: Record<string, unknown>;
}
interface TracesRequest {
  resourceSpans: {
    resource: { attributes: KeyValue[] };
    scopeSpans: { spans: (Omit<ReceivedSpan, 'attributes' | 'resource'> & { attributes: KeyValue[] })[] }[];
  }[];
}

export class OtlpReceiver {
  readonly deliveries: { headers: IncomingHttpHeaders; body: Buffer }[] = [];
  private readonly server: Server;
  private answering: Promise<unknown> = Promise.resolve();

  private constructor() {
    this.server = createServer((request, response) => {
      void buffer(request).then(async (body) => {
        const isTraces = request.method === 'POST' && request.url === '/v1/traces';
        if (isTraces) this.deliveries.push({ headers: request.headers, body });
        await this.answering;
        response.writeHead(isTraces ? 200 : 404, { 'content-type': request.headers['content-type'] ?? 'text/plain' });
        response.end(request.headers['content-type'] === 'application/json' ? '{}' : undefined);
      });
    });
  }

  static async start(): Promise<OtlpReceiver> {
    const receiver = new OtlpReceiver();
    receiver.server.listen(0, '127.0.0.1');
    await once(receiver.server, 'listening');
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  /** Of all deliveries in JSON, in the order they came. */
  spans(): ReceivedSpan[] {
    return this.deliveries
      .filter(({ headers }) => headers['content-type'] === 'application/json')
      .flatMap(({ body }) => (JSON.parse(body.toString()) as TracesRequest).resourceSpans)
      .flatMap(({ resource, scopeSpans }) =>
        scopeSpans.flatMap(({ spans }) =>
          spans.map((span) => ({
            ...span,
            attributes: valuesOf(span.attributes),
            resource: valuesOf(resource.attributes),
          })),
        ),
      );
  }

  /** From now on it takes what comes and answers nothing. @returns what makes it answer again, also what waits */
  fallSilent(): () => void {
    const silence = Promise.withResolvers<null>();
    this.answering = silence.promise;
    return () => {
      silence.resolve(null);
    };
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

function valuesOf(attributes: KeyValue[]): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}
