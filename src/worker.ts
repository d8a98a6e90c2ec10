/** The judge process: takes submissions from the queue and judges them. Any number may run, one a machine. */
import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { loadConfig } from './config/config.js';
import { ConfigModule } from './config/config.module.js';
import { DatabaseModule } from './database/database.module.js';
import { JudgeModule } from './judge/judge.module.js';
import { JudgeWorker } from './judge/judge.worker.js';
import { checkSystemCalls } from './languages/check-system-calls.js';
import { createLogger, NestLogger } from './logging/logger.js';
import { startTracing, stopTracing } from './tracing/tracing.js';

@Module({ imports: [ConfigModule, DatabaseModule, JudgeModule] })
class WorkerModule {}

/** After DOCKET_STOP_SECONDS, for handing back what is unfinished and removing containers. */
const LAST_MOMENT_S = 15;

const config = loadConfig();
checkSystemCalls(config);
const logger = createLogger('worker', config.logLevel);
await startTracing('worker', config.traces, (message) => {
  logger.warn(`Traces cannot be delivered: ${message}`);
});
const application = await NestFactory.createApplicationContext(WorkerModule, {
  logger: new NestLogger(logger),
});
const worker = application.get(JudgeWorker);

let isStopping = false;
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  // Whatever hangs, the process ends: its leases end with it.
  setTimeout(() => process.exit(1), (config.stopSeconds + LAST_MOMENT_S) * 1000).unref();
  await worker.stop();
  await application.close();
  await stopTracing();
  process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());

await worker.start();
