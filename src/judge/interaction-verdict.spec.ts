import { describe, expect, it } from 'vitest';
import type { ExecutionReport } from '../sandbox/execution.js';
import { verdictOfInteraction } from './interaction-verdict.js';
import type { RunFailure } from './verdict-of-run.js';

function ended(change: Partial<ExecutionReport> = {}): ExecutionReport {
  return {
    limitFired: null,
    exitCode: 0,
    signal: null,
    cpuTimeUs: 20_000,
    cpuTimeLimitMs: 1000,
    wallTimeUs: 40_000,
    wallTimeLimitMs: 4000,
    memoryPeakBytes: 1,
    cgroupMemoryPeakBytes: 1,
    memoryLimitBytes: 2,
    outputBytes: 0,
    outputLimitBytes: 1,
    oomKills: 0,
    processLimitHits: 0,
    forbiddenCalls: [],
    repeatedCpuTimesUs: [],
    stderrTail: Buffer.alloc(0),
    stderrBytes: 0,
    isCancelled: false,
    cleanAfter: true,
    ...change,
  };
}

const accepts = ended({ exitCode: 42 });
const rejects = ended({ exitCode: 43 });
const crashes = ended({ exitCode: null, signal: 6 });
const hangs = ended({ exitCode: null, signal: 9, isCancelled: true });
const computes = ended({ exitCode: 43, cpuTimeUs: 2_500_000 });
const computesOn = ended({ exitCode: null, signal: 9, limitFired: 'cpu-time' });
const stopped = ended({ exitCode: null, signal: 9, isCancelled: true });

const failure = (verdict: RunFailure['verdict']): RunFailure => ({ verdict, reason: 'why' });
const waited = ended({ exitCode: null, signal: 9, limitFired: 'wall-time', wallTimeUs: 4_000_000 });

/** validator, program, failure of the program, expected: who decides, or the program's verdict. */
const VALIDATOR_FIRST = [
  ['accepts, the program ends well', accepts, ended(), null, 'validator'],
  ['accepts, the program then crashes', accepts, ended({ exitCode: 1 }), failure('RTE'), 'RTE'],
  ['accepts, the program then goes on for too long', accepts, ended(), failure('TLE'), 'TLE'],
  ['accepts, the program then waits for too long', accepts, waited, failure('TLE'), 'TLE'],
  ['rejects, the program is stopped', rejects, stopped, failure('RTE'), 'validator'],
  ['rejects, the program would have crashed', rejects, ended({ exitCode: 1 }), failure('RTE'), 'validator'],
  ['crashes, which its answer tells', crashes, stopped, failure('RTE'), 'validator'],
] as const;

const PROGRAM_FIRST = [
  ['ends well, the validator accepts', accepts, ended(), null, 'validator'],
  ['ends well, the validator rejects', rejects, ended(), null, 'validator'],
  ['ends well, the validator crashes, which its answer tells', crashes, ended(), null, 'validator'],
  ['crashes, the validator rejects', rejects, ended({ exitCode: 1 }), failure('RTE'), 'RTE'],
  ['crashes, the validator accepts all the same', accepts, ended({ exitCode: 1 }), failure('RTE'), 'RTE'],
  ['crashes, the validator crashes too', crashes, ended({ exitCode: 1 }), failure('RTE'), 'RTE'],
  ['crashes, the validator hangs', hangs, ended({ exitCode: 1 }), failure('RTE'), 'RTE'],
  ['computes for too long, the validator hangs', hangs, ended({ limitFired: 'cpu-time' }), failure('TLE'), 'TLE'],
  ['waits for too long, the validator waited as well', rejects, waited, failure('TLE'), 'TLE'],
  ['waits for too long, the validator crashes at the end of its input', crashes, waited, failure('TLE'), 'TLE'],
  ['waits for too long, the validator does not end either', hangs, waited, failure('TLE'), 'nobody'],
  ['waits for too long, the validator computes on', computesOn, waited, failure('TLE'), 'nobody'],
  ['waits for too long, the validator was computing', computes, waited, failure('TLE'), 'nobody'],
] as const;

function outcome(...[interaction, failed]: Parameters<typeof verdictOfInteraction>): string {
  const verdict = verdictOfInteraction(interaction, failed);
  return verdict.decides === 'program' ? verdict.failure.verdict : verdict.decides;
}

describe('where the validator ends first', () => {
  it.each(VALIDATOR_FIRST)('and %s', (_, validator, program, failed, expected) => {
    expect(outcome({ first: 'validator', program, validator, isAccepted: validator === accepts }, failed)).toBe(
      expected,
    );
  });
});

describe('where the program ends first', () => {
  it.each(PROGRAM_FIRST)('and %s', (_, validator, program, failed, expected) => {
    expect(outcome({ first: 'program', program, validator, isAccepted: validator === accepts }, failed)).toBe(expected);
  });
});
