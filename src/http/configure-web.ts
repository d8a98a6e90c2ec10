/**
 * This folder holds what every REST route shares: the decorators by which a route says who may call it, pages and
 * cursors, validation, problem details, headers, the documentation and the files of the browser UI. It knows no domain
 * word and sits below the modules with routes; the guards, which know people, are in auth/.
 */
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import { API_PREFIX } from './api-prefix.js';
import { jsonBody } from './json-body.js';
import { serveApiDocs } from './openapi.js';
import { pathAlias } from './path-alias.js';
import { ProblemDetailsFilter } from './problem-details.filter.js';
import { requestContext } from './request-context.js';
import { requestLog } from './request-log.js';
import { requestTrace } from './request-trace.js';
import { securityHeaders } from './security-headers.js';
import { validationPipe } from './validation.js';
import { webUi } from './web-ui.js';

/** Node's five minutes would cut off a large package that comes over a slow line. */
const UPLOAD_TIMEOUT_MS = 60 * 60_000;

/** Makes an application, created with `bodyParser: false`, behave as Docket's: the same in production and in tests. */
export function configureWeb(app: NestExpressApplication, config: Config, logger: Logger): void {
  app.disable('x-powered-by');
  app.set('trust proxy', config.trustProxy);
  // Express' own answers, to what is no route of Nest's, shall not show stacks.
  app.set('env', 'production');
  // Qs' nested objects and arrays in a query would reach validators as surprises.
  app.set('query parser', 'simple');
  app.use(requestLog(logger));
  app.use(requestContext());
  for (const path of ['/health', '/metrics']) app.use(pathAlias(path, `/${API_PREFIX}${path}`));
  app.use(securityHeaders(config.publicUrl?.startsWith('https:') ?? false));
  if (config.judge0Path !== null) app.use(pathAlias(config.judge0Path, `/${API_PREFIX}/judge0`));
  app.use(webUi());
  app.use(requestTrace());
  app.use(jsonBody());
  app.setGlobalPrefix(API_PREFIX);
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemDetailsFilter());
  serveApiDocs(app);
  const server = app.getHttpServer();
  server.requestTimeout = UPLOAD_TIMEOUT_MS;
  app.enableShutdownHooks();
}
