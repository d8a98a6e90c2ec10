import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { API_PREFIX } from './api-prefix.js';

const DESCRIPTION = `REST interface of Docket, an online judge.

Programs send \`Authorization: Bearer dkt_…\` (make a token with \`POST /${API_PREFIX}/auth/tokens\`); browsers hold a
session cookie, with which changes are accepted from the server's own pages only. Errors are RFC 9457 problem details
with a stable \`code\`. Lists are pages: pass \`nextCursor\` as \`cursor\` to read on.`;

/** The description of all routes of the application; the same whatever the configuration. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('Docket')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .setOpenAPIVersion('3.0.3')
    .addCookieAuth('docket_session', { type: 'apiKey' }, 'session')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'dkt_…' }, 'token');
  return SwaggerModule.createDocument(app, builder.build(), {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
}

/** Serves the description at /api/docs-json and a page to read and try it at /api/docs. */
export function serveApiDocs(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, () => describeApi(app), {
    customSiteTitle: 'Docket: REST API',
    jsonDocumentUrl: 'api/docs-json',
    raw: ['json'],
    // Same-origin requests carry the session, so one can try routes after signing in.
    swaggerOptions: { persistAuthorization: false, tryItOutEnabled: true },
  });
}
