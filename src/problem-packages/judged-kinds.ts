import type { Findings } from './findings.js';
import type { ProblemPackage } from './problem-package.js';

/**
 * Which kinds of problems, and which features of a package, the judge can judge. A package that needs more is read in
 * full and then refused, rather than judged wrongly. This table alone decides.
 */
export const JUDGED_KINDS = {
  'pass-fail': true,
  scoring: true,
  'multi-pass': true,
  interactive: true,
  'submit-answer': false,
  'static validator': false,
  'command-line arguments': true,
  'test case files': true,
  'included files': true,
  'several output validators': false,
} as const satisfies Record<string, boolean>;
export type JudgedKind = keyof typeof JUDGED_KINDS;

export function kindsOf(problem: ProblemPackage): JudgedKind[] {
  const features: [JudgedKind, boolean][] = [
    ['static validator', problem.staticValidator !== null],
    ['command-line arguments', problem.testCases.some(({ args }) => args.length > 0)],
    ['test case files', problem.testCases.some(({ files }) => files.length > 0)],
    ['included files', Object.keys(problem.includedFiles).length > 0],
    ['several output validators', problem.outputValidators.length > 1],
  ];
  return [...problem.types, ...features.filter(([, isUsed]) => isUsed).map(([kind]) => kind)];
}

export function refuseUnjudged(problem: ProblemPackage, findings: Findings, judged: Record<JudgedKind, boolean>): void {
  for (const type of ['interactive', 'multi-pass'] as const) {
    if (!problem.types.includes(type) || problem.outputValidators.length > 0) continue;
    if (type === 'interactive' && problem.interactor != null) continue;
    findings.error('problem.yaml', `${type}: such a problem needs an output validator of its own`, 'Add one');
  }
  for (const kind of kindsOf(problem)) {
    if (judged[kind]) continue;
    findings.error('problem.yaml', `${kind}: such problems are not judged yet`, 'Import a problem without it for now');
  }
}
