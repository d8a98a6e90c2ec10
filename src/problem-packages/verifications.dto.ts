import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { type Verdict, VERDICT_IDS } from '../contract/verdicts.js';
import { FindingDto } from '../http/finding.dto.js';
import { MayBeLeftOut } from '../http/may-be-left-out.js';
import type { TimedExample, TimeMargins } from '../submissions/soundness-report.js';
import type { CheckCounts, ListedVerification, VerificationEntry } from '../submissions/verification.entity.js';
import { PackageQuery } from './problem-packages.dto.js';

/** Of PostgreSQL's `integer`. */
const LARGEST_ORDINAL = 2_147_483_647;

const TIME_LIMIT_SOURCES = ['package', 'derived'] as const;

export class VerifiedPackageQuery extends PackageQuery {
  @ApiPropertyOptional({
    enum: TIME_LIMIT_SOURCES,
    description:
      '`derived`: the package’s own time limit is left aside, and derived on this machine as if it named none; by default `package`',
  })
  @MayBeLeftOut()
  @IsIn(TIME_LIMIT_SOURCES)
  timeLimit?: (typeof TIME_LIMIT_SOURCES)[number];
}

export class VerifiedVersionQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, description: 'Its number within the problem' })
  @MayBeLeftOut()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LARGEST_ORDINAL)
  version?: number;
}

class VerifiedProblemDto {
  @ApiProperty({ type: String })
  slug!: string;

  @ApiProperty({ type: String })
  name!: string;
}

class VerificationEntryDto implements VerificationEntry {
  @ApiProperty({ type: String, example: 'submissions/accepted/solution.py' })
  path!: string;

  @ApiProperty({ type: String, nullable: true, description: 'null: in a language that is not judged here' })
  language!: string | null;

  @ApiProperty({ enum: VERDICT_IDS, enumName: 'Verdict', isArray: true, description: 'Empty: none is named' })
  expected!: Verdict[];

  @ApiProperty({ enum: VERDICT_IDS, enumName: 'Verdict', nullable: true, description: 'null: not judged, or not yet' })
  got!: Verdict | null;

  @ApiProperty({ type: Boolean, nullable: true, description: 'null: nothing was expected, or not to be judged here' })
  isAsExpected!: boolean | null;

  @ApiProperty({ type: 'integer', nullable: true })
  cpuTimeUs!: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  memoryPeakBytes!: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  submissionId!: number | null;

  @ApiProperty({ type: [String] })
  notes!: string[];
}

class TimedExampleDto implements TimedExample {
  @ApiProperty({ type: String, example: 'submissions/accepted/solution.py' })
  path!: string;

  @ApiProperty({ type: 'integer', description: 'Of its slowest test case' })
  cpuTimeUs!: number;

  @ApiProperty({
    type: 'integer',
    required: false,
    description: 'Of that test case in its language, where it is not the problem’s',
  })
  timeLimitMs?: number;

  @ApiProperty({ type: Boolean, description: 'It was stopped there' })
  isAtLeast!: boolean;
}

class TimeMarginsDto implements TimeMargins {
  @ApiProperty({ type: 'integer' })
  timeLimitMs!: number;

  @ApiProperty({ type: Number, description: 'The slowest accepted submission times this is to be within the limit' })
  acToTimeLimit!: number;

  @ApiProperty({ type: Number, description: 'The limit times this is to be within what is meant to be too slow' })
  timeLimitToTle!: number;

  @ApiProperty({ type: () => TimedExampleDto, nullable: true })
  slowestAccepted!: TimedExampleDto | null;

  @ApiProperty({ type: () => TimedExampleDto, nullable: true, description: 'Given more time than the limit' })
  fastestTooSlow!: TimedExampleDto | null;
}

class CheckCountsDto implements CheckCounts {
  @ApiProperty({ type: 'integer', description: 'Inputs that went through the input validators' })
  inputs!: number;

  @ApiProperty({ type: 'integer', description: 'Inputs broken on purpose, which they are to reject' })
  brokenInputs!: number;

  @ApiProperty({ type: 'integer', description: 'Answers and outputs that went through the output validator' })
  outputs!: number;

  @ApiProperty({ type: 'integer', description: 'Submissions judged a second time' })
  repeated!: number;
}

/** A verification in a list. */
export class ListedVerificationDto implements ListedVerification {
  @ApiProperty({ type: 'integer' })
  id!: number;

  @ApiProperty({ type: 'integer', description: 'The version, counted from 1 within the problem' })
  versionOrdinal!: number;

  @ApiProperty({ enum: ['running', 'finished'] })
  state!: 'running' | 'finished';

  @ApiProperty({ type: Boolean, nullable: true, description: 'null until it is finished' })
  isAsExpected!: boolean | null;

  @ApiProperty({ type: Date })
  createdAt!: Date;
}

export class VerificationDto {
  @ApiProperty({ type: 'integer' })
  id!: number;

  @ApiProperty({ enum: ['running', 'finished'] })
  state!: 'running' | 'finished';

  @ApiProperty({ type: () => VerifiedProblemDto })
  problem!: VerifiedProblemDto;

  @ApiProperty({ type: 'integer', nullable: true, description: 'null while it is being derived' })
  timeLimitMs!: number | null;

  @ApiProperty({ enum: ['package', 'derived'] })
  timeLimitSource!: 'package' | 'derived';

  @ApiProperty({ type: () => [FindingDto], description: 'What reading the package turned up' })
  report!: FindingDto[];

  @ApiProperty({
    type: () => [FindingDto],
    description: 'What running its validators and submissions turned up; with an error it is not as expected',
  })
  findings!: FindingDto[];

  @ApiProperty({ type: () => CheckCountsDto, nullable: true, description: 'null until the validators have been run' })
  counts!: CheckCountsDto | null;

  @ApiProperty({ type: () => TimeMarginsDto, nullable: true, description: 'null while the time limit is open' })
  margins!: TimeMarginsDto | null;

  @ApiProperty({ type: [String], description: 'Secret test cases that no wrong submission fails' })
  weakTestCases!: string[];

  @ApiProperty({ type: Boolean, description: 'Final once the state is finished' })
  isAsExpected!: boolean;

  @ApiProperty({ type: () => [VerificationEntryDto] })
  entries!: VerificationEntryDto[];

  @ApiProperty({ type: [String] })
  notes!: string[];
}
