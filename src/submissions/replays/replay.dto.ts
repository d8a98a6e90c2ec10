import { ApiProperty } from '@nestjs/swagger';
import { SUBMISSION_STATES, type SubmissionState, type Verdict, VERDICT_IDS } from '../../contract/verdicts.js';
import { JudgementEvidenceDto } from '../evidence.dto.js';

/** One of the two judgements. */
export class ReplaySideDto {
  @ApiProperty({ enum: VERDICT_IDS, enumName: 'Verdict', nullable: true })
  verdict!: Verdict | null;

  @ApiProperty({ type: Number, nullable: true })
  score!: number | null;

  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  cpuTimeUs!: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  memoryPeakBytes!: number | null;

  @ApiProperty({ type: () => JudgementEvidenceDto })
  evidence!: JudgementEvidenceDto;
}

class ReplayedRunDto {
  @ApiProperty({ enum: VERDICT_IDS, enumName: 'Verdict' })
  verdict!: Verdict;

  @ApiProperty({ type: 'integer' })
  cpuTimeUs!: number;

  @ApiProperty({ type: 'integer' })
  memoryPeakBytes!: number;
}

export class ReplayedTestCaseDto {
  @ApiProperty({ type: String })
  testCaseName!: string;

  @ApiProperty({ type: () => ReplayedRunDto, nullable: true, description: 'null: it was not run then' })
  recorded!: ReplayedRunDto | null;

  @ApiProperty({ type: () => ReplayedRunDto, nullable: true, description: 'null: it has not been run' })
  replayed!: ReplayedRunDto | null;
}

export class ReplayDto {
  @ApiProperty({ type: 'integer', description: 'Of the judgement made for it' })
  id!: number;

  @ApiProperty({ type: 'integer' })
  submission!: number;

  @ApiProperty({ enum: SUBMISSION_STATES, enumName: 'SubmissionState' })
  state!: SubmissionState;

  @ApiProperty({
    type: Boolean,
    nullable: true,
    description: 'Verdict, score and every test case’s verdict are what was recorded; null until finished',
  })
  isSame!: boolean | null;

  @ApiProperty({ type: String, description: 'The toolchain library of both' })
  libraryDigest!: string;

  @ApiProperty({ type: 'integer', description: 'The version of the problem of both' })
  problemVersion!: number;

  @ApiProperty({ type: () => ReplaySideDto })
  recorded!: ReplaySideDto;

  @ApiProperty({ type: () => ReplaySideDto })
  replayed!: ReplaySideDto;

  @ApiProperty({ type: () => [ReplayedTestCaseDto] })
  testCases!: ReplayedTestCaseDto[];
}
