import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { stretchLimits } from './stretch-limits.js';

describe('limits for a slower machine', () => {
  it('are those of the package, times the factor, and nothing else changes', () => {
    const yaml = 'name: Sum\nlimits:\n  time_limit: 0.5 # tight\n  validation_time: 2\n  memory: 128\n';
    expect(parse(stretchLimits(yaml, 10))).toEqual({
      name: 'Sum',
      limits: { time_limit: 5, compilation_time: 600, validation_time: 20, memory: 128 },
    });
  });

  it('leave a time limit to be derived where none is given', () => {
    const limits = { compilation_time: 180, validation_time: 180 };
    expect(parse(stretchLimits('name: Sum\n', 3))).toEqual({ name: 'Sum', limits });
    expect(parse(stretchLimits('name: Sum\nlimits:\n', 3))).toEqual({ name: 'Sum', limits });
  });

  it('are as they were on a machine of the usual speed', () => {
    expect(stretchLimits('limits:   { time_limit: 1 }', 1)).toBe('limits:   { time_limit: 1 }');
  });
});
