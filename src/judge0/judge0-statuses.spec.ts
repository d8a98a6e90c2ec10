import { expect, it } from 'vitest';
import type { RunEvidence } from '../contract/evidence.js';
import type { CustomRunResult } from '../submissions/custom-run.entity.js';
import { judge0Status } from './judge0-statuses.js';

const evidence = (facts: Partial<RunEvidence>): RunEvidence =>
  ({ exitCode: null, signal: null, ...facts }) as RunEvidence;
const finished = (result: Partial<CustomRunResult>) => ({
  state: 'finished' as const,
  result: {
    verdict: null,
    reason: '',
    compilerOutput: null,
    stdout: '',
    isStdoutCut: false,
    stderr: '',
    evidence: null,
    ...result,
  },
});

it.each([
  ['queued', 1],
  ['compiling', 2],
  ['running', 2],
] as const)('a run that is %s has status %i', (state, status) => {
  expect(judge0Status({ state, result: null }, null)).toBe(status);
});

it.each<[string, Partial<CustomRunResult>, number]>([
  ['CE', { verdict: 'CE' }, 6],
  ['TLE', { verdict: 'TLE' }, 5],
  ['a segmentation fault', { verdict: 'RTE', evidence: evidence({ signal: 11 }) }, 7],
  ['a division by zero', { verdict: 'RTE', evidence: evidence({ signal: 8 }) }, 9],
  ['an abort', { verdict: 'RTE', evidence: evidence({ signal: 6 }) }, 10],
  ['another signal', { verdict: 'RTE', evidence: evidence({ signal: 15 }) }, 12],
  ['an exit code', { verdict: 'RTE', evidence: evidence({ exitCode: 3 }) }, 11],
  ['OLE', { verdict: 'OLE' }, 8],
  ['MLE', { verdict: 'MLE' }, 12],
  ['SV', { verdict: 'SV' }, 12],
  ['JE', { verdict: 'JE' }, 13],
])('%s has its status', (_, result, status) => {
  expect(judge0Status(finished(result), null)).toBe(status);
});

it.each([
  [null, 3],
  ['1 2\n3\n', 3],
  ['1 2  \r\n3\n\n\n', 3],
  ['1 2\n3', 3],
  ['1  2\n3\n', 4],
  ['1 2\n\n3\n', 4],
  ['', 4],
])('output "1 2\\n3\\n" against %j has status %i', (expected, status) => {
  expect(judge0Status(finished({ stdout: '1 2\n3\n' }), expected)).toBe(status);
});
