/**
 * Tells the addresses that clients name (`callback_url`) what became of their submissions: each result goes into the
 * webhooks' outbox once, which then delivers it, however processes end.
 */
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, IsNull, Not } from 'typeorm';
import { WebhookOutbox } from '../webhooks/webhook-outbox.js';
import { SubmissionEvents } from '../submissions/submission-events.js';
import { Judge0Submission } from './judge0-submission.entity.js';
import { Judge0Service } from './judge0.service.js';

/** For what no event was heard of. */
const POLL_MS = 5_000;

@Injectable()
export class Judge0Callbacks implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Judge0Callbacks.name);
  private poll: NodeJS.Timeout | null = null;
  private stopListening: (() => void) | null = null;
  private work: Promise<void> | null = null;
  private isAskedAgain = false;
  private isStopping = false;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly judge0: Judge0Service,
    private readonly events: SubmissionEvents,
    private readonly outbox: WebhookOutbox,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.stopListening = await this.events.listen(({ kind }) => {
      if (kind === 'custom-run') this.wake();
    });
    this.poll = setInterval(() => {
      this.wake();
    }, POLL_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    this.stopListening?.();
    if (this.poll !== null) clearInterval(this.poll);
    await this.work;
  }

  private wake(): void {
    this.isAskedAgain = true;
    this.work ??= this.queueAll()
      .catch((error: unknown) => {
        this.logger.warn(`Callbacks have to wait: ${String(error)}`);
      })
      .finally(() => (this.work = null));
  }

  private async queueAll(): Promise<void> {
    while (this.isAskedAgain) {
      this.isAskedAgain = false;
      while (!this.isStopping && (await this.queueOne())) continue;
    }
  }

  /** @returns whether there was one */
  private async queueOne(): Promise<boolean> {
    const row = await this.dataSource.manager.findOne(Judge0Submission, {
      where: { callbackUrl: Not(IsNull()), callbackQueuedAt: IsNull(), run: { state: 'finished' } },
      relations: { run: true },
    });
    if (row?.callbackUrl == null) return false;
    const { token, callbackUrl } = row;
    // Read before the transaction, which has one connection: two of each process could use up the pool.
    const payload = await this.judge0.showToCallback(row);
    await this.dataSource.transaction(async (manager) => {
      const { affected } = await manager.update(
        Judge0Submission,
        { token, callbackQueuedAt: IsNull() },
        { callbackQueuedAt: new Date() },
      );
      // Another process was quicker.
      if (affected === 1) await this.outbox.addCallback(manager, callbackUrl, payload);
    });
    return true;
  }
}
