import { describe, expect, it } from 'vitest';
import { deriveTimeLimit, keepsTleMargin } from './derive-time-limit.js';

const NEW = { acToTimeLimit: 2, timeLimitToTle: 1.5 };
const LEGACY = { acToTimeLimit: 5, timeLimitToTle: 2 };

describe('deriveTimeLimit', () => {
  it('takes the smallest multiple of the resolution that leaves the margin', () => {
    expect(deriveTimeLimit('2025-09', NEW, 1000, 501)).toBe(2000);
    expect(deriveTimeLimit('2025-09', NEW, 100, 501)).toBe(1100);
  });

  it('lets a product that is an exact multiple be the limit', () => {
    expect(deriveTimeLimit('2025-09', NEW, 1000, 500)).toBe(1000);
    expect(deriveTimeLimit('2023-07', { acToTimeLimit: 2.5, timeLimitToTle: 1.5 }, 1000, 400)).toBe(1000);
    expect(deriveTimeLimit('2025-09', { acToTimeLimit: 1.1, timeLimitToTle: 1.5 }, 110, 100)).toBe(110);
  });

  it('is never zero', () => {
    expect(deriveTimeLimit('2025-09', NEW, 500, 0)).toBe(500);
    expect(deriveTimeLimit('legacy', LEGACY, 500, 0)).toBe(1000);
  });

  it('gives whole seconds in the legacy format', () => {
    expect(deriveTimeLimit('legacy', LEGACY, 1000, 200)).toBe(1000);
    expect(deriveTimeLimit('legacy', LEGACY, 1000, 201)).toBe(2000);
    expect(deriveTimeLimit('legacy-icpc', { acToTimeLimit: 3.5, timeLimitToTle: 2 }, 100, 1000)).toBe(4000);
  });

  it('refuses what was not measured', () => {
    expect(() => deriveTimeLimit('2025-09', NEW, 1000, Number.NaN)).toThrow(RangeError);
    expect(() => deriveTimeLimit('2025-09', NEW, 0, 1)).toThrow(RangeError);
  });
});

describe('keepsTleMargin', () => {
  it('asks for the limit times the margin', () => {
    expect(keepsTleMargin(1000, NEW, 1500)).toBe(true);
    expect(keepsTleMargin(1000, NEW, 1499)).toBe(false);
  });
});
