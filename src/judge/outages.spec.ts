import { expect, it } from 'vitest';
import { QueryRunnerAlreadyReleasedError } from 'typeorm';
import { EngineUnavailableError, SandboxError } from '../sandbox/sandbox-errors.js';
import { outageOf } from './outages.js';

function withCode(code: string, message = 'no'): Error {
  return Object.assign(new Error(message), { code });
}

it.each([
  ['an engine that is away', new EngineUnavailableError('ask', 'gone')],
  ['a container that would not start', new SandboxError('start a container', 'HTTP 500', true)],
  ['a full disk', withCode('ENOSPC')],
  ['a full disk under another error', new Error('cannot keep', { cause: withCode('ENOSPC') })],
  ['a PostgreSQL that shuts down', withCode('57P01')],
  ['a deadlock, which PostgreSQL ended', Object.assign(new Error('q'), { driverError: withCode('40P01') })],
  ['a PostgreSQL that is away', withCode('ECONNREFUSED')],
  ['a transaction whose connection went away', new QueryRunnerAlreadyReleasedError()],
  ['a PostgreSQL whose socket is gone', Object.assign(withCode('ENOENT'), { syscall: 'connect' })],
  ['a failed query over a lost connection', Object.assign(new Error('q'), { driverError: withCode('08006') })],
  ['a connection lost in the middle', new Error('Connection terminated unexpectedly')],
])('%s is an outage', (_, error) => {
  expect(outageOf(error)).toMatchObject({
    words: expect.any(String),
    explanation: { code: expect.stringMatching(/^worker-/) },
  });
});

it.each([
  ['a runner that went away under a program', new SandboxError('runner connection', 'closed', true)],
  ['a mistake in our code', new TypeError('undefined is not a function')],
  ['a query that is wrong', Object.assign(new Error('syntax'), { driverError: withCode('42601') })],
  ['a file that is missing', withCode('ENOENT')],
  ['something that is no error', 'what'],
])('%s is not', (_, error) => {
  expect(outageOf(error)).toBeNull();
});
