import { describe, expect, it } from 'vitest';
import { editLimits } from './edit-limits.js';

const NEWER = `# Two rivers meet.
problem_format_version: 2025-09
name: Two Rivers
limits:
  time_limit: 1.0 # measured
  memory: 256
`;

describe('limits written into a package', () => {
  it('change what is asked for and leave the rest as it is', () => {
    expect(editLimits(NEWER, { timeLimitMs: 3000, memoryMiB: 512 })).toEqual([
      { path: 'problem.yaml', text: NEWER.replace('1.0 #', '3.0 #').replace('256', '512') },
    ]);
  });

  it('come with a resolution that the time limit is a multiple of', () => {
    expect(editLimits(NEWER, { timeLimitMs: 2500 })?.[0]?.text).toContain('time_resolution: 0.1');
    expect(editLimits(NEWER, { timeLimitMs: 1234 })?.[0]?.text).toContain('time_resolution: 0.001');
  });

  it('are made where there were none', () => {
    const [yaml] = editLimits('problem_format_version: 2025-09\nname: A\n', { outputMiB: 16 }) ?? [];
    expect(yaml?.text).toBe('problem_format_version: 2025-09\nname: A\nlimits:\n  output: 16\n');
  });

  it('leave the time limit open', () => {
    const [yaml] = editLimits(NEWER, { timeLimitMs: null }) ?? [];
    expect(yaml?.text).not.toContain('time_limit');
    expect(yaml?.text).toContain('memory: 256');
    const only = editLimits('name: A\nproblem_format_version: 2025-09\nlimits:\n  time_limit: 1\n', {
      timeLimitMs: null,
    });
    expect(only?.[0]?.text).not.toContain('limits');
  });

  it('go into .timelimit in the legacy format, which has no key for it', () => {
    expect(editLimits('name: A\n', { timeLimitMs: 3000 })).toEqual([
      { path: 'problem.yaml', text: 'name: A\n' },
      { path: '.timelimit', text: '3\n' },
    ]);
    expect(editLimits('name: A\n', { timeLimitMs: null })?.[1]).toEqual({ path: '.timelimit', text: null });
  });

  it('are not written into what cannot be read', () => {
    expect(editLimits('name: [', { memoryMiB: 1 })).toBeNull();
  });
});
