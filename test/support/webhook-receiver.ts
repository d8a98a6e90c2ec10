import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';

/** Somebody who is told of events, on this machine, and answers `received`. */
export class WebhookReceiver {
  /** The `webhook-id` of what came, in its order. */
  readonly ids: (string | undefined)[] = [];
  readonly received: { method: string | undefined; body: string }[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<WebhookReceiver> {
    const server = createServer();
    const receiver = new WebhookReceiver(server);
    server.on('request', (request, response) => {
      receiver.ids.push(request.headers['webhook-id']?.toString());
      void text(request).then((body) => {
        receiver.received.push({ method: request.method, body });
        response.end('received');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}/hook`;
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve));
  }
}
