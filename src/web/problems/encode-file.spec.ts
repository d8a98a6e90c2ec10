import { expect, it } from 'vitest';
import { encoded } from './encode-file.js';

it('keeps every byte of a file, however large', async () => {
  const bytes = Uint8Array.from({ length: 20_001 }, (_, index) => index % 256);
  const { name, content, encoding } = await encoded(new File([bytes], '1.out'));
  expect([name, encoding]).toEqual(['1.out', 'base64']);
  expect(Buffer.from(content, 'base64')).toEqual(Buffer.from(bytes));
});
