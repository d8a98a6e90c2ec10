/**
 * A web process that is told to stop takes no new connection, answers the requests it has, and cuts off what is still
 * there after DOCKET_STOP_SECONDS. Long-polls, streams and sockets end first, by themselves (`onModuleDestroy` of those
 * who hold them): their clients come back to another process.
 */
import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { stopTracing } from '../tracing/tracing.js';

/** A connection that is kept alive is idle only when its last answer is out. */
const LOOK_MS = 50;

@Injectable()
export class GracefulStop implements BeforeApplicationShutdown, OnApplicationShutdown {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async beforeApplicationShutdown(): Promise<void> {
    const server = this.adapterHost.httpAdapter.getHttpServer() as Server;
    if (!server.listening) return;
    const ended = { all: false };
    server.close(() => (ended.all = true));
    const deadline = performance.now() + this.config.stopSeconds * 1000;
    while (!ended.all && performance.now() < deadline) {
      server.closeIdleConnections();
      await sleep(LOOK_MS);
    }
    server.closeAllConnections();
  }

  async onApplicationShutdown(): Promise<void> {
    await stopTracing();
  }
}
