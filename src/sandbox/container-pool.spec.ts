import { expect, it } from 'vitest';
import { ContainerPool } from './container-pool.js';

it('refuses whoever comes when it has stopped, instead of having them wait for ever', async () => {
  const pool = new ContainerPool({
    size: 1,
    start: () => Promise.reject(new Error('nothing is started here')),
    destroy: () => Promise.resolve(),
    quietTime: () => Promise.resolve(),
    onError: () => undefined,
  });
  await pool.stop();
  await expect(pool.take('/library')).rejects.toThrow('shutting down');
});
