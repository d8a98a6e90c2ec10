import { expect, it } from 'vitest';
import { pendingMigrations } from './migrate.js';

const one = { name: '20260101000000-one.sql', sql: '', checksum: 'a' };
const two = { name: '20260102000000-two.sql', sql: '', checksum: 'b' };

it('applies everything to an empty database', () => {
  expect(pendingMigrations([one, two], [])).toEqual([one, two]);
});

it('applies only what is missing', () => {
  expect(pendingMigrations([one, two], [one])).toEqual([two]);
});

it('refuses an applied file that was edited', () => {
  expect(() => pendingMigrations([one], [{ name: one.name, checksum: 'z' }])).toThrow(
    /was changed after it was applied/,
  );
});

it('refuses a database of a newer version', () => {
  expect(() => pendingMigrations([one], [one, two])).toThrow(/newer version/);
});

it('refuses a new file that sorts before an applied one', () => {
  expect(() => pendingMigrations([one, two], [two])).toThrow(/give it a later time/);
});
