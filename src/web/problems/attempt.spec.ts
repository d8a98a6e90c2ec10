import { expect, it } from 'vitest';
import { Attempt } from './attempt.js';

const submission = (content: string) => ({ problem: 'sum', language: 'python', files: [{ name: 'main.py', content }] });

it('what is handed in again without an answer has the same key, another program another one', () => {
  const attempt = new Attempt();
  const first = attempt.keyOf(submission('print(1)'));
  expect(attempt.keyOf(submission('print(1)'))).toBe(first);
  expect(attempt.keyOf(submission('print(2)'))).not.toBe(first);
});

it('what is handed in again after it arrived is another submission', () => {
  const attempt = new Attempt();
  const first = attempt.keyOf(submission('print(1)'));
  attempt.arrived();
  expect(attempt.keyOf(submission('print(1)'))).not.toBe(first);
});
