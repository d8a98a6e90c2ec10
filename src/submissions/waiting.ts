/**
 * Waiting for something to finish, for clients without a socket (`?wait=`). The condition is looked at in the database
 * first and after every notice about it, and once more when events may have been missed.
 */
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { SubmissionEvents, type SubmissionNotice } from './submission-events.js';

/** A look now and then, should a notice be lost all the same. */
const LOOK_AGAIN_MS = 5_000;

export type Subject =
  | `submission:${number}`
  | `custom-run:${number}`
  | `verification:${number}`
  | `rejudging:${number}`
  | `replay:${number}`;

@Injectable()
export class Waiting implements OnApplicationBootstrap, OnModuleDestroy {
  private isStopping = false;
  private readonly wakers = new Map<Subject, Set<() => void>>();

  constructor(private readonly events: SubmissionEvents) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.events.listen((notice) => {
      for (const wake of this.wakers.get(subjectOf(notice)) ?? []) wake();
    });
    this.events.onGap(() => {
      for (const wakers of this.wakers.values()) for (const wake of wakers) wake();
    });
  }

  /** Whoever waits gets the present state, and asks again elsewhere. */
  onModuleDestroy(): void {
    this.isStopping = true;
    for (const wakers of this.wakers.values()) for (const wake of wakers) wake();
  }

  /** Waits until `isDone` answers true, or for `seconds`. */
  async until(subject: Subject, seconds: number, isDone: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + seconds * 1000;
    let isNoticed = false;
    let wake: () => void = () => undefined;
    const waker = (): void => {
      isNoticed = true;
      wake();
    };
    const wakers = this.wakers.get(subject) ?? new Set();
    this.wakers.set(subject, wakers.add(waker));
    try {
      for (;;) {
        isNoticed = false;
        if (await isDone()) return;
        const left = deadline - Date.now();
        if (left <= 0 || this.isStopping) return;
        // A notice that came while the database was asked is not to be slept over.
        // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- the waker may have set it meanwhile
        if (!isNoticed) {
          await new Promise<void>((resolve) => {
            const timer = setTimeout(resolve, Math.min(left, LOOK_AGAIN_MS));
            wake = () => {
              clearTimeout(timer);
              resolve();
            };
          });
        }
      }
    } finally {
      wakers.delete(waker);
      if (wakers.size === 0) this.wakers.delete(subject);
    }
  }
}

function subjectOf(notice: SubmissionNotice): Subject {
  switch (notice.kind) {
    case 'run':
    case 'submission':
      return `submission:${notice.event.submissionId}`;
    case 'custom-run':
    case 'verification':
    case 'rejudging':
    case 'replay':
      return `${notice.kind}:${notice.id}`;
  }
}
