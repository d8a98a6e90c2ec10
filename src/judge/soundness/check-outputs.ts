/**
 * The output validator against what it must accept (the jury's answers, `valid_output`), what it must reject
 * (`invalid_output`), and what it must survive (nothing, and rubbish).
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { BlobCache } from '../../blobs/blob-cache.js';
import { SandboxService } from '../../sandbox/sandbox.service.js';
import type { Finding } from '../../contract/package-finding.js';
import type { TestCase } from '../../test-cases/test-case.entity.js';
import { JuryFaultError } from '../judging-errors.js';
import { type CheckAnswer, compareFile, validateFile } from '../output-checks.js';
import { OutputValidation, type ValidatedCase, type ValidatorSession } from '../output-validation.js';
import type { CheckedPackage } from './checked-package.js';
import { FindingList } from './finding-list.js';

const RUBBISH_BYTES = 2000;

/** What came of one output: accepted, rejected, or the validator's own fault in its words. */
type Judged = 'accepted' | 'rejected' | { fault: string };

@Injectable()
export class OutputChecks {
  constructor(
    private readonly validation: OutputValidation,
    private readonly cache: BlobCache,
    private readonly sandbox: SandboxService,
  ) {}

  /** @throws SandboxError, or anything that is our own fault; what is the package's is a finding */
  async check(checked: CheckedPackage): Promise<{ findings: Finding[]; outputs: number }> {
    const { version } = checked;
    const found = new FindingList();
    // There a validator talks, or asks for more: an output alone is nothing to it.
    if (version.types.includes('interactive') || version.types.includes('multi-pass')) {
      return { findings: found.all, outputs: 0 };
    }
    let validators: ValidatorSession[] = [];
    try {
      validators = await this.validation.open(checked);
      const answers = await this.checkAnswers(checked, validators, found);
      const outputs = await this.checkGiven(checked, validators, found);
      const broken = validators.length === 0 ? 0 : await this.checkRubbish(checked, validators, found);
      return { findings: found.all, outputs: answers + outputs + broken };
    } catch (error) {
      if (!(error instanceof JuryFaultError)) throw error;
      found.add('error', placeOf(checked), error.message, 'Correct it');
      return { findings: found.all, outputs: 0 };
    } finally {
      await Promise.all(validators.map((validator) => validator.close()));
    }
  }

  private async checkAnswers(
    { testCases, signal }: CheckedPackage,
    validators: readonly ValidatorSession[],
    found: FindingList,
  ): Promise<number> {
    let count = 0;
    for (const testCase of testCases) {
      const { shown, staticValidation } = testCase.settings;
      if (staticValidation != null) continue;
      const outputs = [{ ending: '.ans', blob: testCase.answerBlob, mustBeAccepted: isAnswerShown(testCase) }];
      if (shown.isOutput && shown.answer !== null) {
        outputs.push({ ending: '.out', blob: shown.answer.blob, mustBeAccepted: true });
      }
      for (const { ending, blob, mustBeAccepted } of outputs) {
        signal.throwIfAborted();
        count += 1;
        const judged = await judge(await this.cache.path(blob), await this.caseOf(testCase), validators);
        const place = `data/${testCase.name}${ending}`;
        if (judged === 'rejected') {
          found.add(
            validators.length > 0 && !mustBeAccepted ? 'warning' : 'error',
            place,
            'the output validator does not accept it as an output',
            'Correct the answer, or the validator',
          );
        } else if (judged !== 'accepted') {
          found.add('error', place, judged.fault, 'Correct the output validator');
        }
      }
    }
    return count;
  }

  private async checkGiven(
    { version, signal }: CheckedPackage,
    validators: readonly ValidatorSession[],
    found: FindingList,
  ): Promise<number> {
    const given = version.judging.validatorTests?.outputs ?? [];
    for (const { name, isValid, input, answer, output, validatorFlags } of given) {
      signal.throwIfAborted();
      const validated: ValidatedCase = {
        name,
        input: await this.cache.path(input.blob),
        answer: await this.cache.path(answer.blob),
        flags: validatorFlags,
      };
      const judged = await judge(await this.cache.path(output.blob), validated, validators);
      const place = `data/${name}.out`;
      if (typeof judged === 'object') found.add('error', place, judged.fault, 'Correct the output validator');
      else if (isValid !== (judged === 'accepted')) {
        const wanted = isValid ? 'accept' : 'reject';
        found.add('error', place, `the output validator does not ${wanted} it`, `Have it ${wanted} it`);
      }
    }
    return given.length;
  }

  /** A validator that crashes on bad output would make a judging error of every such submission. */
  private async checkRubbish(
    checked: CheckedPackage,
    validators: readonly ValidatorSession[],
    found: FindingList,
  ): Promise<number> {
    const testCase = checked.testCases.find(({ settings }) => settings.staticValidation == null);
    if (testCase === undefined) return 0;
    const folder = path.join(this.sandbox.workDirectory, `rubbish-${randomUUID()}`);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const outputs: [string, Buffer][] = [
      ['an empty output', Buffer.alloc(0)],
      ['an output of random bytes', randomBytes(RUBBISH_BYTES)],
      ['an output of words', Buffer.from('lorem ipsum dolor\nsit amet\n'.repeat(20))],
    ];
    try {
      for (const [what, content] of outputs) {
        const file = path.join(folder, randomUUID());
        await writeFile(file, content, { mode: 0o400 });
        const judged = await judge(file, await this.caseOf(testCase), validators);
        if (judged === 'accepted') {
          found.add(
            'warning',
            placeOf(checked),
            `accepts ${what} on ${testCase.name}`,
            'Have it reject what is no answer',
          );
        } else if (judged !== 'rejected') {
          found.add('error', placeOf(checked), `with ${what}: ${judged.fault}`, 'Have it reject what it cannot read');
        }
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    return outputs.length;
  }

  private async caseOf({ name, inputBlob, answerBlob, settings }: TestCase): Promise<ValidatedCase> {
    const [input, answer] = await Promise.all([this.cache.path(inputBlob), this.cache.path(answerBlob)]);
    return { name, input, answer, flags: settings.validatorFlags };
  }
}

async function judge(file: string, validated: ValidatedCase, validators: readonly ValidatorSession[]): Promise<Judged> {
  let answer: CheckAnswer | null = null;
  try {
    answer =
      validators.length === 0
        ? await compareFile(file, validated, false)
        : await validateFile(file, validated, validators, null, null);
    return answer.isAccepted ? 'accepted' : 'rejected';
  } catch (error) {
    if (!(error instanceof JuryFaultError)) throw error;
    return { fault: error.message };
  } finally {
    await answer?.feedback?.remove();
  }
}

/**
 * 2025-09, "Validation of shared test case files": what is shown of a sample must be accepted. Of the others "the answer file
 * may, but is not necessarily required to, contain the correct answer", where the validator is the package's own.
 */
function isAnswerShown({ isSample, settings: { shown } }: TestCase): boolean {
  return isSample && shown.answer === null && shown.interaction === null;
}

function placeOf({ version }: CheckedPackage): string {
  return version.judging.outputValidators[0]?.path ?? '';
}
