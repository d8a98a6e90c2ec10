import { ANSWER_LANGUAGE } from '../../../problems/answer-files.js';
import { expectedResult } from '../../foreign/expectations.js';
import type { ForeignReading } from '../../foreign/foreign-reading.js';
import { setPlainCases, setScoredGroups } from '../../foreign/test-data.js';
import type { ProblemPackage } from '../../problem-package.js';
import { answerChecker } from './answer-checker.js';
import { blankSheet, type Question, rightAnswer } from './questions.js';

/** Nothing is run, so nobody comes near them. */
const LIMITS = { timeLimitMs: 1000, memoryMiB: 256 };

/**
 * One text with the answers to all questions is handed in. Each question is a test case with its points, for which an
 * output validator looks at its part of the text.
 *
 * @param choices keys of questions whose answers are letters of options
 */
export async function setQuestions(
  reading: ForeignReading,
  problem: ProblemPackage,
  questions: readonly Question[],
  choices: ReadonlySet<string>,
): Promise<void> {
  const { made, conversion } = reading;
  problem.types = [...problem.types, 'submit-answer'];
  problem.answerSheet = blankSheet(questions);
  problem.timeLimitMs = LIMITS.timeLimitMs;
  problem.limits = { ...problem.limits, memoryMiB: LIMITS.memoryMiB };
  problem.outputValidators = [await answerChecker(made, questions, choices)];
  const groups = await Promise.all(
    questions.map(async (question) => {
      const input = await made.add(`questions/${question.key}.in`, `${question.key}\n`);
      const answer = await made.add(`questions/${question.key}.ans`, rightAnswer(question));
      const cases = [{ input, answer, description: question.key }];
      return { name: question.key, points: question.points, aggregation: 'sum' as const, requires: [], cases };
    }),
  );
  if (groups.some(({ points }) => points > 0)) setScoredGroups(problem, [], groups);
  else {
    setPlainCases(
      problem,
      groups.flatMap(({ cases }) => cases),
    );
  }
  nameByKeys(problem, questions);
  const file = await made.add('submissions/accepted/answers.txt', questions.map(rightAnswer).join(''));
  const expectation = expectedResult('accepted');
  const own = { path: file.path, files: [{ name: 'answers.txt', file }], language: ANSWER_LANGUAGE, entryPoint: null };
  problem.submissions = [{ ...own, expectation }];
  const count = String(questions.length);
  conversion.changed('answers', `${count} questions are as many test cases, all answered in one text, line by line`);
  conversion.changed('submissions', 'an accepted one is made of the answers');
}

/** Test cases, one for each question, and their groups where they have any, by its key with zeros that make names sort. */
function nameByKeys(problem: ProblemPackage, questions: readonly Question[]): void {
  const width = Math.max(...questions.map(({ key }) => key.replace(/-.*/, '').length));
  const paths = questions.map(({ key }) => {
    const [main = '', part] = key.split('-');
    return `secret/${[main.padStart(width, '0'), ...(part === undefined ? [] : [part])].join('-')}`;
  });
  const [sample, secret, ...groups] = problem.groups;
  if (sample === undefined || secret === undefined) return;
  problem.groups = [sample, secret, ...groups.map((group, index) => ({ ...group, path: paths[index] ?? group.path }))];
  problem.testCases = problem.testCases.map((one, index) => {
    const path = paths[index] ?? one.name;
    return groups.length === 0 ? { ...one, name: path } : { ...one, groupPath: path, name: `${path}/1` };
  });
}
