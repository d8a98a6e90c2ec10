/**
 * The Kattis/ICPC problem package format: how its versions differ, as far as a table can say it.
 *
 * `legacy` (and its subset `legacy-icpc`) and `2025-09` are published; `2023-07` is the draft that became 2025-09 and
 * is in use with names of both. Sections in quotes in this folder's comments are of the specification of that version.
 */
import type { KattisFormat } from '../../problems/package-words.js';
import { verdictsOf } from '../../problems/expectation.js';
import type { RunVerdict, Verdict } from '../../contract/verdicts.js';
import type { TimeMultipliers } from '../../problems/limits.js';

export interface FormatRules {
  format: KattisFormat;
  isLegacy: boolean;
  /** The first is the version's own name; the others are read with a warning. */
  statementDirs: readonly string[];
  outputValidatorDirs: readonly string[];
  inputValidatorDirs: readonly string[];
  /** Configuration of a test data group. */
  groupFiles: readonly string[];
  timeMultipliers: TimeMultipliers;
  /** Directories of `submissions/`. */
  submissionDirs: Readonly<Record<string, DirectoryRule>>;
}

/** What is expected of every submission in a directory. */
export interface DirectoryRule {
  permitted: RunVerdict[] | null;
  required: RunVerdict[] | null;
  /** Only where the rules on test cases do not say it: a compile error has none. */
  verdicts?: Verdict[];
  timeLimitBound: 'lower' | 'upper' | null;
  /** Scoring: accepted, but not with the best score. */
  isPartial?: boolean;
  /** The standard directories hold as they are; elsewhere an @EXPECTED_RESULTS@ tag may say more. */
  isStandard: boolean;
}

/** Directories beyond the format, for verdicts that it has no word for. */
const OWN_DIRS: Record<string, DirectoryRule> = {
  compile_error: own(null, ['CE']),
  memory_limit_exceeded: own('MLE'),
  output_limit_exceeded: own('OLE'),
  security_violation: own('SV'),
};

/** "Overall verdict must be Accepted", whatever its test cases got. */
const PARTIALLY_ACCEPTED: DirectoryRule = {
  permitted: null,
  required: null,
  verdicts: ['AC'],
  timeLimitBound: null,
  isPartial: true,
  isStandard: true,
};

/** "Example submissions". */
const LEGACY_DIRS: Record<string, DirectoryRule> = {
  accepted: standard(verdictsOf(['AC']), null, 'lower'),
  partially_accepted: PARTIALLY_ACCEPTED,
  wrong_answer: standard(verdictsOf(['AC', 'WA']), verdictsOf(['WA']), null),
  time_limit_exceeded: standard(verdictsOf(['AC', 'WA', 'TLE']), verdictsOf(['TLE']), 'upper'),
  run_time_error: standard(null, verdictsOf(['RTE']), null),
  rejected: tagged(verdictsOf(['WA', 'TLE', 'RTE'])),
  ...OWN_DIRS,
};

/** "Default directories" and "Timelimit inference". */
const DIRS: Record<string, DirectoryRule> = {
  accepted: standard(verdictsOf(['AC']), null, 'lower'),
  wrong_answer: standard(verdictsOf(['AC', 'WA']), verdictsOf(['WA']), 'lower'),
  time_limit_exceeded: standard(verdictsOf(['AC', 'TLE']), verdictsOf(['TLE']), 'upper'),
  run_time_error: standard(verdictsOf(['AC', 'RTE']), verdictsOf(['RTE']), 'lower'),
  brute_force: { ...standard(verdictsOf(['AC', 'RTE', 'TLE']), verdictsOf(['RTE', 'TLE']), null), isStandard: false },
  rejected: tagged(verdictsOf(['WA', 'TLE', 'RTE'])),
  // Left out of the published version; a part of the score is what its name says.
  partially_accepted: { ...standard(null, null, null), isPartial: true, isStandard: false },
  ...OWN_DIRS,
};

const RULES: Record<KattisFormat, Omit<FormatRules, 'format'>> = {
  legacy: {
    isLegacy: true,
    statementDirs: ['problem_statement', 'statement'],
    outputValidatorDirs: ['output_validators', 'output_validator'],
    inputValidatorDirs: ['input_validators', 'input_format_validators'],
    groupFiles: ['testdata.yaml', 'test_group.yaml'],
    timeMultipliers: { acToTimeLimit: 5, timeLimitToTle: 2 },
    submissionDirs: LEGACY_DIRS,
  },
  'legacy-icpc': {
    isLegacy: true,
    statementDirs: ['problem_statement', 'statement'],
    outputValidatorDirs: ['output_validators', 'output_validator'],
    inputValidatorDirs: ['input_validators', 'input_format_validators'],
    groupFiles: ['testdata.yaml', 'test_group.yaml'],
    timeMultipliers: { acToTimeLimit: 5, timeLimitToTle: 2 },
    submissionDirs: LEGACY_DIRS,
  },
  '2023-07': {
    isLegacy: false,
    statementDirs: ['statement', 'problem_statement'],
    outputValidatorDirs: ['output_validator', 'output_validators'],
    inputValidatorDirs: ['input_validators', 'input_format_validators'],
    groupFiles: ['test_group.yaml', 'testdata.yaml'],
    timeMultipliers: { acToTimeLimit: 2, timeLimitToTle: 1.5 },
    submissionDirs: DIRS,
  },
  '2025-09': {
    isLegacy: false,
    statementDirs: ['statement', 'problem_statement'],
    outputValidatorDirs: ['output_validator', 'output_validators'],
    inputValidatorDirs: ['input_validators', 'input_format_validators'],
    groupFiles: ['test_group.yaml', 'testdata.yaml'],
    timeMultipliers: { acToTimeLimit: 2, timeLimitToTle: 1.5 },
    submissionDirs: DIRS,
  },
};

export function rulesOf(format: KattisFormat): FormatRules {
  return { format, ...RULES[format] };
}

/** What `problem_format_version` may say, and which version is meant. */
export const FORMAT_NAMES: Readonly<Record<string, KattisFormat>> = {
  legacy: 'legacy',
  'legacy-icpc': 'legacy-icpc',
  '2023-07': '2023-07',
  '2023-07-draft': '2023-07',
  '2025-09': '2025-09',
  '2025-09-draft': '2025-09',
  draft: '2025-09',
};

function standard(
  permitted: RunVerdict[] | null,
  required: RunVerdict[] | null,
  timeLimitBound: DirectoryRule['timeLimitBound'],
): DirectoryRule {
  return { permitted, required, timeLimitBound, isStandard: true };
}

function tagged(required: RunVerdict[]): DirectoryRule {
  return { permitted: null, required, timeLimitBound: null, isStandard: false };
}

function own(verdict: RunVerdict | null, verdicts?: Verdict[]): DirectoryRule {
  const rule = { permitted: null, required: verdict === null ? null : [verdict], timeLimitBound: null };
  const only = verdicts ?? (verdict === null ? [] : [verdict]);
  return { ...rule, verdicts: only, isStandard: false };
}
