/**
 * What the server tells people in a sentence of its own: a code with its values, so that a page can say it in the
 * reader's language. The same stands in English beside it (`reason`, `finding`…), for whoever reads REST.
 */

/** Why a verdict, where the measured facts (evidence.ts) do not tell it by themselves. */
const OF_VERDICTS = [
  /** A token that is not the answer's: `line`, `token` (both from 1), `got`. */
  'output-token',
  'output-token-expected',
  /** A number outside the tolerance. */
  'output-number',
  'output-number-expected',
  /** No number where one is expected. */
  'output-no-number',
  'output-missing',
  'output-missing-expected',
  'output-extra',
  /** Other white space than the answer's: `line`. */
  'output-whitespace',
  /** The package's validator said nothing to the author. */
  'output-not-accepted',
  /** Of a submit-answer problem. */
  'output-not-given',
  /** The program was to write `file`. */
  'output-no-file',
  /** The runtime said that its heap was used up: `mib`. */
  'memory-runtime',
  'compile-no-start',
  /** `seconds` */
  'compile-time',
  /** `mib` */
  'compile-memory',
  /** `limit`: one of EXECUTION_LIMITS. */
  'compile-limit',
  /** `call` */
  'compile-call',
  /** `signal` */
  'compile-signal',
  /** `exitCode` */
  'compile-exit',
  'compile-nothing',
  /** `file` */
  'compile-no-file',
  /** The worker was lost each time. */
  'judging-lost',
  /** It failed, and failed again. */
  'judging-failed',
] as const;

/** Why a version of a problem cannot be judged. */
const OF_VERSIONS = [
  /** No accepted jury submission in a language at hand could bound the time limit. */
  'version-no-accepted',
  /** `surprises`: jury submissions with the verdict each got against the one expected. */
  'version-surprises',
  /** `error`, in the generator's own words. */
  'version-no-test-data',
] as const;

/** Why a worker does not judge. */
const OF_WORKERS = [
  'worker-starting',
  'worker-stopping',
  'worker-gone',
  'worker-no-engine',
  /** `error` */
  'worker-no-containers',
  /** `error` */
  'worker-host-fails',
  /** `error` */
  'worker-no-database',
  /** `guards`: each with what happened when it was tried. */
  'worker-guards',
] as const;

/** Why a submission is where it is on its way through the judge. */
const OF_THE_WAY = [
  /** `error` */
  'way-set-aside',
  'way-set-aside-silently',
  /** What to do about it: `id` of the submission. */
  'way-retry-it',
  /** `verdict` */
  'way-finished',
  'way-no-job',
  /** `worker` */
  'way-worker-lost',
  /** `worker` */
  'way-worker-silent',
  /** `worker`, and after how many `seconds` another one would take over */
  'way-compiling',
  /** The same, and `test` of `total` */
  'way-running',
  /** `error` */
  'way-last-error',
  'way-no-worker',
  /** `reasons`, worker by worker */
  'way-no-able-worker',
  /** `seconds` */
  'way-later',
  /** `slots` */
  'way-next',
  /** `jobs` before it, `slots` */
  'way-behind',
] as const;

/** What a worker found on its machine and is well: `doctor-<subject>…`. */
const OF_THE_DOCTOR = [
  /** `name`, `kernel`, `architecture`, `node` */
  'doctor-system',
  /** `count` */
  'doctor-cores',
  /** `gib` */
  'doctor-memory',
  'doctor-swap-none',
  /** `directory`, `gib` */
  'doctor-data',
  /** `version`, `socket`, `cgroup`, `driver`, `cpus`, `gib` */
  'doctor-engine',
  /** `digest`, `count`, `languages` */
  'doctor-library',
] as const;

/** What it found and is not well: each has a remedy, too. */
export const DOCTOR_TROUBLES = [
  /** As `doctor-system`. */
  'doctor-system-other',
  'doctor-cores-one',
  /** `gib` */
  'doctor-memory-little',
  /** `count` */
  'doctor-swap-used',
  /** `directory`, `gib` */
  'doctor-data-little',
  /** `directory` */
  'doctor-data-unwritable',
  /** `error` */
  'doctor-engine-away',
  /** `directory` */
  'doctor-library-none',
] as const;

/** What the codes of the doctor are about. */
export const DOCTOR_SUBJECTS = ['system', 'cores', 'memory', 'swap', 'data', 'engine', 'library'] as const;

export const EXPLANATION_CODES = [
  ...OF_VERDICTS,
  ...OF_VERSIONS,
  ...OF_WORKERS,
  ...OF_THE_WAY,
  ...OF_THE_DOCTOR,
  ...DOCTOR_TROUBLES,
] as const;
export type ExplanationCode = (typeof EXPLANATION_CODES)[number];

export interface Explanation {
  code: ExplanationCode;
  /** By name; `pass`, from 1, where a test case has several; `process`, from 0, where a submission has several. */
  values: Record<string, string | number>;
}

/** A code in English words, for whoever reads REST or the command line. */
export interface Explained {
  words: string;
  explanation: Explanation;
}

export function explained(words: string, code: ExplanationCode, values: Explanation['values'] = {}): Explained {
  return { words, explanation: { code, values } };
}
