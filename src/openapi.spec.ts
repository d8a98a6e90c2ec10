/**
 * Keeps the client's types in step with the server: `src/contract/openapi.ts` is made from the routes' own decorators.
 * After a change of a route, `npm run openapi` writes it anew.
 */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { OpenAPIObject } from '@nestjs/swagger';
import openapiTs, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { beforeAll, expect, it } from 'vitest';
import { AppModule } from './app.module.js';
import { API_PREFIX } from './http/api-prefix.js';
import { describeApi } from './http/openapi.js';

const HEADER = '// Made from the routes by `npm run openapi`; not to be edited.\n';

let api: OpenAPIObject;
beforeAll(async () => {
  // A preview reads the decorators and makes nothing: neither database nor queue is needed.
  const app = await NestFactory.create(AppModule, { preview: true, logger: false, abortOnError: false });
  app.setGlobalPrefix(API_PREFIX);
  api = describeApi(app);
});

const operations = () =>
  Object.entries(api.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation })),
  );

it('the client types are those of the routes', async () => {
  const source = astToString(await openapiTs(structuredClone(api) as unknown as OpenAPI3, { alphabetize: true }));
  await expect(HEADER + source).toMatchFileSnapshot('./contract/openapi.ts');
});

it('every answer with a body says what is in it', () => {
  const silent = operations().filter(({ operation }) => {
    const success = Object.entries<{ content?: object }>(operation.responses).filter(
      ([status]) => /^2/.test(status) && status !== '204',
    );
    return success.some(([, response]) => Object.keys(response.content ?? {}).length === 0);
  });
  expect(silent.map(({ name }) => name)).toEqual([]);
});

it('every route has an id of its own', () => {
  const ids = operations().map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
});
