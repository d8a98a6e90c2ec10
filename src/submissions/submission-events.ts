/**
 * What changes about submissions, told to every process inside the transaction that changes it. `userId` lets a
 * gateway route an event without asking the database.
 */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RunEvent, SubmissionEvent } from '../contract/events.js';
import { EventBus } from '../events/event-bus.js';

export type SubmissionNotice =
  | { kind: 'submission'; userId: number; event: SubmissionEvent }
  | { kind: 'run'; userId: number; event: RunEvent }
  | { kind: 'custom-run'; userId: number; id: number }
  | { kind: 'verification'; userId: number; id: number }
  | { kind: 'rejudging'; userId: number; id: number }
  | { kind: 'replay'; userId: number; id: number };

const TOPIC = 'submissions';
/** Keeps an event below what PostgreSQL's NOTIFY takes, whatever the characters. */
const REASON_MAX_CHARACTERS = 1000;

@Injectable()
export class SubmissionEvents {
  constructor(private readonly bus: EventBus) {}

  async publish(manager: EntityManager, notice: SubmissionNotice): Promise<void> {
    const data = 'event' in notice ? { ...notice, event: shortened(notice.event) } : notice;
    await this.bus.publish(manager, { topic: TOPIC, data });
  }

  /** @returns a function that ends it */
  listen(listener: (notice: SubmissionNotice) => void): Promise<() => void> {
    return this.bus.listen(({ topic, data }) => {
      if (topic === TOPIC) listener(data as SubmissionNotice);
    });
  }

  onGap(listener: () => void): void {
    this.bus.onGap(listener);
  }
}

function shortened<Event extends RunEvent | SubmissionEvent>(event: Event): Event {
  return { ...event, reason: event.reason?.slice(0, REASON_MAX_CHARACTERS) ?? event.reason };
}
