/**
 * What happens to a submission or a run, as server-sent events: the present state first, read from the database after
 * listening has begun, then every change, until it is finished. Events carry the submission's revision as their id; a
 * client that was cut off connects again and gets the present state anew.
 */
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Request } from 'express';
import { AuthService } from '../auth/auth.service.js';
import { DomainError } from '../contract/errors.js';
import type { EventStream } from '../http/event-stream.js';
import type { User } from '../users/user.entity.js';
import { CustomRunsService } from './custom-runs.service.js';
import { customRunView } from './submission-views.js';
import { SubmissionEvents, type SubmissionNotice } from './submission-events.js';
import { SubmissionsService } from './submissions.service.js';

/** A session or token that ended must not go on listening. */
const RECHECK_MS = 30_000;
const MOST_STREAMS_OF_A_PERSON = 50;

interface Follower {
  kind: 'submission' | 'custom-run';
  id: number;
  onNotice: (notice: SubmissionNotice) => void;
  /** Events may have been missed. */
  onGap: () => void;
}

@Injectable()
export class EventStreams implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(EventStreams.name);
  private readonly followers = new Set<Follower>();
  /** Those open now. */
  private readonly streams = new Set<EventStream>();
  private readonly streamsOf = new Map<number, number>();

  constructor(
    private readonly auth: AuthService,
    private readonly submissions: SubmissionsService,
    private readonly runs: CustomRunsService,
    private readonly events: SubmissionEvents,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.events.listen((notice) => {
      for (const follower of this.followers) if (isAbout(notice, follower)) follower.onNotice(notice);
    });
    this.events.onGap(() => {
      for (const { onGap } of this.followers) onGap();
    });
  }

  /** Clients come back to another process. */
  onModuleDestroy(): void {
    for (const stream of [...this.streams]) stream.end();
  }

  /**
   * @param open makes the stream, once nothing can be refused any more
   * @throws DomainError `not-found`, `too-many-requests`
   */
  async followSubmission(user: User, id: number, request: Request, open: () => EventStream): Promise<void> {
    await this.submissions.get(user, id);
    const stream = this.open(user, request, open);
    let lastRevision = -1;
    const pass = (name: string, event: { revision: number; state?: string }): void => {
      if (event.revision <= lastRevision) return;
      lastRevision = event.revision;
      stream.send(name, event, event.revision);
      if (event.state === 'finished') stream.end();
    };
    const catchUp = async (): Promise<void> => {
      pass('submission', await this.submissions.snapshot(await this.submissions.get(user, id)));
    };
    await this.follow(stream, catchUp, {
      kind: 'submission',
      id,
      onNotice: (notice) => {
        if ('event' in notice) pass(notice.kind, notice.event);
      },
    });
  }

  /** As {@link followSubmission}; each event is the run as GET shows it. */
  async followRun(user: User, id: number, request: Request, open: () => EventStream): Promise<void> {
    await this.runs.get(user, id);
    const stream = this.open(user, request, open);
    let lastState = '';
    const look = async (): Promise<void> => {
      const run = await this.runs.get(user, id);
      if (run.state === lastState) return;
      lastState = run.state;
      stream.send('custom-run', customRunView(run));
      if (run.state === 'finished') stream.end();
    };
    // One look after the other, so that an older state is never told after a newer one.
    let looking = Promise.resolve();
    const catchUp = (): Promise<void> => (looking = looking.then(look));
    const onNotice = (): void => {
      this.orEnd(stream, catchUp());
    };
    await this.follow(stream, catchUp, { kind: 'custom-run', id, onNotice });
  }

  /** Notices that come while the present state is read wait for it: their order is the revisions'. */
  private async follow(
    stream: EventStream,
    catchUp: () => Promise<void>,
    about: Omit<Follower, 'onGap'>,
  ): Promise<void> {
    let waiting: SubmissionNotice[] | null = [];
    const follower: Follower = {
      ...about,
      onNotice: (notice) => {
        if (waiting === null) about.onNotice(notice);
        else waiting.push(notice);
      },
      onGap: () => {
        this.orEnd(stream, catchUp());
      },
    };
    this.followers.add(follower);
    stream.onEnd(() => this.followers.delete(follower));
    try {
      await catchUp();
      for (const notice of waiting) about.onNotice(notice);
      waiting = null;
    } catch (error) {
      // The answer has begun: ending it makes the client come back.
      this.logger.warn(`A stream ends early: ${String(error)}`);
      stream.end();
    }
  }

  private open(user: User, request: Request, open: () => EventStream): EventStream {
    const count = this.streamsOf.get(user.id) ?? 0;
    if (count >= MOST_STREAMS_OF_A_PERSON) {
      throw new DomainError('too-many-requests', `At most ${String(MOST_STREAMS_OF_A_PERSON)} streams at once.`);
    }
    this.streamsOf.set(user.id, count + 1);
    const stream = open();
    this.streams.add(stream);
    const recheck = setInterval(() => {
      this.orEnd(stream, this.recheck(request, stream));
    }, RECHECK_MS);
    stream.onEnd(() => {
      clearInterval(recheck);
      this.streams.delete(stream);
      const left = (this.streamsOf.get(user.id) ?? 1) - 1;
      if (left === 0) this.streamsOf.delete(user.id);
      else this.streamsOf.set(user.id, left);
    });
    return stream;
  }

  private async recheck(request: Request, stream: EventStream): Promise<void> {
    if ((await this.auth.authenticate(request.headers)) === null) stream.end();
  }

  private orEnd(stream: EventStream, work: Promise<void>): void {
    work.catch((error: unknown) => {
      this.logger.warn(`A stream ends early: ${String(error)}`);
      stream.end();
    });
  }
}

function isAbout(notice: SubmissionNotice, { kind, id }: Follower): boolean {
  if (notice.kind === 'custom-run') return kind === 'custom-run' && notice.id === id;
  return 'event' in notice && kind === 'submission' && notice.event.submissionId === id;
}
