import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsObject,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type { Explanation } from '../contract/explanations.js';
import { CAPS, MIB } from '../contract/limits.js';
import { SUBMISSION_STATES, type SubmissionState, type Verdict, VERDICT_IDS } from '../contract/verdicts.js';
import { ExplanationDto } from '../http/explanation.dto.js';
import { MayBeLeftOut } from '../http/may-be-left-out.js';
import { FILE_NAME } from '../problems/package-words.js';
import { EvidenceDto } from './evidence.dto.js';
import { ProgramBody, SourceFileDto } from './submissions.dto.js';

export class CustomRunLimitsBody {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 30_000, default: 10_000, description: 'CPU time' })
  @MayBeLeftOut()
  @IsInt()
  @Min(1)
  @Max(30_000)
  timeLimitMs?: number;

  @ApiPropertyOptional({ type: 'integer', minimum: 4 * MIB, maximum: 2048 * MIB, default: 512 * MIB })
  @MayBeLeftOut()
  @IsInt()
  @Min(4 * MIB)
  @Max(2048 * MIB)
  memoryLimitBytes?: number;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 4 * MIB, default: MIB })
  @MayBeLeftOut()
  @IsInt()
  @Min(1)
  @Max(4 * MIB)
  outputLimitBytes?: number;
}

const FILE_NAME_RULE = { message: 'must be a plain file name: letters, digits, ".", "-" and "_"' };

export class NewCustomRunBody extends ProgramBody {
  @ApiPropertyOptional({ type: String, default: '', description: 'Standard input' })
  @MayBeLeftOut()
  @IsString()
  input?: string;

  @ApiPropertyOptional({
    type: String,
    description: 'File beside the program that has the input; standard input is empty then',
  })
  @MayBeLeftOut()
  @Matches(FILE_NAME, FILE_NAME_RULE)
  inputFile?: string;

  @ApiPropertyOptional({ type: String, description: 'File beside the program whose content is shown as `stdout`' })
  @MayBeLeftOut()
  @Matches(FILE_NAME, FILE_NAME_RULE)
  outputFile?: string;

  @ApiPropertyOptional({ type: [String], maxItems: CAPS.commandWords, description: 'Arguments of the program' })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(CAPS.commandWords)
  @IsString({ each: true })
  @MaxLength(CAPS.commandWordCharacters, { each: true })
  args?: string[];

  @ApiPropertyOptional({
    type: [String],
    maxItems: CAPS.commandWords,
    description: 'More options for the compiler, of languages that have one that takes them',
    example: ['-O3', '-DDEBUG'],
  })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(CAPS.commandWords)
  @IsString({ each: true })
  @MaxLength(CAPS.commandWordCharacters, { each: true })
  compilerOptions?: string[];

  @ApiPropertyOptional({ type: Boolean, description: 'Standard error is part of `stdout` then; left out: it is not' })
  @MayBeLeftOut()
  @IsBoolean()
  redirectStderrToStdout?: boolean;

  @ApiPropertyOptional({
    type: () => [SourceFileDto],
    maxItems: CAPS.additionalFiles,
    description: 'In the working directory, while it is compiled and while it runs; names may have folders in them',
  })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(CAPS.additionalFiles)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => SourceFileDto)
  additionalFiles?: SourceFileDto[];

  @ApiPropertyOptional({ type: () => CustomRunLimitsBody })
  @MayBeLeftOut()
  @IsObject()
  @ValidateNested()
  @Type(() => CustomRunLimitsBody)
  limits?: CustomRunLimitsBody;
}

export class CustomRunResultDto {
  @ApiProperty({
    enum: VERDICT_IDS,
    enumName: 'Verdict',
    nullable: true,
    description: 'null: ended by itself with exit code 0',
  })
  verdict!: Verdict | null;

  @ApiProperty({ type: String })
  reason!: string;

  @ApiProperty({
    type: () => ExplanationDto,
    nullable: true,
    description: 'The same as a code with values; null where the evidence tells it',
  })
  explanation!: Explanation | null;

  @ApiProperty({ type: String, nullable: true })
  compilerOutput!: string | null;

  @ApiProperty({ type: String })
  stdout!: string;

  @ApiProperty({ type: Boolean, description: 'There was more than is shown' })
  isStdoutCut!: boolean;

  @ApiProperty({ type: String, description: 'The end of it' })
  stderr!: string;

  @ApiProperty({ type: () => EvidenceDto, nullable: true, description: 'null: it did not come to run' })
  evidence!: EvidenceDto | null;
}

export class CustomRunDto {
  @ApiProperty({ type: 'integer' })
  id!: number;

  @ApiProperty({ type: String })
  language!: string;

  @ApiProperty({ enum: SUBMISSION_STATES, enumName: 'SubmissionState' })
  state!: SubmissionState;

  @ApiProperty({ type: () => CustomRunResultDto, nullable: true, description: 'null until finished' })
  result!: CustomRunResultDto | null;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: string;
}
