import { expect, it } from 'vitest';
import { slugFrom, wantedSlug } from './slug.js';

it('takes the first name that can be made to fit', () => {
  expect(slugFrom(['hello'])).toBe('hello');
  expect(slugFrom([null, 'Hello World!'])).toBe('hello-world');
  expect(slugFrom(['Größe_2.zip'])).toBe('gro-e_2');
  expect(slugFrom(['...', '???', '你好'])).toBeNull();
  expect(slugFrom(['x'.repeat(300)])).toHaveLength(100);
});

it('leaves a wanted one alone or refuses it', () => {
  expect(wantedSlug('a-b.c_1')).toBe('a-b.c_1');
  expect(wantedSlug(null)).toBeNull();
  for (const slug of ['', 'A', '-a', 'a b', 'a/b', '../a', 'x'.repeat(101)]) {
    expect(() => wantedSlug(slug)).toThrow('is no slug');
  }
});
