import { expect, it } from 'vitest';
import { changedMembers } from './changed-members.js';

it('tells old and new of what differs, and nothing of the rest', () => {
  const before: { role: string; tags: string[]; difficulty: number | null; name: string } = {
    role: 'student',
    tags: ['dp'],
    difficulty: 2,
    name: 'Ada',
  };
  expect(changedMembers(before, { role: 'admin', tags: ['dp'], difficulty: null, name: undefined })).toEqual({
    role: { from: 'student', to: 'admin' },
    difficulty: { from: 2, to: null },
  });
});
