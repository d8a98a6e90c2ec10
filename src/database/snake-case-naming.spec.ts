import { expect, it } from 'vitest';
import { SnakeCaseNaming, snakeCase } from './snake-case-naming.js';

it.each([
  ['id', 'id'],
  ['isSample', 'is_sample'],
  ['cpuTimeUs', 'cpu_time_us'],
  ['currentJudgementId', 'current_judgement_id'],
])('%s is the column %s', (property, column) => {
  expect(snakeCase(property)).toBe(column);
});

it('keeps a name that was given and names join columns after their relation', () => {
  const naming = new SnakeCaseNaming();
  expect(naming.columnName('blob', 'package_blob', [])).toBe('package_blob');
  expect(naming.joinColumnName('problemVersion', 'id')).toBe('problem_version_id');
});
