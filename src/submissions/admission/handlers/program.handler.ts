import { Injectable } from '@nestjs/common';
import { ArrayNotEmpty, ArrayUnique, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import type { EntityManager } from 'typeorm';
import { CAPS, KIB } from '../../../contract/limits.js';
import { requireLanguage } from '../../../languages/languages-at-hand.js';
import { LANGUAGE_IDS, type LanguageId } from '../../../languages/languages.js';
import { TestCase } from '../../../test-cases/test-case.entity.js';
import { readAnswers } from '../../submitted-answers.js';
import { readProgram } from '../../submitted-program.js';
import type { AdmissionHandler, Candidate } from '../admission-handler.js';

class ProgramSettings {
  /** Of all files together; a problem may allow less. */
  @IsInt()
  @Min(1)
  @Max(CAPS.sourceBytes / KIB)
  sourceKib: number = CAPS.sourceBytes / KIB;

  /** Ids of the languages taken; null: all. A problem may allow fewer. */
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(LANGUAGE_IDS, { each: true })
  languages: LanguageId[] | null = null;
}

/** Is it a program that can be judged: its size, its language, its files? What is wrong inside is for the compiler. */
@Injectable()
export class ProgramHandler implements AdmissionHandler<ProgramSettings> {
  readonly id = 'program';
  readonly summary = 'Refuses programs that are too large, no text, or in a language that is not taken.';
  readonly after = ['window'] as const;
  readonly canBeOff = false;

  defaults(): ProgramSettings {
    return new ProgramSettings();
  }

  async handle(candidate: Candidate, { sourceKib, languages }: ProgramSettings, manager: EntityManager): Promise<void> {
    const ofProblem = candidate.target?.version;
    if (ofProblem?.types.includes('submit-answer') === true) {
      const testCases = await manager.findBy(TestCase, { problemVersionId: ofProblem.id });
      candidate.program = await readAnswers(
        candidate.handedIn,
        testCases.map(({ name }) => name),
        ofProblem.judging.answerSheet !== undefined,
      );
      return;
    }
    const allowed = both(ofProblem?.judging.languages ?? null, languages);
    const maxKib = Math.min(sourceKib, ofProblem?.limits.codeKiB ?? sourceKib);
    const program = readProgram(candidate.handedIn, allowed, maxKib * KIB);
    await requireLanguage(manager, program.language);
    candidate.program = program;
  }
}

/** Of two lists where null means all, what is in both. */
function both(one: readonly string[] | null, other: readonly string[] | null): readonly string[] | null {
  if (one === null || other === null) return one ?? other;
  return one.filter((id) => other.includes(id));
}
