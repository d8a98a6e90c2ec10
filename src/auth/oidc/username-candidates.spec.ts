import { expect, it } from 'vitest';
import { usernameCandidates } from './username-candidates.js';

const RULE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/;
const first = (preferredUsername: string | null, email: string | null = null, name: string | null = null) =>
  usernameCandidates({ preferredUsername, email, name })[0];

it.each([
  ['ada', null, null, 'ada'],
  ['ada@example.org', null, null, 'ada'],
  [null, 'grace.hopper@example.org', null, 'grace.hopper'],
  ['张伟', 'zhang.wei@example.org', null, 'zhang.wei'],
  [null, null, 'Émilie du Châtelet', 'EmilieduChatelet'],
  ['--..', null, '王', 'student'],
])('%s, %s, %s gives %s', (preferred, email, name, expected) => {
  expect(first(preferred, email, name)).toBe(expected);
});

it('every candidate is a user name, and they differ', () => {
  const candidates = usernameCandidates({ preferredUsername: 'x'.repeat(80), email: null, name: null });
  for (const one of candidates) expect(one).toMatch(RULE);
  expect(new Set(candidates).size).toBe(candidates.length);
});
