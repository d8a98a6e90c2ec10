import { describe, expect, it } from 'vitest';
import { formatAgo, formatBytes, formatDuration, formatLimitMs, formatSeconds, limitRange } from './format.js';

describe('how quantities are written', () => {
  it.each([
    [0, '0 ms'],
    [400, '0.4 ms'],
    [12_400, '12 ms'],
    [999_400, '999 ms'],
    [1_240_000, '1.24 s'],
    [12_340_000, '12.3 s'],
  ])('%i µs is %s', (microseconds, text) => {
    expect(formatDuration(microseconds)).toBe(text);
  });

  it.each([
    [0.4, '0 s'],
    [59, '59 s'],
    [60, '1 min'],
    [185, '3 min 5 s'],
    [7_500, '2 h 5 min'],
    [180_000, '2 d 2 h'],
  ])('%i s is %s', (seconds, text) => {
    expect(formatSeconds(seconds)).toBe(text);
  });

  it.each([
    [250, '250 ms'],
    [1000, '1 s'],
    [1500, '1.5 s'],
    [10_000, '10 s'],
  ])('a limit of %i ms is %s', (ms, text) => {
    expect(formatLimitMs(ms)).toBe(text);
  });

  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [3_565_158, '3.4 MiB'],
    [268_435_456, '256 MiB'],
    [2_147_483_648, '2 GiB'],
  ])('%i bytes are %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  it('tells an age in the largest unit that fits', () => {
    const now = Date.parse('2026-01-01T12:00:00Z');
    expect(formatAgo('2026-01-01T11:57:30Z', 'en', now)).toBe('2 min. ago');
    expect(formatAgo('2026-01-01T11:59:40Z', 'en', now)).toBe('now');
  });
});

it('limits that differ between test cases are shown with the least of them', () => {
  expect(limitRange(300, 2000, formatLimitMs)).toBe('300 ms – 2 s');
  expect(limitRange(null, 2000, formatLimitMs)).toBe('2 s');
  expect(limitRange(null, null, formatLimitMs)).toBe('–');
});
