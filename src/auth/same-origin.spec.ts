import { describe, expect, it } from 'vitest';
import { requestOrigin } from './same-origin.js';

const PUBLIC = 'https://judge.example.org';

describe('requestOrigin', () => {
  it.each([
    [{ host: 'judge:3000', origin: 'http://judge:3000' }, null],
    [{ host: 'judge', origin: 'https://judge' }, null],
    [{ host: 'inside:3000', origin: PUBLIC }, PUBLIC],
    [{ host: 'judge', 'sec-fetch-site': 'same-origin' }, null],
  ])('%j is our own', (headers, publicUrl) => {
    expect(requestOrigin(headers, publicUrl)).toBe('same-origin');
  });

  it.each([
    [{ host: 'judge', origin: 'https://evil' }, null],
    [{ host: 'judge', origin: 'https://judge.evil' }, null],
    [{ host: 'judge', origin: 'https://judge:8443' }, null],
    [{ host: 'judge', origin: 'null' }, null],
    [{ host: 'judge', origin: '' }, null],
    [{ origin: 'https://judge' }, null],
    [{ host: 'judge', 'sec-fetch-site': 'same-site' }, null],
    [{ host: 'judge', 'sec-fetch-site': 'cross-site' }, null],
    [{ host: 'judge', 'sec-fetch-site': 'none' }, null],
    [{ host: 'judge', origin: 'https://evil', 'sec-fetch-site': 'same-origin' }, null],
    [{ host: 'inside:3000', origin: 'http://judge.example.org' }, PUBLIC],
  ])('%j is another site', (headers, publicUrl) => {
    expect(requestOrigin(headers as Record<string, string>, publicUrl)).toBe('other-site');
  });

  it('a program says nothing of it', () => {
    expect(requestOrigin({ host: 'judge' }, null)).toBe('unknown');
  });
});
