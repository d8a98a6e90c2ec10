/**
 * Somebody who watches their own submissions over Socket.IO while everything breaks: connects again and subscribes anew
 * by itself, and keeps what each connection was told in the order it came.
 */
import { io, type Socket } from 'socket.io-client';
import type { ClientEvents, ServerEvents, SubmissionEvent } from '../../src/contract/events.js';
import type { Verdict } from '../../src/contract/verdicts.js';

interface Told {
  submissionId: number;
  revision: number;
  /** The present state after a subscription; what follows may repeat what it holds already. */
  isSnapshot: boolean;
  verdict: Verdict | null;
}

export class Subscriber {
  /** One list for each connection. */
  private readonly connections: Told[][] = [];
  private readonly socket: Socket<ServerEvents, ClientEvents>;

  constructor(url: string, token: string) {
    this.socket = io(url, {
      transports: ['websocket'],
      forceNew: true,
      auth: { token },
      reconnectionDelay: 100,
      reconnectionDelayMax: 500,
    });
    this.socket.on('connect', () => {
      this.connections.push([]);
      this.subscribe();
    });
    this.socket.on('submission', (event) => {
      this.note(event.submissionId, event.revision, 'runs' in event, event.verdict);
    });
    this.socket.on('run', (event) => {
      this.note(event.submissionId, event.revision, false, null);
    });
  }

  get connectionCount(): number {
    return this.connections.length;
  }

  get eventCount(): number {
    return this.connections.reduce((sum, events) => sum + events.length, 0);
  }

  /** What should not have been: events out of order, missing in the middle, or with another verdict than the final one. */
  faults(verdicts: ReadonlyMap<number, Verdict>): string[] {
    const faults: string[] = [];
    for (const [index, events] of this.connections.entries()) {
      const bySubmission = Map.groupBy(events, ({ submissionId }) => submissionId);
      for (const [id, told] of bySubmission) {
        const live = told.filter(({ isSnapshot }) => !isSnapshot).map(({ revision }) => revision);
        const all = [...new Set(told.map(({ revision }) => revision))].sort((a, b) => a - b);
        const where = `connection ${String(index)}, submission ${String(id)}`;
        if (live.some((revision, at) => at > 0 && revision <= (live[at - 1] ?? 0))) {
          faults.push(`${where}: out of order: ${live.join(' ')}`);
        }
        if (all.some((revision, at) => at > 0 && isGap(all[at - 1] ?? 0, revision))) {
          faults.push(`${where}: not all revisions came: ${all.join(' ')}`);
        }
        for (const { verdict } of told) {
          if (verdict !== null && verdict !== verdicts.get(id)) faults.push(`${where}: was told ${verdict}`);
        }
      }
    }
    return faults;
  }

  close(): void {
    this.socket.disconnect();
  }

  private subscribe(): void {
    this.socket.timeout(5_000).emit('subscribe', { mine: true }, (error, reply) => {
      // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- socket.io passes null for no error
      if ((error !== null || !reply.ok) && this.socket.connected) setTimeout(() => this.subscribe(), 200);
    });
  }

  private note(submissionId: number, revision: number, isSnapshot: boolean, verdict: SubmissionEvent['verdict']): void {
    this.connections.at(-1)?.push({ submissionId, revision, isSnapshot, verdict });
  }
}

/** A new attempt of a judging takes a leap, so that its revisions are greater than any of the attempt before. */
const LEAST_LEAP = 10_000;

function isGap(earlier: number, later: number): boolean {
  return later - earlier > 1 && later - earlier < LEAST_LEAP;
}
