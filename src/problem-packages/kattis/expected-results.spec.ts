import { expect, it } from 'vitest';
import { KATTIS_FORMATS } from '../../problems/package-words.js';
import { directoryOfResult, findExpectedResults } from './expected-results.js';
import { rulesOf } from './format-rules.js';

it.each([
  ['// @EXPECTED_RESULTS@: CORRECT\nint main() {}', ['AC']],
  ['# @EXPECTED_RESULTS@: WRONG-ANSWER, TIMELIMIT', ['WA', 'OLE', 'TLE']],
  ['/* @EXPECTED_RESULTS@: RUN-ERROR */', ['RTE', 'MLE', 'OLE', 'SV']],
  ['-- @expected_results@: accepted', ['AC']],
  ['# @EXPECTED_RESULTS@:COMPILER_ERROR', ['CE']],
  ['# @EXPECTED_RESULTS@: WRONG_ANSWER,NO-OUTPUT', ['WA', 'OLE']],
  ['# @EXPECTED_RESULTS@: MLE', ['MLE']],
  ['# @EXPECTED_RESULTS@: ACCEPTED, RUNTIME_ERROR', ['AC', 'RTE', 'MLE', 'OLE', 'SV']],
  ['# @EXPECTED_SCORE@: WRONG-ANSWER', ['WA', 'OLE']],
])('reads %j', (source, verdicts) => {
  expect(findExpectedResults([source])).toEqual({ verdicts, unknown: [], score: null });
});

it('tells of no tag, of several and of unknown words', () => {
  expect(findExpectedResults(['int main() {}'])).toBeNull();
  expect(findExpectedResults(['# @EXPECTED_RESULTS@: CORRECT', '# @EXPECTED_RESULTS@: CORRECT'])).toBe('several');
  expect(findExpectedResults(['# @EXPECTED_RESULTS@: CHECK-MANUALLY, CORRECT'])).toEqual({
    verdicts: ['AC'],
    unknown: ['CHECK-MANUALLY'],
    score: null,
  });
});

it('reads a score, also beside results, and only one', () => {
  expect(findExpectedResults(['/* @EXPECTED_SCORE@: 42.5 */'])).toEqual({ verdicts: [], unknown: [], score: 42.5 });
  const both = '# @EXPECTED_RESULTS@: CORRECT\n# @EXPECTED_SCORE@: 40\n';
  expect(findExpectedResults([both])).toEqual({ verdicts: ['AC'], unknown: [], score: 40 });
  expect(findExpectedResults(['# @EXPECTED_SCORE@: 40', '# @EXPECTED_SCORE@: 50'])).toBe('several');
  expect(findExpectedResults(['# @EXPECTED_SCORE@: CORRECT', '# @EXPECTED_RESULTS@: CORRECT'])).toBe('several');
});

it.each([
  ['compiler_error', 'compile_error'],
  ['no_output', 'wrong_answer'],
  ['output_limit', 'output_limit_exceeded'],
  ['wrong-answer', 'wrong_answer'],
  ['timelimit', 'time_limit_exceeded'],
  ['run-error', 'run_time_error'],
  ['correct', 'accepted'],
  ['mixed', null],
  ['constructor', null],
])('a directory called %s stands for %s', (name, directory) => {
  for (const format of KATTIS_FORMATS) {
    expect(directoryOfResult(name, Object.keys(rulesOf(format).submissionDirs))).toBe(directory);
  }
});
