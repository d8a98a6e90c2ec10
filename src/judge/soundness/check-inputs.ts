/** Input validators against every input of the package, and against inputs that are broken on purpose. */
import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { BlobCache } from '../../blobs/blob-cache.js';
import type { Finding } from '../../contract/package-finding.js';
import type { CheckCounts } from '../../submissions/verification.entity.js';
import type { TestCase, TestCaseSettings } from '../../test-cases/test-case.entity.js';
import { JuryFaultError } from '../judging-errors.js';
import { brokenInputs, MOST_BYTES } from './broken-inputs.js';
import type { CheckedPackage } from './checked-package.js';
import { FindingList } from './finding-list.js';
import {
  InputValidation,
  type InputsBeside,
  type InputValidatorSession,
  type Rejection,
  type ValidatorFlags,
} from './input-validation.js';

/** A validator that hangs takes all its time for each input: after so many, the others are left alone. */
const MOST_BROKEN = 3;

interface NamedInput {
  /** In the package, without `.in`: `data/secret/01`. */
  path: string;
  blob: string;
  flags: ValidatorFlags;
  /** Of a test case; left out: nothing. */
  settings?: Pick<TestCaseSettings, 'args' | 'files'>;
}

@Injectable()
export class InputChecks {
  constructor(
    private readonly validation: InputValidation,
    private readonly cache: BlobCache,
  ) {}

  /** @throws SandboxError, or anything that is our own fault; what is the package's is a finding */
  async check(checked: CheckedPackage): Promise<{ findings: Finding[]; counts: Partial<CheckCounts> }> {
    const { version, testCases } = checked;
    const found = new FindingList();
    const validators = await this.open(checked, found);
    const counts = { inputs: 0, brokenInputs: 0 };
    let broken = 0;
    if (validators.length === 0) return { findings: found.all, counts };
    reportClashes(validators, testCases, found);
    try {
      for (const input of rightInputs(checked)) {
        checked.signal.throwIfAborted();
        counts.inputs += 1;
        const rejection = await this.firstRejection(validators, input);
        if (rejection !== null) reportRejected(found, input, rejection);
        if (rejection?.isBroken === true && (broken += 1) === MOST_BROKEN) {
          const message = `broke on ${String(MOST_BROKEN)} inputs: no more were tried`;
          found.add('error', rejection.validator, message, 'Correct the validator');
          return { findings: found.all, counts };
        }
      }
      for (const { name, input, inputValidatorFlags } of version.judging.validatorTests?.invalidInputs ?? []) {
        counts.brokenInputs += 1;
        const path = `data/${name}`;
        const rejection = await this.firstRejection(validators, { path, blob: input.blob, flags: inputValidatorFlags });
        if (rejection === null) {
          found.add('error', `${path}.in`, 'every input validator accepts it', 'Have one of them reject it');
        } else if (rejection.isBroken) {
          found.add(
            'warning',
            rejection.validator,
            `${rejection.message} on ${path}.in`,
            'Have it reject by an exit code',
          );
        }
      }
      counts.brokenInputs += await this.breakOne(validators, testCases, found, checked.signal);
    } finally {
      await Promise.all(validators.map((validator) => validator.close()));
    }
    return { findings: found.all, counts };
  }

  private async open(checked: CheckedPackage, found: FindingList): Promise<InputValidatorSession[]> {
    const sessions: InputValidatorSession[] = [];
    for (const validator of checked.version.judging.inputValidators) {
      try {
        sessions.push(await this.validation.open(validator, checked));
      } catch (error) {
        if (!(error instanceof JuryFaultError)) throw error;
        found.add('error', validator.path, error.message, 'Correct it');
      }
    }
    return sessions;
  }

  private async firstRejection(
    validators: readonly InputValidatorSession[],
    { blob, flags, settings }: NamedInput,
  ): Promise<Rejection | null> {
    const file = await this.cache.path(blob);
    const beside = await this.beside(settings);
    for (const validator of validators) {
      const rejection = await validator.check({ file }, flags, beside);
      if (rejection !== null) return rejection;
    }
    return null;
  }

  private async beside(settings: NamedInput['settings']): Promise<InputsBeside> {
    const files: { name: string; hostPath: string }[] = [];
    for (const { name, blob } of settings?.files ?? []) files.push({ name, hostPath: await this.cache.path(blob) });
    return { args: settings?.args ?? [], files };
  }

  /** One input, the smallest that has several lines or words, with one mistake at a time. */
  private async breakOne(
    validators: readonly InputValidatorSession[],
    testCases: readonly TestCase[],
    found: FindingList,
    signal: AbortSignal,
  ): Promise<number> {
    const [smallest] = testCases
      .filter(({ inputBytes }) => inputBytes > 1 && inputBytes <= MOST_BYTES)
      .sort((one, other) => one.inputBytes - other.inputBytes);
    if (smallest === undefined) return 0;
    const broken = brokenInputs(await readFile(await this.cache.path(smallest.inputBlob)));
    const beside = await this.beside(smallest.settings);
    const accepted: string[] = [];
    for (const { change, content } of broken) {
      signal.throwIfAborted();
      if (await acceptsAll(validators, content, smallest.settings.inputValidatorFlags, beside)) accepted.push(change);
    }
    if (accepted.length > 0) {
      found.add(
        'warning',
        validators.length === 1 ? (validators[0]?.validator.path ?? '') : 'input_validators',
        `accepts data/${smallest.name}.in with ${accepted.join('; with ')}`,
        'Have it reject what the statement does not allow',
      );
    }
    return broken.length;
  }
}

/** "It is an error for file names from `.files` and the input validator to collide" (2025-09, "Working directory"). */
function reportClashes(
  validators: readonly InputValidatorSession[],
  testCases: readonly TestCase[],
  found: FindingList,
): void {
  for (const { path, files } of validators.map(({ validator }) => validator)) {
    const own = new Set(files.map(({ name }) => name));
    for (const { name: testCase, settings } of testCases) {
      for (const { name } of settings.files) {
        if (!own.has(name)) continue;
        found.add('error', `data/${testCase}.files/${name}`, `${path} has a file of that name`, 'Rename one of them');
      }
    }
  }
}

async function acceptsAll(
  validators: readonly InputValidatorSession[],
  content: Buffer,
  flags: ValidatorFlags,
  beside: InputsBeside,
): Promise<boolean> {
  for (const validator of validators) {
    if ((await validator.check({ content }, flags, beside)) !== null) return false;
  }
  return true;
}

/** Of the test cases, and of outputs for testing the output validator: those inputs are right, too. */
function rightInputs({ version, testCases }: CheckedPackage): NamedInput[] {
  return [
    ...testCases
      .filter(({ settings }) => settings.staticValidation == null)
      .map(({ name, inputBlob, settings }) => ({
        path: `data/${name}`,
        blob: inputBlob,
        flags: settings.inputValidatorFlags,
        settings,
      })),
    ...(version.judging.validatorTests?.outputs ?? []).map(({ name, input, inputValidatorFlags }) => ({
      path: `data/${name}`,
      blob: input.blob,
      flags: inputValidatorFlags,
    })),
  ];
}

function reportRejected(found: FindingList, { path }: NamedInput, { validator, message }: Rejection): void {
  found.add('error', `${path}.in`, `${validator} rejects it: ${message}`, 'Correct the input, or the validator');
}
