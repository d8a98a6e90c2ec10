import { expect, it } from 'vitest';
import { inOrder } from './table-order.js';

const tables = (...names: string[]) => names.map((name) => ({ name }));

it('puts each table after those it refers to', () => {
  const keys = [
    { from: 'a', to: 'b' },
    { from: 'b', to: 'c' },
    { from: 'a', to: 'left-out' },
  ];
  expect(inOrder(tables('a', 'b', 'c', 'd'), keys).map(({ name }) => name)).toEqual(['c', 'b', 'a', 'd']);
});

it('says so where there is no such order', () => {
  const keys = [
    { from: 'a', to: 'b' },
    { from: 'b', to: 'a' },
  ];
  expect(() => inOrder(tables('a', 'b', 'c'), keys)).toThrow(/circle: a, b/);
});
