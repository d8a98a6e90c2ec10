import { describe, expect, it } from 'vitest';
import { ApiError } from '../api/rest.js';
import { canMoveUp, changedIds, errorsOf, inOrder, movedUp, type Handler } from './admission-settings.js';

const handler = (id: Handler['id'], after: Handler['after'] = [], settings = {}): Handler => ({
  ...{ id, after, settings, summary: '', isEnabled: true, canBeOff: true, defaults: {} },
});
const CHAIN = [handler('authentication'), handler('window', ['authentication']), handler('quota', ['authentication'])];

it('what the server refuses is told at the setting', () => {
  const error = new ApiError(422, 'validation-failed', '', [
    { field: 'handlers.2.settings.perMinute', message: 'must not be less than 1' },
    { field: 'handlers.2.settings.perMinute', message: 'must be an integer' },
    { field: 'handlers.1.id', message: 'window must stand behind authentication' },
    { field: 'revision', message: 'elsewhere' },
  ]);
  expect(errorsOf(error)).toEqual({
    1: { id: 'window must stand behind authentication' },
    2: { perMinute: 'must not be less than 1; must be an integer' },
  });
  expect(errorsOf(new Error('away'))).toEqual({});
});

describe('a handler moves', () => {
  it('past those that it does not need', () => {
    expect(canMoveUp(CHAIN, 2)).toBe(true);
    expect(movedUp(CHAIN, 2).map(({ id }) => id)).toEqual(['authentication', 'quota', 'window']);
  });

  it('not before one that it needs, nor out of the chain', () => {
    expect([canMoveUp(CHAIN, 1), canMoveUp(CHAIN, 0), canMoveUp(CHAIN, 3)]).toEqual([false, false, false]);
  });
});

it('a change is a setting, a switch or a place', () => {
  expect(changedIds(CHAIN, CHAIN)).toEqual([]);
  expect(changedIds(CHAIN, movedUp(CHAIN, 2))).toEqual(['quota', 'window']);
  expect(changedIds(CHAIN, CHAIN.with(0, handler('authentication', [], { tokens: false })))).toEqual([
    'authentication',
  ]);
});

it('settings stand in the order of the page, new ones of the server last', () => {
  const settings = { fromTheFuture: 1, unfinishedRuns: 50, perMinute: 30 };
  expect(inOrder('quota', settings).map(([name]) => name)).toEqual(['perMinute', 'unfinishedRuns', 'fromTheFuture']);
});
