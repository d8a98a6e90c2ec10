import { ForbiddenException, NotFoundException } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../contract/errors.js';
import { describeError } from './problem-details.js';

describe('describeError', () => {
  it('gives a domain error its code, status and fields', () => {
    const { problem, isOurs } = describeError(
      new DomainError('validation-failed', 'One field', [{ field: 'name', message: 'name must be text' }]),
    );
    expect(problem).toEqual({
      type: 'urn:docket:error:validation-failed',
      title: 'Some fields are not valid',
      status: 422,
      detail: 'One field',
      code: 'validation-failed',
      errors: [{ field: 'name', message: 'name must be text' }],
    });
    expect(isOurs).toBe(false);
  });

  it.each([
    [new NotFoundException('Cannot GET /x'), 'not-found'],
    [new ForbiddenException(), 'forbidden'],
    [Object.assign(new Error('request entity too large'), { status: 413, expose: true }), 'payload-too-large'],
    [Object.assign(new Error('bad json'), { status: 400, expose: true }), 'malformed-request'],
    [Object.assign(new Error('invalid byte sequence'), { code: '22021' }), 'malformed-request'],
    [new URIError('URI malformed'), 'malformed-request'],
  ])('%s is %s', (error, code) => {
    expect(describeError(error)).toMatchObject({ problem: { code }, isOurs: false });
  });

  it('a row that somebody else removed, or made, in the same moment is a conflict, and is logged', () => {
    for (const code of ['23503', '23505']) {
      expect(describeError(Object.assign(new Error('violates foreign key constraint "secret"'), { code }))).toEqual({
        problem: expect.objectContaining({ status: 409, code: 'conflict', detail: expect.stringMatching(/Try again/) }),
        isOurs: true,
      });
    }
  });

  it.each([new Error('password is hunter2'), 'thrown text', null, Object.assign(new Error('no'), { status: 400 })])(
    'an unknown error (%s) is ours and its message stays inside',
    (error) => {
      const description = describeError(error);
      expect(description).toMatchObject({ problem: { status: 500, code: 'internal-error' }, isOurs: true });
      expect(JSON.stringify(description)).not.toContain('hunter2');
    },
  );
});
