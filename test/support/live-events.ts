import { io, type Socket } from 'socket.io-client';
import type {
  ClientEvents,
  RunEvent,
  ServerEvents,
  SubmissionEvent,
  SubscribeReply,
  SubscribeTopic,
} from '../../src/contract/events.js';
import { eventually } from './eventually.js';
import { PATIENCE_MS } from './time-factor.js';

/** An event with the moment it came, on the clock of `performance.now()`. */
export type LiveEvent = { receivedAtMs: number } & (
  ({ name: 'submission' } & SubmissionEvent) | ({ name: 'run' } & RunEvent)
);

/** A live connection that keeps all it is told, in order. */
export class LiveEvents {
  readonly events: LiveEvent[] = [];

  private constructor(private readonly socket: Socket<ServerEvents, ClientEvents>) {
    socket.on('submission', (event) =>
      this.events.push({ name: 'submission', receivedAtMs: performance.now(), ...event }),
    );
    socket.on('run', (event) => this.events.push({ name: 'run', receivedAtMs: performance.now(), ...event }));
  }

  /** @param transports `polling` for a network that lets no WebSocket through */
  static async connect(url: string, token: string | null, transports = ['websocket']): Promise<LiveEvents> {
    const socket: Socket<ServerEvents, ClientEvents> = io(url, {
      transports,
      forceNew: true,
      ...(token === null ? {} : { auth: { token } }),
    });
    const live = new LiveEvents(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    return live;
  }

  subscribe(topic: SubscribeTopic): Promise<SubscribeReply> {
    return this.socket.timeout(PATIENCE_MS).emitWithAck('subscribe', topic);
  }

  unsubscribe(topic: SubscribeTopic): Promise<SubscribeReply> {
    return this.socket.timeout(PATIENCE_MS).emitWithAck('unsubscribe', topic);
  }

  /** Resolves when the connection, lost meanwhile, is there again. Call it before it is lost. */
  reconnected(): Promise<void> {
    return new Promise((resolve) => {
      this.socket.once('disconnect', () => {
        this.socket.once('connect', () => {
          resolve();
        });
      });
    });
  }

  of(submissionId: number): LiveEvent[] {
    return this.events.filter((event) => event.submissionId === submissionId);
  }

  /** Waits for the event that tells the verdict. */
  async finished(submissionId: number): Promise<SubmissionEvent & { receivedAtMs: number }> {
    return eventually(`the verdict of ${String(submissionId)} is told`, () => {
      const final = this.of(submissionId).find((event) => event.name === 'submission' && event.state === 'finished');
      return (final as (SubmissionEvent & { receivedAtMs: number }) | undefined) ?? null;
    });
  }

  close(): void {
    this.socket.disconnect();
  }
}
