import { describe, expect, it } from 'vitest';
import type { RunVerdict } from '../../contract/verdicts.js';
import type { TestGroup } from '../../problems/judging.js';
import { gradedVerdict, isGraded } from './graded-verdict.js';

const group = (path: string, onReject: TestGroup['onReject'], graderFlags: string[] = []): TestGroup => ({
  path,
  onReject,
  scoring: {
    ...{ kind: 'legacy', grading: 'custom', graderFlags, acceptScore: 1, rejectScore: 0 },
    ...{ rangeLow: 5, rangeHigh: 6 },
  },
});
const runs = (verdicts: Record<string, RunVerdict>) =>
  Object.entries(verdicts).map(([name, verdict]) => ({
    name,
    verdict,
    groupPath: name.slice(0, name.lastIndexOf('/')),
  }));

describe('the verdict of a pass-fail problem of the legacy format', () => {
  const all = runs({ 'sample/1': 'AC', 'secret/1': 'WA', 'secret/2': 'RTE', 'secret/3': 'AC' });

  it('is the worst where its groups go on after a failure', async () => {
    expect(await gradedVerdict([group('', 'continue'), group('secret', 'continue')], all)).toBe('RTE');
  });

  it('is the first where they do not, whatever was run', async () => {
    expect(await gradedVerdict([group('', 'break'), group('secret', 'break')], all)).toBe('WA');
    expect(await gradedVerdict([group('', 'break'), group('secret', 'continue', ['first_error'])], all)).toBe('WA');
  });

  it('follows the flags of the default grader', async () => {
    const flags = ['accept_if_any_accepted'];
    expect(await gradedVerdict([group('', 'continue'), group('secret', 'continue', flags)], all)).toBe('AC');
  });

  it('is made so only where a group goes on, or has flags', () => {
    expect(isGraded([group('', 'break'), group('secret', null)])).toBe(false);
    expect(isGraded([group('', 'break'), group('secret', 'continue')])).toBe(true);
    expect(isGraded([group('secret', 'break', ['always_accept'])])).toBe(true);
    expect(isGraded([{ path: 'secret', onReject: 'continue', scoring: null }])).toBe(false);
  });
});
