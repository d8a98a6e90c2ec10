/**
 * Submit-answer problems (2025-09, "Type"): a submission is the outputs themselves, a file for each test case. The
 * format leaves their names open; here a file is named after its test case, with or without the directories above it
 * and with any of {@link ENDINGS}; a name that a sample shares with one secret test case is the secret one's, since a
 * sample's output may be left out. The only file may have any name where there is only one secret test case.
 */

/** Takes a language's place in such a submission. */
export const ANSWER_LANGUAGE = 'output';

const ENDINGS = /\.(out|ans|txt)$/;

export interface AssignedAnswers {
  /** Name of the file by that of the test case. */
  byTestCase: Map<string, string>;
  /** Files that belong to no test case, or to more than one. */
  unknown: string[];
  /** Files for a test case that has one already. */
  surplus: string[];
}

/** @param testCases names relative to `data/`, such as `secret/group1/03` */
export function assignAnswers(files: readonly string[], testCases: readonly string[]): AssignedAnswers {
  const assigned: AssignedAnswers = { byTestCase: new Map(), unknown: [], surplus: [] };
  const secret = testCases.filter(isSecret);
  for (const file of files) {
    const testCase = testCaseOf(file, testCases) ?? (files.length === 1 && secret.length === 1 ? secret[0] : null);
    if (testCase == null) assigned.unknown.push(file);
    else if (assigned.byTestCase.has(testCase)) assigned.surplus.push(file);
    else assigned.byTestCase.set(testCase, file);
  }
  return assigned;
}

const isSecret = (testCase: string): boolean => testCase.startsWith('secret/');

/** By as many of the file's directories as there are test cases for; null where that is none, or more than one. */
function testCaseOf(file: string, testCases: readonly string[]): string | null {
  const parts = file.replace(ENDINGS, '').split('/');
  for (let from = 0; from < parts.length; from += 1) {
    const stem = parts.slice(from).join('/');
    const found = testCases.filter((name) => name === stem || name.endsWith(`/${stem}`));
    if (found.length === 0) continue;
    const secret = found.length === 1 ? found : found.filter(isSecret);
    return secret.length === 1 ? (secret[0] ?? null) : null;
  }
  return null;
}
