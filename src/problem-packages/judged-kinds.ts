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
  'submit-answer': true,
  'static validator': true,
  'command-line arguments': true,
  'test case files': true,
  'included files': true,
  'code around submissions': true,
  'input and output files': true,
  'several output validators': true,
  'several processes of a submission': true,
} as const satisfies Record<string, boolean>;
export type JudgedKind = keyof typeof JUDGED_KINDS;

export function kindsOf(problem: ProblemPackage): JudgedKind[] {
  const features: [JudgedKind, boolean][] = [
    ['static validator', problem.staticValidator !== null],
    ['command-line arguments', problem.testCases.some(({ args }) => args.length > 0)],
    ['test case files', problem.testCases.some(({ files }) => files.length > 0)],
    ['included files', Object.keys(problem.includedFiles).length > 0],
    ['code around submissions', problem.codeAround !== undefined],
    ['input and output files', problem.fileNames != null],
    ['several output validators', problem.outputValidators.length > 1],
    ['several processes of a submission', problem.processes != null],
  ];
  return [...problem.types, ...features.filter(([, isUsed]) => isUsed).map(([kind]) => kind)];
}

export function refuseUnjudged(problem: ProblemPackage, findings: Findings, judged: Record<JudgedKind, boolean>): void {
  for (const type of ['interactive', 'multi-pass'] as const) {
    if (!problem.types.includes(type) || problem.outputValidators.length > 0) continue;
    if (type === 'interactive' && problem.interactor != null) continue;
    findings.error('problem.yaml', `${type}: such a problem needs an output validator of its own`, 'Add one');
  }
  const [talker, another] = problem.outputValidators;
  if (problem.types.includes('interactive') && problem.interactor == null && talker && another) {
    findings.error(another.path, 'an interactive problem has one output validator, which talks', 'Keep one');
  }
  checkStaticValidation(problem, findings);
  if (problem.functions != null && !problem.types.includes('interactive')) {
    findings.error(
      'docket.yaml',
      'functions are called by a grader, so the problem must be interactive',
      'Add the type',
    );
  }
  checkProcesses(problem, findings);
  checkAnswerSheet(problem, findings);
  const unlike = (['interactive', 'multi-pass', 'submit-answer'] as const).find((type) => problem.types.includes(type));
  if (problem.fileNames != null && unlike !== undefined) {
    findings.error('docket.yaml', `files: no ${unlike} problem can have them`, 'Use standard input and output');
  }
  for (const kind of kindsOf(problem)) {
    if (judged[kind]) continue;
    findings.error('problem.yaml', `${kind}: such problems are not judged yet`, 'Import a problem without it for now');
  }
}

function checkProcesses(problem: ProblemPackage, findings: Findings): void {
  if (problem.processes == null) return;
  if (!problem.types.includes('interactive')) {
    findings.error(
      'docket.yaml',
      'processes: they talk with a validator, so the problem must be interactive',
      'Add the type',
    );
  }
  const talker = problem.interactor ?? problem.outputValidators[0];
  if (talker?.protocol === 'testlib') {
    const remedy = 'Write one for validator_protocol: kattis, which has pipes at its descriptors from 3 on';
    findings.error(talker.path, 'one for testlib talks with a single process', remedy);
  }
}

function checkAnswerSheet({ answerSheet, types, outputValidators }: ProblemPackage, findings: Findings): void {
  if (answerSheet == null) return;
  if (!types.includes('submit-answer')) {
    findings.error(
      'docket.yaml',
      'answer_sheet: answers are handed in, so the problem must be submit-answer',
      'Add the type',
    );
  }
  if (outputValidators.length === 0) {
    const message = 'answer_sheet: of one text for all test cases only an output validator finds the part that counts';
    findings.error('docket.yaml', message, 'Add one');
  }
}

/** 2025-09, "Static validation test cases". */
function checkStaticValidation({ types, staticValidator, groups }: ProblemPackage, findings: Findings): void {
  const wanted = groups.filter(({ scoring }) => scoring?.kind === '2025-09' && scoring.staticValidationScore !== null);
  if (staticValidator !== null && types.includes('submit-answer')) {
    findings.error(staticValidator.path, 'outputs that are handed in have no source to inspect', 'Remove it');
  }
  if (staticValidator !== null && wanted.length === 0) {
    const remedy = 'Write static_validation_score in a test_group.yaml';
    findings.warning(staticValidator.path, 'no test data group asks for the static validator', remedy);
  }
  for (const { path } of staticValidator === null ? wanted : []) {
    findings.error(`data/${path}`, 'static_validation_score needs a static validator', 'Add one in static_validator/');
  }
}
