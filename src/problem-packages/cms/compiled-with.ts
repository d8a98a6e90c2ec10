/**
 * What CMS compiles with each submission: a grader (batch tasks) or a stub (communication tasks) in the language of the
 * submission, which has the main function, and headers.
 */
import type { ForeignReading } from '../foreign/foreign-reading.js';
import type { NamedFile, ProblemPackage } from '../problem-package.js';

/** By the package format's code of the language. */
const ENDINGS = { c: '.c', cpp: '.cpp' };

/** @returns whether there is one, be it in a language that is no use here */
export function setCompiledWith(
  { tree, findings, conversion }: ForeignReading,
  problem: ProblemPackage,
  role: 'grader' | 'stub',
): boolean {
  const names = tree.list('sol');
  const found = names.filter((name) => name.startsWith(`${role}.`));
  if (found.length === 0) return false;
  const included = (name: string): NamedFile[] => {
    const file = tree.find(`sol/${name}`);
    return file === null ? [] : [{ name, file }];
  };
  const headers = names.filter((name) => /\.(h|hpp)$/.test(name));
  const used = Object.values(ENDINGS).map((ending) => role + ending);
  for (const [code, ending] of Object.entries(ENDINGS)) {
    const name = role + ending;
    if (found.includes(name)) problem.includedFiles[code] = [name, ...headers].flatMap(included);
  }
  problem.languageCodes = Object.keys(problem.includedFiles);
  if (problem.languageCodes.length === 0) {
    const message = `the ${role} is in no language whose ${role}s are compiled with submissions here (C, C++)`;
    findings.error(`sol/${found[0] ?? ''}`, message, `Add sol/${role}${ENDINGS.cpp}`);
  }
  const others = found.filter((name) => !used.includes(name));
  conversion.changed(role, `is compiled with each submission, in ${problem.languageCodes.join(' and ')} only`);
  if (others.length > 0) conversion.lost(`${role}s`, `${others.join(', ')}: submissions in these languages`);
  return true;
}
