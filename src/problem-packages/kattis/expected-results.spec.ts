import { expect, it } from 'vitest';
import { findExpectedResults } from './expected-results.js';

it.each([
  ['// @EXPECTED_RESULTS@: CORRECT\nint main() {}', ['AC']],
  ['# @EXPECTED_RESULTS@: WRONG-ANSWER, TIMELIMIT', ['WA', 'OLE', 'TLE']],
  ['/* @EXPECTED_RESULTS@: RUN-ERROR */', ['RTE', 'MLE', 'OLE', 'SV']],
  ['-- @expected_results@: accepted', ['AC']],
  ['# @EXPECTED_RESULTS@:COMPILER_ERROR', ['CE']],
  ['# @EXPECTED_RESULTS@: WRONG_ANSWER,NO-OUTPUT', ['WA', 'OLE']],
  ['# @EXPECTED_RESULTS@: MLE', ['MLE']],
])('reads %j', (source, verdicts) => {
  expect(findExpectedResults([source])).toEqual({ verdicts, unknown: [] });
});

it('tells of no tag, of several and of unknown words', () => {
  expect(findExpectedResults(['int main() {}'])).toBeNull();
  expect(findExpectedResults(['# @EXPECTED_RESULTS@: CORRECT', '# @EXPECTED_RESULTS@: CORRECT'])).toBe('several');
  expect(findExpectedResults(['# @EXPECTED_RESULTS@: CHECK-MANUALLY, CORRECT'])).toEqual({
    verdicts: ['AC'],
    unknown: ['CHECK-MANUALLY'],
  });
});
