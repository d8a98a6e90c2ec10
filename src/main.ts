/** Starts the web process: REST, live events and the browser UI. The judge process is `worker.ts`. */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import { ConfigError, loadConfig, type Config } from './config/config.js';
import { configureWeb } from './http/configure-web.js';
import { serveFirst } from './http/serve-first.js';
import { NestLogger, createLogger } from './logging/logger.js';
import { startTracing } from './tracing/tracing.js';

const config = configOrExit();
const logger = createLogger('web', config.logLevel);
try {
  await startTracing('web', config.traces, (message) => {
    logger.warn(`Traces cannot be delivered: ${message}`);
  });
  const app = await NestFactory.create<NestExpressApplication>(AppModule, {
    bodyParser: false,
    // Idle connections of browsers would hold up the stop.
    forceCloseConnections: true,
    abortOnError: false,
    logger: new NestLogger(logger),
  });
  configureWeb(app, config, logger);
  serveFirst();
  await app.listen(config.httpPort, config.httpHost);
  logger.info({ url: await app.getUrl() }, 'the web process listens');
} catch (error) {
  logger.fatal({ err: error }, 'the web process cannot start');
  // Connections that are open already would keep a process alive that serves nobody.
  process.exit(1);
}

function configOrExit(): Config {
  try {
    return loadConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
