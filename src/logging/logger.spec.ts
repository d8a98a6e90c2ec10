import { PassThrough } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import { NestLogger, createLogger } from './logger.js';

let written: string;
let sink: PassThrough;
beforeEach(() => {
  written = '';
  sink = new PassThrough();
  sink.on('data', (chunk: Buffer) => (written += chunk.toString()));
});

const lines = () =>
  written
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('createLogger', () => {
  it.each([
    { password: 'hunter2' },
    { user: { password: 'hunter2' } },
    { body: { currentPassword: 'hunter2', newPassword: 'hunter2' } },
    { req: { headers: { authorization: 'hunter2', cookie: 'hunter2' } } },
    { res: { headers: { 'set-cookie': 'hunter2' } } },
    { login: { token: 'hunter2' } },
  ])('cuts the secret out of %j', (logged) => {
    createLogger('web', 'info', sink).info(logged, 'text');
    expect(written).toContain('[redacted]');
    expect(written).not.toContain('hunter2');
  });

  it('names process, level and time in each line', () => {
    createLogger('worker', 'info', sink).warn('hot');
    expect(lines()).toEqual([{ level: 'warn', time: expect.any(String), process: 'worker', msg: 'hot' }]);
  });
});

it('a failed statement is logged without its values', () => {
  const error = Object.assign(new Error('duplicate key'), {
    query: 'INSERT INTO users VALUES ($1)',
    parameters: ['hunter2'],
    detail: 'Failing row contains (hunter2)',
    driverError: { detail: 'hunter2' },
  });
  createLogger('web', 'info', sink).error({ err: error }, 'failed');
  expect(lines()).toMatchObject([{ err: { message: 'duplicate key', query: 'INSERT INTO users VALUES ($1)' } }]);
  expect(written).not.toContain('hunter2');
});

describe('NestLogger', () => {
  it('keeps the context that Nest adds, and the cause of an error', () => {
    const logger = new NestLogger(createLogger('web', 'info', sink));
    logger.log('started', 'NestApplication');
    logger.error(new Error('outer', { cause: new Error('inner') }), 'Filter');
    expect(lines()).toMatchObject([
      { level: 'info', context: 'NestApplication', msg: 'started' },
      { level: 'error', context: 'Filter', msg: 'outer', err: { message: expect.stringContaining('inner') } },
    ]);
  });
});
