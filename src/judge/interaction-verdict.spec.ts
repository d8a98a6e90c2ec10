import { describe, expect, it } from 'vitest';
import type { ExecutionReport } from '../sandbox/execution.js';
import { executionReport } from '../../test/support/execution-report.js';
import { verdictOfInteraction } from './interaction-verdict.js';
import type { Interaction } from './run-interaction.js';
import type { RunFailure } from './verdict-of-run.js';

const accepts = executionReport({ exitCode: 42 });
const rejects = executionReport({ exitCode: 43 });
const crashes = executionReport({ exitCode: null, signal: 6 });
const hangs = executionReport({ exitCode: null, signal: 9, isCancelled: true });
const computes = executionReport({ exitCode: 43, cpuTimeUs: 2_500_000 });
const computesOn = executionReport({ exitCode: null, signal: 9, limitFired: 'cpu-time' });
const stopped = executionReport({ exitCode: null, signal: 9, isCancelled: true });

const failure = (verdict: RunFailure['verdict']): RunFailure => ({ verdict, reason: 'why' });
const waited = executionReport({ exitCode: null, signal: 9, limitFired: 'wall-time', wallTimeUs: 4_000_000 });

/** validator, program, failure of the program, expected: who decides, or the program's verdict. */
const VALIDATOR_FIRST = [
  ['accepts, the program ends well', accepts, executionReport(), null, 'validator'],
  ['accepts, the program then crashes', accepts, executionReport({ exitCode: 1 }), failure('RTE'), 'RTE'],
  ['accepts, the program then goes on for too long', accepts, executionReport(), failure('TLE'), 'TLE'],
  ['accepts, the program then waits for too long', accepts, waited, failure('TLE'), 'TLE'],
  ['rejects, the program is stopped', rejects, stopped, failure('RTE'), 'validator'],
  ['rejects, the program would have crashed', rejects, executionReport({ exitCode: 1 }), failure('RTE'), 'validator'],
  ['crashes, which its answer tells', crashes, stopped, failure('RTE'), 'validator'],
] as const;

const PROGRAM_FIRST = [
  ['ends well, the validator accepts', accepts, executionReport(), null, 'validator'],
  ['ends well, the validator rejects', rejects, executionReport(), null, 'validator'],
  ['ends well, the validator crashes, which its answer tells', crashes, executionReport(), null, 'validator'],
  ['crashes, the validator rejects', rejects, executionReport({ exitCode: 1 }), failure('RTE'), 'RTE'],
  ['crashes, the validator accepts all the same', accepts, executionReport({ exitCode: 1 }), failure('RTE'), 'RTE'],
  ['crashes, the validator crashes too', crashes, executionReport({ exitCode: 1 }), failure('RTE'), 'RTE'],
  ['crashes, the validator hangs', hangs, executionReport({ exitCode: 1 }), failure('RTE'), 'RTE'],
  [
    'computes for too long, the validator hangs',
    hangs,
    executionReport({ limitFired: 'cpu-time' }),
    failure('TLE'),
    'TLE',
  ],
  ['waits for too long, the validator waited as well', rejects, waited, failure('TLE'), 'TLE'],
  ['waits for too long, the validator crashes at the end of its input', crashes, waited, failure('TLE'), 'TLE'],
  ['waits for too long, the validator does not end either', hangs, waited, failure('TLE'), 'nobody'],
  ['waits for too long, the validator computes on', computesOn, waited, failure('TLE'), 'nobody'],
  ['waits for too long, the validator was computing', computes, waited, failure('TLE'), 'nobody'],
] as const;

/** Beside another process, which ended well. */
function interaction(
  first: Interaction['first'],
  program: ExecutionReport,
  validator: ExecutionReport,
  failure: RunFailure | null,
): Interaction {
  const failed = failure === null ? null : 1;
  return { first, programs: [executionReport(), program], validator, isAccepted: validator === accepts, failed };
}

function outcome(...[interaction, failed]: Parameters<typeof verdictOfInteraction>): string {
  const verdict = verdictOfInteraction(interaction, failed);
  return verdict.decides === 'program' ? verdict.failure.verdict : verdict.decides;
}

describe('where the validator ends first', () => {
  it.each(VALIDATOR_FIRST)('and %s', (_, validator, program, failed, expected) => {
    expect(outcome(interaction('validator', program, validator, failed), failed)).toBe(expected);
  });
});

describe('where the program ends first', () => {
  it.each(PROGRAM_FIRST)('and %s', (_, validator, program, failed, expected) => {
    expect(outcome(interaction('program', program, validator, failed), failed)).toBe(expected);
  });
});
