import { describe, expect, it } from 'vitest';
import { DomainError } from '../contract/errors.js';
import { decodeCursor, encodeCursor, pageOf } from './page.js';

const rows = [5, 4, 3].map((id) => ({ id }));

describe('pageOf', () => {
  it('names the last entry shown when a row too many was read', () => {
    const page = pageOf(
      rows,
      2,
      (row) => [row.id],
      (row) => row.id,
    );
    expect(page.items).toEqual([5, 4]);
    expect(decodeCursor(page.nextCursor ?? '', ['number'])).toEqual([4]);
  });

  it('has no next page when all rows fit', () => {
    expect(
      pageOf(
        rows,
        3,
        (row) => [row.id],
        (row) => row,
      ).nextCursor,
    ).toBeNull();
    expect(
      pageOf(
        [],
        3,
        () => [0],
        (row) => row,
      ),
    ).toEqual({ items: [], nextCursor: null });
  });
});

describe('decodeCursor', () => {
  it('starts at the first page without a cursor', () => {
    expect(decodeCursor(undefined, ['number'])).toBeNull();
  });

  it.each(['', 'x', encodeCursor(['a']), encodeCursor([1, 2]), Buffer.from('{"0":1}').toString('base64url')])(
    'refuses the foreign cursor "%s"',
    (cursor) => {
      expect(() => decodeCursor(cursor, ['number'])).toThrow(DomainError);
    },
  );
});
