import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isSealed, seal, unseal } from './sealed-secret.js';

const KEY = randomBytes(32);
const SECRET = 'JBSWY3DPEHPK3PXP';

describe('a sealed secret', () => {
  it('opens with its key, for its account, and shows nothing of itself', () => {
    const kept = seal(SECRET, 7, KEY);
    expect(isSealed(kept)).toBe(true);
    expect(kept).not.toContain(SECRET);
    expect(seal(SECRET, 7, KEY)).not.toBe(kept);
    expect(unseal(kept, 7, KEY)).toBe(SECRET);
  });

  it('does not open with another key, for another account, without a key, or changed', () => {
    const kept = seal(SECRET, 7, KEY);
    const last = kept.endsWith('A') ? 'B' : 'A';
    expect(() => unseal(kept, 7, randomBytes(32))).toThrow(/DOCKET_SECRET_KEY is another one/);
    expect(() => unseal(kept, 8, KEY)).toThrow(/does not open/);
    expect(() => unseal(kept, 7, null)).toThrow(/set DOCKET_SECRET_KEY/);
    expect(() => unseal(kept.slice(0, -2) + last + kept.slice(-1), 7, KEY)).toThrow(/does not open/);
  });

  it('is kept as it is where there is no key', () => {
    expect(seal(SECRET, 7, null)).toBe(SECRET);
    expect(unseal(SECRET, 7, KEY)).toBe(SECRET);
  });
});
