import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBase64,
  IsBoolean,
  IsInt,
  IsObject,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type { Finding } from '../../contract/package-finding.js';
import { FindingDto } from '../../http/finding.dto.js';
import { MayBeLeftOut } from '../../http/may-be-left-out.js';
import type { FileComparison } from './package-edits.service.js';

const MOST_CHANGES = 1000;
const DAY_MS = 86_400_000;
const MOST_MIB = 1024 * 1024;

export class PackageFileDto {
  @ApiProperty({ type: String, example: 'data/secret/01.in' })
  path!: string;

  @ApiProperty({ type: 'integer' })
  sizeBytes!: number;

  @ApiProperty({ type: String, description: 'Hex, of the content' })
  sha256!: string;
}

export class ComparisonQuery {
  @ApiProperty({ type: 'integer', description: 'Number of a version' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  before!: number;

  @ApiProperty({ type: 'integer', description: 'Number of a version' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  after!: number;
}

export class FileComparisonDto implements FileComparison {
  @ApiProperty({ type: String })
  path!: string;

  @ApiProperty({ enum: ['added', 'removed', 'changed'] })
  change!: FileComparison['change'];

  @ApiProperty({ type: 'integer', nullable: true })
  beforeBytes!: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  afterBytes!: number | null;
}

/** One of `text`, `base64` and `isRemoved`. */
export class FileChangeBody {
  @ApiProperty({ type: String, maxLength: 1024 })
  @IsString()
  @MaxLength(1024)
  path!: string;

  @ApiPropertyOptional({ type: String, description: 'The whole new content' })
  @MayBeLeftOut()
  @IsString()
  text?: string;

  @ApiPropertyOptional({ type: String, format: 'byte', description: 'The whole new content of a file that is no text' })
  @MayBeLeftOut()
  @IsBase64()
  base64?: string;

  @ApiPropertyOptional({ type: Boolean })
  @MayBeLeftOut()
  @IsBoolean()
  isRemoved?: boolean;
}

export class LimitChangesBody {
  @ApiPropertyOptional({ type: 'integer', nullable: true, description: 'null: derived from the jury’s submissions' })
  @ValidateIf((_, value) => value !== undefined && value !== null)
  @IsInt()
  @Min(1)
  @Max(DAY_MS)
  timeLimitMs?: number | null;

  @ApiPropertyOptional({ type: 'integer' })
  @MayBeLeftOut()
  @IsInt()
  @Min(1)
  @Max(MOST_MIB)
  memoryMiB?: number;

  @ApiPropertyOptional({ type: 'integer' })
  @MayBeLeftOut()
  @IsInt()
  @Min(1)
  @Max(MOST_MIB)
  outputMiB?: number;
}

export class PackageEditBody {
  @ApiProperty({ type: 'integer', description: 'Number of the version that the changes were made to, the newest' })
  @IsInt()
  @Min(1)
  baseVersion!: number;

  @ApiPropertyOptional({ type: () => [FileChangeBody], maxItems: MOST_CHANGES })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(MOST_CHANGES)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => FileChangeBody)
  files?: FileChangeBody[];

  @ApiPropertyOptional({ type: () => LimitChangesBody, description: 'Written into problem.yaml' })
  @MayBeLeftOut()
  @IsObject()
  @ValidateNested()
  @Type(() => LimitChangesBody)
  limits?: LimitChangesBody;
}

export class PreviewBody {
  @ApiProperty({ type: String, maxLength: 1024, example: 'statement/problem.en.md' })
  @IsString()
  @MaxLength(1024)
  path!: string;

  @ApiProperty({ type: String })
  @IsString()
  text!: string;
}

export class PreviewDto {
  @ApiProperty({ type: String, nullable: true, description: 'Sanitised; null: it cannot be shown, see the report' })
  html!: string | null;

  @ApiProperty({ type: () => [FindingDto] })
  report!: Finding[];
}
