/** What REST takes and shows of submissions. Quantities: microseconds and bytes, as their names say. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type { Explanation } from '../contract/explanations.js';
import { CAPS } from '../contract/limits.js';
import { type TalkPart, TALKERS } from '../contract/talk.js';
import { SUBMISSION_STATES, type SubmissionState, type Verdict, VERDICT_IDS } from '../contract/verdicts.js';
import { ExplanationDto } from '../http/explanation.dto.js';
import { MayBeLeftOut } from '../http/may-be-left-out.js';
import { PageQuery } from '../http/page.js';
import { EvidenceDto, JudgementEvidenceDto } from './evidence.dto.js';

export class SourceFileDto {
  @ApiProperty({ type: String, maxLength: 255, example: 'main.cpp' })
  @IsString()
  @MaxLength(255)
  name!: string;

  @ApiProperty({ type: String, description: 'The text of the file' })
  @IsString()
  content!: string;

  @ApiPropertyOptional({
    enum: ['utf8', 'base64'],
    description: 'base64: the content is no text; for outputs, such as a zip of them, and for files beside a run',
  })
  @MayBeLeftOut()
  @IsIn(['utf8', 'base64'])
  encoding?: 'utf8' | 'base64';
}

/** A program: `source` for one file, or `files`. */
export class ProgramBody {
  @ApiPropertyOptional({ type: String, description: 'Id of the language; told from the file names when left out' })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(40)
  language?: string;

  @ApiPropertyOptional({ type: String, description: 'The program text, if it is a single file' })
  @MayBeLeftOut()
  @IsString()
  source?: string;

  @ApiPropertyOptional({ type: () => [SourceFileDto], maxItems: CAPS.sourceFiles })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(CAPS.sourceFiles)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => SourceFileDto)
  files?: SourceFileDto[];

  @ApiPropertyOptional({ type: String, description: 'Main file or class, where it cannot be told from the files' })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(255)
  entryPoint?: string;
}

export class NewSubmissionBody extends ProgramBody {
  @ApiProperty({ type: String, description: 'Slug of the problem', example: 'sum-of-two' })
  @IsString()
  @MaxLength(100)
  problem!: string;
}

export class WaitQuery {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: 60,
    description: 'Answer when it is finished, or after this many seconds',
  })
  @MayBeLeftOut()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(60)
  wait = 0;
}

export class SubmissionsQuery extends PageQuery {
  @ApiPropertyOptional({ type: String, description: 'Slug of a problem' })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(100)
  problem?: string;

  @ApiPropertyOptional({ type: String, description: 'User name; students see their own only' })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(40)
  user?: string;

  @ApiPropertyOptional({ enum: VERDICT_IDS, enumName: 'Verdict' })
  @MayBeLeftOut()
  @IsIn(VERDICT_IDS)
  verdict?: Verdict;

  @ApiPropertyOptional({ type: String })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(40)
  language?: string;

  @ApiPropertyOptional({ type: Boolean, description: 'Admins: with the example submissions of packages' })
  @MayBeLeftOut()
  @Transform(({ value }) => value === 'true' || value === true)
  @IsBoolean()
  jury?: boolean;
}

export class SubmissionSummaryDto {
  @ApiProperty({ type: 'integer' })
  id!: number;

  @ApiProperty({ type: String, nullable: true, description: 'Slug; null for a package that is only verified' })
  problem!: string | null;

  @ApiProperty({ type: String })
  username!: string;

  @ApiProperty({ type: String })
  language!: string;

  @ApiProperty({ type: 'integer' })
  sourceBytes!: number;

  @ApiProperty({ enum: SUBMISSION_STATES, enumName: 'SubmissionState' })
  state!: SubmissionState;

  @ApiProperty({ enum: VERDICT_IDS, enumName: 'Verdict', nullable: true, description: 'null until finished' })
  verdict!: Verdict | null;

  @ApiProperty({ type: Number, nullable: true })
  score!: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Of the slowest test case, in microseconds' })
  cpuTimeUs!: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Of the largest test case, in bytes' })
  memoryPeakBytes!: number | null;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt!: string | null;
}

export class TalkPartDto implements TalkPart {
  @ApiProperty({ enum: TALKERS })
  from!: TalkPart['from'];

  @ApiPropertyOptional({ type: 'integer', description: 'The process that says or is told it, from 0, of several' })
  process?: number;

  @ApiProperty({ type: 'integer', description: 'Pass of a multi-pass problem, from 1' })
  pass!: number;

  @ApiProperty({ type: String, description: 'What it said before the other answered' })
  text!: string;
}

export class RunDto {
  @ApiProperty({ type: 'integer', description: "The test case's place in the order of judging, from 1" })
  ordinal!: number;

  @ApiProperty({ type: String, example: 'secret/03-large' })
  testCaseName!: string;

  @ApiProperty({ type: Boolean })
  isSample!: boolean;

  @ApiProperty({ enum: VERDICT_IDS, enumName: 'Verdict' })
  verdict!: Verdict;

  @ApiProperty({ type: Number, nullable: true, description: 'Scoring problems only' })
  score!: number | null;

  @ApiProperty({ type: 'integer' })
  cpuTimeUs!: number;

  @ApiProperty({ type: 'integer' })
  wallTimeUs!: number;

  @ApiProperty({ type: 'integer' })
  memoryPeakBytes!: number;

  @ApiProperty({ type: String, description: 'Why this verdict, in words' })
  reason!: string;

  @ApiProperty({
    type: () => ExplanationDto,
    nullable: true,
    description: 'The same as a code with values; null where the evidence tells it',
  })
  explanation!: Explanation | null;

  @ApiProperty({ type: () => EvidenceDto, description: 'The facts the verdict was drawn from' })
  evidence!: EvidenceDto;

  @ApiProperty({ type: String, nullable: true, description: "The output validator's message to the author" })
  teamFeedback!: string | null;

  @ApiProperty({
    enum: ['input', 'answer'],
    isArray: true,
    description: 'What may be had of the test case, below `runs/{ordinal}/`: full feedback for whoever failed on it',
  })
  shared!: ('input' | 'answer')[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: "The package's hint for whoever failed on it, where it may be shown",
  })
  hint!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'For the jury, and for samples' })
  judgeFeedback!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'The first KiBs of the output; samples and jury only' })
  outputHead!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'The end of standard error; samples and jury only' })
  stderrTail!: string | null;

  @ApiProperty({ type: () => [TalkPartDto], nullable: true, description: 'Samples of interactive problems; bounded' })
  talk!: TalkPart[] | null;
}

export class GroupScoreDto {
  @ApiProperty({ type: String, example: 'secret/group1', description: 'Empty for all test data together' })
  path!: string;

  @ApiProperty({ enum: VERDICT_IDS, enumName: 'Verdict', nullable: true, description: 'null where it was not run' })
  verdict!: Verdict | null;

  @ApiProperty({ type: Number, nullable: true })
  score!: number | null;
}

export class JudgementDto {
  @ApiProperty({ type: 'integer' })
  id!: number;

  @ApiProperty({ type: 'integer', description: 'From 1; each rejudge adds one' })
  ordinal!: number;

  @ApiProperty({ enum: SUBMISSION_STATES, enumName: 'SubmissionState' })
  state!: SubmissionState;

  @ApiProperty({ enum: VERDICT_IDS, enumName: 'Verdict', nullable: true })
  verdict!: Verdict | null;

  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;

  @ApiProperty({
    type: () => ExplanationDto,
    nullable: true,
    description: 'The same as a code with values, where no run tells it',
  })
  explanation!: Explanation | null;

  @ApiProperty({ type: String, nullable: true, description: 'What the compiler said, errors and warnings' })
  compilerOutput!: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  testCaseCount!: number | null;

  @ApiProperty({ type: 'integer', description: 'The version of the problem it was judged on' })
  problemVersion!: number;

  @ApiProperty({ type: 'integer', description: 'For its language, in milliseconds; 0 while it is being derived' })
  timeLimitMs!: number;

  @ApiProperty({ type: 'integer', description: 'For its language' })
  memoryLimitBytes!: number;

  @ApiProperty({ type: String, nullable: true, description: 'The toolchain library it was judged with' })
  libraryDigest!: string | null;

  @ApiProperty({ type: () => [GroupScoreDto], description: 'Scoring problems: its test data groups, in order' })
  groups!: GroupScoreDto[];

  @ApiProperty({ type: () => JudgementEvidenceDto })
  evidence!: JudgementEvidenceDto;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  startedAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt!: string | null;
}

export class SubmissionDto extends SubmissionSummaryDto {
  @ApiProperty({ type: String, nullable: true })
  entryPoint!: string | null;

  @ApiProperty({ type: 'integer', description: 'Grows with every change; the same counter as in live events' })
  revision!: number;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Jobs served before this one; null unless it waits' })
  queuePosition!: number | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Estimated from the last judgings; null unless it waits and a worker can judge',
  })
  expectedWaitSeconds!: number | null;

  @ApiProperty({ type: 'integer' })
  judgementCount!: number;

  @ApiProperty({ type: () => JudgementDto })
  judgement!: JudgementDto;

  @ApiProperty({ type: () => [RunDto] })
  runs!: RunDto[];
}

export class SourceDto {
  @ApiProperty({ type: () => [SourceFileDto] })
  files!: SourceFileDto[];
}
