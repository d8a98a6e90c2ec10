/**
 * Many a client writes null for what it has not got. Every field of every body that may be left out is sent so, with
 * bodies that are whole otherwise: it is taken as left out or refused by name, and never a fault of ours. Likewise a list
 * where an object belongs.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newerPackage, packageZip } from '../support/packages.js';
import { WebApp } from './web-app.js';

interface Schema {
  $ref?: string;
  allOf?: Schema[];
  items?: Schema;
  nullable?: boolean;
  properties?: Record<string, Schema>;
  required?: string[];
}

interface Operation {
  requestBody?: { content: Record<string, { schema: Schema }> };
}

interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/** What each route needs besides, where that is anything. */
const BODIES: Record<string, () => object> = {
  'POST /users': () => ({ username: `u${String((count += 1))}`, role: 'student' }),
  'POST /submissions': () => ({ problem: 'sum', language: 'python', source: `print(${String((count += 1))})` }),
  'POST /runs': () => ({ language: 'python', source: 'print(1)' }),
  'POST /webhooks': () => ({ name: 'n', url: 'https://example.org/x', events: ['run.finished'] }),
  'POST /auth/tokens': () => ({ name: 't', scopes: ['read'] }),
  'POST /rejudgings': () => ({ problem: 'sum' }),
  'POST /problems/{slug}/edit': () => ({ baseVersion: 1 }),
};
let count = 0;

let web: WebApp;
let api: OpenApi;
let ids: { user: number; webhook: number };

beforeAll(async () => {
  const unlimited = { DOCKET_RATE_REQUESTS: '100000', DOCKET_RATE_SUBMISSIONS: '100000' };
  web = await WebApp.start(unlimited);
  api = (await (await fetch(`${web.url}/api/docs-json`)).json()) as OpenApi;
  const body = new Uint8Array(await packageZip(newerPackage(), 'sum'));
  const headers = { authorization: `Bearer ${web.adminToken}`, 'content-type': 'application/zip' };
  expect((await fetch(`${web.url}/api/v1/problems`, { method: 'POST', headers, body })).status).toBe(201);
  const made = async (target: string): Promise<number> =>
    (await send('POST', target, BODIES[`POST ${target}`]?.() ?? {})).body.id as number;
  ids = { user: await made('/users'), webhook: await made('/webhooks') };
});
afterAll(() => web.stop());

const send = (method: string, target: string, body: object) =>
  web.send(method, target, { token: web.adminToken, body });

function resolved(schema: Schema | undefined): Schema {
  if (schema?.$ref !== undefined) return resolved(api.components.schemas[schema.$ref.split('/').at(-1) ?? '']);
  return schema?.allOf === undefined ? (schema ?? {}) : resolved(schema.allOf[0]);
}

/** Paths of the fields that may be left out and say nothing by null. */
function optionalFields(schema: Schema, parent: string[] = []): string[][] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const path = [...parent, name];
    const isOptional = !(schema.required ?? []).includes(name) && property.nullable !== true;
    return [...(isOptional ? [path] : []), ...optionalFields(resolved(property), path)];
  });
}

/** Members that are objects, or lists of them, with a list where an object belongs. */
function listsForObjects(schema: Schema): [name: string, wrong: unknown[]][] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]): [string, unknown[]][] => {
    if (resolved(property.items).properties !== undefined) return [[name, [[]]]];
    return resolved(property).properties === undefined ? [] : [[name, []]];
  });
}

function withNull(body: object, path: readonly string[]): object {
  const [name = '', ...rest] = path;
  const inner = (body as Record<string, object | undefined>)[name] ?? {};
  return { ...body, [name]: rest.length === 0 ? null : withNull(inner, rest) };
}

function targetOf(path: string): string {
  const id = path.includes('/users/') ? ids.user : path.includes('/webhooks/') ? ids.webhook : 1;
  return path.replace('/api/v1', '').replace('{slug}', 'sum').replace('{ordinal}', '1').replace('{id}', String(id));
}

interface BodyOfRoute {
  name: string;
  method: string;
  path: string;
  schema: Schema;
}

function bodies(): BodyOfRoute[] {
  return Object.entries(api.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { requestBody }]) => ({
      name: `${method.toUpperCase()} ${path.replace('/api/v1', '')}`,
      method: method.toUpperCase(),
      path,
      schema: resolved(requestBody?.content['application/json']?.schema),
    })),
  );
}

it('a field that may be left out may be null', async () => {
  const faults: string[] = [];
  let tried = 0;
  for (const { name, method, path, schema } of bodies()) {
    for (const field of optionalFields(schema)) {
      const answer = await send(method, targetOf(path), withNull(BODIES[name]?.() ?? {}, field));
      tried += 1;
      if (answer.status >= 500) faults.push(`${name}: ${field.join('.')} answers ${String(answer.status)}`);
    }
  }
  expect(faults).toEqual([]);
  expect(tried).toBeGreaterThan(30);
});

it('a list where an object belongs is refused by the name of its field', async () => {
  const wrong: string[] = [];
  const tried: string[] = [];
  for (const { name, method, path, schema } of bodies()) {
    for (const [field, value] of listsForObjects(schema)) {
      const answer = await send(method, targetOf(path), { ...BODIES[name]?.(), [field]: value });
      tried.push(field);
      const named = (answer.body.errors ?? []) as { field: string }[];
      if (answer.status === 422 && named.some((one) => one.field.startsWith(field))) continue;
      wrong.push(`${name}: ${field} answers ${String(answer.status)} ${JSON.stringify(named)}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(tried).toEqual(expect.arrayContaining(['files', 'limits', 'handlers', 'additionalFiles']));
});

it('and changes nothing where it stands for what is to be changed', async () => {
  const changes = { displayName: null, role: null, isDisabled: null, password: null };
  const changed = await send('PATCH', `/users/${String(ids.user)}`, changes);
  expect(changed).toMatchObject({ status: 200, body: { role: 'student', isDisabled: false, displayName: '' } });
});
