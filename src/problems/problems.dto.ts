/** What REST shows and takes of problems. Quantities: milliseconds and bytes, as their names say. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsNumber,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { CONVERSION_OUTCOMES, type ConversionEntry, type ConversionOutcome } from '../contract/conversion-report.js';
import type { Explanation } from '../contract/explanations.js';
import type { Finding } from '../contract/package-finding.js';
import { ExplanationDto } from '../http/explanation.dto.js';
import { FindingDto } from '../http/finding.dto.js';
import { MayBeLeftOut } from '../http/may-be-left-out.js';
import { PageQuery } from '../http/page.js';
import {
  type FileNames,
  MOST_PROCESSES,
  PACKAGE_FORMATS,
  type PackageFormat,
  PROBLEM_TYPES,
  PROCESS_TIME_LIMITS,
  type Processes,
  type ProblemType,
} from './package-words.js';
import { VISIBILITIES, type Visibility } from './problem.entity.js';
import { type PublishOverride, SOUNDNESS, type Soundness } from './soundness.js';
import { VERSION_STATES, type VersionState } from './problem-version.entity.js';

export const SOLVED_STATES = ['solved', 'tried'] as const;
export type SolvedState = (typeof SOLVED_STATES)[number];
const SOLVED_FILTERS = [...SOLVED_STATES, 'untried'] as const;
const MOST_TAGS = 30;
const TAG = { pattern: /^\S(.{0,38}\S)?$/u, text: '1 to 40 characters' };

export class ProblemsQuery extends PageQuery {
  @ApiPropertyOptional({ type: String, description: 'Part of the name or the slug' })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(100)
  search?: string;

  @ApiPropertyOptional({ type: String })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(40)
  tag?: string;

  @ApiPropertyOptional({ enum: SOLVED_FILTERS, description: 'By your own submissions' })
  @MayBeLeftOut()
  @IsIn(SOLVED_FILTERS)
  solved?: SolvedState | 'untried';
}

export class ProblemSummaryDto {
  @ApiProperty({ type: String, example: 'hello-world' })
  slug!: string;

  @ApiProperty({ type: String, description: 'In English where there is one, else in the first language' })
  name!: string;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, example: { en: 'Hello World!' } })
  names!: Record<string, string>;

  @ApiProperty({ enum: VISIBILITIES })
  visibility!: Visibility;

  @ApiProperty({ type: [String] })
  tags!: string[];

  @ApiProperty({ type: Number, nullable: true })
  difficulty!: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'CPU time of one test case; null: still to be derived' })
  timeLimitMs!: number | null;

  @ApiProperty({ type: 'integer' })
  memoryLimitBytes!: number;

  @ApiProperty({ enum: PROBLEM_TYPES, isArray: true })
  types!: ProblemType[];

  @ApiProperty({ enum: SOLVED_STATES, nullable: true, description: 'Your best submission; null: none' })
  mySolved!: SolvedState | null;

  @ApiProperty({ enum: VERSION_STATES })
  versionState!: VersionState;
}

export class ProblemVersionDto {
  @ApiProperty({ type: 'integer' })
  id!: number;

  @ApiProperty({ type: 'integer', description: 'From 1, within the problem' })
  ordinal!: number;

  @ApiProperty({ enum: VERSION_STATES })
  state!: VersionState;

  @ApiProperty({ type: String, nullable: true, description: 'Why it cannot be judged; for admins' })
  stateReason!: string | null;

  @ApiProperty({ type: () => ExplanationDto, nullable: true, description: 'The same as a code with values' })
  stateExplanation!: Explanation | null;
}

export class SampleDto {
  @ApiProperty({ type: 'integer', description: 'From 1; names the sample for download' })
  ordinal!: number;

  @ApiProperty({ type: String, example: 'sample/1' })
  name!: string;

  @ApiProperty({ type: String })
  input!: string;

  @ApiProperty({ type: Boolean, description: 'Only the beginning is shown' })
  isInputCut!: boolean;

  @ApiProperty({ type: String })
  answer!: string;

  @ApiProperty({ type: Boolean, description: 'Only the beginning is shown' })
  isAnswerCut!: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'Shown instead: lines `<` from the judge, `>` to it' })
  interaction!: string | null;
}

export class FileNamesDto implements FileNames {
  @ApiProperty({ type: String, nullable: true, description: 'null: standard input', example: 'sum.in' })
  input!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'null: standard output', example: 'sum.out' })
  output!: string | null;
}

export class AttachmentDto {
  @ApiProperty({ type: String })
  name!: string;

  @ApiProperty({ type: 'integer' })
  sizeBytes!: number;

  @ApiProperty({ type: String })
  url!: string;
}

export class ProcessesDto implements Processes {
  @ApiProperty({ type: 'integer', minimum: 2, maximum: MOST_PROCESSES })
  count!: number;

  @ApiProperty({ enum: PROCESS_TIME_LIMITS, description: 'Whether it is for all of them together or for each' })
  timeLimit!: Processes['timeLimit'];
}

export class LanguageLimitsDto {
  @ApiProperty({ type: String, example: 'python' })
  language!: string;

  @ApiProperty({ type: Number, description: 'So many times the problem’s, that of single test cases too', example: 2 })
  timeFactor!: number;

  @ApiProperty({ type: Number, example: 1 })
  memoryFactor!: number;

  @ApiProperty({ type: 'integer', nullable: true, description: 'null: still to be derived' })
  timeLimitMs!: number | null;

  @ApiProperty({ type: 'integer' })
  memoryLimitBytes!: number;
}

export class ProblemLimitsDto {
  @ApiProperty({ type: 'integer', nullable: true })
  timeLimitMs!: number | null;

  @ApiProperty({ enum: ['package', 'derived'] })
  timeLimitSource!: 'package' | 'derived';

  @ApiProperty({ type: 'integer' })
  memoryLimitBytes!: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Of the test case with the least time; null: all have the same',
  })
  leastTimeLimitMs!: number | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Of the test case with the least memory; null: all have the same',
  })
  leastMemoryLimitBytes!: number | null;

  @ApiProperty({ type: 'integer' })
  outputLimitBytes!: number;

  @ApiProperty({ type: 'integer' })
  codeLimitBytes!: number;

  @ApiProperty({ type: () => ProcessesDto, nullable: true, description: 'Of one submission, at once; null: one' })
  processes!: ProcessesDto | null;

  @ApiProperty({ type: () => [LanguageLimitsDto], description: 'Languages in which other limits hold' })
  byLanguage!: LanguageLimitsDto[];
}

export class ProblemSourceDto {
  @ApiProperty({ type: String })
  name!: string;

  @ApiProperty({ type: String, nullable: true })
  url!: string | null;
}

export class ProblemDto extends ProblemSummaryDto {
  @ApiProperty({ type: () => ProblemVersionDto })
  version!: ProblemVersionDto;

  @ApiProperty({ type: () => ProblemLimitsDto })
  limits!: ProblemLimitsDto;

  @ApiProperty({ type: [String], description: 'Languages the statement is there in', example: ['en', 'sv'] })
  statementLanguages!: string[];

  @ApiProperty({ type: () => [SampleDto] })
  samples!: SampleDto[];

  @ApiProperty({ type: 'integer' })
  testCaseCount!: number;

  @ApiProperty({ type: [String], nullable: true, description: 'Language ids that may be used; null: all' })
  languages!: string[] | null;

  @ApiProperty({
    type: () => FileNamesDto,
    nullable: true,
    description: 'Files beside the program that it reads and writes; null: standard input and output',
  })
  fileNames!: FileNamesDto | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Submit-answer problems that take one text with all answers: what it is before it is filled in',
  })
  answerSheet!: string | null;

  @ApiProperty({ type: () => [AttachmentDto] })
  attachments!: AttachmentDto[];

  @ApiProperty({ type: [String], description: 'Names of the authors' })
  authors!: string[];

  @ApiProperty({ type: () => [ProblemSourceDto] })
  source!: ProblemSourceDto[];

  @ApiProperty({ type: String })
  license!: string;
}

export class StatementQuery {
  @ApiPropertyOptional({ type: String, description: 'By default English, else the first there is' })
  @MayBeLeftOut()
  @Matches(/^[a-z]{2,3}(-[A-Z]{2})?$/, { message: 'language must be a code such as en or pt-BR' })
  language?: string;
}

export class StatementDto {
  @ApiProperty({ type: String, example: 'en' })
  language!: string;

  @ApiProperty({ enum: ['markdown', 'latex', 'pdf'] })
  format!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Sanitised; needs the style sheet of KaTeX' })
  html!: string | null;

  @ApiProperty({ type: String, nullable: true })
  pdfUrl!: string | null;
}

export class OverrideBody {
  @ApiPropertyOptional({
    type: String,
    maxLength: 500,
    description: 'Lets students be judged on a version that was not shown to be sound; recorded with who and when',
  })
  @MayBeLeftOut()
  @IsString()
  @Matches(/\S/, { message: 'overrideReason must say why' })
  @MaxLength(500)
  overrideReason?: string;
}

export class ProblemChangesBody extends OverrideBody {
  @ApiPropertyOptional({ enum: VISIBILITIES })
  @MayBeLeftOut()
  @IsIn(VISIBILITIES)
  visibility?: Visibility;

  @ApiPropertyOptional({ type: [String], maxItems: MOST_TAGS })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(MOST_TAGS)
  @IsString({ each: true })
  @Matches(TAG.pattern, { each: true, message: `each tag must have ${TAG.text}` })
  tags?: string[];

  @ApiPropertyOptional({ type: Number, nullable: true, minimum: 0, maximum: 10_000 })
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(10_000)
  difficulty?: number | null;
}

class PublishOverrideDto implements PublishOverride {
  @ApiProperty({ type: String })
  username!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  at!: string;

  @ApiProperty({ type: String })
  reason!: string;
}

export class ConversionEntryDto implements ConversionEntry {
  @ApiProperty({ enum: CONVERSION_OUTCOMES })
  outcome!: ConversionOutcome;

  @ApiProperty({ type: String, description: 'The thing, in few words' })
  what!: string;

  @ApiProperty({ type: String, description: 'What became of it' })
  detail!: string;
}

export class ProblemVersionDetailDto extends ProblemVersionDto {
  @ApiProperty({ type: Boolean, description: 'Submissions are judged on it' })
  isCurrent!: boolean;

  @ApiProperty({ enum: PACKAGE_FORMATS })
  format!: PackageFormat;

  @ApiProperty({ type: String, description: 'sha-256 over the content of the package' })
  packageDigest!: string;

  @ApiProperty({ type: 'integer', nullable: true })
  timeLimitMs!: number | null;

  @ApiProperty({ enum: ['package', 'derived'] })
  timeLimitSource!: 'package' | 'derived';

  @ApiProperty({ type: 'integer' })
  memoryLimitBytes!: number;

  @ApiProperty({ enum: SOUNDNESS, description: 'What its verification has shown' })
  soundness!: Soundness;

  @ApiProperty({ type: () => PublishOverrideDto, nullable: true, description: 'Published without being sound' })
  publishOverride!: PublishOverride | null;

  @ApiProperty({ type: () => [FindingDto] })
  report!: Finding[];

  @ApiProperty({
    type: () => [ConversionEntryDto],
    description: 'What was kept, changed and lost of another format; empty for Kattis packages',
  })
  conversion!: ConversionEntry[];

  @ApiProperty({ type: String, nullable: true, description: 'User name of who imported it' })
  importedBy!: string | null;

  @ApiProperty({ type: Date })
  createdAt!: Date;
}
