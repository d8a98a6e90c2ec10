import { describe, expect, it } from 'vitest';
import { keepRunning, pauseBeforeStartMs } from './keep-running.js';

describe('pauseBeforeStartMs', () => {
  it('doubles from failure to failure, up to half a minute', () => {
    expect([1, 2, 3, 4, 9, 50].map(pauseBeforeStartMs)).toEqual([200, 400, 800, 1600, 30_000, 30_000]);
  });
});

describe('keepRunning', () => {
  it('starts a service again when it ends, until it is stopped', async () => {
    const starts: (() => void)[] = [];
    let stopCount = 0;
    const startedTwice = Promise.withResolvers<undefined>();
    const kept = await keepRunning(
      {
        name: 'service',
        start: () => {
          const { promise, resolve } = Promise.withResolvers<string>();
          starts.push(() => {
            resolve('killed');
          });
          if (starts.length === 2) startedTwice.resolve(undefined);
          return Promise.resolve({
            pid: starts.length,
            ended: promise,
            stop: () => {
              stopCount += 1;
              return Promise.resolve();
            },
          });
        },
      },
      () => undefined,
    );
    starts[0]?.();
    await startedTwice.promise;
    await kept.stop();
    expect(starts).toHaveLength(2);
    expect(stopCount).toBe(1);
  });

  it('throws when the first start fails', async () => {
    const service = { name: 'service', start: () => Promise.reject(new Error('no port')) };
    await expect(keepRunning(service, () => undefined)).rejects.toThrow('no port');
  });
});
